"""A database of the register and one plan beside it that is not in it: a file of its own, for one reader.

The same merge, checks and writing as of the register's. A draft is incomplete by nature, so that of the checks only
those count that figures rest on (`HELD`): a row that fails one is left out and named, and all else is built. No
Parquet files, no downloads, no swap, no lock: nobody else reads the file.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from etl.environment import environment_errors
from etl.merge import Merged, merge
from etl.problems import EtlError, Problem
from etl.read import RawTable, read_tables
from etl.schema import Schema, Table, load_schema, schema_of

if TYPE_CHECKING:
    from etl.checks import Inspection
    from etl.table_files import Tables

FREE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "regions": dict.fromkeys(
        ("admin_code", "population_2020", "population_source", "population_source_en"), ("required",)
    ),
    "plans": {"source_sha256": ("unique",)},
    "measures": {"instrument_id": ("required",)},
}
"""Constraints that do not hold: what nobody can know of a place that is not in the register; and a reader may bring a
text that the register has."""
_HELD = """
    type required closed-list pattern bounds primary-key unique unique-together reference
    hidden-characters formula plain-numbers
    value-fits-operator high-not-below-low value-within-unit undated-has-no-year year-not-before-plan tally-undated
    period-in-order baseline-before-due plan-years-in-order restates-original nested-same-plan nested-no-circle
    milestone-on-the-way target-in-measure-of-plan silence-in-measure-of-plan numeral-in-plan quote-length
    quote-with-offsets numeral-length evidence-length never-both
"""
HELD = frozenset(_HELD.split())
"""Checks whose breach would be drawn wrong, or not stored at all."""
DRAFT = "+draft"  # after the version of the data: build metadata of a semantic version
MOST_ROWS = 50_000  # of all tables of a plan
STEPS = ("register", "checks", "database")
Step = Callable[[str], None]
_ROUNDS = 8  # a row that is left out may take others with it, which name it


class Fault(NamedTuple):
    """A row that was left out: its table, its first cell, the column, and why, in Chinese and English."""

    table: str
    row_id: str
    column: str
    zh: str
    en: str


class PrivateBuild(NamedTuple):
    """What was built: how many rows of the plan are in the file, and which are not."""

    rows: int
    faults: tuple[Fault, ...]


class PlanRefusedError(EtlError):
    """The plan itself cannot be stored; `faults` says why."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("这份规划无法入库", "the plan cannot be stored")
        self.faults = faults


def build_private(pack: Tables, data: Path, database: Path, step: Step = lambda _: None) -> PrivateBuild:
    """Write a new database file of the register in `data` and the rows of one plan.

    pack: tables by name, with columns of the descriptor; a column that is missing is empty, a table that the register
    does not have is left aside. step: told each of STEPS as it begins. Raises PlanRefusedError; EtlError for the
    register or the disk.
    """
    step("register")
    schema = _relaxed(load_schema(data / "datapackage.json"))
    register, rows = read_tables(data, schema), _raw_tables(pack, schema)
    faults: list[Fault] = []
    if sum(len(raw.rows) for raw in rows.values()) > MOST_ROWS:
        raise EtlError(f"规划超过 {MOST_ROWS} 行", f"the plan has more than {MOST_ROWS} rows")
    step("checks")
    for _ in range(_ROUNDS):
        merged = merge(schema, register, rows, set())
        inspection = _inspect(schema, merged, data)
        row_faults = _faults(merged, inspection, rows)
        if not row_faults:
            break
        faults += row_faults.values()
        for name, line in row_faults:
            rows[name] = _without(rows[name], line)
    if row_faults or not rows["plans"].rows:
        raise PlanRefusedError(tuple(faults))
    step("database")
    _write(inspection, database)
    return PrivateBuild(sum(len(raw.rows) for raw in rows.values()), tuple(faults))


def _relaxed(schema: Schema) -> Schema:
    """The schema without the constraints of FREE."""
    descriptor = copy.deepcopy(schema.descriptor)
    for resource in descriptor["resources"]:
        for item in resource["schema"]["fields"]:
            for name in FREE.get(resource["name"], {}).get(item["name"], ()):
                item["constraints"].pop(name, None)
    return schema_of(Path("datapackage.json"), descriptor)


def _raw_tables(pack: Tables, schema: Schema) -> dict[str, RawTable]:
    rows = {
        table.name: [[row.get(column, "") for column in table.columns] for row in pack.get(table.name, [])]
        for table in schema.tables
    }
    return {table.name: _raw_table(table, rows[table.name]) for table in schema.tables}


def _raw_table(table: Table, rows: list[list[str]]) -> RawTable:
    """Rows as if they had been read from a file of their own, below its header."""
    return RawTable(table, table.path, rows, list(range(2, len(rows) + 2)), header_ok=True, whole=True)


def _inspect(schema: Schema, merged: Merged, data: Path) -> Inspection:
    from etl.changes import read_changes
    from etl.checks import CHECKS, inspect_tables

    raws = {table.name: _raw_table(table, merged.rows[table.name]) for table in schema.tables}
    checks = [check for check in CHECKS if check.check_id in HELD]
    return inspect_tables(schema, raws, read_changes(data, schema.version), checks)


def _faults(merged: Merged, inspection: Inspection, rows: Mapping[str, RawTable]) -> dict[tuple[str, int], Fault]:
    """The rows of the plan that cannot stay, by table and line in the pack, each with its first fault. Raises EtlError
    where the fault is the register's."""
    row_faults: dict[tuple[str, int], Fault] = {}
    for name, problem in _problems(merged, inspection):
        row = dict(zip(rows[name].lines, rows[name].rows, strict=True)).get(problem.line or 0)
        if row is None:
            raise EtlError(f"底本有误：{problem.zh}", f"the register is at fault: {problem.en}")
        fault = Fault(name, row[0], problem.column or "", problem.zh, problem.en)
        row_faults.setdefault((name, problem.line or 0), fault)
    return row_faults


def _problems(merged: Merged, inspection: Inspection) -> Iterator[tuple[str, Problem]]:
    """What counts, by table, each at its line of the pack."""
    names = {table.path: table.name for table in inspection.schema.tables}
    for problem in merged.problems:
        yield names[problem.place], problem
    for problem in inspection.problems:
        if problem.check_id in HELD and problem.place in names:
            name = names[problem.place]
            source = merged.places.get((name, problem.line or 0))
            yield name, replace(problem, line=source.line if source else None)


def _without(raw: RawTable, line: int) -> RawTable:
    kept = [(number, row) for number, row in zip(raw.lines, raw.rows, strict=True) if number != line]
    return replace(raw, lines=[number for number, _ in kept], rows=[row for _, row in kept])


def _write(inspection: Inspection, database: Path) -> None:
    from etl import write

    inspection.schema = replace(inspection.schema, version=f"{inspection.schema.version}{DRAFT}")
    inspection.ran = [rule for rule in inspection.ran if rule.check_id in HELD]
    inputs = hashlib.sha256(database.name.encode()).hexdigest()
    with environment_errors("无法写出这份规划的数据库", "the plan's database could not be written"):
        write.write(inspection, database, None, inputs)
    inspection.con.close()
