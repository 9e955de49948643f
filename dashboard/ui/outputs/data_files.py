"""What goes with the files to take away: code that reads them, and how to cite the data set."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.exports import snippets
from dashboard.exports.citations.csl_items import dataset
from dashboard.i18n.words import Words
from dashboard.ui.client_context import site_url
from dashboard.ui.components.copy_box import copy_box
from dashboard.ui.corpus import citation_context
from dashboard.ui.html import render
from dashboard.ui.outputs.citation_box import show_citation_box


def show_snippets(version: str, words: Words) -> None:
    """The code for each tool, to be copied."""
    for tool, code in snippets.snippets(f"{site_url()}/", version, words).items():
        st.html(render("snippet_title", title=words.text(f"snippet.{tool}")))
        copy_box(code.rstrip(), words, f"snippet-{tool}")


def show_data_citations(downloads: pd.DataFrame, words: Words) -> None:
    """How to cite the data set of this version, and what its licence asks for."""
    row = downloads.iloc[0]
    issued = date.fromisoformat(row["released_on"])
    item = dataset(citation_context(words, row["version"], f"{site_url()}/files", issued), words)
    show_citation_box(item, words, "data")
    st.html(render("text", text=words.text("files.licence")))
