"""A Plotly figure, drawn by a component of ours: one library per page load, `Plotly.react` into an element that stays.

    show_chart(figure, alt="...", key="indicator", words=words)

A click on a mark does what its `customdata` says (see `figures/mark_codes.py`): it opens evidence, or leads to a page.
The browser fits the figure to its column, so nobody needs to know a width beforehand; where a figure has another form
for narrow columns (`figures/narrow.py`), the browser takes it. It also gives the figure the colours of the reader's
theme: figures come in those of the light one. In tests: `harness.charts(page)`.
"""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import streamlit as st

from dashboard import theme
from dashboard.exports.plotly_library import library_asset
from dashboard.figures.default_template import register_default_template
from dashboard.figures.mark_codes import EVIDENCE, mark_parameters
from dashboard.figures.plotly_builder import PlainFigure
from dashboard.i18n.words import Words
from dashboard.ui.components import load_shared_component

ASSETS = "assets/"  # address of the library's folder, relative to the site
DARK_COLOURS = {getattr(theme.LIGHT, part.name): getattr(theme.DARK, part.name) for part in fields(theme.Ink)}
DARK_COLOURS |= dict(zip(theme.LIGHT_SHADES, theme.DARK_SHADES, strict=True))
_component = load_shared_component(__file__, settings=DARK_COLOURS)
register_default_template()


def show_chart(figure: Any, alt: str, key: str, words: Words) -> str | None:
    """Draw a Plotly figure; `alt` is its text alternative. All but scatter, bar and pie need the whole library.

    Returns the code of a mark in the run after a click on it.
    """
    return show_panels([(figure, alt)], key, words)


def show_panels(panels: Sequence[tuple[Any, str]], key: str, words: Words) -> str | None:
    """Draw small figures side by side, each with its text alternative; one alone as wide as its column.

    One element holds them all, and stays where the next choice has fewer or more of them. Returns the code of a mark in
    the run after a click on it.
    """
    shown = _component(key=key, data=content(panels, words), on_picked_change=lambda: _open_evidence(key))
    return str(shown.picked) if shown.picked else None


def content(panels: Sequence[tuple[Any, str]], words: Words) -> bytes:
    """What goes to the browser, as JSON in UTF-8: bytes, since Streamlit serialises anything else twice."""
    library = library_asset(
        {trace.get("type", "scatter") for figure, _ in panels for trace in figure.to_dict()["data"]}
    )
    charts = ",".join(
        f'{{"alt":{json.dumps(alt, ensure_ascii=False)},"figure":{figure_json(figure)}}}' for figure, alt in panels
    )
    around = {"keys": words.text("chart.keys"), "library": ASSETS + library, "failed": words.text("chart.failed")}
    return f'{json.dumps(around, ensure_ascii=False)[:-1]},"charts":[{charts}]}}'.encode(errors="replace")


def figure_json(figure: Any) -> str:
    """A figure as JSON; made once for figures of ours, which never change."""
    return figure.as_json if isinstance(figure, PlainFigure) else str(figure.to_json())


def _open_evidence(key: str) -> None:
    """Put what the mark that was clicked opens into the address."""
    if picked := st.session_state[key].picked:
        for name in (*EVIDENCE, "page"):
            st.query_params.pop(name, None)
        st.query_params.update(mark_parameters(str(picked)))
