"""Problems, reported where they are read: a sentence, details, and what was perhaps meant."""

from collections.abc import Sequence

import streamlit as st

from dashboard.i18n.words import Words
from dashboard.ui.html import render
from dashboard.ui.inline_html import link
from dashboard.ui.navigation import page_choices
from dashboard.url_state.limits import shorten_codes
from dashboard.url_state.urls import page_url

MOST_DETAILS = 100  # details listed before "and n more"
MOST_CODES = 3  # unknown codes of a link that are named before "and n more"


def show_problem(title: str, details: Sequence[str] = (), words: Words | None = None) -> None:
    """Report a problem: a sentence, and its details line by line; text is shown as it is, whatever it holds."""
    lines = list(details[:MOST_DETAILS])
    if words and len(details) > MOST_DETAILS:
        lines.append(words.text("problem.more", count=len(details) - MOST_DETAILS))
    st.html(render("problem", title=title, lines=lines, offer=""))


def show_unknown_code(
    parameter: str, codes: Sequence[str], default: str, words: Words, nearest: tuple[str, str] | None = None
) -> None:
    """Report codes of a link that nobody knows and what is shown instead; offer the nearest (code, name)."""
    key = "problem.unknown" if default else "problem.unknown_only"
    title = words.text(key, what=words.text(f"what.{parameter}"), code=code_list(codes, words), shown=default)
    offer = ""
    if nearest:
        url = page_url("", page_choices() | {parameter: nearest[0]})
        offer = link(url, words.text("problem.nearest", name=nearest[1]))
    st.html(render("problem", title=title, lines=(), offer=offer))


def code_list(codes: Sequence[str], words: Words) -> str:
    """The first few codes of a link, each shortened, and how many more there are."""
    first, more = shorten_codes(codes, MOST_CODES)
    names = words.text("list.comma").join(first)
    return words.text("problem.unknown_more", count=more, listed=names) if more else names
