"""What every page has around its content: styles, language, link navigation, and the message on its parameters."""

import json
from functools import cache
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from dashboard import theme
from dashboard.i18n.language_tags import language_tag
from dashboard.i18n.words import Words, languages
from dashboard.ui.components.link_navigation import navigation_script
from dashboard.ui.components.print_layout import print_script, print_style
from dashboard.ui.html import render
from dashboard.ui.navigation import page_choices, page_parameters
from dashboard.ui.outputs.messages import show_problem

# What Streamlit's front end says in English only, by our messages.
BUILTIN_WORDS = (
    *("builtin.open", "builtin.close", "builtin.dismiss"),
    *("builtin.sidebar", "builtin.expand_sidebar", "builtin.collapse_sidebar"),
    *("builtin.clear", "builtin.clear_entry", "builtin.no_results", "builtin.not_found"),
)
FRAME_SCRIPT = Path(__file__).with_name("page_frame.js").read_text(encoding="utf-8")
ICON = quote(Path(__file__).with_name("icon.svg").read_text(encoding="utf-8").strip())
FRAME_STYLE = Path(__file__).with_name("page_frame.css").read_text(encoding="utf-8").replace("ICON", ICON)


def frame_page(words: Words) -> None:
    """Set the styles, the document's language and link navigation. Call once, after st.navigation."""
    st.html(f"<style>{theme.CSS}{FRAME_STYLE}{print_style()}</style>")
    script = render(
        "document_language",
        lang=language_tag(words.lang),
        skip=words.text("site.skip"),
        scripts=[navigation_script(), frame_script(words), print_script()],
    )
    st.html(script, unsafe_allow_javascript=True)


def show_search_box(page: str, words: Words) -> None:
    """The box that searches everything, at the head of each page; on the search's own page with what was searched."""
    query = page_choices().get("q", "") if page == "search" else ""
    st.html(render("search_box", query=query, words=words))


@cache
def frame_script(words: Words) -> Markup:
    """The JavaScript of the frame, told Streamlit's own words in the page's language."""
    languages_words = [Words(lang) for lang in languages()]
    known = {other.text(key): words.text(key) for key in BUILTIN_WORDS for other in languages_words}
    return Markup(FRAME_SCRIPT.replace("BUILTIN_WORDS", json.dumps(known)))


def show_unreadable_parameters(words: Words) -> None:
    """Report which parameters of the address cannot be read, without repeating their values."""
    if names := page_parameters().unreadable:
        show_problem(words.text("problem.unreadable", names=words.join(names)))


def two_columns(width: float) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two columns, stacked on a phone; `width` of the first relative to the second."""
    left, right = st.columns([width, 1], gap="medium")
    return left, right
