"""How things are shown: an exhibit, its evidence, a problem. Every page shows them this one way."""

from urllib.parse import quote_plus

import pandas as pd
import streamlit as st

from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words
from dashboard.ui.components.chart import show_chart
from dashboard.ui.components.grid import show_grid
from dashboard.ui.navigation import view_parameters
from dashboard.ui.outputs import markup
from dashboard.ui.outputs.share_menu import show_share_menu
from dashboard.ui.outputs.version_changes import show_changes

PANEL = 430  # pixels of a small panel: two stand beside one another, and one on a phone


def show_figure(exhibit: Exhibit, words: Words, key: str, part: bool = False, leads: str = "") -> str | None:
    """Headline, subtitle, figure, footer, and the rows behind it. A click on a mark puts its target in the address;
    one in a Grid puts its code there, which is returned in that one run.

    part: one of several on a page, its words smaller and its sources folded. leads: where its headline leads to.
    """
    st.html(markup.heading(exhibit.headline, exhibit.subtitle, part, leads))
    show_changes(exhibit, words)
    if isinstance(exhibit.figure, Grid):
        picked = show_grid(exhibit.figure, key, words)
    else:
        picked = None
        _drawing(exhibit, key, words)
    version = words.text("panel.version", version=exhibit.data_version)
    st.html(markup.footer(exhibit.notes, exhibit.sources, version, words, folded=part))
    show_share_menu(exhibit, words, key)
    table = markup.table(exhibit.table, words, _opening())
    if part:
        st.html(f'<div class="dz">{markup.details(words.text("panel.table"), table)}</div>')
    else:
        with st.expander(words.text("panel.table")):
            st.html(table)
    return picked


def _drawing(exhibit: Exhibit, key: str, words: Words) -> None:
    """The drawing in one piece, or its small panels side by side under the reason why they are apart."""
    if not exhibit.panels:
        show_chart(exhibit.figure, exhibit.alt, key, words)
        return
    st.html(markup.caution(exhibit.caution))
    with st.container(horizontal=True, gap="medium"):
        for number, (figure, alt) in enumerate(exhibit.panels):
            with st.container(width=PANEL):
                show_chart(figure, alt, f"{key}-{number}", words)


def show_heading(headline: str, subtitle: str) -> None:
    """What a page with several figures says first."""
    st.html(markup.heading(headline, subtitle))


def show_section(title: str, into_view: bool = False) -> None:
    """A heading between parts of a page; brought into view where the reader has just asked for what is under it."""
    if into_view:
        st.session_state["moved"] = st.session_state.get("moved", 0) + 1
        st.html(markup.into_view(f"dz-here-{st.session_state['moved']}"), unsafe_allow_javascript=True)
    st.html(markup.section(title))


def show_html(html: str) -> None:
    """What this room has written as HTML, and somebody has kept."""
    st.html(html)


def show_paragraph(text: str) -> None:
    """A paragraph of ours, with `names in no language` set as code."""
    st.html(f'<div class="dz">{markup.paragraphs([markup.code_spans(text)])}</div>')


def show_folded_table(title: str, table: pd.DataFrame, words: Words) -> None:
    """A table of text to be unfolded, such as the rules a figure rests on."""
    with st.expander(markup.escape_markdown(title)):
        st.html(markup.table(table, words))


def _opening() -> markup.Opens:
    """The address of the present view with a target's evidence open: a mark's other way in, for a keyboard."""
    here = {name: value for name, value in view_parameters().items() if name != "target"}
    leading = markup.relative_url("", **here, target="")
    return lambda target_id: leading + quote_plus(target_id)
