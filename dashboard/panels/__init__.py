"""How things are shown: an exhibit, its evidence, a problem. Every page shows them this one way."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exhibit import Exhibit, records
from dashboard.panels import markup
from dashboard.wording import Words

# No mode bar: it offers an upload to a cloud, and speaks English only.
PLOT = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "responsive": True}
DRAWER = 440  # pixels of the evidence drawer, so that the figure stays in view
SHOWN = 100  # problems listed before "and n more"


def show(exhibit: Exhibit, words: Words, key: str) -> None:
    """Headline, subtitle, figure, footer, and the rows behind it. A click on a mark puts its target in the address."""
    st.html(markup.heading(exhibit.headline, exhibit.subtitle))
    chart = f"{key}-{st.session_state.get('closed', 0)}"
    st.plotly_chart(
        exhibit.figure,
        theme=None,
        config=PLOT,
        alt=exhibit.alt,
        key=chart,
        selection_mode="points",
        on_select=lambda: _clicked(chart),
    )
    version = words.text("panel.version", version=exhibit.data_version)
    st.html(markup.footer(exhibit.notes, exhibit.sources, version, words))
    with st.expander(words.text("panel.table")):
        st.html(markup.table(exhibit.table))


def _clicked(chart: str) -> None:
    """Put the clicked mark's target in the address."""
    points = st.session_state[chart].selection.points
    if points and points[0].get("customdata"):
        found = points[0]["customdata"]
        st.query_params["target"] = found if isinstance(found, str) else next(iter(dict(enumerate(found)).values()))


def _closed() -> None:
    """Take the target out of the address, and renew the chart, so that the same mark can be clicked again."""
    st.query_params.pop("target", None)
    st.session_state["closed"] = st.session_state.get("closed", 0) + 1


def drawer(targets: pd.DataFrame, plans: pd.DataFrame, words: Words) -> None:
    """Open the evidence of a target, as given by `queries.target`, at the right of the page."""
    plan = _plan(plans, targets.iloc[0]["plan_id"])
    title = words.text("panel.evidence_of", plan=f"{words.data(plan, 'region')} {plan['first_year']}")

    @st.dialog(title, position="right", width=DRAWER, on_dismiss=_closed)
    def opened() -> None:
        evidence(targets, plans, words)

    opened()


def evidence(targets: pd.DataFrame, plans: pd.DataFrame, words: Words) -> None:
    """Each target with its quote, the number marked, all that was read off it, and its document."""
    for row, again in _with_restatements(targets):
        more = markup.document(_plan(plans, row["plan_id"]), words)
        st.html(markup.evidence(row, again, words, more))


def evidence_by_plan(targets: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words) -> None:
    """The evidence of one indicator, plan by plan: its document, then its targets or its silence."""
    sections = [markup.section(words.text("panel.evidence"))]
    for plan in records(plans):
        own = targets[targets["plan_id"] == plan["plan_id"]]
        silent = records(silences[silences["plan_id"] == plan["plan_id"]])
        inside = "".join(markup.evidence(row, again, words) for row, again in _with_restatements(own))
        inside = inside or markup.silence(silent[0] if silent else None, words)
        sections.append(markup.plan_evidence(plan, inside, words))
    st.html("".join(sections))


def _with_restatements(targets: pd.DataFrame) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each target with the rows that say it again. A restatement whose target is not among the rows stands alone."""
    rows = records(targets)
    known = {row["target_id"] for row in rows}
    return [
        (row, [other for other in rows if other["restates"] == row["target_id"]])
        for row in rows
        if row["restates"] not in known
    ]


def _plan(plans: pd.DataFrame, plan_id: str) -> dict[str, Any]:
    return records(plans[plans["plan_id"] == plan_id])[0]


def problem(title: str, details: Sequence[str] = (), words: Words | None = None) -> None:
    """Report a problem: a sentence, and its details line by line; text is shown as it is, whatever it holds."""
    shown = list(details[:SHOWN])
    if words and len(details) > SHOWN:
        shown.append(words.text("problem.more", count=len(details) - SHOWN))
    st.html(markup.problem(title, shown))


def unknown(what: str, code: str, shown: str, words: Words, nearest: tuple[str, str] | None = None) -> None:
    """Say that a link asks for a code nobody knows, and what is shown instead; offer the nearest (code, name)."""
    said = words.text("problem.unknown", what=words.text(f"what.{what}"), code=code[:60], shown=shown)
    offer = ""
    if nearest:
        there = markup.place("", **st.query_params.to_dict() | {what: nearest[0]})
        offer = markup.link(there, words.text("problem.nearest", name=nearest[1]))
    st.html(markup.problem(said, offer=offer))
