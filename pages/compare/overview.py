"""The landing page: what this is, the five plans, what they cover, the comparisons that hold best, how to read it."""

import streamlit as st

from dashboard import cache, figures, panels, views, widgets

words = widgets.words()
plans, codes = widgets.frame("plans"), widgets.frame("codes")

with widgets.row():
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

panels.heading(words.text("overview.headline", count=len(plans)), words.text("overview.lead", count=len(plans)))
panels.section(words.text("overview.plans", count=len(plans)))
panels.cards(widgets.frame("plan_sheets"), widgets.frame("plan_counts"), words)

exhibits = views.exhibits("overview", widgets.scene(words))
panels.show(exhibits["coverage"], words, key="coverage", part=True)

panels.section(words.text("overview.comparisons"))
panels.remark(words.text("overview.rule"))
best = widgets.frame("comparisons")["indicator_id"].tolist()
for left in range(0, len(best), 2):
    for column, code in zip(st.columns(2, gap="large"), best[left : left + 2], strict=False):
        with column:
            whole = panels.place("indicator", indicator=code)
            panels.show(exhibits[code], words, key=f"overview-{code}", part=True, leads=whole, among=2)

panels.section(words.text("overview.legend"))
panels.remark(words.text("overview.legend_said"))
signs = [name for name in exhibits if name.startswith("legend-")]
for column, name in zip(st.columns(len(signs), gap="large"), signs, strict=True):
    with column:
        panels.show(exhibits[name], words, key=name, part=True, among=len(signs))
panels.glossary(words.text("legend.words"), figures.legend_words(codes, words))
panels.cited.data_set(cache.data_version(), words)
