"""Policy instruments by plans and by themes, and the clauses that use one of them side by side."""

from dashboard.database import frame_cache
from dashboard.figures.clause_coding import instrument_rules
from dashboard.figures.clause_table import instrument_names, theme_names
from dashboard.figures.coding_view import PARTS, clause_coding
from dashboard.figures.registry import exhibits as exhibits_
from dashboard.ui.inputs.choosers import choose, choose_language, choose_plans, switch
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_folded_table, show_section
from dashboard.ui.page import chooser_row, frame, page_words, view_context

words = page_words()
themes, instruments = frame("themes"), frame("instruments")

with chooser_row():
    switch("part", PARTS, PARTS[0], lambda c: words.text(f"part.{c}"), words)
    choose_plans(frame("plans"), words)
    choose_language(words)

scene = view_context(words)
coding, exhibits = clause_coding(scene), exhibits_("instruments", scene)
picked = show_figure(exhibits["instruments"], words, key="instruments")
show_folded_table(words.text("instruments.rules"), instrument_rules(coding), words)
show_section(words.text("instruments.by_theme"))
picked = show_figure(exhibits["pairs"], words, key="pairs", part=Part()) or picked

show_section(words.text("clauses.title"), into_view=bool(picked))
with chooser_row():
    names = {"": words.text("policy.any")} | instrument_names(instruments, words)
    choose("instrument", list(names), "", names.__getitem__, words, 320)
    choose("theme", ["", *themes["theme_id"]], "", theme_names(coding).__getitem__, words, 320)
if "instrument-clauses" in exhibits:
    show_figure(exhibits["instrument-clauses"], words, "instrument-clauses", part=Part())

show_evidence(frame_cache.frame, words)
