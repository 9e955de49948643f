"""Mark names of columns and codes, and words of the other language, as code in sentences of the tables; or undo it."""

import re
from dataclasses import replace
from typing import Any

from dashboard.figures.click_hints import without_hints
from dashboard.figures.grid import CellItem, Grid
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import SOURCE_LANGUAGE, Words

LATIN = re.compile(r"`[^`]+`|[A-Za-z][A-Za-z0-9_.-]*(?: [=+@A-Za-z-][A-Za-z0-9_.-]*)*")
CHINESE = re.compile(r"“[^”]*”|《[^》]*》|`[^`]+`|[一-鿿][一-鿿0-9.]*")

SPAN = re.compile(r"`([^`]+)`")


def mark_foreign_names(text: str, words: Words) -> str:
    """A sentence with backticks around everything in the other language's letters."""
    foreign = LATIN if words.lang == SOURCE_LANGUAGE else CHINESE
    return foreign.sub(lambda match: match[0] if match[0][0] in "`“《" else f"`{match[0]}`", text)


def without_spans(text: str) -> str:
    """A text for files: without backticks around names, which they cannot set as code, and without click hints."""
    return without_hints(SPAN.sub(r"\1", text))


def plain_exhibit(exhibit: Exhibit) -> Exhibit:
    """A copy of an exhibit for files: all its words without backticks, those of its table and of a Grid too."""
    table = exhibit.table.rename(columns=plain_cell).map(plain_cell)
    figure = plain_grid(exhibit.figure) if isinstance(exhibit.figure, Grid) else exhibit.figure
    return replace(plain_heading(exhibit), figure=figure, table=table)


def plain_heading(exhibit: Exhibit) -> Exhibit:
    """A copy of an exhibit whose words around figure and table have no backticks, for captions and citations."""
    return replace(
        exhibit,
        headline=without_spans(exhibit.headline),
        subtitle=without_spans(exhibit.subtitle),
        sources=tuple(map(without_spans, exhibit.sources)),
        notes=tuple(map(without_spans, exhibit.notes)),
        alt=without_spans(exhibit.alt),
        caution=without_spans(exhibit.caution),
    )


def plain_cell(cell: Any) -> Any:
    """A cell of a table: a text without backticks, anything else as it is."""
    return without_spans(cell) if isinstance(cell, str) else cell


def plain_grid(grid: Grid) -> Grid:
    """A copy of a grid without backticks in its words."""
    columns = tuple(replace(column, text=without_spans(column.text)) for column in grid.columns)
    rows = tuple(
        replace(
            row,
            head=plain_item(row.head),
            cells=tuple(tuple(map(plain_item, cell)) for cell in row.cells),
            group=without_spans(row.group),
        )
        for row in grid.rows
    )
    return replace(grid, caption=without_spans(grid.caption), columns=columns, rows=rows)


def plain_item(item: CellItem) -> CellItem:
    """A copy of an item without backticks in its words."""
    return replace(item, parts=tuple(replace(part, text=without_spans(part.text)) for part in item.parts))
