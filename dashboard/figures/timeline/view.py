"""Exhibits of the timeline page."""

import pandas as pd

from dashboard.figures.lanes import add_colours
from dashboard.figures.selection import filter_targets, target_codes
from dashboard.figures.timeline.exhibit import timeline_exhibit
from dashboard.figures.timeline.slots import targets_by_slot, year_range
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext

TIMELINE_FILTERS = ("commitment", "kind")


def timeline_exhibits(context: ViewContext) -> Exhibits:
    """When targets fall due, of a theme, filtered; the years are those of all targets."""
    targets, years = chosen_targets(context), year_range(context.frame("named_targets"))
    plans = rows_of_plans(add_colours(context.frame("plans")), context.plans)
    return {"timeline": timeline_exhibit(targets, plans, years, context.render)}


def chosen_targets(context: ViewContext) -> pd.DataFrame:
    """The targets of the timeline, each with its `slot`."""
    named_targets = context.frame("named_targets")
    filters = context.target_filters(named_targets, TIMELINE_FILTERS, target_codes)
    targets = filter_targets(rows_of_plans(named_targets, context.plans), filters)
    return targets_by_slot(targets[targets["theme_id"] == context.theme] if context.theme else targets)
