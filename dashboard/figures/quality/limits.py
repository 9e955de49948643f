"""What the data must not be used for, each with the count that shows why."""

import pandas as pd

from dashboard.figures.grid import Grid, GridRow
from dashboard.figures.grid_parts import grid_columns, grid_exhibit, row_head, text_cell
from dashboard.figures.model import Exhibit
from dashboard.render_context import RenderContext

LIMITS = ("ranking", "results", "silence", "sums", "comparing", "years", "truncated", "sample", "quotes")


def limits_exhibit(
    plans: pd.DataFrame, targets: pd.DataFrame, silences: pd.DataFrame, indicators: pd.DataFrame, render: RenderContext
) -> Exhibit:
    """A row per use that the data do not bear, and why. Frames as for `limit_counts`."""
    words, counts = render.words, limit_counts(plans, targets, silences, indicators)
    rows = tuple(
        GridRow(row_head(words.text(f"limit.{name}")), (text_cell(words.text(f"limit.{name}.why", **counts)),))
        for name in LIMITS
    )
    columns = grid_columns({"use": "32%", "reason": ""}, words, "quality")
    grid = Grid(words.text("limit.headline", uses=len(rows)), columns, rows)
    return grid_exhibit(grid, words.text("limit.said"), (), (), render)


def limit_counts(
    plans: pd.DataFrame, targets: pd.DataFrame, silences: pd.DataFrame, indicators: pd.DataFrame
) -> dict[str, int]:
    """The counts in the reasons. Frames as `queries.plan_sheets`, `targets`, `silences` and `indicators`."""
    verdicts = indicators["comparability"].value_counts()
    return {
        "plans": len(plans),
        "truncated": int((plans["completeness"] == "truncated").sum()),
        "rows": len(targets),
        "again": int(targets["restates"].notna().sum()),
        "tallies": int((targets["kind"] == "tally").sum()),
        "parts": int(targets["nested_in"].notna().sum()),
        "undated": int((targets["due_basis"] == "undated").sum()),
        "lent": int((targets["due_basis"] == "plan_year").sum()),
        "silences": len(silences),
        **{verdict: int(verdicts.get(verdict, 0)) for verdict in ("direct", "adjusted", "related")},
    }
