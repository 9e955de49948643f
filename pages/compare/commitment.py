"""The profile of commitment: how precise each plan is, counted clause by clause and target by target."""

import streamlit as st

from dashboard import cache, figures, panels, views, widgets
from dashboard.exhibit import Grid

words = widgets.words()
plans = widgets.frame("plans")

with widgets.row():
    shown = widgets.choose_plans(plans, words)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

scene = widgets.scene(words)
said = scene.once("profile headline", ["plans"], lambda asked: figures.profile_headline(views.profile(asked)))
panels.heading(said, words.text("profile.lead", count=len(shown)))
exhibits = list(views.exhibits("commitment", scene).items())
for left in range(0, len(exhibits), 2):
    for column, (name, exhibit) in zip(st.columns(2, gap="large"), exhibits[left : left + 2], strict=False):
        with column:
            panels.show(exhibit, words, key=f"commitment-{name}", part=True, among=2)

# Marks cannot be reached by keyboard; here each target can.
panels.section(words.text("profile.listing"))


def listing(asked: views.Scene) -> Grid:
    """Every mark in words."""
    placed = figures.timeline_placed(widgets.keep(asked.frame("named_targets"), asked.plans))
    return figures.timeline_listing(placed, widgets.keep(asked.frame("plans"), asked.plans), words)


panels.grid(scene.once("commitment listing", ["plans"], listing), "commitment-listing", words)
