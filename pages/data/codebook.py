"""The codebook: all tables, the columns and categories of one, or where a word occurs in any of them."""

from dashboard.database import frame_cache
from dashboard.figures.codebook.view import (
    codebook_categories,
    codebook_columns,
    codebook_glossary,
    codebook_search,
    codebook_tables,
)
from dashboard.figures.records import records
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import Choice, choose, choose_language
from dashboard.ui.inputs.filters import search_box
from dashboard.ui.outputs.figure_panel import Part, show_figure, show_section
from dashboard.ui.run_context import page_words, parameter, view_context

words = page_words()
titles = {row["table_name"]: words.data(row, "title") for row in records(frame_cache.frame("codebook_tables"))}
names = {"": words.text("codebook.every")} | titles

with chooser_row():
    query = search_box(words, "choose.search_hint.codebook")
    table = choose(Choice("table", list(names), names.__getitem__, resets=("column", "term")), words, width=280)
    choose_language(words)

context = view_context(words)
if query:
    show_figure(context.cached("codebook found", ["q", "table"], codebook_search), words, key="codebook")
elif table:
    clicked = show_figure(context.cached("codebook", ["table"], codebook_columns), words, key="codebook")
    lists = context.cached("codebook lists", ["table", "column"], codebook_categories)
    if lists:
        show_section(words.text("codebook.lists"), into_view=bool(clicked and parameter("column")))
        show_figure(lists, words, key="codebook-below", part=Part())
elif parameter("term"):
    glossary = context.cached("codebook glossary", ["term"], codebook_glossary)
    show_figure(glossary, words, key="codebook")
else:
    show_figure(context.cached("codebook tables", [], codebook_tables), words, key="codebook")
    glossary = context.cached("codebook glossary", ["term"], codebook_glossary)
    show_figure(glossary, words, key="codebook-below", part=Part())
