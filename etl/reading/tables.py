"""Tables whose columns are years: 2020年 is where an indicator starts, 2025年 what it is to reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.reading.headings import Line
from etl.reading.passages import Span
from etl.reading.periods import Term

_GAP = re.compile(r"\t+| {2,}|\u3000+| ")
_YEAR = re.compile(r"[(（]?(20[0-9]{2})\s*年?[底末]?(?:[(（]?[^0-9]{0,6}[)）]?)?$")
_BASE = re.compile("基期|现状|基数|基准|实际|完成值|当前")
_ROLES = (
    ("number", re.compile(r"(?:序号|编号|序)$")),
    ("unit", re.compile(r"(?:计量)?单位$")),
    ("name", re.compile("指标|任务|名称|项目|内容|事项|类别")),
)
_NUMBER = re.compile(r"[≥≤＞＜><>约近〔\[［（(]*\s*[0-9]")


class Cell(NamedTuple):
    """Words of one cell and where they stand."""

    start: int
    end: int
    words: str


class Column(NamedTuple):
    """Role of a column: name, unit, base, year or other; a year for base and year columns."""

    role: str
    year: int | None
    header: Span


class Figure(NamedTuple):
    """One value of a year table: its cell, its year column, the row's name and unit, the base cell and its column if
    there is one."""

    value: Cell
    column: Column
    name: Cell
    unit: str
    base: Cell | None
    base_column: Column | None


def figures(text: str, lines: list[Line], term: Term) -> Iterator[Figure]:
    """Every value in the year columns of the text's tables, row by row."""
    for row, columns in _rows(text, lines, term):
        yield from _row(row, columns)


def row_numbers(text: str, lines: list[Line], term: Term) -> Iterator[Span]:
    """The numbers in the columns that only number the rows."""
    for row, columns in _rows(text, lines, term):
        for cell, column in zip(row, columns, strict=True):
            if column.role == "number":
                yield Span(cell.start, cell.end)


def _rows(text: str, lines: list[Line], term: Term) -> Iterator[tuple[list[Cell], list[Column]]]:
    """The rows of tables whose columns are years, with their columns."""
    columns: list[Column] = []
    for line in lines:
        row = cells(text, line)
        header = _columns(row, term)
        if header:
            columns = header
        elif columns and len(row) == len(columns):
            yield row, columns
        elif line.kind not in ("row", "text", "row_number"):
            columns = []


def cells(text: str, line: Line) -> list[Cell]:
    """The cells of a line: parted by tabs where it has any, else by blanks."""
    words = text[line.start : line.end]
    gap = (
        re.compile(r"\t") if "\t" in words else re.compile(r" {2,}|\u3000+") if re.search(r"\S {2,}\S", words) else _GAP
    )
    pieces, at = [], 0
    for match in [*gap.finditer(words), None]:
        stop = match.start() if match else len(words)
        piece = words[at:stop]
        start = line.start + at + len(piece) - len(piece.lstrip())
        pieces.append(Cell(start, start + len(piece.strip()), piece.strip()))
        at = match.end() if match else stop
    return pieces


def _columns(row: list[Cell], term: Term) -> list[Column]:
    """The columns of a header; empty unless two of its cells are years, or one is and one says it is the base."""
    columns = [_column(cell, term) for cell in row]
    dated = [column for column in columns if column.role in ("base", "year")]
    return columns if len(dated) > 1 and any(column.role == "year" for column in dated) else []


def _column(cell: Cell, term: Term) -> Column:
    span = Span(cell.start, cell.end)
    match = _YEAR.match(cell.words)
    if match or _BASE.search(cell.words):
        year = int(match.group(1)) if match else None
        based = bool(_BASE.search(cell.words)) or (year is not None and year < term.first)
        return Column("base" if based else "year", year, span)
    role = next((role for role, pattern in _ROLES if pattern.search(cell.words)), "other")
    return Column(role, None, span)


def _row(row: list[Cell], columns: list[Column]) -> Iterator[Figure]:
    pairs = list(zip(row, columns, strict=True))
    names = [cell for cell, column in pairs if column.role == "name"]
    name = names[-1] if names else row[0]
    unit = next((cell.words for cell, column in pairs if column.role == "unit"), "") or _unit_in(name.words)
    based = [(cell, column) for cell, column in pairs if column.role == "base" and _NUMBER.match(cell.words)]
    base, base_column = based[-1] if based else (None, None)
    for cell, column in pairs:
        if column.role == "year" and _NUMBER.match(cell.words):
            yield Figure(cell, column, name, unit, base, base_column)


def _unit_in(name: str) -> str:
    """The unit in brackets behind a name: 新建助餐点(个)."""
    match = re.search(r"[(（]([^()（）]{1,6})[)）]$", name)
    return match.group(1) if match else ""
