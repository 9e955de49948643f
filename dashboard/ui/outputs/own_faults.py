"""What of a visitor's plan is not on the pages, in sentences."""

from collections.abc import Sequence

import streamlit as st

from dashboard.desk.private_build import Fault, OwnBuildError
from dashboard.i18n.words import SOURCE_LANGUAGE, Words
from dashboard.ui.html import render
from dashboard.ui.outputs.messages import show_problem

MOST = 50  # sentences; a row that is left out takes what belongs to it along


def show_faults(faults: Sequence[Fault], words: Words) -> None:
    """Rows that were left out, each with its reason; nothing where there are none."""
    if not faults:
        return
    with st.expander(words.text("own.left_out", count=len(faults))):
        st.html(render("problem", title=words.text("own.mend"), lines=sentences(faults, words), offer=""))


def show_refusal(error: OwnBuildError, words: Words) -> None:
    """Why there is no build."""
    show_problem(words.text("own.refused" if error.faults else "own.failed"), sentences(error.faults, words))


def sentences(faults: Sequence[Fault], words: Words) -> list[str]:
    """A line for each row: where it stands, and what is wrong with it."""
    lines = [
        words.text(
            "own.fault",
            row=f"{fault.table} {fault.row_id} {fault.column}".strip(),
            reason=fault.zh if words.lang == SOURCE_LANGUAGE else fault.en,
        )
        for fault in faults[:MOST]
    ]
    return lines + ([words.text("problem.more", count=len(faults) - MOST)] if len(faults) > MOST else [])
