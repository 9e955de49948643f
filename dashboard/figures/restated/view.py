"""Exhibits of the restated page."""

from dashboard.figures.coding_view import clause_coding
from dashboard.figures.restated.exhibits import restated_exhibits
from dashboard.figures.restated.repetitions import Repetitions, find_repetitions
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext


def repetitions(scene: ViewContext) -> Repetitions:
    """What is said twice, of one extent or all."""
    codes = scene.frame("codes")
    extents = ["", *codes.loc[codes["field"] == "measures.repeats_extent", "code"].astype(str)]
    return find_repetitions(clause_coding(scene), scene.frame("targets"), scene.code("extent", extents, ""))


def restated_view_exhibits(scene: ViewContext) -> Exhibits:
    """Quantities and clauses that are said twice."""
    return restated_exhibits(repetitions(scene))
