"""Sortable list of deck items."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.ui.components import load_component

KEY = "deck-list"
_component = load_component(__file__, isolate_styles=False)


def show_deck_list(data: Mapping[str, Any], on_edit: Callable[[Mapping[str, Any]], None]) -> None:
    """Show the list. data: title, items and labels as deck_list.js reads them.

    on_edit is called with each edit: {"do": move, remove, title, name or open} and its arguments.
    """
    _component(key=KEY, data=data, on_asked_change=lambda: on_edit(st.session_state[KEY].asked or {}))
