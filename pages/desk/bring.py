"""A plan of the visitor's own: brought as text, file or sample, and what the text says of itself."""

import streamlit as st

from dashboard.ui import desk_session
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import choose_language
from dashboard.ui.inputs.desk_facts import show_facts
from dashboard.ui.inputs.desk_ways import show_ways
from dashboard.ui.outputs.desk_summary import show_privacy, show_summary
from dashboard.ui.outputs.figure_panel import show_heading, show_section
from dashboard.ui.run_context import page_words

words = page_words()

with chooser_row():
    choose_language(words)
plan = desk_session.current_plan()
if plan is None:
    show_heading(words.text("bring.headline"), words.text("bring.lead"))
    show_ways(words)
else:
    show_summary(plan, words)
    show_section(words.text("fact.section"))
    show_facts(plan, words)
    with st.expander(words.text("bring.another", count=len(plan.decisions))):
        show_ways(words)
show_privacy(words)
