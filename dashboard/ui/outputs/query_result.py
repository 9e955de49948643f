"""The result of a visitor's query as table or chart with its files, or why it was refused."""

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup, escape

from dashboard.exports import file_names, headless_browser, pictures, tabular
from dashboard.figures.data_table import typed_table
from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit
from dashboard.i18n.numerals import exact
from dashboard.i18n.words import Words
from dashboard.ui.components.chart import show_chart
from dashboard.ui.html import render
from dashboard.ui.outputs.figure_panel import show_footer, show_paragraph
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.outputs.share_menu import address

COLUMN_NAME = re.compile("“([^“”]*)”")  # as the headline quotes it
FORMS = ("csv", "xlsx")  # of any result; a chart is a picture too
MOST_ROWS = 100  # on the screen; the files hold all
LONG_TEXT = 24  # characters of a text that gets a wider column
FULL_WIDTH = "；，（）“”‘’＝＊　"  # what an input method puts where SQL wants the ASCII character


def show_progress(words: Words) -> AbstractContextManager[None]:
    """A sign that a query runs, while it does."""
    return st.spinner(words.text("sql.running"))


def show_refusal(kind: str, detail: str, limits: dict[str, Any], query: str, words: Words) -> None:
    """Why a query has no answer: a sentence, and what DuckDB said where that helps."""
    lines = detail.splitlines() if kind in ("syntax", "unknown", "failed") else [detail] if detail else []
    show_problem(words.text(f"sql.refused.{kind}", **limits), [line for line in lines if line.strip()])
    if kind in ("syntax", "unknown") and any(char in query for char in FULL_WIDTH):
        show_paragraph(words.text("sql.full_width"))


def show_result(exhibit: Exhibit, words: Words, fetch: Callable[[], Exhibit]) -> None:
    """The result as table or chart with its notes, and the files: CSV of the bare rows for other programs, XLSX with
    query, version and link.

    fetch: makes the exhibit anew when a file is wanted. Streamlit keeps it as long as the session lasts, so it must
    not hold the rows.
    """
    st.html(heading(exhibit.headline))
    notes = [*exhibit.notes]
    if isinstance(exhibit.figure, Grid):
        st.html(first_rows(exhibit.table, exhibit.headline))
        if len(exhibit.table) > MOST_ROWS:
            notes.append(words.text("sql.first_rows", shown=MOST_ROWS, count=len(exhibit.table)))
    else:
        show_chart(exhibit.figure, exhibit.alt, "sql-chart", words)
    show_footer(notes, (), exhibit.data_version, words, folded=True)
    drawn = () if isinstance(exhibit.figure, Grid) or headless_browser.find_browser() is None else ("png",)
    show_files(exhibit.data_version, words, fetch, (*FORMS, *drawn))


def show_files(data_version: str, words: Words, fetch: Callable[[], Exhibit], forms: Sequence[str] = FORMS) -> None:
    """A button for each form of file of the exhibit that `fetch` makes."""
    link = address(words, {})
    with st.container(horizontal=True, gap="small"):
        for form in forms:
            st.download_button(
                words.text("sql.download", form=form.upper()),
                data=partial(file_bytes, form, fetch, words, link),
                file_name=file_names.file_name(form, "sql", data_version),
                mime=file_names.TYPES[form],
                key=f"sql-{form}",
                on_click="ignore",
            )


def file_bytes(form: str, fetch: Callable[[], Exhibit], words: Words, link: str) -> bytes:
    """A file of the exhibit that `fetch` gives."""
    exhibit = fetch()
    if form == "csv":
        return tabular.csv_bytes(exhibit.table)
    if form == "png":
        return pictures.png(exhibit, words, link)
    return tabular.exhibit_xlsx(replace(exhibit, table=typed_table(exhibit.table, days_only=True)), words, link)


def heading(headline: str) -> Markup:
    """The heading of a result, the names of its columns as code, since they are in no language."""
    marked = COLUMN_NAME.sub(lambda match: f"<code>{match[1]}</code>", escape(headline))
    return render("query_heading", headline=Markup(marked))


def first_rows(frame: pd.DataFrame, caption: str) -> Markup:
    """The first rows as HTML. Which language a cell is in nobody knows; names of columns are code."""
    rows = [list(map(cell, row)) for row in frame.head(MOST_ROWS).itertuples(index=False, name=None)]
    return render("query_rows", head=[str(name) for name in frame.columns], rows=rows, caption=caption)


def cell(value: Any) -> tuple[str, str]:
    """Style and text of a cell: numbers to the right, and for a null a word in a style that no text has."""
    if value is None:
        return "dz-null", "NULL"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "dz-number", exact(value)
    text = str(value)
    return "dz-long" if len(text) > LONG_TEXT else "", text
