"""Exhibits of the matrix page."""

from dataclasses import replace

import pandas as pd

from dashboard.figures.grid import Grid
from dashboard.figures.lanes import add_colours
from dashboard.figures.matrix.exhibit import ALL, SHARED, MatrixFrames, matrix_exhibit, rows_in_view
from dashboard.figures.matrix.glyphs import glyph_grid
from dashboard.figures.selection import target_codes
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext

DEFAULT_VERDICT = SHARED
REFERENCES = HIDDEN, SHOWN = ("0", "1")  # whether superior documents have rows of their own
CELLS = MARKS, WORDS = ("marks", "words")  # whether cells show marks with value and year, or all words
MATRIX_FILTERS = ("kind", "commitment", "tier", "year")


def matrix_exhibits(context: ViewContext) -> Exhibits:
    """Indicators by plans, of a theme and a verdict, the targets filtered."""
    indicators, targets = context.frame("indicators"), context.frame("targets")
    verdict = context.code("verdict", verdicts(indicators), DEFAULT_VERDICT)
    rows = rows_in_view(indicators, context.frame("themes"), verdict, context.theme)
    plans = rows_of_plans(add_colours(context.frame("plans")), context.plans)
    chosen = len(plans) < len(context.frame("plans"))
    if chosen:
        rows = promised_rows(rows, targets, plans)
    visible = context.code("reference", REFERENCES, HIDDEN) == SHOWN
    references = context.fetch("reference_values") if visible else None
    frames = MatrixFrames(targets, context.frame("silences"), plans, rows, references, chosen)
    filters = context.target_filters(targets, MATRIX_FILTERS, target_codes)
    exhibit = matrix_exhibit(frames, context.render, filters)
    if context.code("cells", CELLS, MARKS) == MARKS and isinstance(exhibit.figure, Grid):
        grid = glyph_grid(exhibit.figure, targets, frames.silences, plans, context.words)
        exhibit = replace(exhibit, figure=grid)
    return {"matrix": exhibit}


def promised_rows(indicators: pd.DataFrame, targets: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    """The indicators of which at least one of the plans has a target."""
    of_plans = rows_of_plans(targets, plans["plan_id"].tolist())
    return indicators[indicators["indicator_id"].isin(of_plans["indicator_id"])]


def verdicts(indicators: pd.DataFrame) -> list[str]:
    """Values of the parameter `verdict`."""
    return [SHARED, ALL, *dict.fromkeys(indicators["comparability"])]


def row_counts(context: ViewContext) -> dict[str, int]:
    """Number of rows of each verdict in the theme."""
    indicators, themes, theme = context.frame("indicators"), context.frame("themes"), context.theme
    return {verdict: len(rows_in_view(indicators, themes, verdict, theme)) for verdict in verdicts(indicators)}
