"""Exhibits of the timeline page."""

import pandas as pd

from dashboard.figures.selection import filter_targets, target_codes
from dashboard.figures.timeline.exhibit import timeline_exhibit
from dashboard.figures.timeline.slots import targets_by_slot
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext

TIMELINE_FILTERS = ("commitment", "kind")


def timeline_exhibits(scene: ViewContext) -> Exhibits:
    """When targets fall due, of a theme, filtered."""
    known = chosen_targets(scene), scene.frame("named_targets"), scene.frame("plans"), scene.words, scene.version
    return {"timeline": timeline_exhibit(*known, scene.dark, scene.plans)}


def chosen_targets(scene: ViewContext) -> pd.DataFrame:
    """The targets of the timeline, each with its `slot`."""
    everything = scene.frame("named_targets")
    wanted = scene.target_filters(everything, TIMELINE_FILTERS, target_codes)
    targets = filter_targets(rows_of_plans(everything, scene.plans), wanted)
    return targets_by_slot(targets[targets["theme_id"] == scene.theme] if scene.theme else targets)
