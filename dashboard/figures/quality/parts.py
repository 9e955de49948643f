"""What the sections of the quality page share."""

from typing import Any

from dashboard.figures.clause_coding import Cell
from dashboard.figures.grid_parts import text_cell
from dashboard.i18n.words import Words


def count_cell(count: Any, words: Words) -> Cell:
    """A cell with a whole number."""
    return text_cell(words.in_full(int(count)))


def position_text(start: Any, end: Any, words: Words) -> str:
    """Offsets of a passage in its text."""
    return words.text("document.offsets", start=int(start), end=int(end))
