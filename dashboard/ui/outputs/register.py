"""What goes with the register: the meaning of its columns, and all its rows as a file."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.exports import tabular
from dashboard.figures import records
from dashboard.i18n.words import Words
from dashboard.ui.outputs.file_button import file_button
from dashboard.ui.outputs.text_table import text_table


def show_column_help(columns: pd.DataFrame, words: Words) -> None:
    """Name, meaning and code of each column, to be unfolded. `columns` as in the query column_help."""
    lines = [
        (words.data(row, "title"), words.data(row, "description"), row["column_name"])
        for row in records.records(columns)
    ]
    head = [words.text(f"column.{name}") for name in ("column", "meaning", "code")]
    with st.expander(words.text("panel.columns")):
        st.html(text_table(records.text_table(lines, head), words))


def show_download(frame: Callable[[], pd.DataFrame], name: str, data_version: str, label: str) -> None:
    """A button that downloads a table as CSV, made when it is pressed; the file's name tells the version."""
    file_button(label, lambda: tabular.csv_bytes(frame()), f"duizhao-{name}-{data_version}.csv", f"download-{name}")
