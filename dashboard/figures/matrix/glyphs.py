"""The matrix at a glance: before the words of each cell the mark of its target or silence, and a key of the marks.

The words stay in the grid, for exports and for who asks for them; a page with this look shows value and year.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard.figures.grid import CellItem, Grid, GridRow
from dashboard.figures.grid_marks import key_item, mark_key, mark_part, silence_part
from dashboard.figures.records import records
from dashboard.figures.target_cells import NOT_SEARCHED, not_searched_item
from dashboard.i18n.words import Words

LOOK = "glyphs"
WIDTHS = ("21%", "12%")  # of the indicator and the verdict, which stand in one or two lines
NARROW, MANY = ("14%", "10%"), 5  # beyond so many plans, so that a unit such as "participations" is not cut in two


def glyph_grid(grid: Grid, targets: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words) -> Grid:
    """A matrix with marks. targets, silences: as in `queries`, all that the grid shows; plans: its columns, with their
    `colour`."""
    drawn = GlyphRows(targets, silences, plans, words)
    widths = NARROW if len(plans) > MANY else WIDTHS
    columns = tuple(
        replace(column, width=width)
        for column, width in zip(grid.columns, (*widths, *[""] * len(grid.columns)), strict=False)
    )
    rows = tuple(drawn.row(row) for row in grid.rows)
    key = (*drawn.key(shown_codes(grid.rows)), *not_searched_key(grid.rows, words))
    return Grid(grid.caption, columns, rows, key, LOOK)


def shown_codes(rows: Sequence[GridRow]) -> set[str]:
    """What clicks on the items of rows put into the address."""
    return {item.code for row in rows for cell in row.cells for item in cell if item.code}


def not_searched_key(rows: Sequence[GridRow], words: Words) -> tuple[CellItem, ...]:
    """What the sign of a plan means that was not searched, if there is one."""
    present = not_searched_item(words) in (item for row in rows for cell in row.cells for item in cell)
    return (key_item(NOT_SEARCHED, "silence", words.text("key.not_searched")),) if present else ()


class GlyphRows:
    """Rows with marks, from the targets and silences by the code that opens them."""

    def __init__(self, targets: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words) -> None:
        self.words = words
        self.plans = {row["plan_id"]: row for row in records(plans)}
        self.targets = {f"target={row['target_id']}": row for row in records(targets) if row["plan_id"] in self.plans}
        self.silences = {f"silence={row['plan_id']}~{row['indicator_id']}": row for row in records(silences)}

    def row(self, row: GridRow) -> GridRow:
        """A row whose items have their marks."""
        return replace(row, cells=tuple(tuple(map(self.item, cell)) for cell in row.cells))

    def item(self, item: CellItem) -> CellItem:
        """An item with its mark, its words of the second rank told apart; any other as it is."""
        if row := self.targets.get(item.code):
            plan = self.plans[row["plan_id"]]
            undated = self.words.text("year.undated")
            parts = (replace(part, style="detail") if part.text == undated else part for part in item.parts)
            return replace(item, parts=(mark_part(row, plan["colour"], plan["level"] == "province"), *parts))
        if row := self.silences.get(item.code):
            return replace(item, parts=(silence_part(row), *item.parts))
        return item

    def key(self, codes: set[str]) -> tuple[CellItem, ...]:
        """What the marks mean that occur among the items with these codes."""
        targets = [row for code, row in self.targets.items() if code in codes]
        statuses = {
            str(row["status"]): self.words.data(row, "status_name")
            for code, row in self.silences.items()
            if code in codes
        }
        provinces = any(self.plans[row["plan_id"]]["level"] == "province" for row in targets)
        return mark_key(targets, list(statuses.items()), provinces, self.words)
