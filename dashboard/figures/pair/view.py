"""Exhibits of the page of two plans."""

from dashboard.figures.lanes import add_colours
from dashboard.figures.pair.butterfly import butterfly_exhibit
from dashboard.figures.pair.dumbbells import dumbbells_exhibit
from dashboard.figures.pair.one_sided import one_sided_exhibit
from dashboard.figures.records import Row, rows_by_code
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext


def both_plans(context: ViewContext) -> tuple[Row, Row]:
    """The two plans of the address, else the first two; with their colours. A plan is never paired with itself."""
    rows = rows_by_code(add_colours(context.frame("plan_sheets")), "plan_id")
    first = context.code("plan", list(rows), next(iter(rows)), named=True)
    others = [code for code in rows if code != first] or [first]
    return rows[first], rows[context.code("with", others, others[0], named=True)]


def pair_exhibits(context: ViewContext) -> Exhibits:
    """Themes as a butterfly, dumbbells where both give comparable numbers, and what only one promises."""
    both, render = both_plans(context), context.render
    targets, indicators = context.frame("named_targets"), context.frame("indicators")
    dumbbells = dumbbells_exhibit(both, targets, indicators, render)
    return {
        "butterfly": butterfly_exhibit(both, targets, context.frame("themes"), render),
        **({"dumbbells": dumbbells} if dumbbells else {}),
        "one-sided": one_sided_exhibit(both, targets, context.frame("named_silences"), indicators, render),
    }
