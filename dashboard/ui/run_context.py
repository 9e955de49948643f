"""What one run of a page knows: language, parameters of the address, and the frames of the plans in view."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.database import frame_cache
from dashboard.i18n.words import Words, best_language
from dashboard.ui.navigation import page_choices, page_parameters
from dashboard.url_state import site_map
from dashboard.url_state.parameters import PlansInView, plans_in_view
from dashboard.url_state.view_context import ViewContext


def page_words() -> Words:
    """The words of the page's language: that of the link, else of the browser (zh: Chinese, any other: English)."""
    return Words(best_language(page_parameters().choices.get("lang"), st.context.locale))


def parameter(name: str) -> str:
    """The value of a parameter of the address; "" where it is missing or cannot be read."""
    return page_parameters().choices.get(name, "")


def view_context(words: Words, **defaults: str) -> ViewContext:
    """What the page's figures are made from: the choices of its address, as the choosers write them there.

    defaults: choices shown though the address has none or another, such as a theme's first indicator.
    """
    choices = page_choices() | defaults
    return ViewContext(
        frame_cache.frame,
        words,
        choices,
        carried=site_map.shared_choices(choices),
        cache=frame_cache.cached_drawing,
    )


def frame(name: str, **arguments: Any) -> pd.DataFrame:
    """The result of a query by its name, limited to the plans in view."""
    return ViewContext(frame_cache.frame, page_words(), page_choices()).frame(name, **arguments)


def plans_shown() -> PlansInView | None:
    """The plans in view for the page's address; None where all are."""
    return plans_in_view(frame_cache.frame("plan_ids")["plan_id"].tolist(), page_parameters().choices)
