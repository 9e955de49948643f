"""The deck: figures collected for a meeting, in order; its files; ways to present and store it."""

from dashboard.database import frame_cache
from dashboard.ui import deck_store
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import choose_language
from dashboard.ui.outputs import deck_editor, deck_template
from dashboard.ui.outputs.figure_panel import show_heading, show_section
from dashboard.ui.run_context import page_words

words = page_words()

with chooser_row():
    choose_language(words)
context = deck_editor.deck_context(frame_cache.frame, words)

count = len(deck_store.current_deck().items)
show_heading(words.text("deck.headline", count=count), words.text("deck.lead"))
deck_editor.open_linked_deck(words)
deck_store.show_deck_problem(words)
deck_editor.show_items(context)
deck_editor.show_fill_button(context, frame_cache.cached_drawing)
if deck_store.current_deck().items:
    show_section(words.text("deck.show"))
    deck_editor.show_presentation(context)
    deck_editor.show_downloads(words)
    deck_template.show_template(context)
    show_section(words.text("deck.keeping"))
    deck_editor.show_storage(context)
