"""What the sections of the quality page share."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.figures.clause_coding import Cell
from dashboard.figures.grid import GridColumn
from dashboard.figures.grid_parts import message_columns, plan_name, text_cell
from dashboard.figures.records import records
from dashboard.i18n.words import Words


def quality_columns(widths: Mapping[str, str], words: Words) -> tuple[GridColumn, ...]:
    """Column heads by the messages `quality.column.<key>`; see `grid_columns`."""
    return message_columns({f"quality.column.{key}": width for key, width in widths.items()}, words)


def plan_names(plans: pd.DataFrame, words: Words) -> dict[str, str]:
    """Names of the plans by plan_id, in plan order."""
    return {row["plan_id"]: plan_name(row, words) for row in records(plans)}


def count_cell(count: Any, words: Words) -> Cell:
    """A cell with a whole number."""
    return text_cell(words.in_full(int(count)))


def position_text(start: Any, end: Any, words: Words) -> str:
    """Offsets of a passage in its text."""
    return words.text("document.offsets", start=int(start), end=int(end))
