"""Layout of the timeline where there is room: a row a plan, years and then what has none as columns.

x in columns from the first, y in pixels from the top.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.figures.chart_frame import DESK
from dashboard.figures.records import Row, group_frame, group_rows, records
from dashboard.figures.text_metrics import wrap
from dashboard.figures.timeline import slots
from dashboard.figures.timeline.layout import PITCH, TextBlock, TimelineLane, TimelineMark, stack_marks
from dashboard.i18n.words import Words

COUNT_HEIGHT, LANE_PADDING = 20, 10  # pixels over the marks for their number; over and under a lane
NO_BLOCK = TextBlock((), (), 0)


@dataclass(frozen=True)
class SlotColumns:
    """Every year, then the slots outside the years, so that columns stay when fewer plans are shown.

    label: pixels left of the first column.
    """

    years: Sequence[int]
    label: int

    @property
    def codes(self) -> list[str]:
        """The slots from left to right."""
        return [*map(str, self.years), *slots.OUTSIDE_SLOTS]

    @property
    def width(self) -> float:
        """Pixels of a column."""
        return (DESK - self.label) / len(self.codes)

    def heads(self, words: Words) -> list[str]:
        """Heads of the columns, in lines no wider than a column."""
        names = [words.text(f"timeline.{code}") if code in slots.OUTSIDE_SLOTS else code for code in self.codes]
        return ["\n".join(wrap(name, self.width - 6)) for name in names]


def lay_out_wide(targets: pd.DataFrame, plans: pd.DataFrame, columns: SlotColumns, words: Words) -> list[TimelineLane]:
    """Lanes from top to bottom, in plan order; the words are the numbers of the marks, or that there are none."""
    lanes, by_plan = list[TimelineLane](), group_frame(targets, "plan_id")
    for plan in records(plans):
        rows = group_rows(by_plan.get(plan["plan_id"], []), "slot")
        lanes.append(lay_out_row(plan, rows, columns, lanes[-1].bottom if lanes else 0, words))
    return lanes


def lay_out_row(
    plan: Row, rows: Mapping[str, Sequence[Row]], columns: SlotColumns, top: float, words: Words
) -> TimelineLane:
    """A stack of marks in every column that has any, under their number."""
    width = columns.width
    fit, marks, texts = max(int((width - 8) // PITCH), 1), list[TimelineMark](), list[tuple[float, float, str]]()
    for x, code in enumerate(columns.codes):
        if year_targets := rows.get(code, []):
            texts.append((x, top + LANE_PADDING - 4, str(len(year_targets))))
            marks += stack_marks(year_targets, x, top + LANE_PADDING + COUNT_HEIGHT, fit, PITCH / width)
    if not marks:
        texts.append((0, top + LANE_PADDING + 4, words.text("timeline.nothing")))
    bottom = max((y for _, y, _ in marks), default=top + COUNT_HEIGHT + LANE_PADDING) + PITCH / 2 + LANE_PADDING
    return TimelineLane(plan, top, TextBlock(tuple(marks), tuple(texts), bottom), NO_BLOCK, bottom)
