"""Exhibits of the themes page."""

from dashboard.figures.clause_table import ClauseFilter, clauses_exhibit
from dashboard.figures.coding_view import chosen_part, coding_in_view
from dashboard.figures.themes.counts import ANY, CHARS, CLAUSES, PRIMARY
from dashboard.figures.themes.exhibit import themes_exhibit
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext

MENTIONS = (PRIMARY, ANY)
COUNTS = (CLAUSES, CHARS)


def themes_exhibits(context: ViewContext) -> Exhibits:
    """Themes by plans, and the clauses on one theme where one is chosen."""
    coding, mention = coding_in_view(context, chosen_part(context)), context.code("mention", MENTIONS, PRIMARY)
    exhibits = {"themes": themes_exhibit(coding, mention, context.code("count", COUNTS, CLAUSES))}
    if context.theme:
        wanted = ClauseFilter(theme=context.theme, mention=mention)
        exhibits["theme-clauses"] = clauses_exhibit(coding, context.frame("targets"), wanted)
    return exhibits
