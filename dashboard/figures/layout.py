"""Where things stand in a lane figure, in pixels from the top.

One layout serves a phone and a desk screen: a plan's title stands over its lane, a target's words over its mark. Words
are wrapped at WRAP pixels and hung left, centred or right of the mark, so that they stay inside a plot of 340 pixels.
"""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.theme import SMALL

WRAP = 226  # about two thirds of the narrowest plot and its margin
WIDE_WRAP = 330  # a line of its own, from the left edge
LINE = 18
TITLE = 26
MARK = 30  # height of the band that holds a mark
GAP = 12  # under a lane
AXIS = 30  # ticks under a panel that has its own axis

# What a line is made of: runs of Latin letters and digits with what clings to them, or single other characters.
PIECES = re.compile(r"[!-~\u00a1-\u024f‘’–≥≤]+\s*|.", re.DOTALL)
CLOSING = "\uff0c\uff1b\uff1a\uff09\u3002\u3001\u300b\u300d\u3011”’,;:)%"

Entry = tuple[Sequence[str], dict[str, Any] | None]  # the words of a sub-row, and what it draws


@dataclass(frozen=True)
class Row:
    """One sub-row: the wrapped lines over it, its top, and the target it draws (None: words only)."""

    lines: tuple[str, ...]
    top: float
    target: dict[str, Any] | None = None

    @property
    def text_bottom(self) -> float:
        return self.top + LINE * len(self.lines)

    @property
    def mark(self) -> float:
        """Height at which the mark stands."""
        return self.text_bottom + MARK / 2

    @property
    def bottom(self) -> float:
        return self.text_bottom + (MARK if self.target else 4)


@dataclass(frozen=True)
class Lane:
    """One plan's lane: its row of `plans`, title, sub-rows, top and bottom."""

    plan: dict[str, Any]
    title: str
    top: float
    bottom: float
    rows: tuple[Row, ...] = field(default=())

    @property
    def drawn(self) -> tuple[Row, ...]:
        """The rows that carry a mark."""
        return tuple(row for row in self.rows if row.target)


def text_width(text: str, size: int = SMALL) -> float:
    """Width of a text in pixels, estimated: a wide character is one em, any other a bit more than half."""
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    return size * (wide + 0.54 * (len(text) - wide))


def wrap(text: str, width: float = WRAP, size: int = SMALL) -> list[str]:
    """Lines no wider than `width`, of about even length. Chinese breaks anywhere but before closing punctuation."""
    lines = fill(text, width, size)
    even = fill(text, text_width(text, size) / max(len(lines), 1) + 1.5 * size, size)
    return even if len(even) == len(lines) and all(text_width(line, size) <= width for line in even) else lines


def fill(text: str, width: float, size: int) -> list[str]:
    """Lines filled one after the other."""
    lines, line = [], ""
    for piece in PIECES.findall(text):
        if line and text_width((line + piece).rstrip(), size) > width and piece not in CLOSING:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [part for part in [*lines, line.rstrip()] if part]


def safe(text: str) -> str:
    """Text as Plotly shows it, without being read as its markup."""
    return html.escape(text, quote=False)


def stack(entries: Sequence[Entry], top: float) -> tuple[Row, ...]:
    """Rows one under the other, from (lines, target) pairs."""
    rows: list[Row] = []
    for lines, target in entries:
        row = Row(lines=tuple(lines), top=rows[-1].bottom + 4 if rows else top, target=target)
        rows.append(row)
    return tuple(rows)


def lane(
    plan: dict[str, Any],
    title: str,
    entries: Sequence[Entry],
    top: float,
    own_axis: bool,
) -> Lane:
    """A lane from its top down; with `own_axis` room is left for ticks under its marks."""
    rows = stack(entries, top + TITLE)
    bottom = (rows[-1].bottom if rows else top + TITLE) + GAP
    if own_axis and any(row.target for row in rows):
        bottom += AXIS
    return Lane(plan=plan, title=title, top=top, bottom=bottom, rows=rows)


def anchor(fraction: float) -> str:
    """Side of the mark its words hang from, by its place along the axis (0 left, 1 right)."""
    if fraction < 0.34:
        return "left"
    return "right" if fraction > 0.66 else "center"
