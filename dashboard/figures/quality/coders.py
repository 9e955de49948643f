"""The two coders: how far they agree on each field, and every cell on which they do not."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from dashboard.exhibit import Exhibit, Grid, GridRow, Item, Part, records
from dashboard.figures.plan.common import exhibit, flat_with_codes
from dashboard.figures.quality.common import cell, count, heads, plan_names
from dashboard.figures.typed import named
from dashboard.wording import Words

TABLES = ("targets", "measures", "indicators", "measure_bodies")  # whose columns were coded twice, the first first


def coders_exhibit(agreement: pd.DataFrame, columns: pd.DataFrame, words: Words, version: str) -> Exhibit:
    """A row per field: items, agreed, share, alpha, and how many cells differ, which a click shows. Frames as in
    `queries`: agreement, codebook_columns."""
    names = field_names(columns, words)
    rows = [
        GridRow(
            Item((Part(name(row["field"], names, words)), Part(row["field"], "code")), code=f"field={row['field']}"),
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
    made = exhibit(grid, words.text("quality.coders.said"), [], notes, words, version)
    return replaced(made, grid, words)


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
            Item((Part(row["item"], "code"),)),
            (
                cell(where.get(row["plan_id"], words.text("quality.any_plan"))),
                *(cell(*said(row["field"], row[who], known, words)) for who in ("first", "second")),
                cell(named(words.data(row, "settled"), words)),
            ),
            words.text("quality.field", name=name(row["field"], names, words)),
        )
        for row in records(shown)
    ]
    title = words.text("quality.differences", count=len(rows))
    widths = {"item": "14%", "plan": "13%", "first": "18%", "second": "18%", "settled": ""}
    foot = (Item((Part(words.text("quality.all_fields")),), code="field="),) if field else ()
    grid = Grid(title, heads(widths, words), tuple(rows), foot)
    made = exhibit(grid, words.text("quality.differences.said"), [], (), words, version)
    return replaced(made, grid, words)


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
    return (found, named(f"`{value}`", words)) if found else (f"`{value}`", "")


def replaced(made: Exhibit, grid: Grid, words: Words) -> Exhibit:
    """An exhibit whose table has codes in a column of their own."""
    return replace(made, table=flat_with_codes(grid, words))
