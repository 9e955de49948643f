"""Questions people ask, each a link to the page that answers it."""

import streamlit as st

from dashboard.i18n.words import Words
from dashboard.ui.html import render
from dashboard.ui.navigation import view_parameters
from dashboard.url_state import site_map
from dashboard.url_state.urls import page_url

QUESTIONS = ("matrix", "pair", "commitment", "clauses")  # addresses; each has a message question.<address>


def show_questions(words: Words) -> None:
    """Show them in a line; those whose page there is."""
    shared = site_map.shared_choices(view_parameters())
    links = [(page_url(name, shared), words.text(f"question.{name}")) for name in QUESTIONS if site_map.is_page(name)]
    st.html(render("questions", title=words.text("overview.questions"), links=links))
