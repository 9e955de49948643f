"""A draft of a short invented plan against the register, and coders who fill its workbook."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from etl.draft_files import write_draft
from etl.reading.draft import Wishes
from tests.etl_tables import ROOT

TEXT = (
    "青湾市教育局\n2024年3月1日\n\n青湾市职业教育行动方案（2024—2026年）\n\n"
    "一、扩大培训\n"
    "到2026年，职业院校年培训达到2万人次以上。建设市级实训基地5个，争取其中1个进入省级。"
    "（责任单位：市教育局、市人社局）\n\n"
    "二、建强队伍\n"
    "“双师型”教师占比由40%提高到60%。每年选派教师100名到企业实践。加强思想政治工作。（责任单位：市教育局）\n"
)
PLAN = "qingwan-2024"
Cell = tuple[str, str, str, str]
"""Sheet, words that the row's own quote or key contains, column, value."""


def draft_of(text: str, folder: Path, name: str = PLAN) -> Path:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    write_draft(folder / f"{name}.txt", folder / "draft", ROOT / "data", Wishes())
    return folder / "draft"


def edit(path: Path, change: Callable[[Any], object]) -> Path:
    """A workbook after a change, saved as an office program does."""
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def columns(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1]}


def put(book: Any, table: str, row: int, **cells: object) -> None:
    names = columns(book[table])
    for column, value in cells.items():
        book[table].cell(row, names[column], value)


def row_where(book: Any, table: str, **cells: str) -> int:
    """The first row whose cells contain these words."""
    sheet, names = book[table], columns(book[table])
    return next(
        number
        for number in range(3, sheet.max_row + 1)
        if all(words in str(sheet.cell(number, names[column]).value or "") for column, words in cells.items())
    )


def code_quantities(book: Any, quantities: list[dict[str, object]]) -> None:
    """Fill blank rows: each quantity goes into the next free row of the sentence that holds its quote."""
    sheet, names = book["targets"], columns(book["targets"])
    for quantity in quantities:
        number = next(
            row
            for row in range(3, sheet.max_row + 1)
            if str(quantity["quote"]) in str(sheet.cell(row, names["words"]).value)
            and not sheet.cell(row, names["quote"]).value
        )
        put(book, "targets", number, **quantity)
