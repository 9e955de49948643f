"""What goes with the register: the meaning of its columns, and all its rows as a file."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.exports import tabular
from dashboard.figures.records import records, text_table
from dashboard.i18n.words import Words
from dashboard.ui.outputs import markup


def show_column_help(columns: pd.DataFrame, words: Words) -> None:
    """What each column holds, to be opened: name, meaning and code, of the columns as in `queries.column_help`."""
    said = [(words.data(row, "title"), words.data(row, "description"), row["column_name"]) for row in records(columns)]
    heads = [words.text(f"column.{name}") for name in ("column", "meaning", "code")]
    with st.expander(words.text("panel.columns")):
        st.html(markup.table(text_table(said, heads), words))


def show_download(frame: Callable[[], pd.DataFrame], name: str, data_version: str, label: str) -> None:
    """A button that hands out a table as CSV; the file is made when it is pressed, and its name says the version."""
    st.download_button(
        label,
        data=lambda: tabular.csv_bytes(frame()),
        file_name=f"duizhao-{name}-{data_version}.csv",
        mime="text/csv",
        on_click="ignore",
    )
