"""Telling a fresh server that there are pages.

Apart from `navigation`: a server answers once what is imported here is there, and needs no pandas or DuckDB for it.
"""

import logging

import streamlit as st


def announce_pages() -> None:
    """Tell a server, before its first session, that pages are declared; then its first visitor's link is found too.

    A folder called pages/ beside the entry file puts a fresh server into an old mode, in which the first deep link is
    "not found". Any navigation ends that mode for good, even one outside a session, about which Streamlit warns.
    """
    log = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    level = log.level
    log.setLevel(logging.ERROR)
    st.navigation([st.Page(lambda: None, title="-", url_path="start")])
    log.setLevel(level)
