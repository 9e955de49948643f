"""What the parts of the quality page share."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.figures.grid import CellItem, GridColumn, TextPart
from dashboard.figures.grid_parts import plan_name
from dashboard.figures.records import records
from dashboard.i18n.words import Words

Row = Mapping[str, Any]


def heads(widths: Mapping[str, str], words: Words) -> tuple[GridColumn, ...]:
    """Heads by the endings of their messages."""
    return tuple(GridColumn(words.text(f"quality.column.{name}"), width=width) for name, width in widths.items())


def cell(text: str, below: str = "", style: str = "") -> tuple[CellItem, ...]:
    """A cell of a text and what stands under it; none for an empty one."""
    return (CellItem((TextPart(text, style), *([TextPart(below, "below")] if below else []))),) if text else ()


def plan_names(plans: pd.DataFrame, words: Words) -> dict[str, str]:
    """Plans by code, as they are known, in plan order."""
    return {row["plan_id"]: plan_name(row, words) for row in records(plans)}


def count(number: Any, words: Words) -> tuple[CellItem, ...]:
    """A cell of a count."""
    return cell(words.in_full(int(number)))


def row_position(start: Any, end: Any, words: Words) -> str:
    """Where something stands in its text."""
    return words.text("document.offsets", start=int(start), end=int(end))


def pages(rows: int, size: int, page: int) -> tuple[int, int]:
    """The page that can be shown, of how many."""
    last = max(-(-rows // size), 1)
    return min(page, last), last
