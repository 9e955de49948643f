"""An exhibit on a page: headline, figure, footer, share menu and the rows behind it; and the text between figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote_plus

import pandas as pd
import streamlit as st

from dashboard.figures import plan_coding
from dashboard.figures.click_hints import with_hints
from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words
from dashboard.ui.components.chart import show_panels
from dashboard.ui.components.grid import show_grid
from dashboard.ui.html import render
from dashboard.ui.inline_html import official_text
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.navigation import view_parameters
from dashboard.ui.outputs.share_menu import show_share_menu
from dashboard.ui.outputs.text_table import text_table
from dashboard.ui.outputs.version_changes import show_changes
from dashboard.url_state.urls import page_url


@dataclass(frozen=True)
class Part:
    """One of several figures on a page, its words smaller and its sources folded.

    address: where its headline leads, or "".
    """

    address: str = ""


def show_figure(exhibit: Exhibit, words: Words, key: str, part: Part | None = None) -> str | None:
    """Show an exhibit; `part` where it is not the page's only one.

    A click on a mark or in a Grid puts its code into the address and returns it in that one run.
    """
    heading = {"headline": exhibit.headline, "subtitle": official_text(with_hints(exhibit.subtitle), words)}
    title = render("heading", **heading, part=bool(part), address=part.address if part else "")
    st.html(title + render("caution", text=exhibit.caution) if exhibit.panels else title)
    show_changes(exhibit, words)
    if isinstance(exhibit.figure, Grid):
        clicked = show_grid(exhibit.figure, key, words)
    else:
        figure = exhibit.figure if exhibit.wide is None else exhibit.wide
        clicked = show_panels(exhibit.panels or [(figure, exhibit.alt)], key, words)
    show_footer(exhibit.notes, exhibit.sources, exhibit.data_version, words, folded=bool(part))
    show_share_menu(exhibit, words, key)
    table = text_table(exhibit.table, words, _target_url())
    if part:
        st.html(render("folded", title=words.text("panel.table"), inside=table))
    else:
        with st.expander(words.text("panel.table")):
            st.html(table)
    return clicked


def show_footer(notes: Sequence[str], sources: Sequence[str], data_version: str, words: Words, folded: bool) -> None:
    """Notes, sources and data version under a figure; folded: the sources are to be unfolded."""
    version = words.text("panel.version", version=data_version)
    st.html(
        render(
            "footer", notes=list(map(with_hints, notes)), sources=sources, version=version, words=words, folded=folded
        )
    )


def _target_url() -> Callable[[str], str]:
    """The address of the present view with a target's evidence open: a mark's other way in, for a keyboard."""
    choices = {name: value for name, value in view_parameters().items() if name != "target"}
    url = page_url("", {**choices, "target": ""})
    return lambda target_id: url + quote_plus(target_id)


def show_heading(headline: str, subtitle: str) -> None:
    """The heading of a page with several figures."""
    st.html(render("heading", headline=headline, subtitle=subtitle, part=False, address=""))


def show_section(title: str, into_view: bool = False) -> None:
    """A heading between parts of a page; into_view: scrolled to, as the reader has just asked for what is under it."""
    if into_view:
        st.session_state["scrolled"] = st.session_state.get("scrolled", 0) + 1
        element = render("into_view", id=f"dz-here-{st.session_state['scrolled']}")
        st.html(element, unsafe_allow_javascript=True)
    st.html(render("section", title=title))


def show_html(html: str) -> None:
    """Cached HTML, from `render`."""
    st.html(html)


def show_paragraph(text: str) -> None:
    """A paragraph of ours, its `names` set as code."""
    st.html(render("text", text=text))


def show_coding_note(plans: pd.DataFrame, words: Words) -> None:
    """Which plans were not coded twice; nothing where all were. Frame as in `queries.plans`."""
    for note in plan_coding.notes(plans, words):
        show_paragraph(note)


def show_folded_table(title: str, table: pd.DataFrame, words: Words) -> None:
    """A table of text to be unfolded, such as the rules a figure rests on."""
    with st.expander(escape_markdown(title)):
        st.html(text_table(table, words))
