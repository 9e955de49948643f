"""The timeline: when every target of every plan falls due, which years are assumed, and what has none."""

from dashboard.database import frame_cache
from dashboard.figures.grid import Grid
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.figures.selection import target_codes
from dashboard.figures.timeline.listing import timeline_listing
from dashboard.figures.timeline.view import TIMELINE_FILTERS, chosen_targets
from dashboard.ui.components.grid import show_grid
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import choose_language, choose_plans, choose_theme
from dashboard.ui.inputs.filters import filter_targets
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import show_figure, show_section
from dashboard.ui.run_context import frame, page_words, view_context
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext

words = page_words()
plans = frame("plans")

with chooser_row():
    choose_theme(frame("themes"), words)
    shown = choose_plans(plans, words)
    everything = frame("named_targets")
    filter_targets(everything, frame("codes"), TIMELINE_FILTERS, target_codes, words)
    choose_language(words)
show_evidence(frame_cache.frame, words)

context = view_context(words)
show_figure(exhibits("timeline", context)["timeline"], words, key="timeline")
show_section(words.text("timeline.listing"))


def listing(asked: ViewContext) -> Grid:
    """Every mark in words."""
    return timeline_listing(chosen_targets(asked), rows_of_plans(plans, shown), words)


show_grid(context.cached("timeline listing", VIEW_SPECS["timeline"].reads, listing), "timeline-listing", words)
