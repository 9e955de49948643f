"""One plan whole: its document and damage, targets, timeline, silences, restatements, and another plan beside it."""

from dashboard import cache, figures, panels, views, widgets
from dashboard.views import compare

words = widgets.words()
sheets = widgets.frame("plan_sheets").set_index("plan_id", drop=False)


def name(plan_id: str) -> str:
    """A plan in a chooser: region and first year."""
    row = sheets.loc[plan_id]
    return words.text("plan.name", region=words.data(row, "region"), year=row["first_year"])


def section_name(code: str) -> str:
    """What a section is called."""
    return words.text(f"section.{code}")


with widgets.row():
    chosen = widgets.choose("plan", list(sheets.index), sheets.index[0], name, words, width=240, resets=("with",))
    section = widgets.switch(
        "section", compare.SECTIONS, compare.SECTIONS[0], lambda code: words.text(f"section.{code}"), words
    )
    if section == "pair":
        others = [plan_id for plan_id in sheets.index if plan_id != chosen]
        widgets.choose("with", others, others[0], name, words, width=240)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

panels.show(views.exhibits("plan", widgets.scene(words))[section], words, key=f"plan-{section}")
if section == "timeline":
    placed = figures.timeline_placed(widgets.keep(widgets.frame("named_targets"), [chosen]))
    panels.grid(figures.timeline_listing(placed, widgets.keep(sheets, [chosen]), words), "plan-listing", words)
panels.cited.plan(sheets, chosen, words)
