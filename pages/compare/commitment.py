"""The profile of commitment: how precise each plan is, counted clause by clause and target by target."""

import streamlit as st

from dashboard import cache, figures, panels, widgets

words = widgets.words()
plans = cache.frame("plans")

with widgets.row():
    shown = widgets.choose_plans(plans, words)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

profile = figures.Profile(
    plans=plans,
    shown=shown,
    targets=cache.frame("named_targets"),
    clauses=cache.frame("clauses"),
    codes=cache.frame("codes"),
    words=words,
    data_version=cache.data_version(),
    dark=widgets.dark(),
)
panels.heading(figures.profile_headline(profile), words.text("profile.lead", count=len(shown)))
exhibits = list(figures.profile_exhibits(profile).items())
for left in range(0, len(exhibits), 2):
    for column, (name, exhibit) in zip(st.columns(2, gap="large"), exhibits[left : left + 2], strict=False):
        with column:
            panels.show(exhibit, words, key=f"commitment-{name}", part=True)

# Marks cannot be reached by keyboard; here each target can.
panels.section(words.text("profile.listing"))
placed = figures.timeline_placed(widgets.keep(profile.targets, shown))
panels.grid(figures.timeline_listing(placed, widgets.keep(plans, shown), words), key="commitment-listing", words=words)
