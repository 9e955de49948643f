"""The result of a visitor's query: a table, or a chart of one column by another."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.sql.quick_chart import MAX_MARKS, ChartChoice, quick_chart
from dashboard.i18n.numerals import exact
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

CHART_KINDS = ("table", "bars", "points")
MAX_ROWS = 100  # of a table in a picture or on a slide


def numeric_columns(frame: pd.DataFrame) -> list[str]:
    """The columns that hold numbers and, apart from empty cells, nothing else."""
    return [name for name in frame.columns if is_numeric([cell for cell in frame[name] if cell is not None])]


def is_numeric(cells: Sequence[Any]) -> bool:
    """True if there are cells and all are numbers; truth values are none."""
    return bool(cells) and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells)


def query_result_exhibit(
    frame: pd.DataFrame, choice: ChartChoice, query: str, render: RenderContext, cut: str = ""
) -> Exhibit:
    """The result with its notes. The query is its source, so that every file carries it.

    cut: the limit that cut the result off, as in the messages `sql.cut.<cut>`; "" for none.
    """
    words, shown = render.words, min(len(frame), MAX_MARKS)
    headline = words.text("sql.rows", count=len(frame), columns=words.text("sql.columns", count=len(frame.columns)))
    notes = [words.text(f"sql.cut.{cut}")] if cut else []
    if choice.chart != "table":
        key = "sql.charted.series" if choice.series else "sql.charted"
        headline = words.text(key, x=choice.x, y=choice.y, series=choice.series)
        notes.append(words.text("sql.caution"))
        notes += [words.text("sql.first_rows", shown=MAX_MARKS, count=len(frame))] if len(frame) > MAX_MARKS else []
    heads = tuple(map(GridColumn, frame.columns))  # no rows: they are the table of the exhibit
    return Exhibit(
        figure=Grid(headline, heads, ()) if choice.chart == "table" else quick_chart(frame, choice, render),
        headline=headline,
        subtitle="",
        sources=(words.text("sql.source", query=query),),
        notes=tuple(notes),
        alt=words.text("sql.alt", x=choice.x, y=choice.y, count=shown),
        table=frame,
        data_version=render.version,
    )


def drawn_table(exhibit: Exhibit, words: Words) -> Exhibit:
    """A result shown as a table with its first rows in its Grid, for pictures and slides, which say how many there are.

    Any other exhibit as it is.
    """
    if not isinstance(exhibit.figure, Grid):
        return exhibit
    rows, count = exhibit.table.head(MAX_ROWS), len(exhibit.table)
    lines = tuple(table_row(cells, words) for cells in rows.itertuples(index=False, name=None))
    cut = words.text("register.place", first=1, last=len(rows), count=count) if count > len(rows) else ""
    return replace(exhibit, figure=replace(exhibit.figure, rows=lines), extent=cut)


def table_row(cells: Sequence[Any], words: Words) -> GridRow:
    """A row of the result as text."""
    head, *others = (CellItem((TextPart(cell_text(cell, words)),)) for cell in cells)
    return GridRow(head, tuple((other,) for other in others))


def cell_text(cell: Any, words: Words) -> str:
    """A cell as text: numbers with all their digits, a word for an empty one."""
    if cell is None:
        return words.text("sql.null")
    return exact(cell) if is_numeric([cell]) else str(cell)
