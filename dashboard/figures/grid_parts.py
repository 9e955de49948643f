"""Parts of tabular figures: column heads, cells, the exhibit of a grid, and the grid as a table of text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from dashboard.figures import statements
from dashboard.figures.alternatives import grid_alternative
from dashboard.figures.grid import CellItem, Grid, GridColumn, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, records, text_table
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext


def plan_name(plan: Row, words: Words) -> str:
    """Region and first year of a plan."""
    return words.text("plan.name", region=words.data(plan, "region"), year=plan["first_year"])


def plan_names(plans: pd.DataFrame, words: Words) -> dict[str, str]:
    """Names of the plans by plan_id, in plan order."""
    return {row["plan_id"]: plan_name(row, words) for row in records(plans)}


def grid_columns(widths: Mapping[str, str], words: Words, group: str = "") -> tuple[GridColumn, ...]:
    """Column heads. widths: CSS width, "" for auto, by the ends of the messages `column.<key>`, or of those of a group,
    `<group>.column.<key>`."""
    messages = {f"{group}.column.{key}" if group else f"column.{key}": width for key, width in widths.items()}
    return tuple(GridColumn(words.text(message), width=width) for message, width in messages.items())


def text_cell(text: str, style: str = "", below: str = "") -> tuple[CellItem, ...]:
    """A cell with a text and, on a line of its own, the text `below`; no items for an empty text."""
    return (CellItem((TextPart(text, style), *below_parts(below))),) if text else ()


def below_parts(*texts: str) -> tuple[TextPart, ...]:
    """The texts that are not empty, muted, each on a line of its own."""
    return tuple(TextPart(text, "below") for text in texts if text)


def row_head(text: str, code: str = "", hint: str = "") -> CellItem:
    """The head of a row; see CellItem for `code` and `hint`."""
    return CellItem((TextPart(text),), code=code, hint=hint)


def coded_head(text: str, code_name: str, code: str = "") -> CellItem:
    """The head of a row with the name of a code beside its text."""
    return CellItem((TextPart(text), TextPart(code_name, "code")), code=code)


def grid_exhibit(
    grid: Grid, subtitle: str, plans: Iterable[Row], notes: Iterable[str], render: RenderContext
) -> Exhibit:
    """An exhibit of a grid: the caption is the headline, its rows are the alternative text and the table, `plans` are
    cited as sources, empty notes are left out."""
    return Exhibit(
        figure=grid,
        headline=grid.caption,
        subtitle=subtitle,
        sources=statements.document_sources(plans, render.words),
        notes=tuple(note for note in notes if note),
        alt=grid_alternative(grid, render.words),
        table=grid_table(grid),
        data_version=render.version,
    )


def coded_exhibit(grid: Grid, subtitle: str, notes: Iterable[str], render: RenderContext) -> Exhibit:
    """As `grid_exhibit`, without sources; the codes in the row heads have a column of their own in the table."""
    table = coded_grid_table(grid, render.words)
    return replace(grid_exhibit(grid, subtitle, (), notes, render), table=table)


def grid_table(grid: Grid) -> pd.DataFrame:
    """A grid as rows of text, the group first where there are groups."""
    rows = [[row.group, cell_text((row.head,)), *map(cell_text, row.cells)] for row in grid.rows]
    frame = text_table(rows, columns=["", *(column.text for column in grid.columns)])
    return frame if any(row.group for row in grid.rows) else frame.iloc[:, 1:]


def coded_grid_table(grid: Grid, words: Words) -> pd.DataFrame:
    """As `grid_table`, with the code in each row head moved to a column of its own."""
    frame = grid_table(grid)
    if grid.rows:
        name = grid.columns[0].text
        frame[name] = [head_text(row.head, False) for row in grid.rows]
        position = list(frame.columns).index(name) + 1
        frame.insert(position, words.text("column.code"), [head_text(row.head, True) for row in grid.rows])
    return frame


def head_text(head: CellItem, code: bool) -> str:
    """The code in a row head, or everything else in it."""
    return " ".join(part.text for part in head.parts if (part.style == "code") == code)


def cell_text(items: Sequence[CellItem]) -> str:
    """A cell as one text."""
    return " / ".join(" ".join(part.text for part in item.parts) for item in items)


def labelled_table(rows: Iterable[Mapping[str, str]], words: Words) -> pd.DataFrame:
    """Rows of text by the messages `column.<key>`, as a table with those messages as column names."""
    return text_table({words.text(f"column.{key}"): text for key, text in row.items()} for row in rows)


def column_table(rows: Iterable[Mapping[str, str]], columns: Sequence[str], words: Words) -> pd.DataFrame:
    """As `labelled_table`, with these columns alone; "" for what a row has not."""
    return labelled_table(({name: row.get(name, "") for name in columns} for row in rows), words)
