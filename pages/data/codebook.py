"""The codebook: all tables, the columns and categories of one, or where a word occurs in any of them."""

from dashboard import cache, figures, panels, widgets

words = widgets.words()
tables, version = cache.frame("codebook_tables").set_index("table_name", drop=False), cache.data_version()
columns = cache.frame("codebook_columns")
categories = figures.codebook_titled(cache.frame("codebook_categories"), columns)
names = {"": words.text("codebook.every")} | {code: words.data(row, "title") for code, row in tables.iterrows()}

with widgets.row():
    query = widgets.search(words)
    table = widgets.choose("table", list(names), "", names.__getitem__, words, width=280, resets=("column",))
    widgets.choose_language(words)

if query:
    inside = columns[columns["table_name"] == table] if table else columns
    exhibit = figures.codebook_found_exhibit(query, inside, categories, tables, words, version)
    panels.show(exhibit, words, key="codebook-found")
elif table:
    exhibit = figures.codebook_columns_exhibit(tables.loc[table], columns, categories, words, version)
    picked = panels.show(exhibit, words, key=f"codebook-{table}")
    column = widgets.asked("column")
    lists = figures.codebook_categories_exhibit(tables.loc[table], categories, column, words, version)
    if lists:
        panels.section(words.text("codebook.lists"), into_view=bool(picked and column))
        panels.show(lists, words, key=f"codebook-{table}-lists", part=True)
else:
    panels.show(figures.codebook_tables_exhibit(tables, columns, words, version), words, key="codebook")
