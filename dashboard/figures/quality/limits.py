"""What the data must not be used for, each with the count that shows why."""

from collections.abc import Mapping

import pandas as pd

from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.grid_parts import grid_exhibit
from dashboard.figures.model import Exhibit
from dashboard.figures.quality.parts import cell, heads
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

LIMITS = ("ranking", "results", "silence", "sums", "comparing", "years", "truncated", "sample", "quotes")


def limits_exhibit(
    plans: pd.DataFrame,
    targets: pd.DataFrame,
    silences: pd.DataFrame,
    indicators: pd.DataFrame,
    words: Words,
    version: str,
) -> Exhibit:
    """A row per use that the data do not bear, and why. Frames as in `queries`: plan_sheets, targets, silences,
    indicators."""
    counts = counted(plans, targets, silences, indicators)
    rows = tuple(
        GridRow(CellItem((TextPart(words.text(f"limit.{name}")),)), (cell(words.text(f"limit.{name}.why", **counts)),))
        for name in LIMITS
    )
    grid = Grid(words.text("limit.headline", uses=len(rows)), heads({"use": "32%", "reason": ""}, words), rows)
    return grid_exhibit(grid, words.text("limit.said"), [], (), RenderContext(words, version))


def counted(
    plans: pd.DataFrame, targets: pd.DataFrame, silences: pd.DataFrame, indicators: pd.DataFrame
) -> Mapping[str, int]:
    """The counts that the reasons speak of."""
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
        "direct": int(verdicts.get("direct", 0)),
        "adjusted": int(verdicts.get("adjusted", 0)),
        "related": int(verdicts.get("related", 0)),
    }
