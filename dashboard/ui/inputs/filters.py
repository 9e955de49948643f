"""Filters of targets and a search, shared by the pages that list them; like all choosers their state is the address."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard.figures.records import records
from dashboard.i18n.words import Words
from dashboard.ui.inputs.choosers import choose_several
from dashboard.ui.inputs.url_sync import TRANSIENT_PARAMETERS
from dashboard.ui.navigation import page_choices
from dashboard.ui.page import parameter, view_context
from dashboard.url_state import site_map

LONGEST = 100  # characters of a search
CodesOf = Callable[[pd.DataFrame, str], pd.Series]


def filter_targets(
    targets: pd.DataFrame, codes: pd.DataFrame, fields: Sequence[str], codes_of: CodesOf, spoken: Words
) -> dict[str, list[str]]:
    """A small window with a filter for each field, each bound to the parameter of its name: field -> codes wanted.

    `targets` all targets, `codes` as in queries; a field offers the codes that occur by `codes_of(targets, field)`, in
    the order of the closed list, or sorted. A code's label is its name there, else the message `choose.<field>.<code>`,
    else the code. The window's own label counts the filters in use.
    """
    used = sum(bool(parameter(field)) for field in fields)
    label = spoken.text("choose.filters_used", count=used) if used else spoken.text("choose.filters")
    with st.popover(label, width="content"):
        occurring = view_context(spoken).cached(
            f"filters {' '.join(fields)}", [], lambda _: _codes(targets, fields, codes_of)
        )
        return {field: _filter(field, occurring[field], codes, spoken) for field in fields}


def _codes(targets: pd.DataFrame, fields: Sequence[str], codes_of: CodesOf) -> dict[str, set[str]]:
    """The codes that occur in each field."""
    return {field: set(codes_of(targets, field)) for field in fields}


def _filter(field: str, occurring: set[str], codes: pd.DataFrame, spoken: Words) -> list[str]:
    """The filter of one field."""
    listed = {row["code"]: row for row in records(codes[codes["field"] == f"targets.{field}"])}
    options = [code for code in listed if code in occurring] or sorted(occurring)

    def label(code: str) -> str:
        if code in listed:
            return spoken.data(listed[code], "name")
        return spoken.text(f"choose.{field}.{code}") if spoken.has(f"choose.{field}.{code}") else code

    return choose_several(field, options, label, spoken)


def search_box(spoken: Words) -> str:
    """A search box bound to the parameter `q`; the text as typed, without blanks around it."""
    st.session_state["search"] = parameter("q")[:LONGEST]
    st.text_input(
        spoken.text("choose.search"),
        key="search",
        type="search",
        placeholder=spoken.text("choose.search_hint"),
        live="0.4s",
        width=320,
        on_change=_searched,
    )
    return parameter("q")[:LONGEST].strip()


def _searched() -> None:
    """Write the search into the address; what was chosen among the results before is closed."""
    typed = st.session_state["search"][:LONGEST]
    if typed:
        st.query_params["q"] = typed
    else:
        st.query_params.pop("q", None)
    for name in TRANSIENT_PARAMETERS:
        st.query_params.pop(name, None)


def carry_filters() -> dict[str, str]:
    """The choices that a link to another page takes along."""
    return site_map.shared_choices(page_choices())
