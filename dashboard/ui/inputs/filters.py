"""Filters of targets and the search box, for pages that list targets. Like all choosers their state is the address."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext

import pandas as pd
import streamlit as st

from dashboard.figures.records import records
from dashboard.i18n.words import Words
from dashboard.ui.inputs.chooser_row import in_small_window, label_visibility, labels_visible
from dashboard.ui.inputs.choosers import SMALL_CHOOSER, option_labels
from dashboard.ui.inputs.url_sync import TRANSIENT_PARAMETERS, Label, resolve_parameters, write_choices
from dashboard.ui.run_context import parameter, view_context
from dashboard.url_state.parameters import parameter_value

MAX_SEARCH_LENGTH = 100  # characters of a search
CodesOf = Callable[[pd.DataFrame, str], pd.Series]


def filter_targets(
    targets: pd.DataFrame, codes: pd.DataFrame, fields: Sequence[str], codes_of: CodesOf, words: Words
) -> dict[str, list[str]]:
    """A small window with a filter for each field, each bound to the parameter of its name: field -> codes wanted.

    `targets` all targets, `codes` as in queries; a field offers the codes that occur by `codes_of(targets, field)`, in
    the order of the closed list, or sorted. A code's label is its name there, else the message `choose.<field>.<code>`,
    else the code. The window's own label counts the filters in use; within `more_choosers` there is no other window.
    """
    used = sum(bool(parameter(field)) for field in fields)
    label = words.text("choose.filters_used", count=used) if used else words.text("choose.filters")
    with nullcontext() if in_small_window() else st.popover(label, width="content", key="filters"), labels_visible():
        occurring = view_context(words).cached(
            f"filters {' '.join(fields)}", [], lambda _: {field: set(codes_of(targets, field)) for field in fields}
        )
        return {field: _filter(field, occurring[field], codes, words) for field in fields}


def _filter(field: str, occurring: set[str], codes: pd.DataFrame, words: Words) -> list[str]:
    """The filter of one field."""
    listed = {row["code"]: row for row in records(codes[codes["field"] == f"targets.{field}"])}
    options = [code for code in listed if code in occurring] or sorted(occurring)

    def label(code: str) -> str:
        if code in listed:
            return words.data(listed[code], "name")
        return words.text(f"choose.{field}.{code}") if words.has(f"choose.{field}.{code}") else code

    return choose_several(field, options, label, words)


def choose_several(name: str, codes: Sequence[str], label: Label, words: Words) -> list[str]:
    """A filter of several codes, bound to the parameter `name`: those chosen, in their order; all where none is.

    Its own label is `choose.<name>`; an unknown code is said as `what.<name>`.
    """
    chosen = resolve_parameters(name, codes, label, words)
    key = f"choose-{name}"
    st.session_state[key] = chosen if len(chosen) < len(codes) else []
    st.multiselect(
        words.text(f"choose.{name}"),
        codes,
        format_func=option_labels(codes, label),
        key=key,
        width=SMALL_CHOOSER,
        label_visibility=label_visibility(),
        placeholder=words.text("choose.all"),
        select_all=False,
        on_change=write_choices,
        args=(name, key, list(codes), lambda some: parameter_value(some, codes)),
    )
    return chosen


def search_box(words: Words, hint: str = "choose.search_hint") -> str:
    """A search box bound to the parameter `q`; the text as typed, without blanks around it. hint: message that says
    what is searched."""
    st.session_state["search"] = parameter("q")[:MAX_SEARCH_LENGTH]
    st.text_input(
        words.text("choose.search"),
        key="search",
        type="search",
        placeholder=words.text(hint),
        live="0.4s",
        width="stretch",
        label_visibility=label_visibility(),
        on_change=_write_search,
    )
    return parameter("q")[:MAX_SEARCH_LENGTH].strip()


def _write_search() -> None:
    """Write the search into the address; open evidence and pages of the results before are dropped."""
    typed = st.session_state["search"][:MAX_SEARCH_LENGTH]
    if typed:
        st.query_params["q"] = typed
    else:
        st.query_params.pop("q", None)
    for name in TRANSIENT_PARAMETERS:
        st.query_params.pop(name, None)
