"""The data to take away: the whole set in every form, each table by itself, code that reads it, how to cite it."""

from dashboard.database import frame_cache
from dashboard.figures.files.tables import files_headline, table_files, whole_files
from dashboard.ui.components.grid import show_grid
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import choose_language
from dashboard.ui.outputs.data_files import show_data_citations, show_snippets
from dashboard.ui.outputs.figure_panel import show_coding_note, show_heading, show_paragraph, show_section
from dashboard.ui.run_context import frame, page_words

words = page_words()
files, tables = frame_cache.frame("downloads"), frame_cache.frame("codebook_tables")

with chooser_row():
    choose_language(words)

show_heading(files_headline(files, words), words.text("files.subtitle"))
show_coding_note(frame("plans"), words)
if len(files):
    version = frame_cache.data_version()
    for key, grid in {"whole": whole_files(files, words), "single": table_files(files, tables, words)}.items():
        show_section(words.text(f"files.{key}"))
        show_paragraph(words.text(f"files.{key}.about"))
        show_grid(grid, key=f"files-{key}", words=words)
    show_section(words.text("files.shown"))
    show_paragraph(words.text("files.shown.about"))
    show_section(words.text("files.code"))
    show_paragraph(words.text("files.code.about", version=version))
    show_snippets(version, words)
    show_section(words.text("files.cite"))
    show_data_citations(files, words)
