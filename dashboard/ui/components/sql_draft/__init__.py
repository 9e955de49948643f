"""Browser memory of a SQL draft and of queries too long for a link."""

from collections.abc import Callable

import streamlit as st

from dashboard.ui.components import load_component

KEY = "query-draft"
_component = load_component(__file__)


def remember_draft(address: str, text: str, too_long: bool, on_restored: Callable[[str], None]) -> None:
    """Have the browser tab remember what is typed in the box for SQL.

    address: identifies the query of the link. text: the query of the page. too_long: whether no link holds it.
    on_restored is called with such a query when a new session begins.
    """

    def restore() -> None:
        if isinstance(query := st.session_state[KEY]["long"], str):
            on_restored(query)

    _component(key=KEY, data={"at": address, "text": text, "long": too_long}, height=1, on_long_change=restore)
