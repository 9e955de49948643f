"""Exhibits of the restated page."""

from dashboard.figures.coding_view import coding_in_view
from dashboard.figures.restated.arcs import arcs_exhibit
from dashboard.figures.restated.clauses import clauses_exhibit
from dashboard.figures.restated.headline import restated_headline
from dashboard.figures.restated.quantities import quantities_exhibit
from dashboard.figures.restated.repetitions import Repetitions, find_repetitions
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext


def repetitions_in_view(context: ViewContext) -> Repetitions:
    """The repetitions within the plans in view, of one extent or all."""
    codes = context.frame("codes")
    extents = ["", *codes.loc[codes["field"] == "measures.repeats_extent", "code"].astype(str)]
    return find_repetitions(coding_in_view(context), context.frame("targets"), context.code("extent", extents, ""))


def restated_page_headline(context: ViewContext) -> str:
    """Headline of the page."""
    return restated_headline(repetitions_in_view(context))


def restated_exhibits(context: ViewContext) -> Exhibits:
    """Targets and clauses that are said twice, as far as there are any."""
    return repetition_exhibits(repetitions_in_view(context))


def repetition_exhibits(repetitions: Repetitions) -> Exhibits:
    """The strips with their arcs, then an exhibit for targets and one for clauses, as far as there are any."""
    if not repetitions.quantities and not repetitions.clauses:
        return {}
    drawn = {"arcs": arcs_exhibit(repetitions)}
    quantities = {"quantities": quantities_exhibit(repetitions)} if repetitions.quantities else {}
    return drawn | quantities | ({"clauses": clauses_exhibit(repetitions)} if repetitions.clauses else {})
