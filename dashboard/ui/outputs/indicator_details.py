"""HTML under an indicator's figure: pairs of plans, superior documents, evidence by plan. No Streamlit: cacheable."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard.figures.indicator.plan_pairs import plan_pairs
from dashboard.figures.records import group_frame, records, rows_by_code
from dashboard.i18n.words import Words
from dashboard.ui.html import render
from dashboard.ui.outputs.evidence_html import Evidence, plan_evidence, silence_evidence, target_evidence
from dashboard.ui.outputs.evidence_links import group_restatements, silence_links, target_links
from dashboard.ui.outputs.reference_values import references_html
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.site_map import SHARED_PARAMETERS
from dashboard.url_state.view_context import ViewContext

LINKED = [name for name in SHARED_PARAMETERS if name != "lang"]  # links always say their language


def indicator_details(context: ViewContext, indicator_id: str) -> Markup:
    """The details of an indicator, cached by the parameters that they depend on."""
    return context.cached(f"details of {indicator_id}", LINKED, lambda cached: _details(cached, indicator_id))


def _details(context: ViewContext, indicator_id: str) -> Markup:
    plans, words = rows_of_plans(context.frame("plans"), context.plans), context.words
    targets, silences = (
        rows_of_plans(context.frame(name, indicator_id=indicator_id), context.plans) for name in ("targets", "silences")
    )
    row = rows_by_code(context.frame("indicators"), "indicator_id")[indicator_id]
    pairs = render("plan_pairs", found=plan_pairs(targets, plans, row, words), words=words)
    references = references_html(context.fetch("reference_values", indicator_id=indicator_id), words)
    return pairs + references + evidence_by_plan(targets, silences, plans, words, context.choices)


def evidence_by_plan(
    targets: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words, choices: Mapping[str, str]
) -> Markup:
    """The evidence of one indicator for each of `plans`: its document, then its targets or its silence.

    choices: of the present address; links take the shared ones along.
    """
    targets_of, silences_of = group_frame(targets, "plan_id"), group_frame(silences, "plan_id")
    parts = []
    for plan in records(plans):
        code = plan["plan_id"]
        items = _evidence(targets_of.get(code, []), silences_of.get(code, []), words, choices)
        parts.append(plan_evidence(plan, items, words))
    return render("evidence_by_plan", plans=parts, words=words)


def _evidence(
    targets: list[dict[str, Any]], silences: list[dict[str, Any]], words: Words, choices: Mapping[str, str]
) -> list[Evidence]:
    """One plan's targets or its silence."""
    if targets:
        return [
            target_evidence(row, restatements, words, target_links(row, words, choices))
            for row, restatements in group_restatements(targets)
        ]
    silence = silences[0] if silences else None
    return [silence_evidence(silence, words, silence_links(silence, words, choices) if silence else ())]
