"""How far the data can be trusted: what was read, by whom, every numeral, damage, checks, limits, changes."""

from dashboard.database import frame_cache
from dashboard.figures.quality.view import SECTIONS, reasons
from dashboard.figures.registry import exhibits
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import Choice, choose, choose_language, choose_plans, switch
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_section
from dashboard.ui.run_context import frame, page_words, view_context

words = page_words()

with chooser_row():
    section = switch(Choice("section", tuple(SECTIONS), lambda code: words.text(f"section.{code}")), words)
    if section == "numerals":
        choose_plans(frame("plan_sheets"), words)
    choose_language(words)
show_evidence(frame_cache.frame, words)

first, *second = SECTIONS[section]
clicked = show_figure(exhibits("quality", view_context(words))[first], words, key="quality") or ""
if section == "coders":
    show_section(words.text("quality.settled"), into_view=bool(clicked))
if section == "numerals":
    show_section(words.text("quality.every_numeral"), into_view="reason=" in clicked)
    names = view_context(words).cached("quality reasons", [], reasons)
    choose(Choice("reason", list(names), names.__getitem__), words, width=280)
for name in second:
    show_figure(exhibits("quality", view_context(words))[name], words, key="quality-below", part=Part())
