"""Policy instruments by plans and by themes, and the clauses that use one of them side by side."""

from dashboard.database import frame_cache
from dashboard.figures.clause_coding import instrument_rules
from dashboard.figures.clause_table import instrument_names, theme_names
from dashboard.figures.coding_view import PART_CHOICES, coding_in_view
from dashboard.figures.registry import exhibits as exhibits_
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import Choice, choose, choose_language, choose_plans, switch
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_folded_table, show_section
from dashboard.ui.run_context import frame, page_words, view_context

words = page_words()
themes, instruments = frame("themes"), frame("instruments")

with chooser_row():
    switch(Choice("part", PART_CHOICES, lambda code: words.text(f"part.{code}")), words)
    choose_plans(frame("plans"), words)
    choose_language(words)

context = view_context(words)
coding, exhibits = coding_in_view(context), exhibits_("instruments", context)
clicked = show_figure(exhibits["instruments"], words, key="instruments")
show_folded_table(words.text("instruments.rules"), instrument_rules(coding), words)
show_section(words.text("instruments.by_theme"))
clicked = show_figure(exhibits["pairs"], words, key="pairs", part=Part()) or clicked

show_section(words.text("clauses.title"), into_view=bool(clicked))
with chooser_row():
    names = {"": words.text("policy.any")} | instrument_names(instruments, words)
    choose(Choice("instrument", list(names), names.__getitem__), words, width=320)
    choose(Choice("theme", ["", *themes["theme_id"]], theme_names(coding).__getitem__), words, width=320)
if "instrument-clauses" in exhibits:
    show_figure(exhibits["instrument-clauses"], words, "instrument-clauses", part=Part())

show_evidence(frame_cache.frame, words)
