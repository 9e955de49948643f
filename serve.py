"""The server around app.py. `streamlit run serve.py`, or any ASGI server with serve:app."""

from pathlib import Path

import streamlit as st

from dashboard.ui.page_announcement import announce_pages
from dashboard.web import server

announce_pages()
app = st.App(
    Path(__file__).with_name("app.py"),
    routes=server.routes(),
    middleware=server.middleware(),
    exception_handlers=server.exception_handlers(),
    lifespan=server.lifespan,
    on_script_error=server.show_script_error,
)
