"""Clauses side by side: of a theme, of an instrument, or with the words of a search; a column per plan."""

from dashboard.database import frame_cache
from dashboard.figures.clause_table import instrument_names, theme_names
from dashboard.figures.clauses.view import MENTIONS, default_theme, theme_choices
from dashboard.figures.coding_view import PART_CHOICES, coding_in_view
from dashboard.figures.registry import exhibits
from dashboard.ui.inputs.chooser_row import chooser_row, more_choosers
from dashboard.ui.inputs.choosers import Choice, choose, choose_language, choose_plans, switch
from dashboard.ui.inputs.filters import search_box
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import show_figure
from dashboard.ui.run_context import frame, page_words, parameter, view_context

words = page_words()
coding = coding_in_view(view_context(words))
names = {"": words.text("policy.any")} | instrument_names(frame("instruments"), words)
themes = theme_choices(coding, bool(parameter("instrument") or parameter("q")))

with chooser_row():
    choose(Choice("theme", themes, theme_names(coding).__getitem__, default_theme(coding, themes)), words, width=240)
    choose_plans(frame("plans"), words)
    choose(Choice("instrument", list(names), names.__getitem__), words, width=250)
    search_box(words)
    with more_choosers(words, ("part", "mention")):
        switch(Choice("part", PART_CHOICES, lambda code: words.text(f"part.{code}")), words)
        switch(Choice("mention", MENTIONS, lambda code: words.text(f"mention.{code}")), words)
    choose_language(words)
show_evidence(frame_cache.frame, words)

show_figure(exhibits("clauses", view_context(words))["clauses"], words, key="clauses")
