"""The timeline as a table and as a text: the same rows, for those who do not see the figure."""

from collections import Counter

import pandas as pd

from dashboard.figures.grid_parts import plan_name
from dashboard.figures.records import Row, group_frame, records, text_table
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


def timeline_table(targets: pd.DataFrame, plans: pd.DataFrame, words: Words) -> pd.DataFrame:
    """A row per mark, plan by plan, by year and then in order of the text; all text, columns in words."""
    by_slot = group_frame(targets, "plan_id", "slot")
    rows = [
        mark_cells(plan, row, words)
        for plan in records(plans)
        for code in slots.sort_slots(targets["slot"])
        for row in by_slot.get((plan["plan_id"], code), [])
    ]
    names = [words.text(f"column.{column}") for column in COLUMNS]
    return text_table([[row[column] for column in COLUMNS] for row in rows], columns=names)


def mark_cells(plan: Row, row: Row, words: Words) -> dict[str, str]:
    """One mark in words."""
    texts = target_texts(row, words)
    texts |= {"plan": plan_name(plan, words), "indicator": words.data(row, "indicator")}
    return texts | {"year_basis": words.data(row, "due_basis_name")}


def timeline_alt(headline: str, targets: pd.DataFrame, plans: pd.DataFrame, words: Words) -> str:
    """The figure in words: the headline, then how many stand at each year of each plan."""
    sentences, by_plan = [], group_frame(targets, "plan_id")
    for plan in records(plans):
        times = Counter(row["slot"] for row in by_plan.get(plan["plan_id"], []))
        counts = [
            words.text("timeline.caption", name=slots.slot_name(code, words), count=times[code])
            for code in slots.sort_slots(times)
        ]
        counted = words.text("list.comma").join(counts) or words.text("timeline.nothing")
        sentences.append(words.text("alt.row", plan=plan_name(plan, words), said=counted))
    return headline + " " + " ".join(sentences)
