"""The timeline as a table and as a text: the same rows, for those who do not see the figure."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.figures.records import group_frame, records, text_table
from dashboard.figures.target_cells import target_texts
from dashboard.figures.timeline import slots
from dashboard.i18n.words import Words

COLUMNS = (
    "plan",
    "year",
    "year_basis",
    "indicator",
    "value",
    "scope",
    "tier",
    "kind",
    "commitment",
    "clause",
    "target_id",
)


def timeline_table(placed: pd.DataFrame, plans: pd.DataFrame, words: Words) -> pd.DataFrame:
    """A row per mark, plan by plan, by year and then in order of the text; all text, columns in words."""
    at = group_frame(placed, "plan_id", "slot")
    rows = [
        mark_cells(plan, row, words)
        for plan in records(plans)
        for code in slots.sort_slots(placed["slot"])
        for row in at.get((plan["plan_id"], code), [])
    ]
    names = [words.text(f"column.{column}") for column in COLUMNS]
    return text_table([[row[column] for column in COLUMNS] for row in rows], columns=names)


def mark_cells(plan: Mapping[str, Any], row: Mapping[str, Any], words: Words) -> dict[str, str]:
    """One mark in words."""
    own = {"plan": timeline_plan_name(plan, words), "indicator": words.data(row, "indicator")}
    return target_texts(row, words) | own | {"year_basis": words.data(row, "due_basis_name")}


def timeline_alt(finding: str, placed: pd.DataFrame, plans: pd.DataFrame, words: Words) -> str:
    """The figure in words: the finding, then how many stand at each year of each plan."""
    said, at = [], group_frame(placed, "plan_id")
    for plan in records(plans):
        times = Counter(row["slot"] for row in at.get(plan["plan_id"], []))
        counts = [
            words.text("timeline.caption", name=slots.slot_name(code, words), count=times[code])
            for code in slots.sort_slots(times)
        ]
        inside = words.text("list.comma").join(counts) or words.text("timeline.nothing")
        said.append(words.text("alt.row", plan=timeline_plan_name(plan, words), said=inside))
    return finding + " " + " ".join(said)


def timeline_plan_name(plan: Mapping[str, Any], words: Words) -> str:
    """Region and first year, by which a plan is known."""
    return words.text("plan.name", region=words.data(plan, "region"), year=plan["first_year"])
