"""Slots of the timeline: a due year, or one of three slots outside the years."""

from collections.abc import Iterable

import pandas as pd

from dashboard.figures.records import Row, records
from dashboard.i18n.words import Words

UNDATED, STANDING, EXISTING = "undated", "standing", "existing"
OUTSIDE_SLOTS = (UNDATED, STANDING, EXISTING)
RECURRING = ("standing", "per_year")


def target_slot(row: Row) -> str:
    """The due year as text, or a slot outside the years.

    A rule or yearly return whose year is only the plan's own is STANDING, since nothing falls due then; a tally is
    EXISTING, since it is no promise.
    """
    if row["kind"] == "tally":
        return EXISTING
    recurring = row["time_basis"] in RECURRING
    if row["due_basis"] == "stated" or (row["due_basis"] == "plan_year" and not recurring):
        return str(int(row["due_year"]))
    return STANDING if recurring else UNDATED


def targets_by_slot(targets: pd.DataFrame) -> pd.DataFrame:
    """The targets that are drawn (no restatement, nothing suspect), each with its `slot`."""
    drawn = targets[targets["restates"].isna() & ~targets["suspect"].astype(bool)]
    codes = [target_slot(row) for row in records(drawn)]
    return drawn.assign(slot=pd.Series(codes, index=drawn.index, dtype=object))


def year_range(targets: pd.DataFrame) -> list[int]:
    """Every year from the first due year to the last, those between in which nothing falls due included."""
    due = targets["due_year"].dropna().astype(int)
    return list(range(due.min(), due.max() + 1)) if len(due) else []


def slot_name(code: str, words: Words) -> str:
    """A slot in words."""
    return words.text(f"timeline.{code}") if code in OUTSIDE_SLOTS else words.text("year.stated", year=code)


def sort_slots(slots: Iterable[str]) -> list[str]:
    """Each slot once: years first, then undated, standing, existing."""
    codes = set(slots)
    return [*sorted(codes - set(OUTSIDE_SLOTS)), *(code for code in OUTSIDE_SLOTS if code in codes)]
