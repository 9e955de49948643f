"""A Plotly figure, drawn by a component of ours: one library per page load, `Plotly.react` into an element that stays.

    show_chart(figure, alt="...", key="indicator", words=words)

A click on a mark whose `customdata` is a target's id puts that id into the address before the page runs. The browser
fits the figure to its column, so nobody needs to know a width beforehand. In tests: `harness.charts(page)`.
"""

import json
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.exports.plotly_library import library_asset
from dashboard.figures.plotly_builder import PlainFigure
from dashboard.i18n.words import Words

HERE = Path(__file__).parent
ASSETS = "assets/"  # address of the library's folder, relative to the site
_component = st.components.v2.component(
    "duizhao_chart",
    css=(HERE / "chart.css").read_text(encoding="utf-8"),
    js=(HERE / "chart.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def show_chart(figure: Any, alt: str, key: str, words: Words, wide: Any = None) -> None:
    """Draw a Plotly figure; `alt` is its text alternative, `wide` the drawing for 720 pixels and more.

    All but scatter, bar and pie need the whole library.
    """
    _component(key=key, data=content(figure, alt, words, wide), on_picked_change=lambda: _open_evidence(key))


def content(figure: Any, alt: str, words: Words, wide: Any = None) -> bytes:
    """What goes to the browser, as JSON in UTF-8: bytes, since Streamlit serialises anything else twice."""
    library = library_asset({trace.get("type", "scatter") for trace in figure.to_dict()["data"]})
    around = {"alt": alt, "library": ASSETS + library, "failed": words.text("chart.failed")}
    drawings = f'"figure":{figure_json(figure)}' + (f',"wide":{figure_json(wide)}' if wide is not None else "")
    return f"{json.dumps(around, ensure_ascii=False)[:-1]},{drawings}}}".encode(errors="replace")


def figure_json(figure: Any) -> str:
    """A figure as JSON; made once for figures of ours, which never change."""
    return figure.serialised if isinstance(figure, PlainFigure) else str(figure.to_json())


def _open_evidence(key: str) -> None:
    """Put the target of the mark that was clicked into the address."""
    if picked := st.session_state[key].picked:
        st.query_params["target"] = str(picked)
