"""Where a target stands in time: at its due year, or in one of three lanes outside the years."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.figures.records import records
from dashboard.i18n.words import Words

UNDATED, STANDING, EXISTING = "undated", "standing", "existing"
OUTSIDE_SLOTS = (UNDATED, STANDING, EXISTING)
RECURRING = ("standing", "per_year")


def target_slot(row: Mapping[str, Any]) -> str:
    """The due year as text, or the lane of what has none: a rule or a yearly return whose year is only the plan's own
    stands with the standing ones, since nothing falls due then; what exists already is outside the comparison."""
    if row["kind"] == "tally":
        return EXISTING
    recurring = row["time_basis"] in RECURRING
    if row["due_basis"] == "stated" or (row["due_basis"] == "plan_year" and not recurring):
        return str(int(row["due_year"]))
    return STANDING if recurring else UNDATED


def targets_by_slot(targets: pd.DataFrame) -> pd.DataFrame:
    """The targets that are drawn (no restatement, nothing suspect), each with its `slot`."""
    drawn = targets[targets["restates"].isna() & ~targets["suspect"].astype(bool)]
    slots = [target_slot(row) for row in records(drawn)]
    return drawn.assign(slot=pd.Series(slots, index=drawn.index, dtype=object))


def year_range(targets: pd.DataFrame) -> list[int]:
    """Every year from the first due year to the last, those between in which nothing falls due included."""
    due = targets["due_year"].dropna().astype(int)
    return list(range(due.min(), due.max() + 1)) if len(due) else []


def slot_name(code: str, words: Words) -> str:
    """A year or a lane outside the years, in words."""
    return words.text(f"timeline.{code}") if code in OUTSIDE_SLOTS else words.text("year.stated", year=code)


def sort_slots(slots: Iterable[str]) -> list[str]:
    """The slots that occur: years first, then undated, standing, existing."""
    found = set(slots)
    return [*sorted(found - set(OUTSIDE_SLOTS)), *(code for code in OUTSIDE_SLOTS if code in found)]
