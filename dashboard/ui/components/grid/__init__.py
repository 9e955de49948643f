"""A table that can be read, tabbed through and clicked: the one for matrix, register and coverage.

    picked = panels.grid(Grid(caption, columns, rows), key="matrix", words=words)

Draws an `exhibit.Grid` as a real <table> with caption, column, row and group heads. An Item with a `code` is a button:
a click or Enter puts the code into the address *before the page runs* (`target=lz-2-a` opens that evidence: a page
that asks `widgets.asked("target")` needs nothing more) and `grid` returns it in that one run, else None. An Item with
a `link` is a link; any other is text. Text from data only ever becomes textContent. Narrower than 40rem, each row is a
card with every cell labelled. Wider, the row heads stay in view should the table itself have to scroll.

A custom component of Streamlit's second kind: no iframe, no request to anywhere, the theme's own variables for colours,
so that a switch to dark is followed at once. It stands in the page's own tree, not in a shadow root: find-in-page and
screen readers meet an ordinary table. In tests: `harness.tables(page)`.
"""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

import streamlit as st

from dashboard.figures.grid import Grid
from dashboard.i18n.words import Words

HERE = Path(__file__).parent
_component = st.components.v2.component(
    "duizhao_grid",
    css=(HERE / "grid.css").read_text(encoding="utf-8"),
    js=(HERE / "grid.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def show_grid(table: Grid, key: str, words: Words) -> str | None:
    """Show a table; return the code that was clicked just now, which by then is in the address, else None."""
    result = _component(key=key, data=content(table, words), on_picked_change=_into_address(key))
    return result.picked or None


def content(table: Grid, words: Words) -> bytes:
    """What goes to the browser, as JSON: the table as it is, and the words that go with every button.

    As bytes, which Streamlit passes on: of anything else it makes JSON itself, twice, whenever the page runs.
    """
    said = json.dumps({"open": words.text("grid.open"), "sort": words.text("grid.sort")}, ensure_ascii=False)
    return f'{{"words":{said},"table":{table.as_json}}}'.encode(errors="replace")


def _into_address(key: str) -> Callable[[], None]:
    """What to do when something is clicked: each parameter of its code is set, or taken out where it is empty."""

    def picked() -> None:
        for name, value in parse_qsl(st.session_state[key].picked or "", keep_blank_values=True):
            if value:
                st.query_params[name] = value
            else:
                st.query_params.pop(name, None)

    return picked
