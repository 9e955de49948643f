"""Layout of a lane figure, in pixels from the top.

One layout serves a phone and a desk screen: a plan's title stands over its lane, a target's words over its mark. Words
are wrapped at WRAP pixels and hung left, centred or right of the mark, so that they stay inside a plot of 340 pixels.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.figures.records import Row

WIDE_WRAP_WIDTH = 330  # of texts that begin at the left edge
LINE_HEIGHT = 18
TITLE_HEIGHT = 26
MARK_HEIGHT = 30  # height of the band that holds a mark
LANE_GAP = 12  # under a lane
OWN_AXIS_HEIGHT = 30  # ticks under a panel that has its own axis
ANCHOR_SHIFT = {"left": -8, "center": 0, "right": 8}  # of words from their mark, by their anchor
TOP_MARGIN = 4  # over the first lane, where nothing stands there

LaneEntry = tuple[Sequence[str], Row | None]  # the words of a sub-row, and what it draws


@dataclass(frozen=True)
class LaneRow:
    """One sub-row: the wrapped lines over it, its top, and the target it draws (None: words only)."""

    lines: tuple[str, ...]
    top: float
    target: Row | None = None

    @property
    def text_bottom(self) -> float:
        return self.top + LINE_HEIGHT * len(self.lines)

    @property
    def mark(self) -> float:
        """Height of the mark's centre."""
        return self.text_bottom + MARK_HEIGHT / 2

    @property
    def bottom(self) -> float:
        return self.text_bottom + (MARK_HEIGHT if self.target else 4)


@dataclass(frozen=True)
class Lane:
    """One plan's lane: its row of `plans`, title, sub-rows, top and bottom."""

    plan: Row
    title: str
    top: float
    bottom: float
    rows: tuple[LaneRow, ...] = field(default=())

    @property
    def drawn(self) -> tuple[LaneRow, ...]:
        """The rows that carry a mark."""
        return tuple(row for row in self.rows if row.target)


def escape_plotly(text: str) -> str:
    """Escape a text for Plotly, which reads some HTML tags."""
    return html.escape(text, quote=False)


def stack_entries(entries: Sequence[LaneEntry], top: float) -> tuple[LaneRow, ...]:
    """Rows one under the other, from (lines, target) pairs."""
    rows: list[LaneRow] = []
    for lines, target in entries:
        row = LaneRow(lines=tuple(lines), top=rows[-1].bottom + 4 if rows else top, target=target)
        rows.append(row)
    return tuple(rows)


def lay_out_lane(plan: Row, title: str, entries: Sequence[LaneEntry], top: float, own_axis: bool) -> Lane:
    """A lane from `top` down; with `own_axis` there is room for ticks under its marks."""
    rows = stack_entries(entries, top + TITLE_HEIGHT)
    bottom = (rows[-1].bottom if rows else top + TITLE_HEIGHT) + LANE_GAP
    if own_axis and any(row.target for row in rows):
        bottom += OWN_AXIS_HEIGHT
    return Lane(plan=plan, title=title, top=top, bottom=bottom, rows=rows)


def text_anchor(fraction: float) -> str:
    """Plotly anchor of the words over a mark. fraction: the mark's position on the axis, 0 left, 1 right."""
    if fraction < 0.34:
        return "left"
    return "right" if fraction > 0.66 else "center"
