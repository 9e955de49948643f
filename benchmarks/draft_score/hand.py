"""Hand codings in one shape, from the tables in data/ and from the sheet of an invented plan."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

REASONS = {
    "period": ("date", "due_year", "programme_name"),
    "deadline": ("date", "due_year"),
    "list_number": ("clause_number",),
}
"""Reasons that the sheet of the invented plan splits more finely than the ledger."""


class HandRow(NamedTuple):
    """One quantity coded by hand; `baseline` is None where there is none."""

    row_id: str
    start: int
    end: int
    values: tuple[float, ...]
    operator: str
    year: int | None
    commitment: str
    baseline: float | None
    indicator: str
    quote: str


@dataclass(frozen=True)
class HandPlan:
    """A text and its hand coding: rows, and reasons by numeral span with the codes that count as right."""

    plan_id: str
    text: str
    term: tuple[int, int]
    rows: list[HandRow]
    reasons: dict[tuple[int, int], tuple[str, ...]]
    clauses: set[tuple[int, int]]


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(path: Path) -> str:
    """A source text as offsets count it."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def register_plans(data: Path, sources: Path) -> list[HandPlan]:
    """The plans of data/ whose text is at hand."""
    plans = [plan for plan in table(data / "plans.csv") if (sources / f"{plan['plan_id']}.txt").exists()]
    return [_register_plan(data, plan, text_of(sources / f"{plan['plan_id']}.txt")) for plan in plans]


def _register_plan(data: Path, plan: dict[str, str], text: str) -> HandPlan:
    plan_id = plan["plan_id"]
    targets, numerals, measures = (
        [row for row in table(data / f"{name}.csv") if row["plan_id"] == plan_id]
        for name in ("targets", "numerals", "measures")
    )
    reasons: dict[tuple[int, int], tuple[str, ...]] = {
        (int(row["start"]), int(row["end"])): (row["reason"],) for row in numerals if row["reason"]
    }
    clauses = {(int(row["start"]), int(row["end"])) for row in measures}
    term = (int(plan["first_year"]), int(plan["last_year"]))
    return HandPlan(plan_id, text, term, [_target(row) for row in targets], reasons, clauses)


def _target(row: dict[str, str]) -> HandRow:
    return HandRow(
        row["target_id"],
        int(row["quote_start"]),
        int(row["quote_end"]),
        _values(row),
        row["operator"],
        int(row["due_year"]) if row["due_year"] else None,
        row["commitment"],
        float(row["baseline_value"]) if row.get("baseline_value") else None,
        row["indicator_id"],
        row["quote"],
    )


def invented_plan(folder: Path, name: str, stem: str, term: tuple[int, int]) -> HandPlan:
    """An invented plan: `<name>.txt`, its sheet `<stem>.csv` and its numerals `<stem>_numerals.csv`."""
    rows = [_sheet_row(index, row) for index, row in enumerate(table(folder / f"{stem}.csv"), 1)]
    ledger = folder / f"{stem}_numerals.csv"
    numerals = table(ledger) if ledger.exists() else []
    reasons = {(int(row["start"]), int(row["end"])): REASONS.get(row["reason"], (row["reason"],)) for row in numerals}
    return HandPlan(name, text_of(folder / f"{name}.txt"), term, rows, reasons, set())


def _sheet_row(index: int, row: dict[str, str]) -> HandRow:
    return HandRow(
        str(index),
        int(row["start"]),
        int(row["end"]),
        _values(row),
        row["operator"],
        int(row["year"]) if row["year"] else None,
        row["commitment"],
        float(row["baseline_value"]) if row["baseline_value"] else None,
        "",
        row["quote"],
    )


def _values(row: dict[str, str]) -> tuple[float, ...]:
    return tuple(sorted({float(row[key]) for key in ("value_low", "value_high") if row[key]}))
