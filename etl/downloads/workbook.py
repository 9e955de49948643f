"""The workbook: a README, the codebook, and a sheet for each table. Texts stay texts, whatever they begin with."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from etl.corpus import both, corpus_row
from etl.downloads.content import Content
from etl.downloads.readme import readme
from etl.schema import Field, Table

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_SHEET = 20_000  # rows; the format takes fifty times as many, which nobody opens at a desk
_TOO_LONG = (
    "此表有 {rows} 行，超出一张工作表所宜；请用同处下载的 {table}.csv 或 {table}.parquet。",
    "This table has {rows} rows, more than a sheet is good for: see {table}.csv or {table}.parquet beside it.",
)
_LONGEST_PROPERTY = 255  # characters
_WIDEST, _NARROWEST = 60, 8  # of a column, in characters
_CODEBOOK = (
    "table", "column", "type", "title_zh", "title_en", "description_zh", "description_en", "required", "key",
    "refers_to", "categories",
)  # fmt: skip


def workbook(content: Content) -> bytes:
    """The whole data set as one workbook."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties(_properties(content))
        styles = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        about = book.add_worksheet("README")
        about.set_column(0, 0, 120, book.add_format({"text_wrap": True}))
        for row, line in enumerate(readme(content).splitlines()):
            about.write_string(row, 0, line)
        _sheet(book, "codebook", _CODEBOOK, codebook(content), styles)
        for table in content.tables:
            _sheet(book, table.name, table.columns, content.rows[table.name], styles)
    return file.getvalue()


def _properties(content: Content) -> dict[str, Any]:
    """Document properties, each in both languages."""
    _, *texts = corpus_row(content.descriptor)
    pairs = zip(texts[::2], texts[1::2], strict=True)
    title, _, subject, keywords, authors = (f"{zh} | {en}"[:_LONGEST_PROPERTY] for zh, en in pairs)
    created = datetime.combine(content.released_on, datetime.min.time())
    return {"title": title, "subject": subject, "keywords": keywords, "author": authors, "created": created}


def codebook(content: Content) -> list[tuple[Any, ...]]:
    """A row for each column of each table, all of it from the descriptors and the closed lists."""
    names = _code_names(content)
    return [_field_description(table, field, names) for table in content.tables for field in table.fields]


def _field_description(table: Table, field: Field, names: dict[str, str]) -> tuple[Any, ...]:
    refers = next((f"{key.table}.{key.referred[0]}" for key in table.foreign_keys if key.columns == (field.name,)), "")
    codes = "; ".join(f"{code}: {names.get(f'{table.name}.{field.name}.{code}', '')}" for code in field.codes)
    key = "primary" if field.name in table.primary_key else ""
    words = (*both(field.title), *both(field.description))
    return (table.name, field.name, field.type, *words, field.required, key, refers, codes)


def _code_names(content: Content) -> dict[str, str]:
    """table.column.code -> its names."""
    table = next(table for table in content.tables if table.name == "codes")
    rows = (dict(zip(table.columns, row, strict=True)) for row in content.rows["codes"])
    return {f"{row['field']}.{row['code']}": f"{row['name_zh']} | {row['name_en']}" for row in rows}


def _sheet(
    book: Any, name: str, columns: Sequence[str], listed: Collection[Sequence[Any]], styles: dict[str, Any]
) -> None:
    """A sheet of cells as typed, its head in view and ready to be filtered; or a word on where too many rows are."""
    if len(listed) > LONGEST_SHEET:
        about = book.add_worksheet(name)
        for place, line in enumerate(_TOO_LONG):
            about.write_string(place, 0, line.format(rows=len(listed), table=name))
        return
    rows = list(listed)
    sheet = book.add_worksheet(name)
    for place, column in enumerate(columns):
        widest = max((_width(row[place]) for row in rows), default=0)
        sheet.set_column(place, place, max(_NARROWEST, min(_WIDEST, max(widest, len(column)) + 2)))
        sheet.write_string(0, place, column, styles["head"])
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, styles)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)


def _write(sheet: Any, row: int, place: int, cell: Any, styles: dict[str, Any]) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, place, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, datetime.combine(cell, datetime.min.time()), styles["day"])
    elif cell is not None and cell != "":
        sheet.write_string(row, place, str(cell))


def _width(cell: Any) -> int:
    """Characters a cell takes; a Chinese one is two wide."""
    text = "" if cell is None else str(cell)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
