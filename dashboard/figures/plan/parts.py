"""What the sections of the plan page share: how a plan is named and cited, and how a grid becomes an exhibit."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.figures import statements
from dashboard.figures.grid import CellItem, Grid, GridColumn, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.records import text_table
from dashboard.i18n.words import Words

Row = Mapping[str, Any]


def plan_name(plan: Row, words: Words) -> str:
    """Region and first year, by which a plan is known."""
    return words.text("plan.name", region=words.data(plan, "region"), year=plan["first_year"])


def plan_years(plan: Row, words: Words) -> str:
    """The year or years a plan is for."""
    first, last = plan["first_year"], plan["last_year"]
    return str(first) if first == last else words.text("plan.years", first=first, last=last)


def grid_columns(widths: Mapping[str, str], words: Words) -> tuple[GridColumn, ...]:
    """Columns by the endings of their messages and their widths."""
    return tuple(GridColumn(words.text(f"column.{name}"), width=width) for name, width in widths.items())


def clause_citation(label: Any, words: Words) -> str:
    """A clause as it is cited; empty where there is none."""
    number = words.clause(label)
    return words.text("plan.clause", clause=number) if number else ""


def text_cell(text: str, style: str = "") -> tuple[CellItem, ...]:
    """A cell of one text; none for an empty one."""
    return (CellItem((TextPart(text, style),)),) if text else ()


def row_head(text: str, code: str = "") -> CellItem:
    """The head of a row."""
    return CellItem((TextPart(text),), code=code)


def count_phrase(names: Sequence[tuple[str, int]], words: Words) -> str:
    """Some counts in a row: 目标 11、标准 3."""
    return words.join([words.text("plan.counted", name=name, count=count) for name, count in names if count])


def grid_exhibit(
    grid: Grid, subtitle: str, plans: Sequence[Row], notes: Sequence[str], words: Words, data_version: str
) -> Exhibit:
    """A grid with what travels with it; its caption is the finding, and its cells as text are the table behind it."""
    return Exhibit(
        figure=grid,
        headline=grid.caption,
        subtitle=subtitle,
        sources=tuple(statements.source_line(plan, [], words) for plan in plans),
        notes=tuple(note for note in notes if note),
        alt=grid.caption,
        table=grid_table(grid),
        data_version=data_version,
    )


def grid_table(grid: Grid) -> pd.DataFrame:
    """A grid as rows of text, the group first where there are groups."""
    rows = [[row.group, cell_text((row.head,)), *(cell_text(cell) for cell in row.cells)] for row in grid.rows]
    frame = text_table(rows, columns=["", *(column.text for column in grid.columns)])
    return frame if any(row.group for row in grid.rows) else frame.iloc[:, 1:]


def grid_table_with_codes(grid: Grid, words: Words) -> pd.DataFrame:
    """As flat, the code that stands in the head of each row in a column of its own."""
    frame = grid_table(grid)
    place = frame.columns.get_loc(grid.columns[0].text) if grid.columns else 0
    apart = [
        [" ".join(part.text for part in row.head.parts if (part.style == "code") == coded) for row in grid.rows]
        for coded in (False, True)
    ]
    if grid.rows:
        frame[grid.columns[0].text] = apart[0]
        frame.insert(int(place) + 1, words.text("column.code"), apart[1])  # type: ignore[arg-type]
    return frame


def cell_text(items: Sequence[CellItem]) -> str:
    """A cell as one text."""
    return " / ".join(" ".join(part.text for part in item.parts) for item in items)
