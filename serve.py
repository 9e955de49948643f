"""The server around app.py. `streamlit run serve.py`, or any ASGI server with serve:app."""

from pathlib import Path

import streamlit as st

from dashboard import navigation, service

navigation.announce()
app = st.App(Path(__file__).with_name("app.py"), routes=service.routes())
