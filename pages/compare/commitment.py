"""The profile of commitment: how precise each plan is, counted clause by clause and target by target."""

import streamlit as st

from dashboard.database import frame_cache
from dashboard.figures import registry
from dashboard.figures.grid import Grid
from dashboard.figures.timeline.listing import timeline_listing
from dashboard.figures.timeline.slots import targets_by_slot
from dashboard.ui.components.grid import show_grid
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import choose_language, choose_plans
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_section
from dashboard.ui.run_context import frame, page_words, view_context
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext

words = page_words()
plans = frame("plans")

with chooser_row():
    choose_plans(plans, words)
    choose_language(words)
show_evidence(frame_cache.frame, words)

context = view_context(words)
figures = registry.exhibits("commitment", context)
show_figure(figures.pop("rows"), words, key="commitment-rows")
show_section(words.text("commitment.each"))
exhibits = list(figures.items())
for left in range(0, len(exhibits), 2):
    for column, (name, exhibit) in zip(st.columns(2, gap="large"), exhibits[left : left + 2], strict=False):
        with column:
            show_figure(exhibit, words, key=f"commitment-{name}", part=Part())

# Marks cannot be reached by keyboard; here each target can.
show_section(words.text("commitment.listing"))


def listing(asked: ViewContext) -> Grid:
    """Every mark in words."""
    placed = targets_by_slot(rows_of_plans(asked.frame("named_targets"), asked.plans))
    return timeline_listing(placed, rows_of_plans(asked.frame("plans"), asked.plans), words)


show_grid(context.cached("commitment listing", ["plans"], listing), "commitment-listing", words)
