"""The codebook: all tables, the columns and categories of one, or where a word occurs in any of them."""

from dashboard import cache, panels, widgets
from dashboard.exhibit import records
from dashboard.views import data

words = widgets.words()
titles = {row["table_name"]: words.data(row, "title") for row in records(cache.frame("codebook_tables"))}
names = {"": words.text("codebook.every")} | titles

with widgets.row():
    query = widgets.search(words)
    table = widgets.choose("table", list(names), "", names.__getitem__, words, width=280, resets=("column",))
    widgets.choose_language(words)

scene = widgets.scene(words)
if query:
    panels.show(scene.once("codebook found", ["q", "table"], data.codebook_found), words, key="codebook-found")
elif table:
    picked = panels.show(scene.once("codebook", ["table"], data.codebook_columns), words, key=f"codebook-{table}")
    lists = scene.once("codebook lists", ["table", "column"], data.codebook_lists)
    if lists:
        panels.section(words.text("codebook.lists"), into_view=bool(picked and widgets.asked("column")))
        panels.show(lists, words, key=f"codebook-{table}-lists", part=True)
else:
    panels.show(scene.once("codebook tables", [], data.codebook_tables), words, key="codebook")
