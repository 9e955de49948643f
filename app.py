"""The Streamlit script: page config, language, navigation, and a database built from data/ if there is none."""

import os

import streamlit as st

from dashboard.database import connection
from dashboard.i18n import words as i18n_words
from dashboard.ui import deck_store, own_view, run_limit
from dashboard.ui.inputs.plans_in_view import choose_view
from dashboard.ui.navigation import declare_pages
from dashboard.ui.outputs import page_errors
from dashboard.ui.outputs.empty_corpus import has_plans, show_empty_corpus
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.outputs.sidebar import show_contents
from dashboard.ui.page_announcement import announce_pages
from dashboard.ui.page_frame import frame_page, show_search_box, show_unreadable_parameters
from dashboard.ui.run_context import page_words
from dashboard.url_state import site_map
from dashboard.web import security_headers, server, uploads
from dashboard.web.build_monitor import BUILD
from etl import load

COLUMN_WIDTH = 1080  # pixels; a line of text is not read further than that


def main() -> None:
    """Run the page of the address."""
    words = page_words()
    page = declare_pages(words)
    st.set_page_config(page_title=page.title, layout="wide", initial_sidebar_state=220)
    frame_page(words)
    uploads.register_page(page.url_path)
    with st.sidebar:  # before the page is made, so that the browser remembers what was added at once
        deck_store.mirror_deck()
    show_contents(page.url_path, words, deck_store.item_count())
    if not os.environ.get("DUIZHAO_DATABASE"):
        with BUILD.running():
            outcome = load.ensured()
        BUILD.failed = bool(outcome.problems)
        if outcome.problems:
            message = "problem.data" if outcome.path is None else "problem.outdated"
            show_problem(
                i18n_words.all_languages(message),
                [security_headers.without_paths(line) for line in outcome.problems],
                words,
            )
        if outcome.path is None:
            st.stop()
    with st.container(width=COLUMN_WIDTH, key="column"):
        show_search_box(page.url_path, words)
        show_unreadable_parameters(words)
        try:
            with own_view.with_own_plan(page.url_path, words):
                if not site_map.shows_plans(page.url_path):
                    page.run()
                elif has_plans():
                    choose_view(words)
                    page.run()
                else:
                    show_empty_corpus(words)
        except connection.NoDatabaseError as missing:
            page_errors.show_error(missing)


if __name__ == "__main__":
    with run_limit.slot():
        main()
else:  # `streamlit run app.py` imports this file as its server; serve.py is the one with everything on it
    from dashboard.web import button_files
    from dashboard.web.routes.endpoints import routes

    announce_pages()
    button_files.install()  # else a visitor gets no file of their own plan
    app = st.App(__file__, routes=routes(), on_script_error=server.show_script_error)
