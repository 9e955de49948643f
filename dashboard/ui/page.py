"""What every page has around its figures: its language, its styles, the row of choosers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import theme
from dashboard.database import frame_cache
from dashboard.i18n import words
from dashboard.i18n.words import Words
from dashboard.ui.components.link_navigation import navigation_script
from dashboard.ui.html import render
from dashboard.ui.navigation import page_choices, page_parameters
from dashboard.ui.outputs.messages import show_problem
from dashboard.url_state import site_map
from dashboard.url_state.parameters import PlansInView, plans_in_view
from dashboard.url_state.view_context import ViewContext

_waiting: ContextVar[list[Callable[[], None]] | None] = ContextVar("waiting", default=None)


def page_words() -> Words:
    """The words of the page's language: the link's, else the browser's (zh: Chinese, any other: English)."""
    return Words(words.best_language(page_parameters().choices.get("lang"), st.context.locale))


def parameter(name: str) -> str:
    """What the address asks for under a name; empty if nothing, or nothing that can be read (`say_unreadable`)."""
    return page_parameters().choices.get(name, "")


def say_unreadable(spoken: Words) -> None:
    """Say which parameters of the address were left out as unreadable, without repeating what they hold."""
    if names := page_parameters().unreadable:
        show_problem(spoken.text("problem.unreadable", names=spoken.join(names)))


def is_dark() -> bool:
    """Whether the page is shown dark."""
    return st.context.theme.type == "dark"


def view_context(spoken: Words, **chosen: str) -> ViewContext:
    """What the page's figures are made from: the choices of its address, as the widgets write them there.

    chosen: what is shown though the address says nothing or something else, such as a theme's first indicator.
    """
    asked_for = page_choices() | chosen
    return ViewContext(
        frame_cache.frame,
        spoken,
        asked_for,
        is_dark(),
        site_map.shared_choices(asked_for),
        cache=frame_cache.cached_drawing,
    )


def frame(name: str, **arguments: Any) -> pd.DataFrame:
    """A frame of `queries` by its name, of the plans that the page shows; for what is drawn from the address, too."""
    return ViewContext(frame_cache.frame, page_words(), page_choices()).frame(name, **arguments)


def plans_shown() -> PlansInView | None:
    """The plans in view for the page's address; None where all are."""
    return plans_in_view(frame_cache.frame("plan_ids")["plan_id"].tolist(), page_parameters().choices)


def frame_page(spoken: Words) -> None:
    """What every page has: our styles, its language, for the browser and in what Streamlit says itself, and links
    that are followed without loading everything anew. Call once, after st.navigation.
    """
    st.html(f"<style>{theme.CSS}</style>")
    script = render(
        "document_language",
        lang={"zh": "zh-CN"}.get(spoken.lang, spoken.lang),
        skip=spoken.text("site.skip"),
        follow=navigation_script(),
    )
    st.html(script, unsafe_allow_javascript=True)


def two_columns(width: float) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two places beside one another, under one another on a phone; `width` of the first, to the second's 1."""
    left, right = st.columns([width, 1], gap="medium")
    return left, right


@contextmanager
def chooser_row() -> Iterator[None]:
    """The row that choosers stand in; wraps on a phone. What they have to say of the link comes under it."""
    waiting: list[Callable[[], None]] = []
    token = _waiting.set(waiting)
    try:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            yield
    finally:
        _waiting.reset(token)
    for say in waiting:
        say()


def show_after_row(say: Callable[[], None]) -> None:
    """Say something under the row of choosers that is being made, or at once where there is none."""
    waiting = _waiting.get()
    if waiting is None:
        say()
    else:
        waiting.append(say)
