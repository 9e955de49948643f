"""The result of a visitor's query as table or chart with its files, or why it was refused."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup, escape

from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit
from dashboard.i18n.numerals import exact
from dashboard.i18n.words import Words
from dashboard.ui.components.chart import show_chart
from dashboard.ui.html import render
from dashboard.ui.outputs.figure_panel import show_footer, show_paragraph
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.outputs.query_share import show_files, show_query_share

COLUMN_NAME = re.compile("“([^“”]*)”")  # as the headline quotes it
FORMS = ("csv", "xlsx")  # of all rows; picture and slide are in the share menu
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
    """The result as table or chart with its notes, the files of all rows (bare CSV for other programs, XLSX with query
    and link), and the share menu.

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
    show_files(exhibit.data_version, words, fetch, FORMS)
    show_query_share(exhibit, words, fetch)


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
