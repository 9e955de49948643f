"""How things are shown: an exhibit, its evidence, a problem. Every page shows them this one way."""

from typing import Any
from urllib.parse import quote_plus

import pandas as pd
import streamlit as st

from dashboard import column, navigation
from dashboard.exhibit import Exhibit, Grid
from dashboard.navigation import place as place
from dashboard.panels import basket as basket
from dashboard.panels import cited as cited
from dashboard.panels import deck as deck
from dashboard.panels import markup
from dashboard.panels.answer import answer as answer
from dashboard.panels.answer import beside as beside
from dashboard.panels.answer import refusal as refusal
from dashboard.panels.answer import schema as schema
from dashboard.panels.answer import working as working
from dashboard.panels.cards import cards as cards
from dashboard.panels.cards import glossary as glossary
from dashboard.panels.cards import remark as remark
from dashboard.panels.contents import contents as contents
from dashboard.panels.evidence import drawer as drawer
from dashboard.panels.evidence import evidence as evidence
from dashboard.panels.evidence import evidence_asked as evidence_asked
from dashboard.panels.evidence import evidence_by_plan as evidence_by_plan
from dashboard.panels.files import cite_data as cite_data
from dashboard.panels.files import read_with_code as read_with_code
from dashboard.panels.grid import grid as grid
from dashboard.panels.pairs import pairs as pairs
from dashboard.panels.pins import say_changes
from dashboard.panels.problems import problem as problem
from dashboard.panels.problems import unknown as unknown
from dashboard.panels.register import column_help as column_help
from dashboard.panels.register import download as download
from dashboard.panels.share import share as share
from dashboard.wording import Words

# No mode bar: it offers an upload to a cloud, and speaks English only.
PLOT = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "responsive": True}
PANEL = 430  # pixels of a small panel: two stand beside one another, and one on a phone


def show(exhibit: Exhibit, words: Words, key: str, part: bool = False, leads: str = "", among: int = 1) -> str | None:
    """Headline, subtitle, figure, footer, and the rows behind it. A click on a mark puts its target in the address;
    one in a Grid puts its code there, which is returned in that one run.

    part: one of several on a page, its words smaller and its sources folded. leads: where its headline leads to. among:
    how many stand beside one another.
    """
    st.html(markup.heading(exhibit.headline, exhibit.subtitle, part, leads))
    say_changes(exhibit, words)
    if isinstance(exhibit.figure, Grid):
        picked = grid(exhibit.figure, key, words)
    else:
        picked = None
        _drawing(exhibit, f"{key}-{st.session_state.get('closed', 0)}", column.width(_told(), among))
    version = words.text("panel.version", version=exhibit.data_version)
    st.html(markup.footer(exhibit.notes, exhibit.sources, version, words, folded=part))
    share(exhibit, words, key)
    table = markup.table(exhibit.table, words, _opening())
    if part:
        st.html(f'<div class="dz">{markup.details(words.text("panel.table"), table)}</div>')
    else:
        with st.expander(words.text("panel.table")):
            st.html(table)
    return picked


def _told() -> str:
    """What the browser tells of its column."""
    return str(st.context.cookies.get(column.COOKIE, ""))


def _drawing(exhibit: Exhibit, key: str, width: float | None) -> None:
    """The drawing in one piece, or its small panels side by side under the reason why they are apart."""
    if not exhibit.panels:
        _chart(exhibit.figure, exhibit.alt, key, width)
        return
    st.html(markup.caution(exhibit.caution))
    with st.container(horizontal=True, gap="medium"):
        for number, (figure, alt) in enumerate(exhibit.panels):
            with st.container(width=PANEL):
                _chart(figure, alt, f"{key}-{number}", width and min(width, PANEL))


def _chart(figure: Any, alt: str, key: str, width: float | None) -> None:
    """A figure of Plotly's, its marks to be clicked; width: in pixels where it is known."""
    st.plotly_chart(
        figure.live(width) if width else figure,
        theme=None,
        config=PLOT,
        alt=alt,
        key=key,
        selection_mode="points",
        on_select=lambda: _clicked(key),
    )


def heading(headline: str, subtitle: str) -> None:
    """What a page with several figures says first."""
    st.html(markup.heading(headline, subtitle))


def section(title: str, into_view: bool = False) -> None:
    """A heading between parts of a page; brought into view where the reader has just asked for what is under it."""
    if into_view:
        st.session_state["moved"] = st.session_state.get("moved", 0) + 1
        st.html(markup.into_view(f"dz-here-{st.session_state['moved']}"), unsafe_allow_javascript=True)
    st.html(markup.section(title))


def written(html: str) -> None:
    """What this room has written as HTML, and somebody has kept."""
    st.html(html)


def said(text: str) -> None:
    """A paragraph of ours, with `names in no language` set as code."""
    st.html(f'<div class="dz">{markup.paragraphs([markup.coded(text)])}</div>')


def folded(title: str, table: pd.DataFrame, words: Words) -> None:
    """A table of text to be unfolded, such as the rules a figure rests on."""
    with st.expander(markup.label(title)):
        st.html(markup.table(table, words))


def _opening() -> markup.Opens:
    """The address of the present view with a target's evidence open: a mark's other way in, for a keyboard."""
    here = {name: value for name, value in navigation.here().items() if name != "target"}
    leading = markup.place("", **here, target="")
    return lambda target_id: leading + quote_plus(target_id)


def _clicked(chart: str) -> None:
    """Put the clicked mark's target in the address."""
    points = st.session_state[chart].selection.points
    if points and points[0].get("customdata"):
        found = points[0]["customdata"]
        st.query_params["target"] = found if isinstance(found, str) else next(iter(dict(enumerate(found)).values()))
