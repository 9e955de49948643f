"""Policy instruments by plans and by themes; each bar and mark leads to its clauses side by side."""

from dashboard.database import frame_cache
from dashboard.figures import registry
from dashboard.figures.clause_notes import instrument_rules
from dashboard.figures.coding_view import PART_CHOICES, coding_in_view
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import Choice, choose_language, choose_plans, switch
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_folded_table, show_section
from dashboard.ui.run_context import frame, page_words, view_context

words = page_words()

with chooser_row():
    switch(Choice("part", PART_CHOICES, lambda code: words.text(f"part.{code}")), words)
    choose_plans(frame("plans"), words)
    choose_language(words)

context = view_context(words)
coding, exhibits = coding_in_view(context), registry.exhibits("instruments", context)
show_figure(exhibits["instruments"], words, key="instruments")
show_folded_table(words.text("instruments.rules"), instrument_rules(coding), words)
show_section(words.text("instruments.by_theme"))
show_figure(exhibits["pairs"], words, key="pairs", part=Part())

if "instrument-clauses" in exhibits:
    show_figure(exhibits["instrument-clauses"], words, "instrument-clauses", part=Part())

show_evidence(frame_cache.frame, words)
