"""Exhibits of the plan page, one section at a time."""

from dashboard.figures.plan.document import document_exhibit
from dashboard.figures.plan.head_to_head import head_to_head_exhibit
from dashboard.figures.plan.restatements import restatements_exhibit
from dashboard.figures.plan.silences import silences_exhibit
from dashboard.figures.plan.targets import targets_exhibit
from dashboard.figures.records import rows_by_code
from dashboard.figures.timeline.exhibit import timeline_exhibit
from dashboard.figures.timeline.slots import targets_by_slot
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext

SECTIONS = ("document", "targets", "timeline", "silences", "drift", "pair")


def plan_exhibits(scene: ViewContext) -> Exhibits:
    """One section of one plan."""
    frame = scene.frame("plan_sheets")
    sheets = rows_by_code(frame, "plan_id")
    codes = list(sheets)
    row = sheets[scene.code("plan", codes, codes[0], named=True)]
    section = scene.code("section", SECTIONS, SECTIONS[0])
    targets, words, version = scene.frame("named_targets"), scene.words, scene.version
    if section == "document":
        made = document_exhibit(row, scene.frame("plan_facts", plan_id=row["plan_id"]), words, version)
    elif section == "targets":
        made = targets_exhibit(row, targets, scene.frame("themes"), words, version)
    elif section == "timeline":
        placed = targets_by_slot(rows_of_plans(targets, [row["plan_id"]]))
        made = timeline_exhibit(placed, targets, frame, words, version, scene.dark, [row["plan_id"]])
    elif section == "silences":
        made = silences_exhibit(row, scene.frame("named_silences"), words, version)
    elif section == "drift":
        made = restatements_exhibit(row, targets, words, version)
    else:
        others = [code for code in codes if code != row["plan_id"]]
        beside = sheets[scene.code("with", others, others[0], named=True)]
        known = targets, scene.frame("named_silences"), scene.frame("indicators")
        made = head_to_head_exhibit(row, beside, *known, words, version)
    return {section: made}
