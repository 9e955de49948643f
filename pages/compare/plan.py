"""One plan whole: its document and damage, targets, timeline, silences, restatements, and another plan beside it."""

from dashboard import cache, figures, panels, widgets

SECTIONS = ("document", "targets", "timeline", "silences", "drift", "pair")

words = widgets.words()
sheets = cache.frame("plan_sheets").set_index("plan_id", drop=False)
targets, version = cache.frame("named_targets"), cache.data_version()


def name(plan_id: str) -> str:
    """A plan in a chooser: region and first year."""
    row = sheets.loc[plan_id]
    return words.text("plan.name", region=words.data(row, "region"), year=row["first_year"])


with widgets.row():
    chosen = widgets.choose("plan", list(sheets.index), sheets.index[0], name, words, width=240, resets=("with",))
    section = widgets.switch("section", SECTIONS, SECTIONS[0], lambda code: words.text(f"section.{code}"), words)
    if section == "pair":
        others = [plan_id for plan_id in sheets.index if plan_id != chosen]
        beside = widgets.choose("with", others, others[0], name, words, width=240)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

plan = sheets.loc[chosen]
if section == "document":
    facts = cache.frame("plan_facts", plan_id=chosen)
    exhibit = figures.document_exhibit(plan, facts, words, version)
elif section == "targets":
    exhibit = figures.promises_exhibit(plan, targets, cache.frame("themes"), words, version)
elif section == "timeline":
    placed = figures.timeline_placed(widgets.keep(targets, [chosen]))
    exhibit = figures.timeline_exhibit(placed, targets, sheets, words, version, widgets.dark(), [chosen])
elif section == "silences":
    exhibit = figures.silence_exhibit(plan, cache.frame("named_silences"), words, version)
elif section == "drift":
    exhibit = figures.drift_exhibit(plan, targets, words, version)
else:
    silences, indicators = cache.frame("named_silences"), cache.frame("indicators")
    exhibit = figures.pair_exhibit(plan, sheets.loc[beside], targets, silences, indicators, words, version)

panels.show(exhibit, words, key=f"plan-{section}")
if section == "timeline":
    panels.grid(figures.timeline_listing(placed, widgets.keep(sheets, [chosen]), words), "plan-listing", words)
