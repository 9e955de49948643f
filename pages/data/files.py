"""The data to take away: the whole set in every form, each table by itself, code that reads it, how to cite it."""

from dashboard import cache, figures, panels, widgets

words = widgets.words()
files, tables = cache.frame("downloads"), cache.frame("codebook_tables")

with widgets.row():
    widgets.choose_language(words)

panels.heading(figures.files_headline(files, words), words.text("files.subtitle"))
if len(files):
    version = cache.data_version()
    for key, grid in {
        "whole": figures.whole_files(files, words),
        "single": figures.table_files(files, tables, words),
    }.items():
        panels.section(words.text(f"files.{key}"))
        panels.said(words.text(f"files.{key}.about"))
        panels.grid(grid, key=f"files-{key}", words=words)
    panels.section(words.text("files.shown"))
    panels.said(words.text("files.shown.about"))
    panels.section(words.text("files.code"))
    panels.said(words.text("files.code.about", version=version))
    panels.read_with_code(version, words)
    panels.section(words.text("files.cite"))
    panels.cite_data(files, words)
