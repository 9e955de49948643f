"""Reading a filled workbook: the cells as typed in any office program, as the plain words of the tables."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from etl.coding.workbook import ABOUT, HEADER_ROWS, LISTS
from etl.problems import EtlError, Problem
from etl.table_files import Row, Tables

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROW = "_row"
"""Where a row's number in its sheet is kept."""


class FilledWorkbook(NamedTuple):
    """Rows by sheet, each with its row number under `ROW`, and the facts of the first sheet."""

    name: str
    facts: Row
    tables: Tables
    problems: list[Problem]

    def problem(self, check_id: str, table: str, row: Row, column: str | None, zh: str, en: str) -> Problem:
        return Problem(check_id, f"{self.name}/{table}", int(row[ROW]), column, zh, en)


def read_workbook(path: Path) -> FilledWorkbook:
    """Read a workbook that `sheet` wrote and somebody filled. Cells with errors become problems. Raises EtlError."""
    book = open_workbook(path)
    if ABOUT not in book.sheetnames or len(book.sheetnames) < 3:
        zh, en = "不是 etl sheet 写出的工作簿", "this workbook was not written by etl sheet"
        raise EtlError(f"{path.name} {zh}", f"{path.name}: {en}")
    facts = {str(row[0]): cell_text(row[1]) for row in book[ABOUT].iter_rows(max_col=2, values_only=True) if row[0]}
    workbook = FilledWorkbook(path.name, facts, {}, [])
    for name in book.sheetnames:
        if name not in (ABOUT, LISTS):
            workbook.tables[name] = _rows(book[name], workbook)
    book.close()
    return workbook


def open_workbook(path: Path) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(path, read_only=False, data_only=True)
    except OSError as error:
        raise EtlError(f"{path} 读不出：{error.strerror}", f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, zipfile.BadZipFile, TypeError, AttributeError) as error:
        raise EtlError(f"{path.name} 不是可读的 xlsx", f"{path.name} is no xlsx that can be read") from error
    except Exception as error:  # openpyxl's own: another ending, a password
        zh, en = (
            "不是可读的 xlsx（.xls、有密码者请另存）",
            "is no xlsx that can be read (save .xls or protected files anew)",
        )
        raise EtlError(f"{path.name} {zh}", f"{path.name} {en}") from error


def _rows(sheet: Worksheet, workbook: FilledWorkbook) -> list[Row]:
    lines = sheet.iter_rows(values_only=True)
    columns = [cell_text(cell) for cell in next(lines, ())]
    rows = []
    for number, cells in enumerate(lines, 2):
        row = {column: cell_text(cell) for column, cell in zip(columns, cells, strict=False) if column}
        if number > HEADER_ROWS and any(row.values()):
            rows.append({ROW: str(number), **row})
            workbook.problems.extend(_errors(workbook, sheet.title, rows[-1]))
    return rows


def _errors(workbook: FilledWorkbook, table: str, row: Row) -> list[Problem]:
    """Cells in which a formula went wrong."""
    zh, en = "公式出错的一格；请填文字或数字", "a formula that failed; type a word or a number"
    return [
        workbook.problem("cell", table, row, column, zh, en)
        for column, cell in row.items()
        if cell in ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!")
    ]


def cell_text(cell: Any) -> str:
    """A cell in the plain form of the tables: 2 rather than 2.0, true rather than TRUE, 2026-01-31."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:.10f}".rstrip("0").rstrip(".")
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()
