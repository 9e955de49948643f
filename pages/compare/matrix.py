"""Indicators by plans: every cell a promise as it was written, or the kind of silence."""

from dashboard.database import frame_cache
from dashboard.figures.matrix.view import (
    CELLS,
    DEFAULT_VERDICT,
    MATRIX_FILTERS,
    REFERENCES,
    SHOWN,
    row_counts,
    verdicts,
)
from dashboard.figures.registry import exhibits
from dashboard.figures.selection import target_codes
from dashboard.ui.inputs.chooser_row import chooser_row, more_choosers
from dashboard.ui.inputs.choosers import Choice, choose, choose_language, choose_plans, choose_theme, switch
from dashboard.ui.inputs.filters import filter_targets
from dashboard.ui.outputs.evidence_drawer import show_evidence
from dashboard.ui.outputs.figure_panel import show_figure
from dashboard.ui.run_context import frame, page_words, view_context

words = page_words()
themes, indicators = frame("themes"), frame("indicators")
counts = view_context(words).cached("matrix rows", ["theme"], row_counts)


def option(verdict: str) -> str:
    """A choice of rows with how many there are in the chosen theme."""
    return words.text(f"matrix.option.{verdict}", count=counts[verdict])


def reference_name(code: str) -> str:
    """Whether superior documents have rows."""
    return words.text("reference.shown" if code == SHOWN else "reference.hidden")


with chooser_row():
    choose_theme(themes, words)
    choose(Choice("verdict", verdicts(indicators), option, DEFAULT_VERDICT), words, width=240)
    choose_plans(frame("plans"), words)
    targets, codes = frame("targets"), frame("codes")
    with more_choosers(words, (*MATRIX_FILTERS, "reference", "cells")):
        switch(Choice("cells", CELLS, lambda code: words.text(f"cells.{code}")), words)
        switch(Choice("reference", REFERENCES, reference_name), words)
        filter_targets(targets, codes, MATRIX_FILTERS, target_codes, words)
    choose_language(words)
show_evidence(frame_cache.frame, words)

show_figure(exhibits("matrix", view_context(words))["matrix"], words, key="matrix")
