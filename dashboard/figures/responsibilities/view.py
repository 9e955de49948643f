"""Exhibits of the responsibilities page."""

from dashboard.figures.coding_view import clause_coding
from dashboard.figures.responsibilities.bodies import bodies_exhibits
from dashboard.figures.responsibilities.headline import (
    Responsibilities,
    responsibilities_headline,
    responsibilities_lead,
)
from dashboard.figures.responsibilities.unnamed_clauses import unnamed_clauses_exhibit
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext

LAYOUTS = ("body", "theme")


def responsibilities_data(scene: ViewContext) -> Responsibilities:
    """Who is made responsible: what its figures are made of."""
    named = scene.frame("measure_bodies"), scene.frame("bodies")
    return Responsibilities(clause_coding(scene), *named, scene.theme, scene.code("by", LAYOUTS, LAYOUTS[0]))


def headline_and_lead(scene: ViewContext) -> tuple[str, str]:
    """What its page says first: headline and lead."""
    found = responsibilities_data(scene)
    return responsibilities_headline(found), responsibilities_lead(found)


def responsibilities_exhibits(scene: ViewContext) -> Exhibits:
    """A table for each plan and part that names bodies, and the clauses that name nobody."""
    found = responsibilities_data(scene)
    return bodies_exhibits(found) | {"nobody": unnamed_clauses_exhibit(found)}
