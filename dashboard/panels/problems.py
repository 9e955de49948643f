"""What is wrong, said where it is read: a sentence, details, and what was perhaps meant."""

from collections.abc import Sequence

import streamlit as st

from dashboard.panels import markup
from dashboard.wording import Words

SHOWN = 100  # problems listed before "and n more"


def problem(title: str, details: Sequence[str] = (), words: Words | None = None) -> None:
    """Report a problem: a sentence, and its details line by line; text is shown as it is, whatever it holds."""
    shown = list(details[:SHOWN])
    if words and len(details) > SHOWN:
        shown.append(words.text("problem.more", count=len(details) - SHOWN))
    st.html(markup.problem(title, shown))


def unknown(what: str, code: str, shown: str, words: Words, nearest: tuple[str, str] | None = None) -> None:
    """Say that a link asks for a code nobody knows, and what is shown instead; offer the nearest (code, name)."""
    key = "problem.unknown" if shown else "problem.unknown_only"
    said = words.text(key, what=words.text(f"what.{what}"), code=code[:60], shown=shown)
    offer = ""
    if nearest:
        there = markup.place("", **st.query_params.to_dict() | {what: nearest[0]})
        offer = markup.link(there, words.text("problem.nearest", name=nearest[1]))
    st.html(markup.problem(said, offer=offer))
