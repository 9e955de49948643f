"""Evidence, shown one way on every page: in a drawer that the address opens, and plan by plan under a figure.

The address says what is open: target=<target_id>, silence=<plan_id>~<indicator_id>, or measure=<measure_id>
(or several of one plan, with commas). A page needs one line for it: `panels.evidence_asked(cache.frame, words)`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures.records import group_frame, records
from dashboard.i18n.words import Words
from dashboard.ui.navigation import page_parameters, view_parameters
from dashboard.ui.outputs import citations, evidence_html, markup
from dashboard.ui.outputs.clause import Clause, clause_html
from dashboard.ui.outputs.messages import show_unknown_code
from dashboard.url_state import site_map
from dashboard.url_state.parameters import nearest

DRAWER = 440  # pixels, so that the figure stays in view
BETWEEN = "~"  # plan~indicator
OPENED = ("target", "silence", "measure")  # parameters that open the drawer
Fetch = Callable[..., pd.DataFrame]
Row = dict[str, Any]
Here = Mapping[str, str]


def show_evidence(fetch: Fetch, words: Words) -> None:
    """Open the evidence that the address asks for, if any; say so where nobody knows it. `fetch` is `cache.frame`."""
    target, silence, measure = (page_parameters().choices.get(name, "") for name in OPENED)
    if target:
        found = fetch("target", target_id=target)
        if found.empty:
            _unknown("target", target, fetch("targets")["target_id"], words)
        else:
            drawer(found, fetch("plans"), words, str(fetch("build_info").loc[0, "data_version"]))
    elif silence:
        every = fetch("silences", shown=(silence.partition(BETWEEN)[0],))
        codes = every["plan_id"] + BETWEEN + every["indicator_id"]
        if silence in set(codes):
            silence_drawer(records(every[codes == silence])[0], fetch("plans"), words)
        else:
            _unknown("silence", silence, codes, words)
    elif measure:
        every = fetch("measures")
        found = every[every["measure_id"].isin(measure.split(","))]
        if found.empty:
            _unknown("measure", measure, every["measure_id"], words)
        else:
            clause_drawer(records(found), fetch, words)


def _unknown(what: str, code: str, known: Iterable[str], words: Words) -> None:
    """Say that there is no such evidence, and offer the code most like it."""
    close = nearest(code, list(known))
    show_unknown_code(what, [code], "", words, (close, close) if close else None)


def drawer(targets: pd.DataFrame, plans: pd.DataFrame, words: Words, version: str) -> None:
    """Open the evidence of a target, as given by `queries.target`, at the right of the page; how to take it along."""
    plan, row = _plan(plans, targets.iloc[0]["plan_id"]), records(targets)[0]

    def inside() -> None:
        evidence(targets, plans, words)
        citations.show_target_citation(row, plan, version, words)

    _open(plan, words, inside)


def silence_drawer(silence: Row, plans: pd.DataFrame, words: Words) -> None:
    """Open what is known of a plan's silence, a row of `queries.silences`."""
    plan = _plan(plans, silence["plan_id"])
    document = evidence_html.document(plan, words)
    said = evidence_html.silence(silence, words, silence_links(silence, words, view_parameters()), document)
    _open(plan, words, lambda: st.html(said))


def clause_drawer(measures: list[Row], fetch: Fetch, words: Words) -> None:
    """Open clauses of one plan, rows of `queries.measures`: our summary, the coding, and what belongs to each."""
    plan = _plan(fetch("plans"), measures[0]["plan_id"])
    document = evidence_html.document(plan, words)
    html = "".join(clause_html(_clause(measure, fetch), words, document) for measure in measures)
    _open(plan, words, lambda: st.html(html))


def _clause(measure: Row, fetch: Fetch) -> Clause:
    """A clause and what belongs to it."""
    every, bodies, targets = fetch("measures"), fetch("measure_bodies"), fetch("targets")
    measure_id = measure["measure_id"]
    own_plan = every.loc[every["plan_id"] == measure["plan_id"], "measure_id"]
    return Clause(
        row=measure,
        again=records(every[every["repeats"] == measure_id]),
        bodies=records(bodies[bodies["measure_id"] == measure_id]),
        names_bodies=bool(bodies["measure_id"].isin(own_plan).any()),
        contested=records(fetch("contested", measure_id=measure_id)),
        targets=records(targets[targets["measure_id"] == measure_id]),
        here={name: value for name, value in view_parameters().items() if name not in OPENED},
    )


def _open(plan: Row, words: Words, inside: Callable[[], Any]) -> None:
    """The drawer at the right; what is inside comes from one plan."""
    title = words.text("panel.evidence_of", plan=f"{words.data(plan, 'region')} {plan['first_year']}")
    st.dialog(markup.escape_markdown(title), position="right", width=DRAWER, on_dismiss=_closed)(inside)()


def _closed() -> None:
    """Take the evidence out of the address."""
    for name in OPENED:
        st.query_params.pop(name, None)


def evidence(targets: pd.DataFrame, plans: pd.DataFrame, words: Words) -> None:
    """Each target with its quote, the number marked, all that was read off it, and its document."""
    here = view_parameters()
    for row, again in _with_restatements(records(targets)):
        document = evidence_html.document(_plan(plans, row["plan_id"]), words)
        st.html(evidence_html.evidence(row, again, words, target_links(row, words, here), document))


def evidence_by_plan(
    targets: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words, here: Here
) -> str:
    """The evidence of one indicator for each of `plans`, as HTML: its document, then its targets or its silence.

    here: the choices of the page, of which links take the common ones along.
    """
    sections = [markup.section(words.text("panel.evidence"))]
    told, silences_of = group_frame(targets, "plan_id"), group_frame(silences, "plan_id")
    for plan in records(plans):
        own, silent = told.get(plan["plan_id"], []), silences_of.get(plan["plan_id"], [])
        sections.append(evidence_html.plan_evidence(plan, _evidence_of(own, silent, words, here), words))
    return "".join(sections)


def _evidence_of(targets: list[Row], silences: list[Row], words: Words, here: Here) -> str:
    """One plan's targets or its silence."""
    said = [
        evidence_html.evidence(row, again, words, target_links(row, words, here))
        for row, again in _with_restatements(targets)
    ]
    silent = silences[0] if silences else None
    return "".join(said) or evidence_html.silence(silent, words, silence_links(silent, words, here) if silent else ())


def target_links(row: Row, words: Words, here: Here) -> list[tuple[str, str]]:
    """Where a target's evidence leads: to this place, its indicator, its plan, and what it restates."""
    links = _links(row, words, here, target=row["target_id"])
    if isinstance(row["restates"], str):
        there = {"indicator": row["indicator_id"], "target": row["restates"], "lang": words.lang}
        links.append((site_map.url_from("indicator", there, here), words.text("evidence.restates")))
    return links


def silence_links(row: Row, words: Words, here: Here) -> list[tuple[str, str]]:
    """Where a silence's evidence leads: to this place, its indicator, its plan."""
    return _links(row, words, here, silence=f"{row['plan_id']}{BETWEEN}{row['indicator_id']}")


def _links(row: Row, words: Words, here: Here, **opened: str) -> list[tuple[str, str]]:
    """To exactly this place, to the page of the indicator, and to that of the plan where there is one."""
    indicator, plan = {"indicator": row["indicator_id"]}, {"plan": row["plan_id"]}
    ways = [("indicator", indicator | opened, "link"), ("indicator", indicator, "indicator"), ("plan", plan, "plan")]
    return [
        (site_map.url_from(page, {**choices, "lang": words.lang}, here), words.text(f"evidence.{label}"))
        for page, choices, label in ways
        if site_map.is_page(page)
    ]


def _with_restatements(rows: list[Row]) -> list[tuple[Row, list[Row]]]:
    """Each target with the rows that say it again. A restatement whose target is not among the rows stands alone."""
    known = {row["target_id"] for row in rows}
    return [
        (row, [other for other in rows if other["restates"] == row["target_id"]])
        for row in rows
        if row["restates"] not in known
    ]


def _plan(plans: pd.DataFrame, plan_id: str) -> Row:
    return records(plans[plans["plan_id"] == plan_id])[0]
