"""The two coders: how far they agree on each field, and every cell on which they do not."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import flat_with_codes, grid_exhibit
from dashboard.figures.quality.parts import cell, count, heads, plan_names
from dashboard.figures.records import records
from dashboard.i18n.words import Words

# Tables whose columns were coded twice; names are looked up in this order.
TABLES = ("targets", "measures", "indicators", "measure_bodies", "silences")


def coders_exhibit(agreement: pd.DataFrame, columns: pd.DataFrame, words: Words, version: str) -> Exhibit:
    """A row per field: items, agreed, share, alpha, and how many cells differ, which a click shows. Frames as in
    `queries`: agreement, codebook_columns."""
    names = field_names(columns, words)
    rows = [
        GridRow(
            CellItem(
                (TextPart(name(row["field"], names, words)), TextPart(row["field"], "code")),
                code=f"field={row['field']}",
            ),
            (
                count(row["items"], words),
                count(row["agreed"], words),
                cell(words.text("quality.percent", share=words.in_full(round(100 * row["share"], 1)))),
                cell("—" if pd.isna(row["alpha"]) else f"{row['alpha']:.3f}"),
                count(row["items"] - row["agreed"], words),
            ),
        )
        for row in records(agreement)
    ]
    widths = {"field": "", "items": "12%", "agreed": "12%", "share": "12%", "alpha": "16%", "differ": "14%"}
    cells, agreed = int(agreement["items"].sum()), int(agreement["agreed"].sum())
    title = words.text(
        "quality.coders", fields=len(agreement), cells=words.in_full(cells), differ=words.in_full(cells - agreed)
    )
    grid = Grid(title, heads(widths, words), tuple(rows))
    notes = tuple(words.text(f"quality.coders.note.{key}") for key in ("alpha", "found", "number"))
    made = grid_exhibit(grid, words.text("quality.coders.said"), [], notes, words, version)
    return settled_value(made, grid, words)


def differences_exhibit(
    differences: pd.DataFrame,
    field: str,
    columns: pd.DataFrame,
    categories: pd.DataFrame,
    plans: pd.DataFrame,
    words: Words,
    version: str,
) -> Exhibit:
    """Every cell on which the coders differ, of one field or of all (""), and how it was settled."""
    names, known, where = field_names(columns, words), code_names(categories, words), plan_names(plans, words)
    shown = differences[differences["field"] == field] if field else differences
    rows = [
        GridRow(
            CellItem((TextPart(row["item"], "code"),)),
            (
                cell(where.get(row["plan_id"], words.text("quality.any_plan"))),
                *(cell(*said(row["field"], row[who], known, words)) for who in ("first", "second")),
                cell(mark_foreign_names(words.data(row, "settled"), words)),
            ),
            words.text("quality.field", name=name(row["field"], names, words)),
        )
        for row in records(shown)
    ]
    title = words.text("quality.differences", count=len(rows))
    widths = {"item": "14%", "plan": "13%", "first": "18%", "second": "18%", "settled": ""}
    foot = (CellItem((TextPart(words.text("quality.all_fields")),), code="field="),) if field else ()
    grid = Grid(title, heads(widths, words), tuple(rows), foot)
    made = grid_exhibit(grid, words.text("quality.differences.said"), [], (), words, version)
    return settled_value(made, grid, words)


def field_names(columns: pd.DataFrame, words: Words) -> dict[str, str]:
    """Titles of the coded columns by their names."""
    own = columns[columns["table_name"].isin(TABLES)]
    order = own["table_name"].map(TABLES.index)
    return {row["column_name"]: words.data(row, "title") for row in records(own.iloc[order.argsort()[::-1]])}


def name(field: str, names: Mapping[str, str], words: Words) -> str:
    """What a coded field is called: its own message where it is no column, else the column's title."""
    key = f"quality.field.{field}"
    return words.text(key) if words.has(key) else names.get(field, field)


def code_names(categories: pd.DataFrame, words: Words) -> dict[tuple[str, str], str]:
    """Names of codes by column and code."""
    own = categories[categories["table_name"].isin(TABLES)]
    return {(row["column_name"], row["code"]): words.data(row, "name") for row in records(own)}


def said(field: str, value: object, known: Mapping[tuple[str, str], str], words: Words) -> tuple[str, str]:
    """A coder's value: its name with the code under it; a code alone; or that it was left empty."""
    if not isinstance(value, str):
        return words.text("quality.left_empty"), ""
    found = known.get((field, value), "")
    return (found, mark_foreign_names(f"`{value}`", words)) if found else (f"`{value}`", "")


def settled_value(made: Exhibit, grid: Grid, words: Words) -> Exhibit:
    """An exhibit whose table has codes in a column of their own."""
    return replace(made, table=flat_with_codes(grid, words))
