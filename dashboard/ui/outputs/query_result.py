"""The answer to a reader's own query, or why there is none, and the tables that may be asked."""

import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exports import file_names, tabular
from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit
from dashboard.figures.records import group_frame
from dashboard.i18n.numerals import exact
from dashboard.i18n.words import Words
from dashboard.ui.components.chart import show_chart
from dashboard.ui.outputs import markup
from dashboard.ui.outputs.share_menu import address
from dashboard.url_state import site_map

NAME = re.compile("“([^“”]*)”")
SHOWN = 100  # rows on the screen
LONG = 24  # characters of a text that gets a wider column
HEIGHT = 365  # pixels of the list of tables: as high as the box and its button beside it
FULL_WIDTH = "；，（）“”‘’＝＊　"  # what an input method puts where SQL wants the ASCII character


def show_progress(words: Words) -> AbstractContextManager[None]:
    """A sign that a query runs, while it does."""
    return st.spinner(words.text("sql.running"))


def show_refusal(kind: str, detail: str, limits: dict[str, Any], query: str, words: Words) -> None:
    """Why a query has no answer: a sentence, and what DuckDB said where that helps."""
    lines = detail.splitlines() if kind in ("syntax", "unknown", "failed") else [detail] if detail else []
    st.html(markup.problem(words.text(f"sql.refused.{kind}", **limits), [line for line in lines if line.strip()]))
    if kind in ("syntax", "unknown") and any(char in query for char in FULL_WIDTH):
        st.html(f'<div class="dz">{markup.paragraphs([words.text("sql.full_width")])}</div>')


def show_result(exhibit: Exhibit, words: Words, fetch: Callable[[], Exhibit]) -> None:
    """The answer as table or chart, what must be said of it, and the files: CSV of the bare rows for other programs,
    XLSX with query, version and link.

    fetch: gives the exhibit once more when a file is wanted. Streamlit keeps it as long as the session lasts, so it
    must not hold the rows.
    """
    st.html(heading(exhibit.headline))
    notes = [*exhibit.notes]
    if isinstance(exhibit.figure, Grid):
        st.html(rows(exhibit.table, exhibit.headline))
        more = len(exhibit.table) > SHOWN
        notes += [words.text("sql.first_rows", shown=SHOWN, count=len(exhibit.table))] if more else []
    else:
        show_chart(exhibit.figure, exhibit.alt, "sql-chart", words)
    version = words.text("panel.version", version=exhibit.data_version)
    st.html(markup.footer(notes, (), version, words, folded=True))
    link = address(words, {})
    with st.container(horizontal=True, gap="small"):
        for form in ("csv", "xlsx"):
            st.download_button(
                words.text("sql.download", form=form.upper()),
                data=partial(file_bytes, form, fetch, words, link),
                file_name=file_names.file_name(form, "sql", exhibit.data_version),
                mime=file_names.TYPES[form],
                key=f"sql-{form}",
                on_click="ignore",
            )


def file_bytes(form: str, fetch: Callable[[], Exhibit], words: Words, link: str) -> bytes:
    """A file of the exhibit that `fetch` gives."""
    exhibit = fetch()
    return tabular.csv_bytes(exhibit.table) if form == "csv" else tabular.exhibit_xlsx(exhibit, words, link)


def heading(said: str) -> str:
    """The heading of an answer, the names of its columns as code, since they are in no language."""
    named = NAME.sub(lambda found: f"<code>{found[1]}</code>", escape(said))
    return f'<h2 class="dz-headline dz-part dz-named">{named}</h2>'


def rows(frame: pd.DataFrame, caption: str) -> str:
    """The first rows as HTML. Which language a cell is in nobody knows; names of columns are code."""
    head = "".join(f'<th scope="col"><code>{escape(str(name))}</code></th>' for name in frame.columns)
    lines = ("".join(map(cell, row)) for row in frame.head(SHOWN).itertuples(index=False, name=None))
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    opening = f'<div class="dz dz-answer" role="region" tabindex="0" aria-label="{escape(caption)}">'
    return f'{opening}<table lang="und"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def cell(value: Any) -> str:
    """A cell: numbers to the right, and where there is none, a word that no text can be taken for."""
    if value is None:
        return '<td class="dz-null">NULL</td>'
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f'<td class="dz-number">{escape(exact(value))}</td>'
    return f'<td class="{"dz-long" if len(str(value)) > LONG else ""}">{escape(str(value))}</td>'


def show_schema(schema: str) -> None:
    """The tables beside the box, as `schema` wrote them."""
    with st.container(height=HEIGHT, border=False, key="schema"):
        st.html(schema)


def schema_html(columns: pd.DataFrame, words: Words, here: Mapping[str, str]) -> str:
    """Every table with its columns, types and what they refer to, to be unfolded, as HTML. `columns` as in
    queries.schema; here: the choices that links take along."""
    found = group_frame(columns, "table_name").items()
    return f'<div class="dz dz-schema">{"".join(table(name, own, words, here) for name, own in found)}</div>'


def table(name: str, columns: list[dict[str, Any]], words: Words, here: Mapping[str, str]) -> str:
    """A table: name, title and count of rows; unfolded, its columns, and a link that shows its rows."""
    first = columns[0]
    title = words.text("sql.table", title=words.data(first, "table_title"), number=words.in_full(first["row_count"]))
    there = site_map.url_from("sql", {"q": f"FROM {name}"}, here)
    lines = "".join(f"<li>{column(row, words)}</li>" for row in columns)
    summary = f"<summary><code>{escape(name)}</code> {escape(title)}</summary>"
    return f"<details>{summary}<ul>{lines}</ul><p>{markup.link(there, words.text('sql.show'))}</p></details>"


def column(row: dict[str, Any], words: Words) -> str:
    """A column: name, type, key or what it refers to, title."""
    role = words.text("sql.key") if row["role"] == "key" else f"→ {row['role']}" if row["role"] else ""
    said = f"<code>{escape(row['column_name'])}</code> <code>{escape(row['data_type'])}</code>"
    marked = f"<code>{escape(role)}</code>" if role.startswith("→") else escape(role)
    return f"{said} {marked} {markup.tag_official_text(words.data(row, 'title'), words)}"
