"""What is reviewed together: the rows of one clause, of one plan beside its clauses, or of one table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from etl.read import RawTable
from etl.table_files import Row

Place = tuple[str, str]
"""A table and the key of a row."""


@dataclass
class Group:
    """A clause (by measure_id), a plan (by plan_id) or a table, with the places of its rows; `plan_id` and `span` say
    where its words stand."""

    name: str
    places: list[Place] = field(default_factory=list)
    plan_id: str = ""
    span: tuple[int, int] | None = None


class Grouping:
    """Finds the group of a row."""

    def __init__(self, raws: Mapping[str, RawTable]) -> None:
        rows = {name: rows_of(raw) for name, raw in raws.items()}
        self._targets = {row["target_id"]: row["measure_id"] for row in rows.get("targets", [])}
        self._clauses = {row["measure_id"]: row for row in rows.get("measures", [])}
        self._starts: dict[str, list[tuple[int, int, str]]] = {}
        for row in self._clauses.values():
            if row["start"].isdecimal() and row["end"].isdecimal():
                span = (int(row["start"]), int(row["end"]), row["measure_id"])
                self._starts.setdefault(row["plan_id"], []).append(span)
        for spans in self._starts.values():
            spans.sort()

    def name_of(self, table: str, row: Row) -> str:
        """The clause that a row belongs to, else its plan, else its table."""
        clause = row.get("measure_id") or self._targets.get(row.get("target_id") or row.get("row_id", ""), "")
        if table == "numerals":
            clause = clause or self._clause_at(row["plan_id"], row["start"])
        if table == "codings":
            clause = self._targets.get(row["item"], "") or (row["item"] if row["item"] in self._clauses else "")
            clause = clause or next((item for item in (row["item"].rpartition("-")[0],) if item in self._clauses), "")
        return clause if clause in self._clauses else row.get("plan_id") or table

    def group(self, name: str) -> Group:
        """An empty group of this name."""
        row = self._clauses.get(name)
        if row is None:
            return Group(name)
        return Group(name, [], row["plan_id"], (int(row["start"]), int(row["end"])))

    def _clause_at(self, plan_id: str, start: str) -> str:
        spans = self._starts.get(plan_id, [])
        index = bisect_right(spans, (int(start) if start.isdecimal() else -1, 1 << 40, "")) - 1
        return spans[index][2] if index >= 0 and int(start) < spans[index][1] else ""


def rows_of(raw: RawTable) -> list[Row]:
    """The rows of a table as cells by column."""
    return [dict(zip(raw.table.columns, row, strict=True)) for row in raw.rows]


def words_of(group: Group, sources: Path) -> str:
    """The words of a group's clause; empty where there is none or its text is not at hand."""
    path = sources / f"{group.plan_id}.txt"
    if group.span is None or not path.is_file():
        return ""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()[slice(*group.span)]
