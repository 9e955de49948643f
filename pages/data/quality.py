"""How far the data can be trusted: what was read, by whom, every numeral, damage, checks, limits, changes."""

from dashboard import cache, figures, panels, widgets

SECTIONS = ("reading", "coders", "numerals", "damage", "checks", "limits", "changes")

words = widgets.words()
plans, version = widgets.frame("plan_sheets"), cache.data_version()

with widgets.row():
    section = widgets.switch("section", SECTIONS, SECTIONS[0], lambda code: words.text(f"section.{code}"), words)
    if section == "numerals":
        shown = widgets.choose_plans(plans, words)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

if section == "reading":
    panels.show(figures.reading_exhibit(plans, widgets.frame("reading"), words, version), words, key="quality-reading")
elif section == "coders":
    columns, differences = widgets.frame("codebook_columns"), widgets.frame("coding_differences")
    coders = figures.coders_exhibit(widgets.frame("agreement"), columns, words, version)
    picked = panels.show(coders, words, key="quality-coders")
    panels.section(words.text("quality.settled"), into_view=bool(picked))
    categories, field = widgets.frame("codebook_categories"), widgets.asked("field")
    exhibit = figures.differences_exhibit(differences, field, columns, categories, plans, words, version)
    panels.show(exhibit, words, key="quality-differences", part=True)
elif section == "numerals":
    numerals = widgets.frame("numerals")
    kept = widgets.keep(plans, shown)
    ledger = figures.ledger_exhibit(widgets.keep(numerals, shown), kept, words, version)
    picked = panels.show(ledger, words, key="quality-ledger")
    panels.section(words.text("quality.every_numeral"), into_view=bool(picked))
    names = {"": words.text("choose.all")} | figures.ledger_reasons(numerals, words)
    reason = widgets.choose("reason", list(names), "", names.__getitem__, words, width=280)
    exhibit = figures.numerals_exhibit(numerals, kept, reason, words, version, widgets.number("page"))
    panels.show(exhibit, words, key="quality-numerals", part=True)
elif section == "damage":
    damage, targets = widgets.frame("damage"), widgets.frame("targets")
    panels.show(figures.damage_exhibit(plans, damage, targets, words, version), words, key="quality-damage")
elif section == "checks":
    panels.show(figures.checks_exhibit(widgets.frame("checks"), words, version), words, key="quality-checks")
elif section == "limits":
    frames = (widgets.frame(name) for name in ("targets", "silences", "indicators"))
    panels.show(figures.limits_exhibit(plans, *frames, words, version), words, key="quality-limits")
else:
    panels.show(figures.changes_exhibit(widgets.frame("changes"), words, version), words, key="quality-changes")
