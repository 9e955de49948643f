"""Tables on slides: from a Grid, or from the rows behind a figure."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import theme
from dashboard.exports.html.rendering import RUNNING_TEXT
from dashboard.exports.pptx import text_metrics, text_runs
from dashboard.exports.pptx.text_runs import Run
from dashboard.figures.grid import CellItem, Grid, TextPart
from dashboard.i18n.words import Words

Line = tuple[Run, ...]
Cell = tuple[Line, ...]  # a paragraph each
GROUP = 1  # cells of a row that is the heading of those below it


@dataclass(frozen=True)
class Rows:
    """A table: heads, and rows of as many cells; a row of one cell is a group heading. size: of the type, in points."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    size: float

    @property
    def head_cells(self) -> tuple[Cell, ...]:
        """The heads as cells."""
        return tuple(((Run(name, self.size, bold=True),),) for name in self.head)

    @property
    def count(self) -> int:
        """How many rows there are, without group headings."""
        return sum(not self.is_group(row) for row in self.rows)

    def is_group(self, row: tuple[Cell, ...]) -> bool:
        """Whether a row is the heading of those below it, not one of a table with a single column."""
        return len(row) == GROUP < len(self.head)

    def columns(self) -> list[list[Cell]]:
        """Cells by column, heads first, without group headings."""
        columns = [[cell] for cell in self.head_cells]
        for row in self.rows:
            for column, cell in zip(columns, () if self.is_group(row) else row, strict=False):
                column.append(cell)
        return columns


def line_width(line: Line) -> float:
    """Width of a paragraph on one line."""
    return sum(text_metrics.width_of(run.text, run.size, run.bold) for run in line)


def from_frame(frame: pd.DataFrame) -> Rows:
    """Rows behind a figure, as text."""
    size = text_runs.TEXT
    rows = tuple(tuple(((Run(str(cell), size),),) for cell in row) for row in frame.itertuples(index=False))
    return Rows(tuple(map(str, frame.columns)), rows, size)


def without_rows(rows: Rows, words: Words) -> Rows:
    """A table that has no rows, with a line under its heads that says so."""
    line = (Run(words.text("grid.no_rows"), rows.size, colour=theme.LIGHT.muted),)
    return Rows(rows.head, (((line,),),), rows.size)


def from_grid(grid: Grid, words: Words, short: bool = False) -> Rows:
    """A Grid, its groups as rows of one cell. short: without what stands below or apart in a cell."""
    size = text_runs.TEXT
    rows: list[tuple[Cell, ...]] = []
    group = ""
    for row in grid.rows:
        if row.group != group and row.group:
            rows.append((((Run(row.group, size, bold=True, colour=theme.LIGHT.muted),),),))
        group = row.group
        rows.append(tuple(grid_cell(items, size, words, short) for items in ((row.head,), *row.cells)))
    return Rows(tuple(column.text for column in grid.columns), tuple(rows), size)


def grid_cell(items: Sequence[CellItem], size: float, words: Words, short: bool = False) -> Cell:
    """A paragraph per line of items, and one for each part below it; in short, without what is below or apart."""
    lines: list[Line] = []
    for group in lines_of_items(items):
        inline = [part for item in group for part in item.parts if part.style != "below"]
        if short:
            kept = [part for part in inline if part.style not in ("muted", "aside", "detail")]
            inline = kept if any(part.style != "mark" for part in kept) else inline[:2]  # a sign alone says nothing
        runs = [run for part in inline for run in part_runs(part, size, words)]
        if runs:  # without the gap after the last part
            lines.append(tuple(runs if inline[-1].style in RUNNING_TEXT else runs[:-1]))
        below = [part for item in group for part in item.parts if part.style == "below" and not short]
        lines += [(Run(part.text, size, colour=ink("below")),) for part in below]
    return tuple(lines) or ((Run("", size),),)


def lines_of_items(items: Sequence[CellItem]) -> list[list[CellItem]]:
    """Items that stand beside one another, by line."""
    lines: list[list[CellItem]] = [[]]
    for item in items:
        lines[-1].append(item)
        if not item.beside:
            lines.append([])
    return [line for line in lines if line]


def part_runs(part: TextPart, size: float, words: Words) -> list[Run]:
    """A part of a cell and the gap after it; a quote runs on without gaps."""
    bold, strike = part.style in ("value", "added"), part.style == "dropped"
    text = words.text("deck.framed", text=part.text) if part.style == "hollow" else part.text
    run = Run(text, size, bold, part.colour or ink(part.style), strike=strike)
    return [run] if part.style in RUNNING_TEXT else [run, Run(words.text("deck.gap"), size)]


def ink(style: str) -> str:
    """Colour of a part of a cell."""
    return theme.LIGHT.muted if style in ("muted", "below", "aside") else theme.LIGHT.text
