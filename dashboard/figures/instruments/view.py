"""Exhibits of the instruments page."""

from dashboard.figures.clause_table import ClauseFilter, clauses_exhibit, instrument_names
from dashboard.figures.coding_view import clause_coding, document_part
from dashboard.figures.instruments.exhibits import instruments_exhibit, pairs_exhibit
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext


def instruments_exhibits(scene: ViewContext) -> Exhibits:
    """Instruments by plans and by themes, and the clauses of one instrument or theme where one is chosen."""
    found = clause_coding(scene, document_part(scene))
    made = {"instruments": instruments_exhibit(found), "pairs": pairs_exhibit(found)}
    chosen = scene.code("instrument", ["", *instrument_names(scene.frame("instruments"), scene.words)], "")
    if chosen or scene.theme:
        wanted = ClauseFilter(theme=scene.theme, instrument=chosen)
        made["instrument-clauses"] = clauses_exhibit(found, scene.frame("targets"), wanted)
    return made
