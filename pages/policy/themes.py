"""Themes by plans: how much of each plan is on a theme; each cell leads to the clauses side by side."""

from dashboard.database import frame_cache
from dashboard.figures import registry
from dashboard.figures.clause_notes import theme_rules
from dashboard.figures.coding_view import PART_CHOICES, coding_in_view
from dashboard.figures.themes.view import COUNTS, MENTIONS
from dashboard.ui.inputs.chooser_row import chooser_row, more_choosers
from dashboard.ui.inputs.choosers import Choice, choose_language, choose_plans, switch
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_folded_table
from dashboard.ui.run_context import frame, page_words, view_context

words = page_words()

with chooser_row():
    switch(Choice("part", PART_CHOICES, lambda code: words.text(f"part.{code}")), words)
    choose_plans(frame("plans"), words)
    with more_choosers(words, ("mention", "count")):
        switch(Choice("mention", MENTIONS, lambda code: words.text(f"mention.{code}")), words)
        switch(Choice("count", COUNTS, lambda code: words.text(f"count.{code}")), words)
    choose_language(words)

context = view_context(words)
coding, exhibits = coding_in_view(context), registry.exhibits("themes", context)
show_figure(exhibits["themes"], words, key="themes")
show_folded_table(words.text("themes.rules"), theme_rules(coding), words)

if "theme-clauses" in exhibits:
    show_figure(exhibits["theme-clauses"], words, "theme-clauses", part=Part())

show_evidence(frame_cache.frame, words)
