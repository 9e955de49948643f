"""Exhibits of the overview page."""

from dashboard.figures.indicator.exhibit import indicator_exhibit
from dashboard.figures.lanes import add_colours
from dashboard.figures.model import ComparisonFrames, FigureAddress
from dashboard.figures.overview.compact import compact_figure
from dashboard.figures.overview.coverage import coverage_exhibit
from dashboard.figures.overview.legend import legend_exhibits
from dashboard.figures.overview.promises import PromiseFrames, promises_exhibit
from dashboard.figures.records import rows_by_code
from dashboard.figures.rescale import STATED
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext


def overview_exhibits(context: ViewContext) -> Exhibits:
    """Every promise; coverage; the comparisons that teach most, each a figure of the indicator page; the legend."""
    plans, themes, render = context.frame("plans"), context.frame("themes"), context.render
    targets, silences, coverage = (context.frame(name) for name in ("named_targets", "named_silences", "coverage"))
    frames = PromiseFrames(targets, silences, themes, add_colours(plans))
    exhibits = {
        "promises": promises_exhibit(frames, coverage, render),
        "coverage": coverage_exhibit(coverage, themes, plans, render),
    }
    rows = rows_by_code(context.frame("indicators"), "indicator_id")
    for code in context.frame("comparisons")["indicator_id"]:
        targets, silences = (context.frame(name, indicator_id=code) for name in ("targets", "silences"))
        references = context.fetch("reference_values", indicator_id=code)
        compared = ComparisonFrames(targets, silences, plans, rows[code], (), STATED, references)
        address = FigureAddress("indicator", "indicator", {"indicator": code})
        exhibits[code] = indicator_exhibit(compared, render, compact_figure).at(address)
    signs = legend_exhibits(context.frame("codes"), plans, render)
    return exhibits | {f"legend-{part}": exhibit for part, exhibit in signs.items()}
