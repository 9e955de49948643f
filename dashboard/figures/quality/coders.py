"""The two coders: how far they agree on each field, and every cell on which they differ."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.grid_parts import coded_exhibit, coded_head, grid_columns, plan_names, row_head, text_cell
from dashboard.figures.model import Exhibit
from dashboard.figures.quality.parts import count_cell
from dashboard.figures.records import Row, records
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

CODED_TABLES = ("targets", "measures", "indicators", "measure_bodies", "silences")  # twice; names in this order
CODER_WIDTHS = {"field": "", "items": "12%", "agreed": "12%", "share": "12%", "alpha": "16%", "differ": "14%"}
DIFFERENCE_WIDTHS = {"item": "14%", "plan": "13%", "first": "18%", "second": "18%", "settled": ""}


def coders_exhibit(agreement: pd.DataFrame, columns: pd.DataFrame, render: RenderContext) -> Exhibit:
    """A row per field: items, agreed, share, alpha, and the number of differences, which a click lists. Frames as
    `queries.agreement` and `queries.codebook_columns`."""
    words, names = render.words, field_names(columns, render.words)
    rows = tuple(agreement_row(row, field_name(row["field"], names, words), words) for row in records(agreement))
    cells, agreed = int(agreement["items"].sum()), int(agreement["agreed"].sum())
    grid = Grid(
        words.text(
            "quality.coders", fields=len(agreement), cells=words.in_full(cells), differ=words.in_full(cells - agreed)
        ),
        grid_columns(CODER_WIDTHS, words, "quality"),
        rows,
    )
    notes = [words.text(f"quality.coders.note.{key}") for key in ("alpha", "found")] + exceptions(columns, words)
    return coded_exhibit(grid, words.text("quality.coders.said"), notes, render)


def exceptions(columns: pd.DataFrame, words: Words) -> list[str]:
    """What the tables say of the second coder's values, such as where they were not independent."""
    second = columns[(columns["table_name"] == "codings") & (columns["column_name"] == "second")]
    return [mark_foreign_names(words.data(row, "description"), words) for row in records(second)]


def agreement_row(row: Row, name: str, words: Words) -> GridRow:
    """A field with its numbers."""
    cells = (
        count_cell(row["items"], words),
        count_cell(row["agreed"], words),
        text_cell(words.text("quality.percent", share=words.in_full(round(100 * row["share"], 1)))),
        text_cell("—" if pd.isna(row["alpha"]) else f"{row['alpha']:.3f}"),
        count_cell(row["items"] - row["agreed"], words),
    )
    return GridRow(coded_head(name, row["field"], code=f"field={row['field']}"), cells)


@dataclass(frozen=True)
class CodingNames:
    """Names for what the coders coded: plans by plan_id, fields by column name, codes by column name and code."""

    plans: Mapping[str, str]
    fields: Mapping[str, str]
    codes: Mapping[tuple[str, str], str]


def coding_names(plans: pd.DataFrame, columns: pd.DataFrame, categories: pd.DataFrame, words: Words) -> CodingNames:
    """The names in frames like `queries.plan_sheets`, `queries.codebook_columns` and `queries.codebook_categories`."""
    coded = records(categories[categories["table_name"].isin(CODED_TABLES)])
    codes = {(row["column_name"], row["code"]): words.data(row, "name") for row in coded}
    return CodingNames(plan_names(plans, words), field_names(columns, words), codes)


def differences_exhibit(differences: pd.DataFrame, field: str, names: CodingNames, render: RenderContext) -> Exhibit:
    """Every cell on which the coders differ, of one field or of all (""), and how it was settled. Frame as
    `queries.coding_differences`."""
    words = render.words
    listed = differences[differences["field"] == field] if field else differences
    rows = tuple(difference_row(row, names, words) for row in records(listed))
    foot = (row_head(words.text("quality.all_fields"), code="field="),) if field else ()
    headline = words.text("quality.differences", count=len(rows))
    grid = Grid(headline, grid_columns(DIFFERENCE_WIDTHS, words, "quality"), rows, foot)
    return coded_exhibit(grid, words.text("quality.differences.said"), (), render)


def difference_row(row: Row, names: CodingNames, words: Words) -> GridRow:
    """An item, both codings of it, and how the difference was settled."""
    cells = (
        text_cell(names.plans.get(row["plan_id"], words.text("quality.any_plan"))),
        *(coding_cell(row["field"], row[coder], names, words) for coder in ("first", "second")),
        text_cell(mark_foreign_names(words.data(row, "settled"), words)),
    )
    group = words.text("quality.field", name=field_name(row["field"], names.fields, words))
    return GridRow(CellItem((TextPart(row["item"], "code"),)), cells, group)


def coding_cell(field: str, value: object, names: CodingNames, words: Words) -> tuple[CellItem, ...]:
    """A value as coded: its name with the code below it; a code without a name; or that it was left empty."""
    if not isinstance(value, str):
        return text_cell(words.text("quality.left_empty"))
    name = names.codes.get((field, value), "")
    return text_cell(name, below=mark_foreign_names(f"`{value}`", words)) if name else text_cell(f"`{value}`")


def field_names(columns: pd.DataFrame, words: Words) -> dict[str, str]:
    """Titles of the coded columns by column name."""
    coded = columns[columns["table_name"].isin(CODED_TABLES)]
    order = coded["table_name"].map(CODED_TABLES.index)
    return {row["column_name"]: words.data(row, "title") for row in records(coded.iloc[order.argsort()[::-1]])}


def field_name(field: str, names: Mapping[str, str], words: Words) -> str:
    """The name of a coded field: the message `quality.field.<field>` where there is one, else the column title."""
    key = f"quality.field.{field}"
    return words.text(key) if words.has(key) else names.get(field, field)
