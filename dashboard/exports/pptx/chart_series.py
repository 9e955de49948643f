"""Series of a chart and how they are drawn."""

from dataclasses import dataclass, field, replace
from typing import Literal

from dashboard import theme
from dashboard.exports.pptx.scene import Mark

Kind = Literal["line", "marks", "words"]


@dataclass(frozen=True)
class Point:
    """A point of a series; y None for a gap. words: beside it in the workbook.

    follows: series and point, by number, that x follows, and how far from it. value: what x is made from, with the
    first value and the width of its axis, where values have axes of several lengths.
    """

    x: float
    y: float | None
    words: str = ""
    follows: tuple[int, int] | None = None
    value: tuple[float, float, float] | None = None


@dataclass(frozen=True)
class LabelStyle:
    """Words at a point, as in `styled_text`. side: right, left or center of it. turned: upright."""

    text: str
    size: float
    colour: str
    side: str
    turned: bool = False


@dataclass
class ChartSeries:
    """A series: points, and how they are drawn. marks: symbol and size by point. labels: by point."""

    name: str
    kind: Kind
    colour: str
    points: list[Point] = field(default_factory=list)
    width: float = 1.0
    dash: str = ""
    marks: list[tuple[str, float]] = field(default_factory=list)
    labels: dict[int, LabelStyle] = field(default_factory=dict)


def is_outline(mark: Mark) -> bool:
    """Whether a mark is the ring around another: hollow, in the colour of text."""
    return mark.hollow and mark.colour.upper() in (theme.LIGHT.text.upper(), theme.LIGHT.muted.upper())


def renumbered(series: list[ChartSeries], offset: int) -> list[ChartSeries]:
    """The series with their followers pointed at marks that stand `offset` series later than when they were made."""
    for one in series:
        one.points = [
            replace(point, follows=(point.follows[0] + offset, point.follows[1])) if point.follows else point
            for point in one.points
        ]
    return series
