"""Bars of a Plotly figure as areas of a Scene."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import theme
from dashboard.exports.pptx.plotly_axes import PlotAxis
from dashboard.exports.pptx.plotly_values import each, hex_colour, is_number, listed, plain, plain_lines, readable_ink
from dashboard.exports.pptx.scene import Across, Area, Scene, Text, type_size

BAR_SHARE = 0.8  # of its step that a bar takes where the figure says nothing
HATCHED = 0.4  # opacity of a plain ground that stands for a hatched one
STACKED = ("stack", "relative")
Part = Mapping[str, Any]
Slot = tuple[int, int]  # which of how many series that stand side by side, counted from 0


@dataclass(frozen=True)
class BarAxes:
    """The axis along which bars are as long as their values, the one on which they stand, and whether they lie flat."""

    length: PlotAxis
    step: PlotAxis
    flat: bool

    def length_share(self, value: float) -> float:
        """Where a value is along the bars, as a share of the plot."""
        return self.length.share(value) or 0.0


@dataclass(frozen=True)
class Bar:
    """A bar. ends: the values where it begins and ends. centre, width: on the other axis. text: markup, "" for none."""

    ends: tuple[float, float]
    centre: float
    width: float
    colour: str
    text: str


def add_bars(scene: Scene, trace: Part, axes: Mapping[str, PlotAxis], slot: Slot = (0, 1)) -> None:
    """The bars of a trace, of one length per value. slot: among the traces whose bars stand side by side."""
    flat = trace.get("orientation") == "h"
    across, down = axes[trace.get("xaxis") or "x"], axes[trace.get("yaxis") or "y"]
    bar_axes = BarAxes(across, down, flat) if flat else BarAxes(down, across, flat)
    for bar in bars(scene, trace, bar_axes, slot):
        scene.areas.append(bar_area(bar, bar_axes, scene.height))
        if plain(bar.text).strip():
            scene.texts.append(bar_text(bar, trace, bar_axes, scene.height))


def slot(trace: Part, traces: Sequence[Part], barmode: str) -> Slot:
    """Where the bars of a trace stand among those of all traces on its axes; alone unless bars are grouped."""
    if barmode != "group":
        return 0, 1
    axes = trace.get("xaxis") or "x", trace.get("yaxis") or "y"
    peers = [
        peer
        for peer in traces
        if peer.get("type") == "bar" and (peer.get("xaxis") or "x", peer.get("yaxis") or "y") == axes
    ]
    return next(number for number, peer in enumerate(peers) if peer is trace), len(peers)


def bars(scene: Scene, trace: Part, axes: BarAxes, slot: Slot) -> Iterator[Bar]:
    """The bars of a trace; those of stacked figures begin where the one before ends, which the scene remembers."""
    along, across = ("x", "y") if axes.flat else ("y", "x")
    values, marker = listed(trace.get(along)), trace.get("marker") or {}
    count, number, share = len(values), slot[0], 1 / slot[1]
    columns: Sequence[list[Any]] = [
        listed(trace.get(across)),
        *(each(trace.get(name), count) for name in ("base", "width", "offset", "text")),
        each(marker.get("color"), count),
        each(marker.get("opacity", trace.get("opacity")), count),
        each((marker.get("pattern") or {}).get("shape"), count),
    ]
    for value, step, base, width, offset, text, colour, opacity, hatched in zip(values, *columns, strict=False):
        centre = axes.step.number(step)
        if not is_number(value) or centre is None:
            continue
        breadth = float(width) if width else BAR_SHARE * share
        left = float(offset) if is_number(offset) else -breadth / 2 if width else BAR_SHARE * (number * share - 0.5)
        ends = bar_ends(scene, (axes.step.name, centre), float(value), base)
        ink = hex_colour(colour, HATCHED if hatched else opacity, theme.GREY)
        yield Bar(ends, centre + left + breadth / 2, breadth, ink, "" if text is None else str(text))


def bar_ends(scene: Scene, place: tuple[str, float], value: float, base: Any) -> tuple[float, float]:
    """The values where a bar begins and ends. place: axis and step on which it stands."""
    key = (*place, value >= 0)
    stacked = scene.stacks.get(key, 0.0) if scene.barmode in STACKED else 0.0
    start = float(base) if is_number(base) else stacked
    scene.stacks[key] = start + value
    return start, start + value


def bar_area(bar: Bar, axes: BarAxes, height: float) -> Area:
    """A bar as a rectangle of a plot of this height."""
    edges = [bar.centre - bar.width / 2, bar.centre + bar.width / 2]
    if axes.flat:
        left, right = (Across(axes.length_share(end), 0.0, end, axes.length.name) for end in sorted(bar.ends))
        upper, lower = sorted((1 - axes.step.number_share(edge)) * height for edge in edges)
        return Area(left, right, (upper, lower), bar.colour, bar=True)
    left, right = (Across(axes.step.number_share(edge)) for edge in edges)
    upper, lower = sorted((1 - axes.length_share(end)) * height for end in bar.ends)
    return Area(left, right, (upper, lower), bar.colour, upright=True, bar=True)


def bar_text(bar: Bar, trace: Part, axes: BarAxes, height: float) -> Text:
    """The words at a bar: in its middle, or beyond its end."""
    outside = trace.get("textposition") == "outside"
    font = (trace.get("textfont") or {}) | (trace.get("outsidetextfont" if outside else "insidetextfont") or {})
    pixels, colour = float(font.get("size") or theme.SMALL), font.get("color")
    readable = theme.LIGHT.text if outside else readable_ink(bar.colour)
    ink = hex_colour(colour if isinstance(colour, str) else None, default=readable)
    shares = [axes.length_share(end) for end in bar.ends]
    along, across = shares[1] if outside else sum(shares) / 2, axes.step.number_share(bar.centre)
    side, anchor = ("left", "middle") if outside and axes.flat else ("center", "bottom" if outside else "middle")
    x = Across(along, 4.0 if outside else 0.0) if axes.flat else Across(across)
    y = (1 - (across if axes.flat else along)) * height
    return Text(x, y, plain_lines(bar.text), type_size(pixels), ink, side, anchor, pixels)
