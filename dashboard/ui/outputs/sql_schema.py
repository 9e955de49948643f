"""The tables that a visitor's query may read, with their columns, beside the box for SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard.figures.records import group_frame
from dashboard.i18n.words import Words
from dashboard.ui.html import render
from dashboard.url_state.urls import page_url
from dashboard.url_state.view_context import ViewContext


@dataclass(frozen=True)
class SchemaTable:
    """A table: name, title with count of rows, the address that shows its rows, and rows of the query schema."""

    name: str
    title: str
    address: str
    columns: Sequence[Mapping[str, Any]]


def show_schema(context: ViewContext) -> None:
    """Show the schema, cached by language and shared choices."""
    with st.container(border=False, key="schema"):
        st.html(context.cached("schema", [], _schema, carries=True))


def _schema(context: ViewContext) -> Markup:
    return schema_html(context.fetch("schema"), context.words, context.carried)


def schema_html(columns: pd.DataFrame, words: Words, choices: Mapping[str, str]) -> Markup:
    """Every table to be unfolded: its columns with types and what they refer to, and a link that shows its rows.

    `columns` as in the query schema. choices: of the present address; links take the shared ones along.
    """
    tables = []
    for name, rows in group_frame(columns, "table_name").items():
        count = int(rows[0]["row_count"])
        name_ = words.data(rows[0], "table_title")
        title = words.text("sql.table", title=name_, count=count, number=words.in_full(count))
        tables.append(SchemaTable(name, title, page_url("sql", {"q": f"FROM {name}"}, choices), rows))
    return render("schema", tables=tables, words=words)
