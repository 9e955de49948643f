"""The server around app.py. `streamlit run serve.py`, or any ASGI server with serve:app."""

from pathlib import Path

import streamlit as st

from dashboard import navigation, service
from dashboard.serving import server

navigation.announce()
app = st.App(
    Path(__file__).with_name("app.py"),
    routes=[*service.routes(), *server.routes()],
    middleware=server.middleware(),
    exception_handlers=server.exception_handlers(),
    lifespan=server.lifespan,
    on_script_error=server.failed,
)
