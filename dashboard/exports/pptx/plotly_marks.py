"""Markers of a scatter trace as marks of a Scene; those that are made of lines as its lines."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard import theme
from dashboard.exports.pptx.plotly_values import each, hex_colour, is_number, listed, plain_lines, scale_colour
from dashboard.exports.pptx.scene import PIXEL, Across, Mark, Scene, Stroke
from dashboard.exports.pptx.styled_text import unstyled

# Ends of the lines of a marker two units wide and high, from its middle to the right and down.
LINE_SYMBOLS: dict[str, tuple[tuple[tuple[int, int], tuple[int, int]], ...]] = {
    "line-ns": (((0, -1), (0, 1)),),
    "line-ew": (((-1, 0), (1, 0)),),
    "x-thin": (((-1, -1), (1, 1)), ((-1, 1), (1, -1))),
    "cross-thin": (((0, -1), (0, 1)), ((-1, 0), (1, 0))),
}
Trace = Mapping[str, Any]
Points = Sequence[tuple[Across, float] | None]


def add_marks(scene: Scene, trace: Trace, points: Points) -> None:
    """The markers of a trace."""
    line, count = (trace.get("marker") or {}).get("line") or {}, len(points)
    for mark, colour, width in zip(
        marks(trace, points), each(line.get("color"), count), each(line.get("width"), count), strict=True
    ):
        if mark is None:
            continue
        if mark.symbol in LINE_SYMBOLS:
            ink = mark.colour if mark.hollow else hex_colour(colour, default=mark.colour)
            scene.strokes += lines_of(mark, ink, float(width or 1) * PIXEL)
        else:
            scene.marks.append(mark)


def marks(trace: Trace, points: Points) -> Iterator[Mark | None]:
    """A mark for each point; None for one that is not drawn."""
    marker, count = trace.get("marker") or {}, len(points)
    columns = (
        each(marker.get("symbol") or "circle", count),
        each(marker.get("size") or 6, count),
        each(marker.get("color"), count),
        each(marker.get("opacity", 1.0), count),
        each(trace.get("hovertext") or trace.get("text"), count),
    )
    for point, symbol, size, colour, opacity, label in zip(points, *columns, strict=True):
        ink = marker_colour(colour, marker, opacity, trace.get("opacity"))
        if point is None or not size or not ink:
            yield None
            continue
        name = str(symbol or "circle")
        hollow = name.endswith("-open") or "-open-" in name
        base = name.replace("-open", "").replace("-dot", "")
        words = unstyled("  ".join(plain_lines(label)[:2])) if label else ""
        yield Mark(point[0], point[1], base, float(size) * PIXEL, ink, hollow, words)


def lines_of(mark: Mark, colour: str, width: float) -> Iterator[Stroke]:
    """The lines of a mark that is made of them."""
    half = mark.size / 2
    for ends in LINE_SYMBOLS[mark.symbol]:
        points = tuple((mark.x.moved(across * half), mark.y, down * half) for across, down in ends)
        yield Stroke(points, colour, width, size=mark.size)


def marker_colour(colour: Any, marker: Mapping[str, Any], opacity: Any, whole: Any) -> str:
    """Colour of a marker, from a colour scale where it is a number."""
    share = (opacity if is_number(opacity) else 1.0) * (whole if is_number(whole) else 1.0)
    if is_number(colour):
        values = [value for value in listed(marker.get("color")) if is_number(value)]
        low = marker.get("cmin", min(values, default=0))
        high = marker.get("cmax", max(values, default=1))
        return scale_colour(marker.get("colorscale") or "Blues", (colour - low) / ((high - low) or 1))
    return hex_colour(colour, share, theme.GREY)
