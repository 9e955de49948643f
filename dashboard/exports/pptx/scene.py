"""A figure as marks, lines, areas and texts on a plot, read from any Plotly figure, before it is laid out on a slide.

Across, a position is a share of the plot's width and a shift in points; down, it is in pixels of the page's plot.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

# Points of a slide per pixel of a page: its small type, 13 pixels, becomes the least of ours, 14 points.
PIXEL = 14 / 13
LINE = 17.0  # height of a line of text on a slide, in points
PAGE_LINE = 18 / 13  # height of a line of text on a page, by the size of its type


@dataclass(frozen=True)
class Across:
    """Where something stands across the plot. share: of its width. shift: points added. value: on the axis, if any."""

    share: float
    shift: float = 0.0
    value: float | None = None
    axis: str = ""

    def moved(self, shift: float) -> "Across":
        """The same place, so many points further right."""
        return replace(self, shift=self.shift + shift)


@dataclass(frozen=True)
class Mark:
    """A sign of `figures.marks`. y: pixels from the top. symbol: Plotly's, without -open. size: in points.

    halo: whether it is a wash under another mark.
    """

    x: Across
    y: float
    symbol: str
    size: float
    colour: str
    hollow: bool = False
    label: str = ""
    halo: bool = False


@dataclass(frozen=True)
class Stroke:
    """A line through points (across, pixels from the top, points further down). width: in points. dash: Plotly's.

    size: of the mark that the line is or belongs to, in points; 0 for other lines.
    """

    points: tuple[tuple[Across, float, float], ...]
    colour: str
    width: float = 1.0
    dash: str = ""
    below: bool = False
    size: float = 0.0


@dataclass(frozen=True)
class Area:
    """A rectangle. y: its upper and lower edge in pixels. upright: its length runs down, not across. bar: whether its
    length is a value."""

    left: Across
    right: Across
    y: tuple[float, float]
    colour: str
    upright: bool = False
    bar: bool = False


@dataclass(frozen=True)
class Text:
    """Lines of text, as in `styled_text`.

    side: left, center or right, the edge that stands at x. anchor: top, middle or bottom, at y.
    pixels: size of type on the page. page_lines: how many lines it takes there, 0 for as many as `lines`.
    leading: share of the usual height of a line. tick: whether it names a place on an axis, so that its lines stay.
    turned: width in points of a text that is turned upright, 0 for one that is not. room: share of the plot that its
    lines may be wide, 0 for as far as the chart reaches.
    """

    x: Across
    y: float
    lines: tuple[str, ...]
    size: float
    colour: str
    side: str = "left"
    anchor: str = "middle"
    pixels: float = 13.0
    page_lines: int = 0
    leading: float = 1.0
    tick: bool = False
    turned: float = 0.0
    room: float = 0.0

    @property
    def extent(self) -> tuple[float, float]:
        """Upper and lower edge on the page, in pixels."""
        height = (self.page_lines or len(self.lines)) * self.pixels * PAGE_LINE
        above = {"top": 0.0, "middle": height / 2, "bottom": height}[self.anchor]
        return self.y - above, self.y - above + height

    @property
    def height(self) -> float:
        """Height on a slide, in points."""
        return self.turned or len(self.lines) * self.line

    @property
    def line(self) -> float:
        """Height of a line on a slide, in points."""
        return self.size * LINE / 14 * self.leading


@dataclass(frozen=True)
class XScale:
    """The axis of a plot: its first and last value, and whether they are on a logarithmic scale."""

    low: float
    high: float
    log: bool = False

    def value(self, share: float) -> float:
        """Value at a share of the plot's width, beyond its edges too."""
        exact = self.low + share * (self.high - self.low)
        return float(10**exact) if self.log else exact


@dataclass(frozen=True)
class LegendEntry:
    """A sign and its words. letter: what stands for the sign in running text, "" for that of its symbol."""

    symbol: str
    colour: str
    words: str
    letter: str = ""


@dataclass
class Scene:
    """All of a figure.

    height: of the plot on the page, in pixels. barmode: Plotly's. scales: of its x-axes, by name. stacks: where the
    bars so far end, by axis and place. rows: of a table, how many are drawn, and of how many.
    """

    height: float
    barmode: str = "group"
    scales: dict[str, XScale] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    legend: list[LegendEntry] = field(default_factory=list)
    rows: tuple[int, int] = (0, 0)
    stacks: dict[tuple[object, ...], float] = field(default_factory=dict)

    @property
    def scale(self) -> XScale | None:
        """The scale that all values share; None where there are several."""
        used = {mark.x.axis for mark in self.marks} | {area.right.axis for area in self.areas}
        used = {axis for axis in used if axis} or set(list(self.scales)[:1])
        return self.scales.get(next(iter(used))) if len(used) == 1 else None


def type_size(pixels: float) -> float:
    """Size of type on a slide, in points, from that on the page: never below 14."""
    return min(max(round(pixels * PIXEL, 1), 14.0), 18.0)


def blended(colour: str, opacity: float, ground: str = "#FFFFFF") -> str:
    """A colour of some opacity on a ground, as #RRGGBB."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(ink * opacity + paper * (1 - opacity)):02X}" for ink, paper in pairs)


def channels(colour: str) -> Sequence[int]:
    """Red, green and blue of #RRGGBB."""
    return [int(colour.lstrip("#")[at : at + 2], 16) for at in (0, 2, 4)]
