"""The cells that a person typed into the workbook of an invented plan's draft, put there as an office program would.

`<plan_id>.txt` is the text, `<plan_id>.csv` what was typed: sheet, key of the row, column, value.
"""

import csv
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from etl.add import Addition, add
from etl.coding.fill import fill
from etl.coding.sheet import write_sheet
from etl.draft_files import write_draft
from etl.merge import merge, plan_ids
from etl.read import read_tables
from etl.reading.draft import Wishes
from etl.schema import Schema, load_schema
from tests.coding_fixtures import columns, put
from tests.conftest import ROOT

Row = list[str]
HERE = Path(__file__).parent
BESIDE = {"lanzhou-2019", "wuwei-2020", "zhoushan-2022", "shandong-2022", "sanming-2024"}  # in the register then
KEYS = {"measures": ("measure_id",), "targets": ("target_id",), "questions": ("key",)}


def typed_cells(plan: str) -> list[dict[str, str]]:
    with (HERE / f"{plan}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bring_in(plan: str, data: Path, folder: Path) -> Addition:
    """The whole way of a plan into a data folder: draft, workbook, answers, register."""
    draft, book = folder / "draft", folder / "draft.xlsx"
    write_draft(HERE / f"{plan}.txt", draft, data, Wishes())
    write_sheet(draft, book, data, filled=True)
    type_into(book, plan)
    filled = fill(draft, book, data)
    assert (filled.problems, filled.questions) == ([], [])
    return add(draft, data)


def register_with(plan: str, folder: Path) -> Path:
    """A copy of the register with the plan brought in and proved; its draft stands beside it."""
    register_as_then(folder / "data")
    made = bring_in(plan, folder / "data", folder)
    assert (made.problems, made.to_fill, made.written, made.proved) == ([], [], True, True)
    return folder / "data"


def register_as_then(data: Path) -> None:
    """Write the register without plans that joined after the cells were typed: beside them other things are asked."""
    shutil.copytree(ROOT / "data", data)
    schema = load_schema(data / "datapackage.json")
    raws = read_tables(data, schema)
    later = set(plan_ids(raws["plans"])) - BESIDE
    tables = merge(schema, raws, {}, later).rows
    if later:
        leave_out_what_only_they_have(tables, schema)
    for table in schema.tables if later else ():
        with (data / table.path).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([table.columns, *tables[table.name]])


def leave_out_what_only_they_have(tables: dict[str, list[Row]], schema: Schema) -> None:
    """Drop places, bodies and indicators of plans that are gone; what then only one plan promises is shared no more."""
    columns = {table.name: {name: at for at, name in enumerate(table.columns)} for table in schema.tables}

    def cells(name: str, column: str) -> list[str]:
        return [row[columns[name][column]] for row in tables[name]]

    of_indicators, kinds = cells("targets", "indicator_id"), cells("targets", "kind")
    rows = zip(of_indicators, cells("targets", "plan_id"), kinds, cells("targets", "restates"), strict=True)
    promises = {(indicator, plan) for indicator, plan, kind, restates in rows if kind != "tally" and not restates}
    of_plans = Counter(indicator for indicator, _ in promises)
    used = {"regions": set(cells("plans", "region_id")), "bodies": set(cells("measure_bodies", "body_id"))}
    used["indicators"] = set(of_indicators)
    for name, known in used.items():
        tables[name] = [row for row in tables[name] if row[0] in known]
    verdict = columns["indicators"]["comparability"]
    lonely = {row[0] for row in tables["indicators"] if row[verdict] != "single" and of_plans[row[0]] < 2}
    tables["indicators"] = [
        [*row[:verdict], "single", *row[verdict + 1 :]] if row[0] in lonely else row for row in tables["indicators"]
    ]
    about = columns["silences"]["indicator_id"]
    tables["silences"] = [row for row in tables["silences"] if row[about] not in lonely]


def type_into(path: Path, plan: str) -> None:
    """Type every cell into its row."""
    book = load_workbook(path)
    for cell in typed_cells(plan):
        put(book, cell["sheet"], _row(book, cell["sheet"], cell["row"]), **{cell["column"]: cell["value"]})
    book.save(path)


def _row(book: Any, name: str, key: str) -> int:
    sheet, names = book[name], columns(book[name])
    for row in range(3, sheet.max_row + 1):
        if " ".join(str(sheet.cell(row, names[column]).value) for column in KEYS[name]) == key:
            return row
    raise KeyError(f"{name} {key}")
