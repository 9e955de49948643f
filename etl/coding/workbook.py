"""Writing a coding workbook: a sheet per table with drop-downs, the closed lists, instructions in both languages."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from etl.coding.layout import HIDDEN, Sheet, field_of, list_of
from etl.schema import Schema
from etl.table_files import Tables

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HEADER_ROWS = 2  # column names, then their titles
LISTS, ABOUT = "lists", "README"
SPARE_ROWS = 100  # below the last row, with drop-downs
_WIDTHS = {
    "words": 50,
    "clause": 8,
    "measure_id": 11,
    "target_id": 11,
    "quote": 40,
    "check": 34,
    "definition_zh": 40,
    "printed": 24,
    "what": 24,
    "answer": 50,
    "choices": 34,
}
_HELP_TITLES = {
    "clause": "条款 | Clause", "words": "原文 | Words of the text", "check": "草稿存疑 | What the draft doubts",
    "sentence_start": "位置 | Place", "target_id": "行号 | Row", "measure_id": "条款代码 | Clause code",
    "position": "次序 | Position", "printed": "原文所写 | As printed", "name_zh": "名称 | Name",
    "name_en": "英文名称 | English name", "definition_zh": "定义 | Definition", "indicator_id": "指标 | Indicator",
    "what": "所问 | What is asked", "choices": "可能者 | Likely", "rows": "用于 | Needed by", "answer": "请填 | Answer",
}  # fmt: skip
_LIST_HEAD = ("list", "code", "名称", "name", "规则", "rule")
Entries = Mapping[str, list[tuple[str, ...]]]


class About(NamedTuple):
    """What the first sheet says: which plan and text, which tables version, and how to fill the rest."""

    facts: Mapping[str, str]
    lines: Sequence[str]


def workbook(schema: Schema, sheets: Sequence[Sheet], tables: Tables, lists: Entries, about: About) -> bytes:
    """The workbook as bytes. Texts stay texts, whatever they begin with."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": f"{about.facts['plan_id']} coding", "author": "The Duizhao authors"})
        styles = _styles(book)
        _about(book, about, styles)
        first = [book.add_worksheet(sheet.table) for sheet in sheets]
        ranges = _lists(book, lists, styles)
        for place, sheet in zip(first, sheets, strict=True):
            _sheet(place, sheet, tables.get(sheet.table, []), schema, styles)
            _drop_downs(place, sheet, len(tables.get(sheet.table, [])), schema, ranges)
            _drop_downs_of_rows(place, sheet, tables.get(sheet.table, []), ranges)
        first[0].activate()
    return file.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    wrapped = {"text_wrap": True, "valign": "top", "font_size": 10}
    return {
        "head": book.add_format({"bold": True, "valign": "top", "text_wrap": True}),
        "title": book.add_format({"text_wrap": True, "valign": "top", "bottom": 1, "font_color": "#555555"}),
        "help": book.add_format({**wrapped, "bg_color": "#F2F2F2"}),
        "cell": book.add_format({**wrapped, "num_format": "@"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "empty": book.add_format({**wrapped, "num_format": "@", "bg_color": "#FFF6D6"}),
    }


def _about(book: Any, about: About, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet(ABOUT)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100, styles["text"])
    for row, (name, value) in enumerate(about.facts.items()):
        sheet.write_string(row, 0, name, styles["head"])
        sheet.write_string(row, 1, value)
    for row, line in enumerate(about.lines, len(about.facts) + 1):
        sheet.write_string(row, 1, line, styles["text"])


def _lists(book: Any, lists: Entries, styles: dict[str, Any]) -> dict[str, str]:
    """Write every closed list, one under the other; returns the range of each list's codes."""
    sheet = book.add_worksheet(LISTS)
    for column, (name, width) in enumerate(zip(_LIST_HEAD, (24, 26, 24, 34, 60, 60), strict=True)):
        sheet.set_column(column, column, width, styles["text"])
        sheet.write_string(0, column, name, styles["head"])
    sheet.freeze_panes(1, 0)
    ranges, row = {}, 1
    for name, entries in lists.items():
        if entries:
            ranges[name] = f"={LISTS}!$B${row + 1}:$B${row + len(entries)}"
        for entry in entries:
            for column, cell in enumerate((name, *entry)):
                sheet.write_string(row, column, cell, styles["text"])
            row += 1
    return ranges


def _sheet(place: Any, sheet: Sheet, rows: list[dict[str, str]], schema: Schema, styles: dict[str, Any]) -> None:
    for number, column in enumerate(sheet.columns):
        field = field_of(schema, sheet.table, column) if column in sheet.filled else None
        title = field.title if field else _HELP_TITLES.get(column, "")
        options = {"hidden": True} if column in HIDDEN else {}
        place.set_column(number, number, _WIDTHS.get(column, 14), styles["text"], options)
        place.write_string(0, number, column, styles["head"])
        place.write_string(1, number, "\n".join(title.split(" | ")), styles["title"])
    for row, cells in enumerate(rows, HEADER_ROWS):
        for number, column in enumerate(sheet.columns):
            _write(place, row, number, cells.get(column, ""), styles[_style(sheet, column, cells, schema)])
    shown = sum(column not in HIDDEN for column in sheet.helps) and len(sheet.helps)
    place.freeze_panes(HEADER_ROWS, min(shown, 4))
    place.autofilter(1, 0, HEADER_ROWS + max(len(rows), 1), len(sheet.columns) - 1)


def _drop_downs(place: Any, sheet: Sheet, rows: int, schema: Schema, ranges: dict[str, str]) -> None:
    """A drop-down in every cell to fill whose column has a closed list, in the rows to come too."""
    for number, column in enumerate(sheet.columns):
        source = ranges.get(list_of(schema, sheet.table, column)) if column in sheet.filled else None
        if source and field_of(schema, sheet.table, column):
            place.data_validation(HEADER_ROWS, number, HEADER_ROWS + rows + SPARE_ROWS, number, _choices(source))


def _drop_downs_of_rows(place: Any, sheet: Sheet, rows: list[dict[str, str]], ranges: dict[str, str]) -> None:
    """A drop-down in the last cell of rows that name a closed list of their own, as questions do."""
    last = len(sheet.columns) - 1
    for row, cells in enumerate(rows, HEADER_ROWS):
        source = ranges.get(cells.get("list", ""))
        if source:
            place.data_validation(row, last, row, last, _choices(source))


def _choices(source: str) -> dict[str, Any]:
    """A drop-down; another word is refused with a sentence in both languages, and may be kept for a new list entry."""
    return {
        "validate": "list",
        "source": source,
        "error_title": "lists",
        "error_message": "不在 lists 页的代码中 | not a code of the sheet `lists`",
        "error_type": "warning",
    }


def _style(sheet: Sheet, column: str, cells: Mapping[str, str], schema: Schema) -> str:
    if column in sheet.helps:
        return "help"
    field = field_of(schema, sheet.table, column)
    missing = (column == "answer" or (field is not None and field.required)) and not cells.get(column)
    return "empty" if missing else "cell"


def _write(place: Any, row: int, column: int, cell: str, style: Any) -> None:
    if cell:
        place.write_string(row, column, cell, style)
    else:
        place.write_blank(row, column, None, style)
