"""The share menu of a query's result: link, picture, slide, citation, iframe.

Streamlit keeps what a button is given as long as the session lasts: here that is a query, never its rows.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.exports import file_names, headless_browser, pictures, tabular
from dashboard.exports.citations.csl_items import figure
from dashboard.exports.html import embed
from dashboard.exports.items import ExhibitItem
from dashboard.exports.picture_options import USUAL, PictureOptions
from dashboard.exports.pptx import deck_file
from dashboard.figures.code_spans import plain_heading
from dashboard.figures.data_table import typed_table
from dashboard.figures.model import Exhibit
from dashboard.figures.sql.result import drawn_table
from dashboard.i18n.words import Words
from dashboard.ui.client_context import today
from dashboard.ui.components.copy_box import copy_box
from dashboard.ui.corpus import citation_context
from dashboard.ui.outputs.citation_box import show_citation_box
from dashboard.ui.outputs.file_button import file_button
from dashboard.ui.outputs.share_menu import address, picture_choices

KEY = "sql"


def show_query_share(exhibit: Exhibit, words: Words, fetch: Callable[[], Exhibit]) -> None:
    """The menu. fetch: makes the exhibit anew when a file is wanted."""
    menu = st.popover(words.text("share.open"), type="tertiary", key=f"share-{KEY}", on_change="rerun")
    if not menu.open:
        return
    with menu:
        link = address(words, {})
        st.caption(words.text("share.copy_link"))
        copy_box(link, words, f"{KEY}-link")
        show_drawn_files(exhibit, words, fetch)
        seen = citation_context(words, exhibit.data_version, link)
        plain = plain_heading(replace(exhibit, table=exhibit.table.head(0)))
        show_citation_box(figure(plain, seen, words, KEY), words, KEY, (plain, seen))
        st.caption(words.text("share.embed"))
        copy_box(embed.iframe(link, plain.headline), words, f"{KEY}-frame")


def show_drawn_files(exhibit: Exhibit, words: Words, fetch: Callable[[], Exhibit]) -> None:
    """Picture and slide, with the choices of the picture."""
    st.caption(words.text("share.files"))
    has_svg, browser = pictures.has_svg(exhibit), headless_browser.find_browser() is not None
    options = picture_choices(words, KEY, has_svg) if browser else USUAL
    drawn = ("png", "svg") if has_svg else ("png",)
    show_files(exhibit.data_version, words, fetch, (*(drawn if browser else ()), "pptx"), options)


def show_files(
    data_version: str,
    words: Words,
    fetch: Callable[[], Exhibit],
    forms: tuple[str, ...],
    options: PictureOptions = USUAL,
) -> None:
    """A button for each form of file of the exhibit that `fetch` makes."""
    link = address(words, {})
    with st.container(horizontal=True, gap="small"):
        for form in forms:
            file_button(
                words.text("sql.download", form=form.upper()),
                partial(file_bytes, form, fetch, words, link, options),
                file_names.file_name(form, KEY, data_version),
                key=f"{KEY}-{form}",
            )


def file_bytes(
    form: str, fetch: Callable[[], Exhibit], words: Words, link: str, options: PictureOptions = USUAL
) -> bytes:
    """A file of the exhibit that `fetch` gives: all rows as data, or the chart or first rows as picture or slide."""
    exhibit = fetch()
    if form == "csv":
        return tabular.csv_bytes(exhibit.table)
    if form == "xlsx":
        return tabular.exhibit_xlsx(replace(exhibit, table=typed_table(exhibit.table, days_only=True)), words, link)
    drawn = drawn_table(exhibit, words)
    if form == "pptx":
        return deck_file.slide_pptx(ExhibitItem(drawn, link=link), words, exhibit.data_version, today())
    return (pictures.svg if form == "svg" else pictures.png)(drawn, words, link, options)
