"""Tables as files that open in a spreadsheet as they are shown; nothing in them runs there."""

import io
import numbers
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.exports.caption import labelled_line
from dashboard.exports.file_names import printable_text
from dashboard.figures.model import Exhibit
from dashboard.figures.text_metrics import text_width
from dashboard.i18n.words import Words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # what makes a spreadsheet run a text
DIGITS = 15  # of a number in Excel
# Begins like a formula, and is a number that came as text since it has more digits than that.
NEGATIVE = re.compile(rf"-(?=(\D?\d){{{DIGITS + 1}}})\d+(\.\d+)?")
WIDEST, NARROWEST = 48, 9  # of a column, in characters
LONGEST_CELL = 32_000  # characters; Excel takes 32 767
LONGEST_SHEET = 31  # characters of a sheet's name, by Excel's rule
NOT_IN_SHEET = re.compile(r"[\[\]:*?/\\'\s]+")
# A text stays a text, whatever it begins with.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A frame as CSV: UTF-8 with the mark by which Excel knows it, no row numbers, no cell that runs as a formula."""
    safe = pd.DataFrame({place: [harmless(cell) for cell in frame.iloc[:, place]] for place in range(frame.shape[1])})
    safe.columns = pd.Index([harmless(str(column)) for column in frame.columns])
    text = "\ufeff" + safe.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8", errors="replace")


def exhibit_csv(exhibit: Exhibit, words: Words, link: str = "") -> bytes:
    """An exhibit's table as CSV: the columns' names first, then the rows; under an empty row headline, notes, sources,
    data version and link, so that they travel along and a program that reads the table can stop there."""
    said = [
        (words.text("share.figure"), exhibit.headline),
        ("", exhibit.subtitle),
        *labelled_line(exhibit, words, link),
    ]
    columns = max(exhibit.table.shape[1], 2)
    rows = [list(row) for row in exhibit.table.itertuples(index=False, name=None)]
    padded = [[*row, *[""] * (columns - len(row))] for row in [*rows, [], *map(list, said)]]
    names = [*map(str, exhibit.table.columns), *[""] * (columns - exhibit.table.shape[1])]
    frame = pd.DataFrame(padded, dtype=object)
    frame.columns = pd.Index(names)
    return csv_bytes(frame)


def harmless(cell: Any) -> Any:
    """A cell as it is; a text that a spreadsheet would run gets an apostrophe before it. Numbers stay numbers."""
    if isinstance(cell, numbers.Number) or not isinstance(cell, str):
        return cell
    text = printable_text(cell)
    if NEGATIVE.fullmatch(text):
        return text
    return f"'{text}" if text.lstrip().startswith(FORMULA) or text.startswith(FORMULA) else text


def exhibit_xlsx(exhibit: Exhibit, words: Words, link: str = "") -> bytes:
    """A workbook with one sheet: headline, subtitle, table, notes, sources, data version and link."""
    import xlsxwriter  # here, since a page has no use for it before somebody asks for a workbook

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        properties = {"title": printable_text(exhibit.headline), "author": words.text("cite.author")}
        book.set_properties(properties | {"comments": words.text("panel.version", version=exhibit.data_version)})
        add_sheet(book, words.text("share.sheet"), exhibit, words, link)
    return file.getvalue()


def add_sheet(book: "Workbook", name: str, exhibit: Exhibit, words: Words, link: str = "") -> "Worksheet":
    """A sheet for an exhibit in a workbook made with OPTIONS; its name is made fit and unlike the others'."""
    sheet = book.add_worksheet(sheet_name(name, [other.get_name() for other in book.worksheets()]))
    bold, wrapped = (
        book.add_format({"bold": True, "font_size": 14}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    sheet.write_string(0, 0, fit(exhibit.headline), bold)
    sheet.write_string(1, 0, fit(exhibit.subtitle))
    for place, column in enumerate(exhibit.table.columns):
        sheet.write_string(3, place, fit(str(column)), head)
        sheet.set_column(place, place, column_width([str(column), *map(str, exhibit.table.iloc[:, place])]))
    for row, cells in enumerate(exhibit.table.itertuples(index=False, name=None), start=4):
        for place, cell in enumerate(cells):
            write(sheet, row, place, cell, wrapped)
    sheet.freeze_panes(4, 1)
    for row, (title, said) in enumerate(labelled_line(exhibit, words, link), start=5 + len(exhibit.table)):
        sheet.write_string(row, 0, fit(title))
        sheet.write_string(row, 1, fit(said))
    return sheet


def write(sheet: "Worksheet", row: int, place: int, cell: Any, style: Any) -> None:
    """A cell by what it is: a number, nothing, or a text."""
    if cell is None or (pd.api.types.is_scalar(cell) and pd.isna(cell)):
        sheet.write_blank(row, place, None, style)
    elif isinstance(cell, numbers.Real) and cell is not True and cell is not False and in_sheet(cell):
        sheet.write_number(row, place, float(cell), style)
    else:
        sheet.write_string(row, place, fit(str(cell)), style)


def in_sheet(number: Any) -> bool:
    """True if a sheet can hold a number as it is: sheets keep 15 digits, and no more than floats can."""
    return not isinstance(number, int) or abs(number) < 10**DIGITS


def fit(text: str) -> str:
    """A text that a cell can hold."""
    return printable_text(text)[:LONGEST_CELL]


def column_width(texts: Sequence[str]) -> float:
    """Width of a column in characters, by its longest text; a Chinese character is two wide."""
    widest = max((text_width(text, 1) / 0.54 for text in texts), default=0)
    return max(NARROWEST, min(WIDEST, widest + 2))


def sheet_name(name: str, taken: Sequence[str]) -> str:
    """A sheet's name as Excel takes it: none of its forbidden characters, 31 at most, none twice, never empty."""
    wanted = NOT_IN_SHEET.sub(" ", printable_text(name)).strip() or "1"
    wanted = f"{wanted} 1" if wanted.lower() == "history" else wanted
    used, number, found = {other.lower() for other in taken}, 1, wanted[:LONGEST_SHEET]
    while found.lower() in used:
        number += 1
        found = f"{wanted[: LONGEST_SHEET - len(str(number)) - 1]} {number}"
    return found
