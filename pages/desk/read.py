"""The visitor's plan, read through with its draft: the text with every quantity at its place, and the row of each."""

from dashboard.ui import desk_session
from dashboard.ui.components.reading import show_reading
from dashboard.ui.desk_stream import message_handler, reading_data
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import choose_language
from dashboard.ui.inputs.desk_ways import show_ways
from dashboard.ui.outputs.desk_summary import plan_title, show_privacy, show_way_on
from dashboard.ui.outputs.figure_panel import show_heading
from dashboard.ui.run_context import page_words

words = page_words()

with chooser_row():
    choose_language(words)
plan = desk_session.current_plan()
if plan is None:
    show_heading(words.text("reading.nothing"), words.text("bring.lead"))
    show_ways(words)
else:
    show_heading(plan_title(plan, words), words.text("reading.lead"))
    show_reading(reading_data(plan, words), message_handler(words))
    show_way_on(words)
show_privacy(words)
