"""A workbook of several figures: a sheet with the rows of each, then the sources and the codebook."""

import io
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import xlsxwriter

from dashboard.exports import tabular
from dashboard.exports.items import Item, Quotation, sources
from dashboard.figures.data_table import data_table, target_fields, typed_table
from dashboard.figures.indicator.exhibit import target_row
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records
from dashboard.i18n.words import Words


def workbook(items: Sequence[Item], words: Words, version: str, columns: pd.DataFrame, codes: pd.DataFrame) -> bytes:
    """The file; without items sources and codebook only. version: of the data. columns, codes: as `codebook_table`."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, tabular.OPTIONS) as book:
        book.set_properties({"title": words.text("site.name"), "author": words.text("site.name")})
        for number, item in enumerate(items, start=1):
            exhibit = item_data(item, words, version)
            tabular.add_sheet(book, f"{number} {sheet_title(item, words)}", exhibit, words, item.link)
        documents = pd.DataFrame({words.text("panel.sources"): list(sources(items, words))})
        for title, table in (
            (words.text("panel.sources"), documents),
            (words.text("workbook.codebook"), codebook_table(columns, codes, words)),
        ):
            tabular.add_sheet(book, title, Exhibit(None, title, "", (), (), title, table, version), words)
    return out.getvalue()


def sheet_title(item: Item, words: Words) -> str:
    """Name of an item's sheet: its title, else its indicator, else its finding."""
    if item.title:
        return item.title
    if isinstance(item, Quotation):
        return words.data(item.target, "indicator")
    frames = item.exhibit.frames
    return words.data(frames.indicator, "name") if frames else item.exhibit.headline


def item_exhibit(item: Item, words: Words, version: str) -> Exhibit:
    """An item as an exhibit; its own title stands over the finding."""
    if isinstance(item, Quotation):
        return quotation_exhibit(item, words, version)
    exhibit = item.exhibit
    if not item.title:
        return exhibit
    return replace(exhibit, headline=item.title, subtitle=words.join_parts(exhibit.headline, exhibit.subtitle))


def item_data(item: Item, words: Words, version: str) -> Exhibit:
    """The same with all its rows as data: numbers as numbers, the fields and ids of targets beside the words."""
    exhibit = item_exhibit(item, words, version)
    if isinstance(item, Quotation):
        fields = target_fields(item.target, list(exhibit.table.columns), words)
        return replace(
            exhibit, table=pd.concat([typed_table(exhibit.table), pd.DataFrame([fields], dtype=object)], axis=1)
        )
    return replace(exhibit, table=data_table(exhibit, item.shown_evidence, words))


def quotation_exhibit(item: Quotation, words: Words, version: str) -> Exhibit:
    """A quotation as an exhibit without a drawing: heading, gloss, source, note, and the row read off its words."""
    row, title = item.target, item.heading(words)
    table = pd.DataFrame([target_row(item.plan, row, words) | {words.text("column.quote"): row["quote"]}])
    notes = tuple(filter(None, [words.data(row, "note")]))
    return Exhibit(None, title, words.gloss(row), (item.source(words),), notes, title, table, version)


def codebook_table(columns: pd.DataFrame, codes: pd.DataFrame, words: Words) -> pd.DataFrame:
    """A row per column of targets, below it one per code of its closed list: column, code, name, meaning.

    columns: of targets, as from `queries.column_help`. codes: as from `queries.codes`.
    """
    heads = [words.text(f"workbook.{column}") for column in ("column", "code", "name", "meaning")]
    rows = []
    for column in records(columns):
        name = str(column["column_name"])
        rows.append([name, "", words.data(column, "title"), words.data(column, "description")])
        for code in records(codes[codes["field"] == f"targets.{name}"]):
            rows.append([name, str(code["code"]), words.data(code, "name"), words.data(code, "rule")])
    return pd.DataFrame(rows, columns=heads)
