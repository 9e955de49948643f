"""Exhibits of the indicator page."""

from dashboard.figures.indicator.exhibit import frames_in_view, indicator_exhibit
from dashboard.figures.indicator.years import years_exhibit
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.records import rows_by_code
from dashboard.figures.rescale import SCALES
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext


def indicator_exhibits(context: ViewContext) -> Exhibits:
    """One indicator, of the plans in view, in the chosen scale; "years": by year, where two plans or more are dated."""
    rows = rows_by_code(context.frame("indicators"), "indicator_id")
    indicator = context.code("indicator", list(rows), default_indicator(context), named=True)
    scale = context.code("scale", SCALES, SCALES[0])
    targets, silences = (context.frame(name, indicator_id=indicator) for name in ("targets", "silences"))
    plans = context.frame("plans")
    references = context.fetch("reference_values", indicator_id=indicator)
    frames = ComparisonFrames(targets, silences, plans, rows[indicator], tuple(context.plans), scale, references)
    whole = indicator_exhibit(frames, context.render)
    view = frames_in_view(frames, context.words)
    by_year = years_exhibit(whole, view, context.render)
    return {"indicator": whole} | ({"years": by_year} if by_year else {})


def default_indicator(context: ViewContext) -> str:
    """The indicator whose comparison teaches most; the first one where nothing can be compared."""
    codes = [*context.frame("comparisons")["indicator_id"], *context.frame("indicators")["indicator_id"]]
    return str(codes[0])
