"""Layout of the timeline's marks and words: x in years from the first, y in pixels from the top."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.figures.lane_layout import LANE_GAP, LINE_HEIGHT, TITLE_HEIGHT
from dashboard.figures.records import Row, group_frame, group_rows, records
from dashboard.figures.text_metrics import text_width
from dashboard.figures.timeline import slots
from dashboard.i18n.words import Words

PITCH = 15  # pixels from mark to mark on the narrowest plot, and from row to row on any
PLOT_WIDTH = 322  # the narrowest plot
CAPTION_MARGIN = 16  # before and after the words of a lane outside the years, half a mark with it
OUTSIDE_GAP = 6  # between the years and what stands outside them
TimelineMark = tuple[float, float, Row]  # x, y, row
RowsBySlot = Mapping[str, Sequence[Row]]  # the rows of a plan by where they stand in time


@dataclass(frozen=True)
class TextBlock:
    """A part of a lane: its marks, its words (x, y, text), and its bottom."""

    marks: tuple[TimelineMark, ...]
    words: tuple[tuple[float, float, str], ...]
    bottom: float


@dataclass(frozen=True)
class TimelineLane:
    """One plan's lane from `top` to `bottom`: what stands under its years, then what stands outside them."""

    plan: Row
    top: float
    years: TextBlock
    outside: TextBlock
    bottom: float

    @property
    def marks(self) -> tuple[TimelineMark, ...]:
        """All marks."""
        return self.years.marks + self.outside.marks


def lay_out_timeline(
    targets: pd.DataFrame, plans: pd.DataFrame, years: Sequence[int], words: Words
) -> list[TimelineLane]:
    """Lanes from top to bottom, in plan order."""
    lanes: list[TimelineLane] = []
    rows_by_plan = group_frame(targets, "plan_id")
    for plan in records(plans):
        rows_by_slot = group_rows(rows_by_plan.get(plan["plan_id"], []), "slot")
        lanes.append(lay_out_timeline_lane(plan, rows_by_slot, years, lanes[-1].bottom if lanes else 0, words))
    return lanes


def lay_out_timeline_lane(
    plan: Row, rows_by_slot: RowsBySlot, years: Sequence[int], top: float, words: Words
) -> TimelineLane:
    """Marks under their years, then a row or more for each lane outside the years."""
    column = PLOT_WIDTH / max(len(years), 1)
    under = lay_out_years(rows_by_slot, years, top + TITLE_HEIGHT + 4, column)
    beside = lay_out_outside(rows_by_slot, under.bottom + (OUTSIDE_GAP if under.marks else 0), column, words)
    return TimelineLane(plan, top, under, beside, beside.bottom + LANE_GAP)


def lay_out_years(rows_by_slot: RowsBySlot, years: Sequence[int], top: float, column: float) -> TextBlock:
    """A stack of marks for each year, under the year and their number; `column`: pixels of a year on a phone."""
    marks: list[TimelineMark] = []
    heads = []
    for x, year in enumerate(years):
        rows = rows_by_slot.get(str(year), [])
        if rows:
            heads += [(x, top, str(year)), (x, top + LINE_HEIGHT, str(len(rows)))]
            marks += stack_marks(
                rows, x, top + 2 * LINE_HEIGHT + PITCH / 2, max(int(column // PITCH), 1), PITCH / column
            )
    return TextBlock(tuple(marks), tuple(heads), max((y for _, y, _ in marks), default=top - PITCH) + PITCH)


def lay_out_outside(rows_by_slot: RowsBySlot, top: float, column: float, words: Words) -> TextBlock:
    """A row or more of marks for each lane outside the years, beside its name."""
    marks: list[TimelineMark] = []
    names, y, room = [], top, caption_width(words)
    for code in slots.OUTSIDE_SLOTS:
        rows = rows_by_slot.get(code, [])
        if rows:
            names.append((0.0, y, slot_caption(code, len(rows), words)))
            fit = int((PLOT_WIDTH - room) // PITCH)
            marks += flow_marks(rows, room / column - 0.5, y + LINE_HEIGHT / 2, fit, PITCH / column)
            y = marks[-1][1] + LINE_HEIGHT / 2 + 3
    if not rows_by_slot:
        names, y = [(0.0, y, words.text("timeline.nothing"))], y + LINE_HEIGHT
    return TextBlock(tuple(marks), tuple(names), y)


def slot_caption(code: str, count: int, words: Words) -> str:
    """Name and number of marks of a slot outside the years."""
    return words.text("timeline.caption", name=words.text(f"timeline.{code}"), count=count)


def caption_width(words: Words) -> float:
    """Pixels for the longest caption, so that the marks of all slots outside the years begin in one column."""
    return max(text_width(slot_caption(code, 99, words)) for code in slots.OUTSIDE_SLOTS) + CAPTION_MARGIN


def stack_marks(rows: Sequence[Row], x: float, y: float, fit: int, step: float) -> list[TimelineMark]:
    """Rows of at most `fit` marks, each row centred on its year, from y downwards."""
    spread = []
    for number, row in enumerate(rows):
        line, place = divmod(number, fit)
        across = min(fit, len(rows) - line * fit)
        spread.append((x + (place - (across - 1) / 2) * step, y + line * PITCH, row))
    return spread


def flow_marks(rows: Sequence[Row], x: float, y: float, fit: int, step: float) -> list[TimelineMark]:
    """Marks from x rightwards, in as many rows as they need."""
    return [(x + number % fit * step, y + number // fit * PITCH, row) for number, row in enumerate(rows)]
