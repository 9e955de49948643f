"""The tables of a register with those of one plan's pack: rows appended, those of a plan that is replaced left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from etl.problems import Problem, flat
from etl.read import RawTable
from etl.schema import Schema

OF_CLAUSES = "measure_bodies"
VERDICT = {"comparability", "reason_zh", "reason_en", "difference_zh", "difference_en"}
"""What a plan that joins an indicator may change of it: whether and how it may be compared, never what it is."""
OF_TARGETS = ("target_evidence", "overrides")
Row = list[str]


@dataclass
class Merged:
    """Rows by table, where each row of the pack stands in its own file, and what keeps the two apart."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    places: dict[tuple[str, int], Problem] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    added: dict[str, int] = field(default_factory=dict)
    verdicts: list[str] = field(default_factory=list)


def plan_ids(raw: RawTable) -> list[str]:
    """The ids in the first column, as typed."""
    return [row[0] for row in raw.rows]


def merge(schema: Schema, register: Mapping[str, RawTable], pack: Mapping[str, RawTable], replaced: set[str]) -> Merged:
    """Append the pack's rows to the register's; `replaced`: plans whose old rows go. A row of a closed list that both
    have must be the same in both, but for the verdict on an indicator that the plan joins."""
    outcome, gone = Merged(), _ids_of(register, replaced)
    for table in schema.tables:
        old = [row for row in register[table.name].rows if not _belongs(register[table.name], row, replaced, gone)]
        outcome.rows[table.name] = old
        outcome.added[table.name] = 0
        if table.name in pack:
            _append(outcome, pack[table.name])
    return outcome


def _append(outcome: Merged, raw: RawTable) -> None:
    name, rows = raw.table.name, outcome.rows[raw.table.name]
    known = {_key(raw, row): row for row in rows}
    for line, row in zip(raw.lines, raw.rows, strict=True):
        old = known.get(_key(raw, row))
        if old == row and any(row):
            continue
        if old is not None and name == "indicators" and _differing_columns(raw, old, row) <= VERDICT:
            rows[rows.index(old)] = row
            outcome.places[name, rows.index(row) + 2] = Problem("", raw.place, line, None, "", "")
            outcome.verdicts.append(row[0])
            continue
        if old is not None and any(_key(raw, row)):
            cells = zip(raw.table.columns, old, row, strict=True)
            key, column = " ".join(_key(raw, row)), next(name for name, now, new in cells if now != new)
            zh, en = f"{flat(key)} 已在库中而内容不同", f"{flat(key)} is in the register already, and differs"
            outcome.problems.append(Problem("register", raw.place, line, column, zh, en))
            continue
        rows.append(row)
        outcome.added[name] += 1
        outcome.places[name, len(rows) + 1] = Problem("", raw.place, line, None, "", "")


def _differing_columns(raw: RawTable, old: Row, new: Row) -> set[str]:
    return {column for column, now, then in zip(raw.table.columns, old, new, strict=True) if now != then}


def _key(raw: RawTable, row: Row) -> tuple[str, ...]:
    return tuple(row[raw.table.columns.index(column)] for column in raw.table.primary_key)


def _ids_of(register: Mapping[str, RawTable], plans: set[str]) -> dict[str, set[str]]:
    """Clauses and targets of these plans."""
    ids = {}
    for name in ("measures", "targets"):
        raw = register[name]
        at = raw.table.columns.index("plan_id")
        ids[name] = {row[0] for row in raw.rows if row[at] in plans}
    return ids


def _belongs(raw: RawTable, row: Row, plans: set[str], gone: Mapping[str, set[str]]) -> bool:
    """Whether a row is of one of these plans, by itself or by its clause or target."""
    cells = dict(zip(raw.table.columns, row, strict=True))
    if raw.table.name == OF_CLAUSES:
        return cells["measure_id"] in gone["measures"]
    if raw.table.name in OF_TARGETS:
        return cells.get("target_id", cells.get("row_id")) in gone["targets"]
    return cells.get("plan_id") in plans if plans else False


def problem_in_pack(merged: Merged, table: str, problem: Problem) -> Problem:
    """A problem of the merged tables, placed where the row stands in the pack."""
    origin = merged.places.get((table, problem.line or 0))
    return replace(problem, place=origin.place, line=origin.line) if origin else problem
