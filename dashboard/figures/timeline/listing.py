"""Every mark of the timeline in words: plan by plan, a row for each year or lane outside the years, a line a target."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.records import group_frame, group_rows, records
from dashboard.figures.timeline import slots
from dashboard.i18n.words import Words

SIGNS = {"target": "●○", "standard": "◆◇", "event": "■□", "incentive": "▲△", "tally": "●○"}  # firm, aspirational


def timeline_listing(placed: pd.DataFrame, plans: pd.DataFrame, words: Words) -> Grid:
    """The grid under the figure; a target opens its evidence. Frames as for the figure."""
    columns = (GridColumn(words.text("column.year"), width="8rem"), GridColumn(words.text("timeline.promised")))
    told = group_frame(placed, "plan_id")
    rows = [row for plan in records(plans) for row in plan_rows(plan, told.get(plan["plan_id"], []), words)]
    return Grid(words.text("timeline.listing"), columns, tuple(rows))


def plan_rows(plan: Mapping[str, Any], own: Sequence[Mapping[str, Any]], words: Words) -> list[GridRow]:
    """A row per year or lane in which the plan has a target; one that says so where it has none."""
    group = words.text("plan.name", region=words.data(plan, "region"), year=plan["first_year"])
    rows = []
    at = group_rows(own, "slot")
    for code in slots.sort_slots(at):
        here = at[code]
        head = CellItem((TextPart(slots.slot_name(code, words)), TextPart(str(len(here)), "muted")))
        rows.append(GridRow(head, (slot_items(here, words),), group))
    nothing = GridRow(CellItem((TextPart(words.text("timeline.nothing"), "muted"),)), ((),), group)
    return rows or [nothing]


def slot_items(rows: Sequence[Mapping[str, Any]], words: Words) -> tuple[CellItem, ...]:
    """The targets of one cell; where several count the same thing, each says its scope."""
    times = Counter(row["indicator_id"] for row in rows)
    return tuple(target_line(row, times[row["indicator_id"]] > 1, words) for row in rows)


def target_line(row: Mapping[str, Any], with_scope: bool, words: Words) -> CellItem:
    """One target: its mark, what it counts, how much, and what sets it apart."""
    sign = SIGNS[row["kind"]][row["commitment"] == "aspirational"]
    parts = [TextPart(f"{sign} {words.data(row, 'indicator')}"), TextPart(quantity(row, words), "value")]
    if row["commitment"] == "aspirational":
        parts.append(TextPart(words.data(row, "commitment_name"), "hollow"))
    if row["due_basis"] == "plan_year":
        parts.append(TextPart(words.text("timeline.assumed", year=int(row["due_year"])), "muted"))
    if with_scope:
        parts.append(TextPart(words.data(row, "scope"), "muted"))
    return CellItem(tuple(parts), code=f"target={row['target_id']}", hint=words.data(row, "scope"))


def quantity(row: Mapping[str, Any], words: Words) -> str:
    """A value in short."""
    return words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row))
