"""The register: every target and restatement, searched, filtered, sorted, read and taken away."""

from dashboard.database import frame_cache
from dashboard.figures.register.exhibit import SORTS
from dashboard.figures.register.export_table import register_data
from dashboard.figures.register.view import REGISTER_FILTERS, register_view_rows
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.figures.selection import target_codes
from dashboard.ui.inputs.chooser_row import chooser_row, more_choosers
from dashboard.ui.inputs.choosers import Choice, choose, choose_language, choose_plans, choose_theme
from dashboard.ui.inputs.filters import filter_targets, search_box
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import show_figure
from dashboard.ui.outputs.register import show_column_help, show_download
from dashboard.ui.run_context import frame, page_words, view_context

words = page_words()
targets, codes = frame("targets"), frame("codes")

with chooser_row():
    search_box(words)
    choose_theme(frame("themes"), words)
    choose_plans(frame("plans"), words)
    with more_choosers(words, ("sort", *REGISTER_FILTERS)):
        choose(Choice("sort", SORTS, lambda order: words.text(f"sort.{order}")), words, width=200)
        filter_targets(targets, codes, REGISTER_FILTERS, target_codes, words)
    choose_language(words)
show_evidence(frame_cache.frame, words)

context = view_context(words)
show_figure(exhibits("register", context)["register"], words, key="register")
show_column_help(frame("column_help", table="targets"), words)
rows = context.cached("register rows", VIEW_SPECS["register"].reads, register_view_rows)
if len(rows):
    label = words.text("register.download", count=len(rows))
    show_download(lambda: register_data(rows, words), "register", context.version, label)
