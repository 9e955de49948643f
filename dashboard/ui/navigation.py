"""Streamlit's navigation built from the site map. Call `declare_pages` before any widget."""

from copy import copy
from functools import cache

import streamlit as st

from dashboard.database import frame_cache
from dashboard.database.errors import UNREADABLE
from dashboard.i18n.words import Words
from dashboard.url_state import limits
from dashboard.url_state.site_map import MAX_REPEATED_LENGTH, page_title, pages


def declare_pages(words: Words) -> st.Page:
    """Tell Streamlit the pages; return the one asked for. Call before any widget.

    `/` is a page of its own that runs the first one's file: a default page does not answer at its own name.
    """
    home, *others = (copy(page) for page in _originals(words))
    return st.navigation([home, *others], position="hidden")


@cache
def _originals(words: Words) -> tuple[st.Page, ...]:
    """The page at `/`, and all of them. Each run takes copies, since a page remembers whether it has run; making one
    has Streamlit look at its folders."""
    first = pages()[0]
    home = st.Page(first.file, title=page_title(first.address, words), url_path="home", default=True)
    originals = (
        st.Page(entry.file, title=page_title(entry.address, words), url_path=entry.address) for entry in pages()
    )
    return home, *originals


def page_parameters() -> limits.Address:
    """The parameters of the present address. Everything that reads them reads them here."""
    return limits.read_address(st.query_params.to_dict())


def page_choices() -> dict[str, str]:
    """The parameters of the present address that can be read, as a link to exactly this view has them: without the
    codes of plans that nobody knows."""
    choices = page_parameters().choices
    plans = _known_plans(choices["plans"]) if choices.get("plans") else ""
    return {name: value for name, value in {**choices, "plans": plans}.items() if name != "plans" or plans}


def view_parameters() -> dict[str, str]:
    """The same for links that stand row by row: without a query so long that each row would repeat it."""
    return {name: value for name, value in page_choices().items() if name != "q" or len(value) <= MAX_REPEATED_LENGTH}


def _known_plans(plans: str) -> str:
    """Those of several codes of plans that there are; all where no database can say."""
    try:
        known = frame_cache.cached_drawing(
            ("codes of plans",), lambda: frozenset(frame_cache.frame("plan_ids")["plan_id"])
        )
    except UNREADABLE:
        return plans
    return limits.filter_known_codes(plans, known)
