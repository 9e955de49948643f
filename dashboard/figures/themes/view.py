"""Exhibits of the themes page."""

from dashboard.figures.clause_table import ClauseFilter, clauses_exhibit
from dashboard.figures.coding_view import clause_coding, document_part
from dashboard.figures.themes.exhibit import themes_exhibit
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext

MENTIONS = ("primary", "any")


COUNTS = ("clauses", "chars")


def themes_exhibits(scene: ViewContext) -> Exhibits:
    """Themes by plans, and the clauses on one theme where one is chosen."""
    found, mention = clause_coding(scene, document_part(scene)), scene.code("mention", MENTIONS, MENTIONS[0])
    made = {"themes": themes_exhibit(found, mention, scene.code("count", COUNTS, COUNTS[0]))}
    if scene.theme:
        wanted = ClauseFilter(theme=scene.theme, mention=mention)
        made["theme-clauses"] = clauses_exhibit(found, scene.frame("targets"), wanted)
    return made
