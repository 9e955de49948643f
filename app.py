"""Page config, language and navigation; and a database to read, built from data/ if need be. Nothing else."""

import os

import streamlit as st

from dashboard import cache, column, database, navigation, panels, turns, widgets, wording
from dashboard.serving import doors, failures, server, uploads, warm
from dashboard.serving.ahead import AHEAD
from dashboard.serving.stopwatch import BUILD
from etl import load


def main() -> None:
    """One run of the page that is asked for."""
    words = widgets.words()
    page = navigation.declare(words)
    st.set_page_config(page_title=page.title, layout="wide", initial_sidebar_state=220)
    widgets.frame_page(words)
    uploads.opened(page.url_path)
    with st.sidebar:  # before the page is made, so that the browser remembers what was added at once
        panels.basket.mirror()
    panels.contents(page.url_path, words, panels.basket.counted())
    if not os.environ.get("DUIZHAO_DATABASE"):
        with BUILD.running():
            outcome = load.ensured()
        if outcome.problems:
            said = "problem.data" if outcome.path is None else "problem.outdated"
            panels.problem(wording.in_every_language(said), [doors.public(line) for line in outcome.problems], words)
        if outcome.path is None:
            st.stop()
    with st.container(width=column.WIDTH, key="column"):
        widgets.say_unreadable(words)
        try:
            if navigation.shows_plans(page.url_path):
                widgets.choose_view(words)
            page.run()
        except database.NoDatabaseError as missing:
            failures.said(missing)
    warm.shown(page.url_path, cache.kept())
    if warm.serves():
        AHEAD.shown(widgets.dark())


if __name__ == "__main__":
    with AHEAD.running(), turns.taken():
        main()
else:  # `streamlit run app.py` imports this file as its server; serve.py is the one with everything on it
    from dashboard import service

    navigation.announce()
    app = st.App(__file__, routes=service.routes(), on_script_error=server.failed)
