"""One plan whole: its document and damage, targets, timeline, silences, restatements, and another plan beside it."""

from dashboard.database import frame_cache
from dashboard.figures.plan.view import SECTIONS
from dashboard.figures.registry import exhibits
from dashboard.figures.timeline.listing import timeline_listing
from dashboard.figures.timeline.slots import targets_by_slot
from dashboard.ui.components.grid import show_grid
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import Choice, choose, choose_language, plan_names, switch
from dashboard.ui.outputs import citations
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import Part, show_figure
from dashboard.ui.run_context import frame, page_words, view_context
from dashboard.url_state.parameters import rows_of_plans

words = page_words()
sheets = frame("plan_sheets")
names = plan_names(sheets, words)


def section_name(code: str) -> str:
    """What a section is called."""
    return words.text(f"section.{code}")


with chooser_row():
    plan_id = choose(Choice("plan", list(names), names.__getitem__, resets=("with",)), words, width=200)
    section = switch(Choice("section", SECTIONS, section_name), words)
    if section == "pair":
        others = [code for code in names if code != plan_id]
        choose(Choice("with", others, names.__getitem__), words, width=240)
    choose_language(words)
show_evidence(frame_cache.frame, words)

shown = exhibits("plan", view_context(words))
if "strip" in shown:
    show_figure(shown["strip"], words, key="plan-strip")
show_figure(shown[section], words, key="plan", part=Part() if "strip" in shown else None)
if section == "timeline":
    slots = targets_by_slot(rows_of_plans(frame("named_targets"), [plan_id]))
    show_grid(timeline_listing(slots, rows_of_plans(sheets, [plan_id]), words), "plan-listing", words)
citations.show_plan_citation(sheets, plan_id, words)
