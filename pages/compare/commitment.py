"""The profile of commitment: how precise each plan is, counted clause by clause and target by target."""

import streamlit as st

from dashboard.database import frame_cache
from dashboard.figures.commitment.exhibits import profile_headline
from dashboard.figures.commitment.view import commitment_profile
from dashboard.figures.grid import Grid
from dashboard.figures.registry import exhibits as exhibits_
from dashboard.figures.timeline.exhibit import targets_by_slot
from dashboard.figures.timeline.listing import timeline_listing
from dashboard.ui.components.grid import show_grid
from dashboard.ui.inputs.choosers import choose_language, choose_plans
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import show_figure, show_heading, show_section
from dashboard.ui.page import chooser_row, frame, page_words, view_context
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext

words = page_words()
plans = frame("plans")

with chooser_row():
    shown = choose_plans(plans, words)
    choose_language(words)
show_evidence(frame_cache.frame, words)

scene = view_context(words)
said = scene.once("profile headline", ["plans"], lambda asked: profile_headline(commitment_profile(asked)))
show_heading(said, words.text("profile.lead", count=len(shown)))
exhibits = list(exhibits_("commitment", scene).items())
for left in range(0, len(exhibits), 2):
    for column, (name, exhibit) in zip(st.columns(2, gap="large"), exhibits[left : left + 2], strict=False):
        with column:
            show_figure(exhibit, words, key=f"commitment-{name}", part=True)

# Marks cannot be reached by keyboard; here each target can.
show_section(words.text("profile.listing"))


def listing(asked: ViewContext) -> Grid:
    """Every mark in words."""
    placed = targets_by_slot(rows_of_plans(asked.frame("named_targets"), asked.plans))
    return timeline_listing(placed, rows_of_plans(asked.frame("plans"), asked.plans), words)


show_grid(scene.once("commitment listing", ["plans"], listing), "commitment-listing", words)
