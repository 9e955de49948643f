"""The codebook: all tables, the columns and categories of one, or where a word occurs in any of them."""

from dashboard.database import frame_cache
from dashboard.figures.codebook.view import (
    codebook_columns,
    codebook_found,
    codebook_glossary,
    codebook_lists,
    codebook_tables,
)
from dashboard.figures.records import records
from dashboard.ui.inputs.choosers import choose, choose_language
from dashboard.ui.inputs.filters import search_box
from dashboard.ui.outputs.figure_panel import show_figure, show_section
from dashboard.ui.page import chooser_row, page_words, parameter, view_context

words = page_words()
titles = {row["table_name"]: words.data(row, "title") for row in records(frame_cache.frame("codebook_tables"))}
names = {"": words.text("codebook.every")} | titles

with chooser_row():
    query = search_box(words)
    table = choose("table", list(names), "", names.__getitem__, words, width=280, resets=("column",))
    choose_language(words)

scene = view_context(words)
if query:
    show_figure(scene.once("codebook found", ["q", "table"], codebook_found), words, key="codebook-found")
elif table:
    picked = show_figure(scene.once("codebook", ["table"], codebook_columns), words, key=f"codebook-{table}")
    lists = scene.once("codebook lists", ["table", "column"], codebook_lists)
    if lists:
        show_section(words.text("codebook.lists"), into_view=bool(picked and parameter("column")))
        show_figure(lists, words, key=f"codebook-{table}-lists", part=True)
else:
    show_figure(scene.once("codebook tables", [], codebook_tables), words, key="codebook")
    show_figure(scene.once("codebook glossary", [], codebook_glossary), words, key="codebook-glossary", part=True)
