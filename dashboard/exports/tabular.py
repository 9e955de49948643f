"""Tables as CSV and XLSX that open in a spreadsheet as shown on the page; no cell runs as a formula."""

import io
import math
import numbers
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from dashboard.exports.caption import caption_rows
from dashboard.exports.file_names import printable_text
from dashboard.figures.model import Exhibit
from dashboard.figures.text_metrics import text_width
from dashboard.i18n.words import Words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # a text that begins so is run as a formula
DIGITS = 15  # significant digits of a number in Excel
# A negative number with more digits, which therefore is text: it begins like a formula but is none.
NEGATIVE = re.compile(rf"-(?=(\D?\d){{{DIGITS + 1}}})\d+(\.\d+)?")
MIN_WIDTH, MAX_WIDTH = 9, 48  # of a column, in characters
MAX_CELL_LENGTH = 32_000  # characters; Excel allows 32,767
MAX_SHEET_NAME = 31  # characters, by Excel's rule
NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\'\s]+")
# Texts stay texts, whatever they begin with.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A frame as CSV: UTF-8 with a byte order mark for Excel, no index, no cell that runs as a formula."""
    columns = range(frame.shape[1])
    safe = pd.DataFrame(
        {number: [harmless(cell) for cell in frame.iloc[:, number]] for number in columns}, dtype=object
    )
    safe.columns = pd.Index([harmless(str(column)) for column in frame.columns])
    text = "\ufeff" + safe.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8", errors="replace")


def exhibit_csv(exhibit: Exhibit, words: Words, link: str = "") -> bytes:  # noqa: ARG001
    """An exhibit's table as CSV: one line of column names, then rows, and nothing else; see `csvw`."""
    return csv_bytes(exhibit.table)


def harmless(cell: Any) -> Any:
    """A cell, with an apostrophe before a text that a spreadsheet would run. Numbers stay numbers."""
    if isinstance(cell, bool | np.bool_):
        return str(bool(cell)).lower()
    if isinstance(cell, numbers.Number) or not isinstance(cell, str):
        return cell
    text = printable_text(cell)
    if NEGATIVE.fullmatch(text):
        return text
    return f"'{text}" if text.lstrip().startswith(FORMULA) or text.startswith(FORMULA) else text


def exhibit_xlsx(exhibit: Exhibit, words: Words, link: str = "") -> bytes:
    """A workbook with one sheet: headline, subtitle, table, caption."""
    import xlsxwriter  # here, since pages import this module and few visitors ask for a workbook

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        properties = {"title": printable_text(exhibit.headline), "author": words.text("site.name")}
        book.set_properties(properties | {"comments": words.text("panel.version", version=exhibit.data_version)})
        add_sheet(book, words.text("share.sheet"), exhibit, words, link)
    return file.getvalue()


def add_sheet(book: "Workbook", name: str, exhibit: Exhibit, words: Words, link: str = "") -> "Worksheet":
    """Add a sheet for an exhibit to a workbook opened with OPTIONS. name: made valid and unique."""
    sheet = book.add_worksheet(sheet_name(name, [other.get_name() for other in book.worksheets()]))
    bold = book.add_format({"bold": True, "font_size": 14})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    sheet.write_string(0, 0, fit(exhibit.headline), bold)
    sheet.write_string(1, 0, fit(exhibit.subtitle))
    for number, column in enumerate(exhibit.table.columns):
        sheet.write_string(3, number, fit(str(column)), head)
        sheet.set_column(number, number, column_width([str(column), *map(str, exhibit.table.iloc[:, number])]))
    for row, cells in enumerate(exhibit.table.itertuples(index=False, name=None), start=4):
        for number, cell in enumerate(cells):
            write_cell(sheet, (row, number), cell, day if isinstance(cell, date) else wrapped)
    sheet.freeze_panes(4, 1)
    for row, (label, value) in enumerate(caption_rows(exhibit, words, link), start=5 + len(exhibit.table)):
        sheet.write_string(row, 0, fit(label))
        sheet.write_string(row, 1, fit(value))
    return sheet


def write_cell(sheet: "Worksheet", position: tuple[int, int], cell: Any, style: Any) -> None:
    """Write a number, a truth value, a day, a blank or a text. position: row and column."""
    if cell is None or (pd.api.types.is_scalar(cell) and pd.isna(cell)):
        sheet.write_blank(*position, None, style)
    elif isinstance(cell, bool | np.bool_):
        sheet.write_boolean(*position, bool(cell), style)
    elif isinstance(cell, numbers.Real) and fits_number(cell):
        sheet.write_number(*position, cell, style)
    elif isinstance(cell, date):
        sheet.write_datetime(*position, datetime(cell.year, cell.month, cell.day), style)
    else:
        sheet.write_string(*position, fit(str(cell)), style)


def fits_number(number: Any) -> bool:
    """True unless Excel would round an integer: it stores 15 digits."""
    if isinstance(number, numbers.Integral):
        return abs(int(number)) < 10**DIGITS
    return math.isfinite(number)


def fit(text: str) -> str:
    """A text, cut to what a cell can hold."""
    return printable_text(text)[:MAX_CELL_LENGTH]


def column_width(texts: Sequence[str]) -> float:
    """Column width in characters for its longest text; a Chinese character counts as two."""
    widest = max((text_width(text, 1) / 0.54 for text in texts), default=0)
    return max(MIN_WIDTH, min(MAX_WIDTH, widest + 2))


def sheet_name(name: str, taken: Sequence[str]) -> str:
    """A valid sheet name by Excel's rules: no forbidden characters, at most 31, unique, not empty."""
    clean = NOT_IN_SHEET_NAME.sub(" ", printable_text(name)).strip() or "1"
    clean = f"{clean} 1" if clean.lower() == "history" else clean  # reserved by Excel
    used, number, candidate = {other.lower() for other in taken}, 1, clean[:MAX_SHEET_NAME]
    while candidate.lower() in used:
        number += 1
        candidate = f"{clean[: MAX_SHEET_NAME - len(str(number)) - 1]} {number}"
    return candidate
