"""`python -m etl compare`: two codings read from folders or workbooks, compared, settled and merged."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from etl.coding.comparison import Comparison, compare
from etl.coding.differences import differences_csv, differences_workbook
from etl.coding.model import Coding, coding_of_tables, coding_of_workbook
from etl.coding.settlement import Settled, merge, read_settlement
from etl.coding.workbook_reader import FilledWorkbook, read_workbook
from etl.environment import reason
from etl.problems import EtlError, Problem
from etl.reading.passages import Span
from etl.schema import Schema, load_schema
from etl.table_files import Tables, csv_text, put_files, read_rows


@dataclass
class Compared:
    """Both codings side by side, what is wrong in the workbooks, what was written, and what was settled."""

    comparison: Comparison
    problems: list[Problem] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    settled: Settled | None = None
    folder: Path | None = None


def compare_codings(
    first: Path, second: Path, data: Path, out: Path | None = None, settlement: Path | None = None
) -> Compared:
    """Compare two codings; write the list to settle into `out`, or merge a settled list into the tables of the folder
    that one of the codings is. Raises EtlError."""
    schema = load_schema(data / "datapackage.json")
    folders = [path for path in (first, second) if path.is_dir()]
    if settlement and not folders:
        zh, en = "合并需要其中一份是草稿或数据文件夹", "merging needs one of the two to be a folder of tables"
        raise EtlError(zh, en)
    books = {path: read_workbook(path) for path in (first, second) if not path.is_dir()}
    tables = {path: {table.name: read_rows(path / table.path) for table in schema.tables} for path in folders}
    codings = _codings([first, second], books, tables, data, schema)
    comparison = compare(*codings)
    outcome = Compared(comparison, [problem for book in books.values() for problem in book.problems])
    if settlement:
        outcome.folder = folders[0]
        _merge(outcome, settlement, tables[folders[0]], schema, is_first=folders[0] == first)
    elif out:
        outcome.files = _write(comparison, out)
    return outcome


def _codings(
    paths: list[Path], books: dict[Path, FilledWorkbook], tables: dict[Path, Tables], data: Path, schema: Schema
) -> list[Coding]:
    """Both codings; the plan of a folder with several is the one that the other coding names."""
    names = {book.facts.get("plan_id", "") for book in books.values()}
    names |= {rows["plans"][0]["plan_id"] for rows in tables.values() if len(rows["plans"]) == 1}
    shared = {row["indicator_id"] for row in read_rows(data / "indicators.csv") if row["comparability"] != "single"}
    clauses = _clauses(books, tables)
    codings = []
    for path in paths:
        if path in books:
            codings.append(coding_of_workbook(books[path], clauses, shared, schema))
            continue
        plans = [row for row in tables[path]["plans"] if not names or row["plan_id"] in names]
        if len(plans) != 1:
            raise EtlError(f"{path} 中没有这份规划，或不止一份", f"{path}: no such plan, or more than one")
        codings.append(coding_of_tables(path.name, tables[path], plans[0], shared))
    return codings


def _clauses(books: dict[Path, FilledWorkbook], tables: dict[Path, Tables]) -> dict[str, Span]:
    """Spans of clauses by id: of the tables at hand; else the clauses' order stands for their places."""
    spans = {
        row["measure_id"]: Span(int(row["start"]), int(row["end"])) for t in tables.values() for row in t["measures"]
    }
    if not spans:
        for book in books.values():
            for place, row in enumerate(book.tables.get("measures", [])):
                spans.setdefault(row["measure_id"], Span(10 * place, 10 * place + 10))
    return spans


def _write(comparison: Comparison, out: Path) -> list[Path]:
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "differences.xlsx").write_bytes(differences_workbook(comparison))
        (out / "differences.csv").write_text(differences_csv(comparison), encoding="utf-8", newline="")
        (out / "agreement.csv").write_text(agreement_csv(comparison), encoding="utf-8", newline="")
    except OSError as error:
        zh, en = reason(error)
        raise EtlError(f"对照写不了：{zh}", f"the comparison cannot be written: {en}") from error
    return [out / name for name in ("differences.xlsx", "differences.csv", "agreement.csv")]


def agreement_csv(comparison: Comparison) -> str:
    """Agreement and alpha per field."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("field", "items", "agreed", "share", "alpha", "method"))
    writer.writerows(comparison.agreements)
    return lines.getvalue()


def _merge(outcome: Compared, settlement: Path, tables: Tables, schema: Schema, *, is_first: bool) -> None:
    assert outcome.folder
    outcome.settled = merge(outcome.comparison, read_settlement(settlement), tables, settlement.name, is_first=is_first)
    outcome.problems += outcome.settled.problems
    if not outcome.problems:
        written = [table for table in schema.tables if tables[table.name] or (outcome.folder / table.path).exists()]
        put_files(outcome.folder, {table.path: csv_text(table.columns, tables[table.name]) for table in written})
