"""The visitor's plan to take away: a pack, a workbook, a blank workbook for a second coder; and a pack opened again."""

from dashboard.ui import desk_session
from dashboard.ui.desk_memory import show_choice
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import choose_language
from dashboard.ui.inputs.desk_packs import show_opening
from dashboard.ui.outputs.desk_files import show_files, show_forgetting
from dashboard.ui.outputs.figure_panel import show_heading, show_paragraph, show_section
from dashboard.ui.run_context import page_words

words = page_words()

with chooser_row():
    choose_language(words)
plan = desk_session.current_plan()
if plan is None:
    show_heading(words.text("pack.headline_none"), words.text("pack.lead_none"))
else:
    show_heading(words.text("pack.headline"), words.text("pack.lead"))
    show_files(plan, words)
    show_section(words.text("keep.section"))
    show_choice(words)
    show_forgetting(words)
show_section(words.text("pack.open"))
show_opening(words)
show_paragraph(words.text("pack.private"))
