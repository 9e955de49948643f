"""A search box on a page that lists nothing: Enter leads to the page that does."""

import streamlit as st

from dashboard.i18n.words import Words
from dashboard.ui.inputs.chooser_row import label_visibility
from dashboard.ui.inputs.filters import MAX_SEARCH_LENGTH
from dashboard.url_state import site_map

SEARCH_PAGES = ("search", "register")  # the first of these that there is


def link_search(words: Words) -> None:
    """A search box that opens the page of results at `q`, in the page's language."""
    typed = st.text_input(
        words.text("overview.search"),
        key="search-link",
        type="search",
        placeholder=words.text("overview.search_hint"),
        width="stretch",
        label_visibility=label_visibility(),
    )
    if text := typed[:MAX_SEARCH_LENGTH].strip():
        page = next(entry for address in SEARCH_PAGES for entry in site_map.pages() if entry.address == address)
        st.switch_page(page.file, query_params={"lang": words.lang, "q": text})
