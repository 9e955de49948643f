"""The text of a visitor's plan with every quantity at its place, and the row that is open beside it.

The browser holds the text and the rows; the text is sent once, afterwards only rows that changed. What the reader
decides comes back as a message: {client, seen: [stream, version], operations: [...], need}. Text from data only ever
becomes a text node, an attribute or a value.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.ui.components import load_component

KEY = "desk-reading"
SCRIPTS = ("store", "text", "unit", "panel", "reading")  # one module in five files
_component = load_component(__file__, isolate_styles=False, scripts=SCRIPTS)


def show_reading(data: Mapping[str, Any], on_message: Callable[[Any], None]) -> None:
    """Show it. data: as reading.js reads it, of dashboard/ui/desk_stream.py. on_message is called with each message."""
    content = json.dumps(data, ensure_ascii=False).encode(errors="replace")
    _component(key=KEY, data=content, on_message_change=lambda: on_message(st.session_state[KEY].message))
