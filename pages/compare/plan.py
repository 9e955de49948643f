"""One plan whole: its document and damage, targets, timeline, silences, restatements, and another plan beside it."""

from dashboard.database import frame_cache
from dashboard.figures.plan.view import SECTIONS
from dashboard.figures.registry import exhibits
from dashboard.figures.timeline.listing import timeline_listing
from dashboard.figures.timeline.slots import targets_by_slot
from dashboard.ui.components.grid import show_grid
from dashboard.ui.inputs.choosers import choose, choose_language, switch
from dashboard.ui.outputs import citations
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import show_figure
from dashboard.ui.page import chooser_row, frame, page_words, view_context
from dashboard.url_state.parameters import rows_of_plans

words = page_words()
sheets = frame("plan_sheets").set_index("plan_id", drop=False)


def name(plan_id: str) -> str:
    """A plan in a chooser: region and first year."""
    row = sheets.loc[plan_id]
    return words.text("plan.name", region=words.data(row, "region"), year=row["first_year"])


def section_name(code: str) -> str:
    """What a section is called."""
    return words.text(f"section.{code}")


with chooser_row():
    chosen = choose("plan", list(sheets.index), sheets.index[0], name, words, width=240, resets=("with",))
    section = switch("section", SECTIONS, SECTIONS[0], lambda code: words.text(f"section.{code}"), words)
    if section == "pair":
        others = [plan_id for plan_id in sheets.index if plan_id != chosen]
        choose("with", others, others[0], name, words, width=240)
    choose_language(words)
show_evidence(frame_cache.frame, words)

show_figure(exhibits("plan", view_context(words))[section], words, key=f"plan-{section}")
if section == "timeline":
    placed = targets_by_slot(rows_of_plans(frame("named_targets"), [chosen]))
    show_grid(timeline_listing(placed, rows_of_plans(sheets, [chosen]), words), "plan-listing", words)
citations.show_plan_citation(sheets, chosen, words)
