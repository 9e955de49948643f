"""The landing page: what this is, the five plans, what they cover, the comparisons that hold best, how to read it."""

import streamlit as st

from dashboard import cache, figures, panels, widgets

words = widgets.words()
plans, themes, codes = cache.frame("plans"), cache.frame("themes"), cache.frame("codes")
indicators = cache.frame("indicators").set_index("indicator_id", drop=False)
version, dark = cache.data_version(), widgets.dark()

with widgets.row():
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

panels.heading(words.text("overview.headline", count=len(plans)), words.text("overview.lead", count=len(plans)))
panels.section(words.text("overview.plans", count=len(plans)))
panels.cards(cache.frame("plan_sheets"), cache.frame("plan_counts"), words)

coverage = figures.coverage_exhibit(cache.frame("coverage"), themes, plans, words, version, widgets.carried())
panels.show(coverage, words, key="coverage", part=True)

panels.section(words.text("overview.comparisons"))
panels.remark(words.text("overview.rule"))
best = cache.frame("comparisons")["indicator_id"].tolist()
for left in range(0, len(best), 2):
    for column, code in zip(st.columns(2, gap="large"), best[left : left + 2], strict=False):
        frames = cache.frame("targets", indicator_id=code), cache.frame("silences", indicator_id=code)
        known = *frames, plans, indicators.loc[code], words, version, dark
        exhibit = figures.indicator_exhibit(*known, draw=figures.compact_figure)
        whole = panels.place("indicator", indicator=code)
        with column:
            panels.show(exhibit, words, key=f"overview-{code}", part=True, leads=whole)

panels.section(words.text("overview.legend"))
panels.remark(words.text("overview.legend_said"))
signs = figures.legend_exhibits(codes, plans, words, version, dark)
for column, (part, exhibit) in zip(st.columns(len(signs), gap="large"), signs.items(), strict=True):
    with column:
        panels.show(exhibit, words, key=f"legend-{part}", part=True)
panels.glossary(words.text("legend.words"), figures.legend_words(codes, words))
