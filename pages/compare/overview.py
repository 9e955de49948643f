"""The landing page: what this is, every promise at once, questions, comparisons that teach, plans, how to read it."""

import streamlit as st

from dashboard.database import frame_cache
from dashboard.figures import registry
from dashboard.figures.overview.legend import legend_words
from dashboard.figures.overview.sentence import where_and_when
from dashboard.ui.corpus import corpus
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import choose_language
from dashboard.ui.navigation import view_parameters
from dashboard.ui.outputs import citations
from dashboard.ui.outputs.cards import show_plan_cards, show_questions, show_terms
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_heading, show_paragraph, show_section
from dashboard.ui.run_context import frame, page_words, view_context
from dashboard.url_state.urls import page_url

words = page_words()
plans, codes = frame("plans"), frame("codes")

with chooser_row():
    choose_language(words)
show_evidence(frame_cache.frame, words)

authorities = plans["region_id"].nunique()
counted = {"count": authorities, "number": words.small_number(authorities)}
headline = words.text("overview.headline", **counted, subject=corpus(words).subject)
show_heading(headline, where_and_when(plans, words))
show_questions(words)

exhibits = registry.exhibits("overview", view_context(words))
show_figure(exhibits["promises"], words, key="promises", part=Part())
show_paragraph(words.text("overview.lead", count=len(plans), number=words.small_number(len(plans))))

show_section(words.text("overview.comparisons"))
show_paragraph(words.text("overview.rule"))
best = frame("comparisons")["indicator_id"].tolist()
for left in range(0, len(best), 2):
    for column, code in zip(st.columns(2, gap="large"), best[left : left + 2], strict=False):
        with column:
            address = page_url("indicator", {"indicator": code}, view_parameters())
            show_figure(exhibits[code], words, key=f"overview-{code}", part=Part(address))

show_section(words.text("overview.plans", count=len(plans), number=words.small_number(len(plans))))
show_plan_cards(frame("plan_sheets"), frame("plan_counts"), words)
show_figure(exhibits["coverage"], words, key="coverage", part=Part())

show_section(words.text("overview.legend"))
show_paragraph(words.text("overview.legend_said"))
signs = [name for name in exhibits if name.startswith("legend-")]
for column, name in zip(st.columns(len(signs), gap="large"), signs, strict=True):
    with column:
        show_figure(exhibits[name], words, key=name, part=Part())
show_terms(words.text("legend.words"), legend_words(codes, words))
citations.show_data_citation(frame_cache.data_version(), words)
