"""The contents in the sidebar: every page by section, as plain links.

One piece of HTML instead of a Streamlit widget for each page: those took a third of a run. The component
link_navigation follows such a link within the open session.
"""

from collections.abc import Mapping
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from dashboard.i18n.words import Words
from dashboard.ui.corpus import corpus
from dashboard.ui.html import render
from dashboard.ui.navigation import page_choices
from dashboard.url_state import site_map
from dashboard.url_state.urls import page_url


def show_contents(current: str, words: Words, counts: Mapping[str, int]) -> None:
    """Show them; parameters as those of `contents_html`."""
    with st.sidebar:
        st.html(contents_html(current, page_choices(), words, counts, corpus(words).title))


def contents_html(
    current: str, choices: Mapping[str, str], words: Words, counts: Mapping[str, int], title: str = ""
) -> Markup:
    """The contents as HTML. Links keep the language and the shared choices, the one to the open page keeps all.

    current: the address of the open page, "" for the first. counts: a number to show behind a page's title, by address.
    title: of the corpus.
    """
    entries = site_map.pages()
    open_page, shared = current or entries[0].address, site_map.shared_choices(choices)

    def entry_link(address: str) -> tuple[str, str, bool]:
        is_open = address == open_page
        url = page_url(address, choices if is_open else shared)
        return url, _label(address, words, counts.get(address)), is_open

    sections = [
        (section, [entry_link(entry.address) for entry in inside])
        for section, inside in groupby(entries, lambda entry: words.text(f"section.{entry.section}"))
    ]
    return render("contents", sections=sections, title=title, words=words)


def _label(address: str, words: Words, count: int | None) -> str:
    title = words.text(f"page.{address}")
    return words.text("section.counted", count=count, title=title) if count else title
