"""How far the data can be trusted: what was read, by whom, every numeral, damage, checks, limits, changes."""

from dashboard import cache, panels, widgets
from dashboard.views import data

# What each section shows that is one figure.
PLAIN = {
    "reading": data.reading,
    "damage": data.damage,
    "checks": data.checks,
    "limits": data.limits,
    "changes": data.changes,
}
SECTIONS = ("reading", "coders", "numerals", "damage", "checks", "limits", "changes")

words = widgets.words()

with widgets.row():
    section = widgets.switch("section", SECTIONS, SECTIONS[0], lambda code: words.text(f"section.{code}"), words)
    if section == "numerals":
        widgets.choose_plans(widgets.frame("plan_sheets"), words)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

scene = widgets.scene(words)
if section == "coders":
    picked = panels.show(scene.once("quality coders", [], data.coders), words, key="quality-coders")
    panels.section(words.text("quality.settled"), into_view=bool(picked))
    exhibit = scene.once("quality differences", ["field"], data.differences)
    panels.show(exhibit, words, key="quality-differences", part=True)
elif section == "numerals":
    picked = panels.show(scene.once("quality ledger", ["plans"], data.ledger), words, key="quality-ledger")
    panels.section(words.text("quality.every_numeral"), into_view=bool(picked))
    names = scene.once("quality reasons", [], data.reasons)
    widgets.choose("reason", list(names), "", names.__getitem__, words, width=280)
    exhibit = widgets.scene(words).once("quality numerals", ["plans", "reason", "page"], data.numerals)
    panels.show(exhibit, words, key="quality-numerals", part=True)
else:
    panels.show(scene.once(f"quality {section}", [], PLAIN[section]), words, key=f"quality-{section}")
