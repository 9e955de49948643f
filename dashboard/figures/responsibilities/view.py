"""Exhibits of the responsibilities page."""

from dashboard.figures.coding_view import coding_in_view
from dashboard.figures.responsibilities.bodies import bodies_exhibits
from dashboard.figures.responsibilities.headline import responsibilities_headline, responsibilities_lead
from dashboard.figures.responsibilities.marks_chart import responsibilities_exhibit
from dashboard.figures.responsibilities.model import BY_BODY, BY_THEME, Responsibilities
from dashboard.figures.responsibilities.unnamed_clauses import unnamed_clauses_exhibit
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext

LAYOUTS = (BY_BODY, BY_THEME)


def responsibilities_in_view(context: ViewContext) -> Responsibilities:
    """The bodies named by the plans in view."""
    return Responsibilities(
        coding_in_view(context),
        context.frame("measure_bodies"),
        context.frame("bodies"),
        context.theme,
        context.code("by", LAYOUTS, BY_BODY),
    )


def headline_and_lead(context: ViewContext) -> tuple[str, str]:
    """Headline and lead of the page."""
    responsibilities = responsibilities_in_view(context)
    return responsibilities_headline(responsibilities), responsibilities_lead(responsibilities)


def responsibilities_exhibits(context: ViewContext) -> Exhibits:
    """Bodies by themes as marks, a table for each part of a plan that names bodies, and the clauses that name none."""
    responsibilities = responsibilities_in_view(context)
    drawn = {"responsibilities": responsibilities_exhibit(responsibilities)} if responsibilities.plan_parts else {}
    return drawn | bodies_exhibits(responsibilities) | {"nobody": unnamed_clauses_exhibit(responsibilities)}
