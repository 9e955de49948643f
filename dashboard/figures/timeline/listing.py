"""The timeline as a grid: plan by plan, a row for each slot, a line for each target."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.grid_marks import SIGNS
from dashboard.figures.grid_parts import plan_name
from dashboard.figures.records import Row, group_frame, group_rows, records
from dashboard.figures.target_values import value_text
from dashboard.figures.timeline import slots
from dashboard.i18n.words import Words


def timeline_listing(targets: pd.DataFrame, plans: pd.DataFrame, words: Words) -> Grid:
    """The grid under the figure; a target opens its evidence. Frames as for the figure."""
    columns = (GridColumn(words.text("column.year"), width="8rem"), GridColumn(words.text("timeline.promised")))
    by_plan = group_frame(targets, "plan_id")
    rows = [row for plan in records(plans) for row in plan_rows(plan, by_plan.get(plan["plan_id"], []), words)]
    return Grid(words.text("timeline.listing"), columns, tuple(rows))


def plan_rows(plan: Row, targets: Sequence[Row], words: Words) -> list[GridRow]:
    """A row per year or lane in which the plan has a target; one that says so where it has none."""
    group = plan_name(plan, words)
    rows, by_slot = [], group_rows(targets, "slot")
    for code in slots.sort_slots(by_slot):
        cell = by_slot[code]
        head = CellItem((TextPart(slots.slot_name(code, words)), TextPart(str(len(cell)), "muted")))
        rows.append(GridRow(head, (slot_items(cell, words),), group))
    nothing = GridRow(CellItem((TextPart(words.text("timeline.nothing"), "muted"),)), ((),), group)
    return rows or [nothing]


def slot_items(rows: Sequence[Row], words: Words) -> tuple[CellItem, ...]:
    """The targets of one cell; where several count the same thing, each says its scope."""
    times = Counter(row["indicator_id"] for row in rows)
    return tuple(target_line(row, times[row["indicator_id"]] > 1, words) for row in rows)


def target_line(row: Row, with_scope: bool, words: Words) -> CellItem:
    """One target: its mark, what it counts, how much, and what sets it apart."""
    sign = SIGNS[row["kind"]][row["commitment"] == "aspirational"]
    parts = [TextPart(f"{sign} {words.data(row, 'indicator')}"), TextPart(value_text(row, words), "value")]
    if row["commitment"] == "aspirational":
        parts.append(TextPart(words.data(row, "commitment_name"), "hollow"))
    if row["due_basis"] == "plan_year":
        parts.append(TextPart(words.text("timeline.assumed", year=int(row["due_year"])), "muted"))
    if with_scope:
        parts.append(TextPart(words.data(row, "scope"), "muted"))
    return CellItem(tuple(parts), code=f"target={row['target_id']}", hint=words.data(row, "scope"))
