"""What every page has around its content: styles, language, link navigation, and the message on its parameters."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import theme
from dashboard.i18n.words import Words
from dashboard.ui.components.link_navigation import navigation_script
from dashboard.ui.components.print_layout import print_script, print_style
from dashboard.ui.html import render
from dashboard.ui.navigation import page_parameters
from dashboard.ui.outputs.messages import show_problem


def frame_page(words: Words) -> None:
    """Set the styles, the document's language and link navigation. Call once, after st.navigation."""
    st.html(f"<style>{theme.CSS}{print_style()}</style>")
    script = render(
        "document_language",
        lang={"zh": "zh-CN"}.get(words.lang, words.lang),
        skip=words.text("site.skip"),
        scripts=[navigation_script(), print_script()],
    )
    st.html(script, unsafe_allow_javascript=True)


def show_unreadable_parameters(words: Words) -> None:
    """Report which parameters of the address cannot be read, without repeating their values."""
    if names := page_parameters().unreadable:
        show_problem(words.text("problem.unreadable", names=words.join(names)))


def two_columns(width: float) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two columns, stacked on a phone; `width` of the first relative to the second."""
    left, right = st.columns([width, 1], gap="medium")
    return left, right
