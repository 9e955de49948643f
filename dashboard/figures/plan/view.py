"""Exhibits of the plan page, one section at a time."""

from dashboard.figures.lanes import add_colours
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.document import document_exhibit
from dashboard.figures.plan.head_to_head import head_to_head_exhibit
from dashboard.figures.plan.restatements import restatements_exhibit
from dashboard.figures.plan.silences import silences_exhibit
from dashboard.figures.plan.strip import strip_exhibit
from dashboard.figures.plan.targets import targets_exhibit
from dashboard.figures.records import Row, rows_by_code
from dashboard.figures.timeline.exhibit import timeline_exhibit
from dashboard.figures.timeline.slots import targets_by_slot, year_range
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext

SECTIONS = ("document", "targets", "timeline", "silences", "drift", "pair")


def plan_exhibits(context: ViewContext) -> Exhibits:
    """One section of one plan."""
    sheets = rows_by_code(context.frame("plan_sheets"), "plan_id")
    plan = sheets[context.code("plan", list(sheets), next(iter(sheets)), named=True)]
    section = context.code("section", SECTIONS, SECTIONS[0])
    strip = {"strip": plan_strip(plan["plan_id"], context)} if section == "document" else {}
    return strip | {section: section_exhibit(section, plan, context)}


def plan_strip(plan_id: str, context: ViewContext) -> Exhibit:
    """A plan's text as a strip."""
    plan = rows_by_code(add_colours(context.frame("plan_sheets")), "plan_id")[plan_id]
    clauses, targets = (rows_of_plans(context.frame(name), [plan_id]) for name in ("measures", "named_targets"))
    return strip_exhibit(plan, clauses, targets, context.frame("plan_facts", plan_id=plan_id), context.render)


def section_exhibit(section: str, plan: Row, context: ViewContext) -> Exhibit:
    """A section of SECTIONS of a plan as in `plan_sheets`."""
    targets, render = context.frame("named_targets"), context.render
    if section == "document":
        return document_exhibit(plan, context.frame("plan_facts", plan_id=plan["plan_id"]), render)
    if section == "targets":
        return targets_exhibit(plan, targets, context.frame("themes"), render)
    if section == "timeline":
        plans = rows_of_plans(add_colours(context.frame("plan_sheets")), [plan["plan_id"]])
        dated = targets_by_slot(rows_of_plans(targets, [plan["plan_id"]]))
        return timeline_exhibit(dated, plans, year_range(targets), render)
    if section == "silences":
        return silences_exhibit(plan, context.frame("named_silences"), render)
    if section == "drift":
        return restatements_exhibit(plan, targets, render)
    others = rows_by_code(context.frame("plan_sheets"), "plan_id")
    del others[plan["plan_id"]]
    other = others[context.code("with", list(others), next(iter(others)), named=True)]
    return head_to_head_exhibit(
        (plan, other), targets, context.frame("named_silences"), context.frame("indicators"), render
    )
