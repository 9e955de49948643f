"""Mirror of the deck in the browser's local storage."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.ui.components import load_component

KEY = "basket-memory"
_component = load_component(__file__)


def mirror_code(data: Mapping[str, Any], on_restored: Callable[[str], None], on_changed: Callable[[str], None]) -> None:
    """Store the deck's code in the browser. data: as deck_storage.js reads it.

    on_restored is called with the stored code in a session that has none yet; on_changed, when another tab changed it.
    """
    _component(
        key=KEY,
        data=data,
        height=1,
        on_restored_change=lambda: on_restored(st.session_state[KEY]["restored"] or ""),
        on_changed_change=lambda: on_changed(st.session_state[KEY]["changed"] or ""),
    )
