"""The deck: what was put together for a meeting, in order; slides, a page and a workbook of it; the ways to show it."""

from dashboard.database import frame_cache
from dashboard.ui import deck_store
from dashboard.ui.inputs.choosers import choose_language
from dashboard.ui.outputs import deck_editor
from dashboard.ui.outputs.figure_panel import show_heading, show_section
from dashboard.ui.page import chooser_row, page_words

words = page_words()

with chooser_row():
    choose_language(words)
bench = deck_editor.bench(frame_cache.frame, words)

count = len(deck_store.current_deck().items)
show_heading(words.text("deck.headline", count=count), words.text("deck.lead"))
deck_editor.linked(words)
deck_store.show_deck_problem(words)
deck_editor.listing(bench)
deck_editor.fill(bench, frame_cache.cached_drawing)
if deck_store.current_deck().items:
    show_section(words.text("deck.show"))
    deck_editor.present(bench)
    deck_editor.downloads(words)
    show_section(words.text("deck.keeping"))
    deck_editor.keeping(bench)
