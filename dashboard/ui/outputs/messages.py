"""What is wrong, said where it is read: a sentence, details, and what was perhaps meant."""

from collections.abc import Sequence

import streamlit as st

from dashboard.i18n.words import Words
from dashboard.ui.navigation import page_choices
from dashboard.ui.outputs import markup
from dashboard.url_state.limits import shorten_codes

SHOWN = 100  # problems listed before "and n more"
NAMED = 3  # unknown codes of a link that are named before "and n more"


def show_problem(title: str, details: Sequence[str] = (), words: Words | None = None) -> None:
    """Report a problem: a sentence, and its details line by line; text is shown as it is, whatever it holds."""
    shown = list(details[:SHOWN])
    if words and len(details) > SHOWN:
        shown.append(words.text("problem.more", count=len(details) - SHOWN))
    st.html(markup.problem(title, shown))


def show_unknown_code(
    what: str, codes: Sequence[str], shown: str, words: Words, nearest: tuple[str, str] | None = None
) -> None:
    """Say that a link asks for codes nobody knows, and what is shown instead; offer the nearest (code, name)."""
    key = "problem.unknown" if shown else "problem.unknown_only"
    said = words.text(key, what=words.text(f"what.{what}"), code=named(codes, words), shown=shown)
    offer = ""
    if nearest:
        there = markup.relative_url("", **page_choices() | {what: nearest[0]})
        offer = markup.link(there, words.text("problem.nearest", name=nearest[1]))
    st.html(markup.problem(said, offer=offer))


def named(codes: Sequence[str], words: Words) -> str:
    """The first few codes of a link, each shortened, and how many more there are."""
    first, more = shorten_codes(codes, NAMED)
    said = words.text("list.comma").join(first)
    return words.text("problem.unknown_more", count=more, listed=said) if more else said
