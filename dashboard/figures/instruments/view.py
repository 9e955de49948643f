"""Exhibits of the instruments page."""

from dashboard.figures.clause_table import ClauseFilter, clauses_exhibit, instrument_names
from dashboard.figures.coding_view import chosen_part, coding_in_view
from dashboard.figures.instruments.exhibits import instruments_exhibit, pairs_exhibit
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext


def instruments_exhibits(context: ViewContext) -> Exhibits:
    """Instruments by plans and by themes, and the clauses of an instrument or a theme where one is chosen."""
    coding = coding_in_view(context, chosen_part(context))
    exhibits = {"instruments": instruments_exhibit(coding), "pairs": pairs_exhibit(coding)}
    instrument = context.code("instrument", ["", *instrument_names(coding.instruments, context.words)], "")
    if instrument or context.theme:
        wanted = ClauseFilter(theme=context.theme, instrument=instrument)
        exhibits["instrument-clauses"] = clauses_exhibit(coding, context.frame("targets"), wanted)
    return exhibits
