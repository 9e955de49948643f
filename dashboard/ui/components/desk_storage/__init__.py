"""The visitor's plan in the browser's local storage, where the visitor ticked that; nothing is stored otherwise."""

from collections.abc import Callable

import streamlit as st

from dashboard.ui.components import load_component

KEY = "desk-storage"
MOST = 1_500_000  # characters that a browser sends back in one message
_component = load_component(__file__)


def mirror_plan(content: str | None, forget: bool, ask: bool, on_found: Callable[[str], None]) -> None:
    """Store a plan, remove the one that is stored, or have it told. content: the plan as JSON, None for none.

    on_found is called with what is stored, in a session that asks.
    """
    data = {"content": content, "forget": forget, "ask": ask, "most": MOST}
    _component(key=KEY, data=data, height=1, on_found_change=lambda: on_found(st.session_state[KEY]["found"] or ""))
