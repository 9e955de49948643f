"""The codebook: every table, column and category as the database describes itself, with counts of what is in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.figures import text_search
from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import flat_with_codes, grid_exhibit, text_item
from dashboard.figures.records import records
from dashboard.i18n.words import Words

Row = Mapping[str, Any]
SEARCHED = ("table_name", "column_name", "title_zh", "title_en", "description_zh", "description_en")
SEARCHED_CODES = ("code", "name_zh", "name_en", "rule_zh", "rule_en")
COLUMN_WIDTHS = {"column": "18%", "meaning": "", "form": "22%", "filled": "11%", "values": "17%"}


def tables_exhibit(tables: pd.DataFrame, columns: pd.DataFrame, words: Words, version: str) -> Exhibit:
    """All tables, each leading to its columns. Frames as in `queries.codebook_tables` and `codebook_columns`."""
    rows = [
        GridRow(
            CellItem(
                (TextPart(words.data(row, "title")), TextPart(row["table_name"], "code")),
                code=f"table={row['table_name']}",
            ),
            (
                text_item(mark_foreign_names(words.data(row, "description"), words)),
                text_item(words.in_full(row["rows"])),
                text_item(words.in_full(row["columns"])),
            ),
            words.text(f"origin.{row['origin']}"),
        )
        for row in records(tables)
    ]
    size = words.in_full(int(tables["rows"].sum()))
    grid = Grid(
        words.text("codebook.headline", tables=len(tables), columns=len(columns), rows=size),
        heads({"table": "24%", "row": "", "rows": "10%", "columns": "10%"}, words),
        tuple(rows),
    )
    return coded_exhibit(grid, words.text("codebook.subtitle"), (words.text("codebook.note"),), words, version)


def columns_exhibit(table: Row, columns: pd.DataFrame, categories: pd.DataFrame, words: Words, version: str) -> Exhibit:
    """The columns of one table, a row of `codebook_tables`; a column with categories leads to them."""
    own = columns[columns["table_name"] == table["table_name"]]
    counts = sizes(categories)
    title = words.text(
        "codebook.table",
        count=int(table["rows"]),
        table=words.data(table, "title"),
        code=table["table_name"],
        columns=len(own),
        rows=words.in_full(table["rows"]),
    )
    rows = tuple(column_row(row, counts, words) for row in records(own))
    grid = Grid(title, heads(COLUMN_WIDTHS, words), rows)
    return coded_exhibit(grid, mark_foreign_names(words.data(table, "description"), words), (), words, version)


def categories_exhibit(table: Row, categories: pd.DataFrame, column: str, words: Words, version: str) -> Exhibit | None:
    """The categories of one column of a table, or of all its columns, with their rules and how often each occurs; None
    where there are none. `categories` as in `queries.codebook_categories`, with the titles of their columns."""
    own = categories[categories["table_name"] == table["table_name"]]
    shown = own[own["column_name"] == column] if column in set(own["column_name"]) else own
    if shown.empty:
        return None
    finding = words.text("codebook.categories", count=len(shown), lists=shown["column_name"].nunique())
    most = shown.groupby("column_name")["count"].transform("max").clip(lower=1)
    rows = tuple(
        category_row(row, row["count"] / longest, words) for row, longest in zip(records(shown), most, strict=True)
    )
    back = CellItem((TextPart(words.text("codebook.all_lists")),), code="column=")
    grid = Grid(
        finding,
        heads({"category": "26%", "rule": "", "count": "18%"}, words),
        rows,
        (back,) if len(shown) < len(own) else (),
    )
    return coded_exhibit(grid, words.text("codebook.categories.said"), (), words, version)


def search_exhibit(
    query: str, columns: pd.DataFrame, categories: pd.DataFrame, tables: pd.DataFrame, words: Words, version: str
) -> Exhibit:
    """The columns in which, or in whose categories, every word of a search is found, under their tables."""
    wanted, counts = text_search.search_terms(query), sizes(categories)
    hits = {
        (row["table_name"], row["column_name"])
        for frame, names in ((columns, SEARCHED), (categories, SEARCHED_CODES))
        for row in records(frame)
        if text_search.matches_terms(row, names, wanted)
    }
    titles = {row["table_name"]: words.data(row, "title") for row in records(tables)}
    rows = tuple(
        column_row(row, counts, words, words.text("codebook.group", table=titles[name], code=name))
        for name in tables["table_name"]
        for row in records(columns[columns["table_name"] == name])
        if (name, row["column_name"]) in hits
    )
    key = "codebook.found" if rows else "codebook.none_found"
    grid = Grid(words.text(key, query=query, count=len(rows)), heads(COLUMN_WIDTHS, words) if rows else (), rows)
    return coded_exhibit(grid, words.text("codebook.found.said"), (), words, version)


def column_row(row: Row, counts: Mapping[tuple[str, str], int], words: Words, group: str = "") -> GridRow:
    """A column: name and code; meaning; type and role; how much of it is filled; how many values, and their range.

    With a `group` it is one of several tables, and leads to its own.
    """
    place = row["table_name"], row["column_name"]
    has = place in counts
    code = f"table={place[0]}&column={place[1] if has else ''}&q=" if group else f"column={place[1]}" if has else ""
    head = CellItem((TextPart(words.data(row, "title")), TextPart(place[1], "code")), code=code)
    meaning = text_item(mark_foreign_names(words.data(row, "description"), words))
    filled = words.text("codebook.filled", count=int(row["rows"] - row["empty"]))
    empty = words.text("codebook.empty", count=int(row["empty"])) if row["empty"] else ""
    return GridRow(head, (meaning, form(row, has, words), lines(filled, empty), values(row, counts, words)), group)


def form(row: Row, closed: bool, words: Words) -> tuple[CellItem, ...]:
    """Type of a column, whether it must be filled, and its part in a key."""
    kind = "closed" if closed and row["type"] == "VARCHAR" else row["type"].lower()
    roles = [words.text(f"codebook.{name}") for name in ("key", "required") if row[name]]
    items = lines(words.text(f"codebook.type.{kind}"), words.text("list.remark").join(roles))
    if not row["refers_table"]:
        return items
    refers = words.text("codebook.refers", table=row["refers_table"], column=row["refers_column"])
    return (*items, CellItem((TextPart(refers),), code=f"table={row['refers_table']}&column=&q="))


def values(row: Row, counts: Mapping[tuple[str, str], int], words: Words) -> tuple[CellItem, ...]:
    """How many different values a column holds, of how many categories, and the range of numbers and dates."""
    place = row["table_name"], row["column_name"]
    if place in counts:
        used = words.text("codebook.used", used=words.in_full(row["distinct"]), count=counts[place])
        return lines(used, "")
    span: str = (
        "" if pd.isna(row["low"]) else words.text("codebook.range", low=short(row["low"]), high=short(row["high"]))
    )
    return lines(words.text("codebook.distinct", count=int(row["distinct"])), span)


def category_row(row: Row, share: float, words: Words) -> GridRow:
    """A category: its name and code, its rule, how often it occurs."""
    name = words.data(row, "name") or words.text(f"codebook.truth.{row['code']}")
    count = CellItem((TextPart(words.in_full(row["count"])),), bar=share)
    group = words.text("codebook.group", table=words.data(row, "title"), code=row["column_name"])
    rule = text_item(mark_foreign_names(words.data(row, "rule"), words))
    return GridRow(CellItem((TextPart(name), TextPart(row["code"], "code"))), (rule, (count,)), group)


def coded_exhibit(grid: Grid, subtitle: str, notes: Sequence[str], words: Words, version: str) -> Exhibit:
    """A grid with what travels with it; codes have a column of their own in the table behind it."""
    return replace(grid_exhibit(grid, subtitle, [], notes, words, version), table=flat_with_codes(grid, words))


def sizes(categories: pd.DataFrame) -> dict[tuple[str, str], int]:
    """How many categories each closed column has."""
    return dict(Counter(zip(categories["table_name"], categories["column_name"], strict=True)))


def table_titles(categories: pd.DataFrame, columns: pd.DataFrame) -> pd.DataFrame:
    """Categories with the titles of their columns, in the order of the columns."""
    known = columns[["table_name", "column_name", "title_zh", "title_en"]]
    return known.merge(categories, on=["table_name", "column_name"])


def heads(widths: Mapping[str, str], words: Words) -> tuple[GridColumn, ...]:
    """Heads by the endings of their messages."""
    return tuple(GridColumn(words.text(f"codebook.column.{name}"), width=width) for name, width in widths.items())


def lines(first: str, below: str) -> tuple[CellItem, ...]:
    """A cell of a text and what stands under it."""
    parts: Sequence[TextPart] = [TextPart(first), *([TextPart(below, "below")] if below else [])]
    return (CellItem(tuple(parts)),)


def short(number: str) -> str:
    """A number without an empty fraction."""
    return number.removesuffix(".0")
