"""Tables on slides as runs of words: from a Grid, or from the rows behind a figure."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import theme
from dashboard.exports.html.table_page import RUNNING_TEXT
from dashboard.exports.pptx import text_metrics, text_runs
from dashboard.exports.pptx.text_runs import Run
from dashboard.figures.grid import CellItem, Grid, TextPart
from dashboard.i18n.words import Words

Line = tuple[Run, ...]
Cell = tuple[Line, ...]  # a paragraph each
MANY = 6  # columns from which on the type is finer
GROUP = 1  # a row of one cell is the heading of those under it


@dataclass(frozen=True)
class Rows:
    """A table: its heads, and rows of as many cells; a row of one cell heads those that follow. size: of its type."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    size: float

    def columns(self) -> list[list[Cell]]:
        """The cells by column, heads first; headings of groups belong to none."""
        found: list[list[Cell]] = [[((Run(head, self.size, bold=True),),)] for head in self.head]
        for row in self.rows:
            for column, cell in zip(found, row if len(row) > GROUP else (), strict=False):
                column.append(cell)
        return found


def line_width(line: Line) -> float:
    """Natural width of a paragraph."""
    return sum(text_metrics.width_of(run.text, run.size, run.bold) for run in line)


def from_frame(frame: pd.DataFrame) -> Rows:
    """The rows behind a figure; all text."""
    size = text_runs.SMALL if len(frame.columns) <= MANY else text_runs.FINE
    rows = tuple(tuple(((Run(str(cell), size),),) for cell in row) for row in frame.itertuples(index=False))
    return Rows(tuple(map(str, frame.columns)), rows, size)


def from_grid(grid: Grid, words: Words) -> Rows:
    """A Grid, its groups as rows of one cell."""
    size = text_runs.SMALL if len(grid.columns) <= MANY else text_runs.FINE
    rows: list[tuple[Cell, ...]] = []
    group = ""
    for row in grid.rows:
        if row.group != group and row.group:
            rows.append((((Run(row.group, size, bold=True, colour=theme.LIGHT.muted),),),))
        group = row.group
        rows.append(tuple(cell(items, size, words) for items in ((row.head,), *row.cells)))
    return Rows(tuple(column.text for column in grid.columns), tuple(rows), size)


def cell(items: Sequence[CellItem], size: float, words: Words) -> Cell:
    """The items of a cell, each a paragraph, with what stands below in one of its own."""
    found: list[Line] = []
    for item in items:
        beside = [part for part in item.parts if part.style != "below"]
        runs = [run for part in beside for run in item_text(part, size, words)]
        found += [tuple(runs[:-1] if beside[-1].style not in RUNNING_TEXT else runs)] if runs else []
        found += [(Run(part.text, size, colour=ink("below")),) for part in item.parts if part.style == "below"]
    return tuple(found) or ((Run("", size),),)


def item_text(part: TextPart, size: float, words: Words) -> list[Run]:
    """The words of a part, and the gap after them, which the pieces of a quote have none of."""
    bold, dropped = part.style in ("value", "added"), part.style == "dropped"
    run = Run(framed_text(part, words), size, bold, ink(part.style), strike=dropped)
    return [run] if part.style in RUNNING_TEXT else [run, Run(words.text("deck.gap"), size)]


def framed_text(part: TextPart, words: Words) -> str:
    """The words of a part; those in a frame get brackets."""
    return words.text("deck.framed", text=part.text) if part.style == "hollow" else part.text


def ink(style: str) -> str:
    """The colour of a part of a cell."""
    return theme.LIGHT.muted if style in ("muted", "below", "aside") else theme.LIGHT.text
