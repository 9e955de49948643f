"""Exhibit of the clauses page: the clauses of a theme, an instrument or a search, a column per plan."""

from dashboard.figures.clause_coding import ClauseCoding
from dashboard.figures.clause_table import ClauseFilter, clauses_exhibit, instrument_names
from dashboard.figures.coding_view import chosen_part, coding_in_view
from dashboard.figures.themes.counts import ANY, PRIMARY
from dashboard.figures.view_types import MAX_SEARCH_LENGTH, Exhibits
from dashboard.url_state.view_context import ViewContext

MENTIONS = (PRIMARY, ANY)


def clauses_exhibits(context: ViewContext) -> Exhibits:
    """The clauses that the address asks for, side by side."""
    coding = coding_in_view(context, chosen_part(context))
    instrument = context.code("instrument", ["", *instrument_names(coding.instruments, context.words)], "")
    query = context.text("q", MAX_SEARCH_LENGTH)
    themes = theme_choices(coding, bool(instrument or query))
    theme = context.code("theme", themes, default_theme(coding, themes))
    wanted = ClauseFilter(theme, instrument, context.code("mention", MENTIONS, PRIMARY), query)
    return {"clauses": clauses_exhibit(coding, context.frame("targets"), wanted)}


def theme_choices(coding: ClauseCoding, limited: bool) -> list[str]:
    """Codes of the themes to choose from; "" for any only where something else limits the clauses."""
    return [*([""] if limited else []), *coding.themes["theme_id"]]


def default_theme(coding: ClauseCoding, themes: list[str]) -> str:
    """The first theme that most plans in view have clauses on; any, where that can be chosen."""
    if "" in themes:
        return ""
    plans = {theme: {row["plan_id"] for row in coding.clauses if row["theme_id"] == theme} for theme in themes}
    return max(themes, key=lambda theme: len(plans[theme]))
