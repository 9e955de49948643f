"""Who notices a corruption: `check`, `verify`, or only the record of what was reviewed.

The functions are the product's own and the file is really written and read; only what a change of one table cannot
touch is kept from before: the other tables as they were read and staged, the proofs of other plans.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from etl.checks import CHECKS, ask, inspect, structure
from etl.checks.registry import Check
from etl.read import RawTable, read_table
from etl.review import unreviewed
from etl.stage import restage
from etl.texts import TABLES
from etl.verify import prove
from tests.mutation.corrupt import Corruption

_PROVED = {*TABLES, "plans", "measure_bodies"}
"""The tables that proofs against the texts read."""


@dataclass(frozen=True)
class Verdict:
    """The rules of each command that a corruption broke."""

    corruption: Corruption
    check: frozenset[str]
    verify: frozenset[str]
    reviewed: bool

    @property
    def by_meaning(self) -> bool:
        return bool(self.check or self.verify)

    @property
    def caught(self) -> bool:
        return self.by_meaning or self.reviewed


class Judge:
    """The real tables in a folder of their own, in which one cell at a time is made wrong."""

    def __init__(self, data: Path, sources: Path, folder: Path) -> None:
        self.data, self.sources = folder / "data", sources
        shutil.copytree(data, self.data)
        self.tables = inspect(self.data)
        self.tables.con.execute("SET threads = 1")
        found = [*self.tables.problems, *prove(self.tables, sources).problems, *unreviewed(self.data, self.tables.raws)]
        assert not found, f"the tables have problems as they are: {found[0]}"

    def judge(self, corruption: Corruption) -> Verdict:
        """Make one cell wrong, ask everybody, and put it right again."""
        raw = self._spoilt(corruption)
        con, raws = self.tables.con, {**self.tables.raws, corruption.table: raw}
        con.begin()
        try:
            restage(con, raw)
            problems = [*raw.problems, *self._structural(raw), *ask(con, raws, _concerned(corruption.table))[2]]
            tables = replace(self.tables, raws=raws, problems=problems)
            proved = tables.malformed
            if not proved and corruption.table in _PROVED:
                proved = prove(tables, self.sources, self._plans(corruption)).problems
        finally:
            con.rollback()
        check, verify = (frozenset(item.check_id for item in found) for found in (problems, proved))
        return Verdict(corruption, check, verify, bool(unreviewed(self.data, {corruption.table: raw})))

    def _spoilt(self, corruption: Corruption) -> RawTable:
        good = self.tables.raws[corruption.table]
        path = self.data / good.table.path
        content = path.read_bytes()
        rows = [list(row) for row in good.rows]
        rows[corruption.index][good.table.columns.index(corruption.column)] = corruption.new
        write(path, [good.table.columns, *rows])
        try:
            return read_table(self.data, good.table)
        finally:
            path.write_bytes(content)

    def _plans(self, corruption: Corruption) -> list[str] | None:
        """The plans that a row was of and is of now, which alone can prove otherwise than before; None: any."""
        good = self.tables.raws[corruption.table]
        if "plan_id" not in good.table.columns:
            return None
        plan = good.rows[corruption.index][good.table.columns.index("plan_id")]
        return [plan, corruption.new] if corruption.column == "plan_id" else [plan]

    def _structural(self, raw: RawTable) -> list:
        resources = [item for item in self.tables.schema.descriptor["resources"] if item["name"] == raw.table.name]
        descriptor = {**self.tables.schema.descriptor, "resources": resources}
        schema = replace(self.tables.schema, descriptor=descriptor, tables=(raw.table,))
        return structure.problems(schema, {raw.table.name: raw}, self.tables.con)


def _concerned(table: str) -> list[Check]:
    """The rules that read a table, or every cell: no other can find anything new."""
    return [check for check in CHECKS if table in check.tables or any(name[0] == "_" for name in check.tables)]


def write(path: Path, rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows(rows)
