"""What goes with the files to take away: code that reads them, and how to cite the data set."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.exports import citations, snippets
from dashboard.panels import markup
from dashboard.panels.cite import cite
from dashboard.panels.copied import copied
from dashboard.panels.moment import site, today
from dashboard.wording import Words


def read_with_code(version: str, words: Words) -> None:
    """The code for each tool, to be copied."""
    for tool, code in snippets.snippets(f"{site()}/", version, words).items():
        st.html(f'<div class="dz dz-tool">{markup.coded(words.text(f"snippet.{tool}"))}</div>')
        copied(code.rstrip(), words, f"snippet-{tool}")


def cite_data(downloads: pd.DataFrame, words: Words) -> None:
    """How to cite the data set of this version, and what its licence asks for."""
    row = downloads.iloc[0]
    issued = date.fromisoformat(row["released_on"])
    item = citations.dataset(citations.Seen(row["version"], today(), f"{site()}/files", issued), words)
    cite(item, words, "data")
    st.html(f'<div class="dz">{markup.paragraphs([markup.coded(words.text("files.licence"))])}</div>')
