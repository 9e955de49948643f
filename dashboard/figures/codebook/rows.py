"""Tables, columns and categories of the codebook as rows of grids."""

import pandas as pd

from dashboard.figures.clause_coding import Cell
from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.codebook.model import Codebook
from dashboard.figures.grid import CellItem, GridRow, TextPart
from dashboard.figures.grid_parts import coded_head, row_head, text_cell
from dashboard.figures.records import Row
from dashboard.i18n.words import Words


def table_row(row: Row, words: Words) -> GridRow:
    """A table: title and name, description, numbers of rows and columns."""
    head = coded_head(words.data(row, "title"), row["table_name"], code=f"table={row['table_name']}")
    cells = (
        text_cell(mark_foreign_names(words.data(row, "description"), words)),
        text_cell(words.in_full(row["rows"])),
        text_cell(words.in_full(row["columns"])),
    )
    return GridRow(head, cells, words.text(f"origin.{row['origin']}"))


def column_row(row: Row, codebook: Codebook, group: str = "") -> GridRow:
    """A column: title and name, description, type and role, number of values, distinct values and their range.

    A click leads to its categories; with a `group`, in a list of several tables, to its table.
    """
    words, (table, name) = codebook.words, (row["table_name"], row["column_name"])
    closed = (table, name) in codebook.category_counts
    code = f"column={name}" if closed else ""
    if group:
        code = f"table={table}&column={name if closed else ''}&q="
    filled = words.text("codebook.filled", count=int(row["rows"] - row["empty"]))
    empty = words.text("codebook.empty", count=int(row["empty"])) if row["empty"] else ""
    cells = (
        text_cell(mark_foreign_names(words.data(row, "description"), words)),
        type_cell(row, closed, words),
        text_cell(filled, below=empty),
        values_cell(row, codebook),
    )
    return GridRow(coded_head(words.data(row, "title"), name, code), cells, group)


def type_cell(row: Row, closed: bool, words: Words) -> Cell:
    """Type of a column, whether it is a key or required, and what it refers to. closed: it has categories."""
    kind = "closed" if closed and row["type"] == "VARCHAR" else row["type"].lower()
    roles = [words.text(f"codebook.{name}") for name in ("key", "required") if row[name]]
    items = text_cell(words.text(f"codebook.type.{kind}"), below=words.text("list.remark").join(roles))
    if not row["refers_table"]:
        return items
    refers = words.text("codebook.refers", table=row["refers_table"], column=row["refers_column"])
    return (*items, row_head(refers, code=f"table={row['refers_table']}&column=&q="))


def values_cell(row: Row, codebook: Codebook) -> Cell:
    """How many distinct values a column holds, of how many categories, or the range of numbers and dates."""
    words, count = codebook.words, codebook.category_counts.get((row["table_name"], row["column_name"]))
    if count is not None:
        return text_cell(words.text("codebook.used", used=words.in_full(row["distinct"]), count=count))
    low, high = (str(row[end]).removesuffix(".0") for end in ("low", "high"))
    span: str = "" if pd.isna(row["low"]) else words.text("codebook.range", low=low, high=high)
    return text_cell(words.text("codebook.distinct", count=int(row["distinct"])), below=span)


def category_row(row: Row, share: float, words: Words) -> GridRow:
    """A category: name and code, rule, how often it occurs. share: length of its bar, 0 to 1."""
    name = words.data(row, "name") or words.text(f"codebook.truth.{row['code']}")
    count = CellItem((TextPart(words.in_full(row["count"])),), bar=share)
    rule = text_cell(mark_foreign_names(words.data(row, "rule"), words))
    group = words.text("codebook.group", table=words.data(row, "title"), code=row["column_name"])
    return GridRow(coded_head(name, row["code"]), (rule, (count,)), group)
