"""How far the data can be trusted: what was read, by whom, every numeral, damage, checks, limits, changes."""

from dashboard.database import frame_cache
from dashboard.figures.quality.view import (
    changes,
    checks,
    coders,
    damage,
    damage_places,
    differences,
    ledger,
    limits,
    numerals,
    reading,
    reasons,
)
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import Choice, choose, choose_language, choose_plans, switch
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_coding_note, show_figure, show_section
from dashboard.ui.run_context import frame, page_words, view_context

# What each section shows that is one figure.
PLAIN = {
    "reading": reading,
    "checks": checks,
    "limits": limits,
    "changes": changes,
}
SECTIONS = ("reading", "coders", "numerals", "damage", "checks", "limits", "changes")

words = page_words()

with chooser_row():
    section = switch(Choice("section", SECTIONS, lambda code: words.text(f"section.{code}")), words)
    if section == "numerals":
        choose_plans(frame("plan_sheets"), words)
    choose_language(words)
show_evidence(frame_cache.frame, words)

context = view_context(words)
if section == "coders":
    clicked = show_figure(context.cached("quality coders", [], coders), words, key="quality")
    show_section(words.text("quality.settled"), into_view=bool(clicked))
    exhibit = context.cached("quality differences", ["field"], differences)
    show_figure(exhibit, words, key="quality-below", part=Part())
elif section == "numerals":
    clicked = show_figure(context.cached("quality ledger", ["plans"], ledger), words, key="quality")
    show_section(words.text("quality.every_numeral"), into_view="reason=" in (clicked or ""))
    names = context.cached("quality reasons", [], reasons)
    choose(Choice("reason", list(names), names.__getitem__), words, width=280)
    exhibit = view_context(words).cached("quality numerals", ["plans", "reason", "page"], numerals)
    show_figure(exhibit, words, key="quality-below", part=Part())
elif section == "damage":
    show_figure(context.cached("quality damage places", [], damage_places), words, key="quality")
    show_figure(context.cached("quality damage", [], damage), words, key="quality-below", part=Part())
else:
    show_figure(context.cached(f"quality {section}", [], PLAIN[section]), words, key="quality")
if section != "reading":  # whose figure says so itself
    show_coding_note(frame("plans"), words)
