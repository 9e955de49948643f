"""Page config, language and navigation; and a database to read, built from data/ if need be. Nothing else."""

import os

import streamlit as st

from dashboard.database import connection, frame_cache
from dashboard.i18n import words as i18n_words
from dashboard.ui import deck_store, run_limit
from dashboard.ui.inputs.plans_in_view import choose_view
from dashboard.ui.navigation import announce_pages, declare_pages
from dashboard.ui.outputs import page_errors
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.outputs.sidebar import show_contents
from dashboard.ui.page import frame_page, is_dark, page_words, say_unreadable
from dashboard.url_state import site_map
from dashboard.web import security_headers, server, startup, uploads
from dashboard.web.ahead import AHEAD
from dashboard.web.stopwatch import BUILD
from etl import load

COLUMN = 1080  # pixels; a line of text is not read further than that


def main() -> None:
    """One run of the page that is asked for."""
    words = page_words()
    page = declare_pages(words)
    st.set_page_config(page_title=page.title, layout="wide", initial_sidebar_state=220)
    frame_page(words)
    uploads.opened(page.url_path)
    with st.sidebar:  # before the page is made, so that the browser remembers what was added at once
        deck_store.mirror_deck()
    show_contents(page.url_path, words, deck_store.item_count())
    if not os.environ.get("DUIZHAO_DATABASE"):
        with BUILD.running():
            outcome = load.ensured()
        if outcome.problems:
            said = "problem.data" if outcome.path is None else "problem.outdated"
            show_problem(
                i18n_words.all_languages(said),
                [security_headers.without_paths(line) for line in outcome.problems],
                words,
            )
        if outcome.path is None:
            st.stop()
    with st.container(width=COLUMN, key="column"):
        say_unreadable(words)
        try:
            if site_map.shows_plans(page.url_path):
                choose_view(words)
            page.run()
        except connection.NoDatabaseError as missing:
            page_errors.show_error(missing)
    startup.shown(page.url_path, frame_cache.kept())
    if startup.serves():
        AHEAD.shown(is_dark())


if __name__ == "__main__":
    with AHEAD.running(), run_limit.taken():
        main()
else:  # `streamlit run app.py` imports this file as its server; serve.py is the one with everything on it
    from dashboard.web import routes

    announce_pages()
    app = st.App(__file__, routes=routes.routes(), on_script_error=server.show_script_error)
