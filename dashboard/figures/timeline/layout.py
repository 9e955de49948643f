"""Where the marks and words of the timeline stand: x in years from the first, y in pixels from the top."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.figures.lane_layout import LANE_GAP, LINE_HEIGHT, TITLE_HEIGHT
from dashboard.figures.records import group_frame, group_rows, records
from dashboard.figures.text_metrics import text_width
from dashboard.figures.timeline import slots
from dashboard.i18n.words import Words

PITCH = 15  # pixels from mark to mark on the narrowest plot, and from row to row on any
PLOT_WIDTH = 322  # the narrowest plot
CAPTION_MARGIN = 16  # before and after the words of a lane outside the years, half a mark with it
OUTSIDE_GAP = 6  # between the years and what stands outside them
TimelineMark = tuple[float, float, dict[str, Any]]  # x, y, row
RowsBySlot = Mapping[str, list[dict[str, Any]]]  # the rows of a plan by where they stand in time


@dataclass(frozen=True)
class TextBlock:
    """A part of a lane: its marks, its words (x, y, text), where it ends."""

    dots: tuple[TimelineMark, ...]
    words: tuple[tuple[float, float, str], ...]
    bottom: float


@dataclass(frozen=True)
class TimelineLane:
    """One plan's lane from `top` to `bottom`: what stands under its years, then what stands outside them."""

    plan: dict[str, Any]
    top: float
    years: TextBlock
    outside: TextBlock
    bottom: float

    @property
    def dots(self) -> tuple[TimelineMark, ...]:
        """All marks."""
        return self.years.dots + self.outside.dots


def lay_out_timeline(
    placed: pd.DataFrame, plans: pd.DataFrame, years: Sequence[int], words: Words
) -> list[TimelineLane]:
    """Lanes from top to bottom, in plan order."""
    lanes: list[TimelineLane] = []
    told = group_frame(placed, "plan_id")
    for plan in records(plans):
        own = group_rows(told.get(plan["plan_id"], []), "slot")
        lanes.append(lay_out_timeline_lane(plan, own, years, lanes[-1].bottom if lanes else 0, words))
    return lanes


def lay_out_timeline_lane(
    plan: dict[str, Any], own: RowsBySlot, years: Sequence[int], top: float, words: Words
) -> TimelineLane:
    """Marks under their years, then a row or more for each lane outside the years."""
    column = PLOT_WIDTH / max(len(years), 1)
    under = lay_out_years(own, years, top + TITLE_HEIGHT + 4, column)
    beside = lay_out_outside(own, under.bottom + (OUTSIDE_GAP if under.dots else 0), column, words)
    return TimelineLane(plan, top, under, beside, beside.bottom + LANE_GAP)


def lay_out_years(own: RowsBySlot, years: Sequence[int], top: float, column: float) -> TextBlock:
    """A stack of marks for each year, under the year and their number; `column`: pixels of a year on a phone."""
    dots: list[TimelineMark] = []
    heads = []
    for place, year in enumerate(years):
        here = own.get(str(year), [])
        if here:
            heads += [(place, top, str(year)), (place, top + LINE_HEIGHT, str(len(here)))]
            dots += stack_marks(
                here, place, top + 2 * LINE_HEIGHT + PITCH / 2, max(int(column // PITCH), 1), PITCH / column
            )
    return TextBlock(tuple(dots), tuple(heads), max((y for _, y, _ in dots), default=top - PITCH) + PITCH)


def lay_out_outside(own: RowsBySlot, top: float, column: float, words: Words) -> TextBlock:
    """A row or more of marks for each lane outside the years, beside its name."""
    dots: list[TimelineMark] = []
    names, y, room = [], top, caption_width(words)
    for code in slots.OUTSIDE_SLOTS:
        here = own.get(code, [])
        if here:
            names.append((0.0, y, slot_caption(code, len(here), words)))
            fit = int((PLOT_WIDTH - room) // PITCH)
            dots += flow_marks(here, room / column - 0.5, y + LINE_HEIGHT / 2, fit, PITCH / column)
            y = dots[-1][1] + LINE_HEIGHT / 2 + 3
    if not own:
        names, y = [(0.0, y, words.text("timeline.nothing"))], y + LINE_HEIGHT
    return TextBlock(tuple(dots), tuple(names), y)


def slot_caption(code: str, count: int, words: Words) -> str:
    """The words of a lane outside the years: its name and how many marks it has."""
    return words.text("timeline.caption", name=words.text(f"timeline.{code}"), count=count)


def caption_width(words: Words) -> float:
    """Pixels that the words of such lanes need, the same for all of them, so that their marks stand in one column."""
    return max(text_width(slot_caption(code, 99, words)) for code in slots.OUTSIDE_SLOTS) + CAPTION_MARGIN


def stack_marks(rows: Sequence[dict[str, Any]], x: float, y: float, fit: int, step: float) -> list[TimelineMark]:
    """Rows of at most `fit` marks, each row centred on its year, from y downwards."""
    spread = []
    for number, row in enumerate(rows):
        line, place = divmod(number, fit)
        across = min(fit, len(rows) - line * fit)
        spread.append((x + (place - (across - 1) / 2) * step, y + line * PITCH, row))
    return spread


def flow_marks(rows: Sequence[dict[str, Any]], x: float, y: float, fit: int, step: float) -> list[TimelineMark]:
    """Marks from x rightwards, in as many rows as they need."""
    return [(x + number % fit * step, y + number // fit * PITCH, row) for number, row in enumerate(rows)]
