"""An accessible, clickable HTML table, such as those of the matrix and the register.

    code = show_grid(Grid(caption, columns, rows), key="matrix", words=words)

A <table> with caption and with heads of columns, rows and groups. A CellItem with a `code` is a button: a click or
Enter sets the code's parameters in the address before the page runs (`target=lz-2-a` opens that evidence), and
`show_grid` returns it in that one run, else None. One with a `link` is a link; any other is text. Text from data only
ever becomes textContent. Narrower than 40rem, each row is a card with labelled cells; wider, row heads are sticky.

Not in an iframe nor in a shadow root, so that find-in-page and screen readers meet an ordinary table, and with the
theme's variables for colours, so that a switch to dark takes effect at once. In tests: `harness.tables(page)`.
"""

import json
from collections.abc import Callable
from urllib.parse import parse_qsl

import streamlit as st

from dashboard.figures.grid import Grid
from dashboard.i18n.words import Words
from dashboard.ui.components import load_shared_component

_component = load_shared_component(__file__)


def show_grid(table: Grid, key: str, words: Words) -> str | None:
    """Show a table; return the code clicked just now, which is in the address already, else None."""
    result = _component(key=key, data=content(table, words), on_picked_change=_into_address(key))
    return result.picked or None


def content(table: Grid, words: Words) -> bytes:
    """The data sent to the browser, as JSON: the table, and the labels of its buttons.

    As bytes, which Streamlit passes on unchanged; anything else it serialises itself, twice in each run.
    """
    labels = json.dumps({"open": words.text("grid.open"), "sort": words.text("grid.sort")}, ensure_ascii=False)
    failed = json.dumps(words.text("grid.failed"), ensure_ascii=False)
    return f'{{"failed":{failed},"words":{labels},"table":{table.as_json}}}'.encode(errors="replace")


def _into_address(key: str) -> Callable[[], None]:
    """A callback that sets each parameter of the clicked code in the address, and removes those that are empty."""

    def set_parameters() -> None:
        for name, value in parse_qsl(st.session_state[key].picked or "", keep_blank_values=True):
            if value:
                st.query_params[name] = value
            else:
                st.query_params.pop(name, None)

    return set_parameters
