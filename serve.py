"""The server around app.py. `streamlit run serve.py`, or any ASGI server with serve:app."""

from pathlib import Path

import streamlit as st

# A folder called pages/ beside the entry file puts a fresh server into an old mode, in which the first visitor's deep
# link is "not found". Declaring any navigation, even here outside a session, turns that mode off for good.
st.navigation([st.Page(lambda: None, title="-", url_path="start")])

app = st.App(Path(__file__).with_name("app.py"))
