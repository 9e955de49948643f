"""The evidence drawer, opened by the address, and the evidence plan by plan under an indicator's figure.

Parameters that open the drawer: target=<target_id>, silence=<plan_id>~<indicator_id>, measure=<measure_id> (or several
of one plan, with commas) or proof=<reference_id>. A page needs one line for it:
`show_evidence(frame_cache.frame, words)`.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures import reference_texts
from dashboard.figures.records import records
from dashboard.i18n.words import Words
from dashboard.ui.html import render
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.navigation import page_parameters, view_parameters
from dashboard.ui.outputs import citations, evidence_html
from dashboard.ui.outputs.clause import Clause, clause_evidence
from dashboard.ui.outputs.evidence_links import BETWEEN, group_restatements, silence_links, target_links
from dashboard.ui.outputs.messages import show_unknown_code
from dashboard.ui.outputs.reference_values import reference_evidence
from dashboard.url_state.parameters import nearest_code

DRAWER = 440  # pixels, so that the figure stays in view
EVIDENCE_PARAMETERS = ("target", "silence", "measure", "proof")
Fetch = Callable[..., pd.DataFrame]
Row = dict[str, Any]


def show_evidence(fetch: Fetch, words: Words) -> None:
    """Open the evidence of the address, if any; report a code that nobody knows. `fetch` is `frame_cache.frame`."""
    openers = {"target": open_target, "silence": open_silence, "measure": open_clauses, "proof": open_proof}
    for parameter in EVIDENCE_PARAMETERS:
        if code := page_parameters().choices.get(parameter, ""):
            openers[parameter](code, fetch, words)
            return


def open_target(target_id: str, fetch: Fetch, words: Words) -> None:
    """Open a target's evidence, with how to cite it."""
    targets = fetch("target", target_id=target_id)
    if targets.empty:
        _report_unknown("target", target_id, fetch("targets")["target_id"], words)
        return
    plan, row = _plan(fetch("plans"), targets.iloc[0]["plan_id"]), records(targets)[0]
    document, choices = evidence_html.document_facts(plan, words), view_parameters()
    items = [
        evidence_html.target_evidence(target, restatements, words, target_links(target, words, choices), document)
        for target, restatements in group_restatements(records(targets))
    ]
    version = str(fetch("build_info").loc[0, "data_version"])

    def show_content() -> None:
        st.html(render("evidence", items=items))
        citations.show_target_citation(row, plan, version, words)

    _open_drawer(words.plan_name(plan), words, show_content)


def open_silence(code: str, fetch: Fetch, words: Words) -> None:
    """Open what is known of a plan's silence; code: <plan_id>~<indicator_id>."""
    silences = fetch("silences", shown=(code.partition(BETWEEN)[0],))
    codes = silences["plan_id"] + BETWEEN + silences["indicator_id"]
    if code not in set(codes):
        _report_unknown("silence", code, codes, words)
        return
    row = records(silences[codes == code])[0]
    plan = _plan(fetch("plans"), row["plan_id"])
    links = silence_links(row, words, view_parameters())
    item = evidence_html.silence_evidence(row, words, links, evidence_html.document_facts(plan, words))
    _open_drawer(words.plan_name(plan), words, lambda: st.html(render("evidence", items=[item])))


def open_clauses(codes: str, fetch: Fetch, words: Words) -> None:
    """Open clauses of one plan: our summary, the coding, and what belongs to each. codes: measure_ids with commas."""
    measures = fetch("measures")
    rows = records(measures[measures["measure_id"].isin(codes.split(","))])
    if not rows:
        _report_unknown("measure", codes, measures["measure_id"], words)
        return
    plan = _plan(fetch("plans"), rows[0]["plan_id"])
    document = evidence_html.document_facts(plan, words)
    items = [clause_evidence(_clause(row, fetch), words, document) for row in rows]
    _open_drawer(words.plan_name(plan), words, lambda: st.html(render("evidence", items=items)))


def open_proof(reference_id: str, fetch: Fetch, words: Words) -> None:
    """Open what a superior document says of an indicator, with its proof."""
    references = fetch("reference_values")
    matches = references[references["reference_id"] == reference_id]
    if matches.empty:
        _report_unknown("proof", reference_id, references["reference_id"], words)
        return
    row = records(matches)[0]
    item = reference_evidence(row, words)
    _open_drawer(reference_texts.name(row, words), words, lambda: st.html(render("evidence", items=[item])))


def _report_unknown(parameter: str, code: str, known: Iterable[str], words: Words) -> None:
    close = nearest_code(code, list(known))
    show_unknown_code(parameter, [code], "", words, (close, close) if close else None)


def _clause(measure: Row, fetch: Fetch) -> Clause:
    """A clause and what belongs to it."""
    measures, bodies, targets = fetch("measures"), fetch("measure_bodies"), fetch("targets")
    measure_id = measure["measure_id"]
    of_plan = measures.loc[measures["plan_id"] == measure["plan_id"], "measure_id"]
    return Clause(
        row=measure,
        repetitions=records(measures[measures["repeats"] == measure_id]),
        bodies=records(bodies[bodies["measure_id"] == measure_id]),
        plan_names_bodies=bool(bodies["measure_id"].isin(of_plan).any()),
        contested=records(fetch("contested", measure_id=measure_id)),
        targets=records(targets[targets["measure_id"] == measure_id]),
        choices={name: value for name, value in view_parameters().items() if name not in EVIDENCE_PARAMETERS},
    )


def _open_drawer(document: str, words: Words, show_content: Callable[[], Any]) -> None:
    """Open the drawer at the right of the page, titled by the name of a plan or a reference."""
    title = escape_markdown(words.text("panel.evidence_of", plan=document))
    st.dialog(title, position="right", width=DRAWER, on_dismiss=_forget_evidence)(show_content)()


def _forget_evidence() -> None:
    """Take the evidence out of the address, and renew the charts, so that the same mark can be clicked again."""
    for name in EVIDENCE_PARAMETERS:
        st.query_params.pop(name, None)


def _plan(plans: pd.DataFrame, plan_id: str) -> Row:
    return records(plans[plans["plan_id"] == plan_id])[0]
