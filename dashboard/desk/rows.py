"""What a page needs of each quantity and numeral, and what changed between two states of a plan."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from dashboard.desk.numerals import account
from dashboard.desk.plan import DeskPlan, Row
from dashboard.desk.quantity import Quantity
from dashboard.desk.replay import Replay, replay

CELLS = (
    "value_low", "value_high", "operator", "unit_id", "due_year", "due_basis", "commitment", "kind", "time_basis",
    "scope_zh", "tier", "indicator_id", "measure_id", "baseline_value", "baseline_year", "milestone_of", "restates",
    "nested_in",
)  # fmt: skip
_CANDIDATE = re.compile(r"(?P<id>[a-z0-9-]+) (?P<score>[0-9.]+) \((?P<why>[^()]*)\)")


class Notes(NamedTuple):
    """What the draft noted of one quantity: the rule it was read by, its doubts by field, candidate indicators."""

    rule: str
    is_sure: bool
    doubts: Mapping[str, str]
    candidates: list[dict[str, Any]]


UNKNOWN = Notes("", True, {}, [])


def notes_by_target(plan: DeskPlan, names: Collection[str] | None = None) -> dict[str, Notes]:
    """The notes of quantities of the draft by their ids; of all without `names`."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for note in plan.tables["draft_notes"]:
        if note["table"] == "targets" and (names is None or note["row"] in names):
            rows[note["row"]].append(note)
    return {name: _notes(target_notes) for name, target_notes in rows.items()}


def _notes(rows: list[Row]) -> Notes:
    whole = next((row for row in rows if not row["field"]), None)
    told = next((row["rule"] for row in rows if row["field"] == "indicator_id"), "")
    doubts = {row["field"]: row["rule"] for row in rows if row["field"] not in ("", "indicator_id")}
    candidates = [_candidate(match) for match in _CANDIDATE.finditer(told)]
    return Notes(whole["rule"] if whole else "", bool(whole and whole["confidence"] == "sure"), doubts, candidates)


def _candidate(match: re.Match[str]) -> dict[str, Any]:
    """An indicator with what it shares with the quantity: words, and perhaps a unit that few others have."""
    shared = match["why"].split("、")
    last = shared[-1].split(", ")
    words = [word for word in (*shared[:-1], last[0]) if word and word != "unit"]
    return {"id": match["id"], "shared": words, "unit": "unit" in last[-1:]}


def quantity_rows(plan: DeskPlan, names: Collection[str] | None = None) -> list[dict[str, Any]]:
    """Quantities, dropped ones too, in the order of the text: id, status, cells, places of its words, notes.

    names: ids of those wanted; all without it.
    """
    quantities = replay(plan).quantities
    items = [item for name, item in quantities.items() if names is None or name in names]
    notes = notes_by_target(plan, names)
    return [_row(item, notes.get(item.cells["target_id"], UNKNOWN)) for item in sorted(items, key=Quantity.place)]


def _row(item: Quantity, notes: Notes) -> dict[str, Any]:
    words: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for evidence in item.words:
        words[evidence.field].append((evidence.start, evidence.end))
    return {
        "id": item.cells["target_id"],
        "status": item.status,
        "reason": item.reason,
        "note": item.note,
        "decided": item.has_indicator,
        "quote": (int(item.cells["quote_start"]), int(item.cells["quote_end"])),
        "words": words,
        "cells": {column: item.cells[column] for column in CELLS if item.cells[column]},
        "sure": notes.is_sure,
        "doubts": notes.doubts,
        "candidates": notes.candidates,
    }


def named_units(plan: DeskPlan) -> dict[str, Row]:
    """Rows of `units` that the reader named, by their ids."""
    return replay(plan).units


def numeral_rows(plan: DeskPlan) -> list[tuple[int, int, str]]:
    """Every numeral that is no quantity: start, end and reason; "" for those that are."""
    rows = account(decided_numerals(plan), replay(plan).quantities)
    return [(int(row["start"]), int(row["end"]), row["reason"]) for row in rows]


def decided_numerals(plan: DeskPlan) -> list[Row]:
    """Rows of the table `numerals`, with the reasons that somebody corrected."""
    cells = replay(plan).cells
    return [{**row, **cells.get(("numerals", row["start"]), {})} for row in plan.tables["numerals"]]


def changed_rows(before: DeskPlan, after: DeskPlan, also: Collection[str] = ()) -> dict[str, Any]:
    """Rows that differ between two states of a plan, ids that are gone, and numerals whose reason differs.

    also: ids of rows that are sent anyway, if they are there.
    """
    old, new = replay(before), replay(after)
    names = {name for name, item in new.quantities.items() if old.quantities.get(name) != item}
    gone = [name for name in old.quantities if name not in new.quantities]
    moved = gone or old.cells != new.cells or any(_claims_otherwise(name, old, new) for name in names)
    known = set(numeral_rows(before)) if moved else set()
    numerals = [row for row in numeral_rows(after) if row not in known] if moved else []
    return {"rows": quantity_rows(after, names | set(also)), "gone": gone, "numerals": numerals}


def _claims_otherwise(name: str, old: Replay, new: Replay) -> bool:
    """Whether a quantity may have taken or left numerals."""
    before, after = old.quantities.get(name), new.quantities[name]
    if before is None:
        return True
    return (before.is_live, before.reason, before.values()) != (after.is_live, after.reason, after.values())
