"""Two packs of one text: where they differ, how far they agree, settled here, and the settled pack to take."""

from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import choose_language
from dashboard.ui.inputs.desk_packs import second_plan
from dashboard.ui.outputs.desk_coders import show_comparison
from dashboard.ui.outputs.figure_panel import show_heading, show_paragraph
from dashboard.ui.run_context import page_words

words = page_words()

with chooser_row():
    choose_language(words)
show_heading(words.text("coders.headline"), words.text("coders.lead"))
plans = second_plan(words)
if plans is not None:
    show_comparison(*plans, words)
show_paragraph(words.text("pack.private"))
