"""Bars and cells of heat maps of a Plotly figure as areas of a Scene."""

from collections.abc import Mapping
from typing import Any

from dashboard import theme
from dashboard.exports.pptx.plotly_axes import PlotAxis
from dashboard.exports.pptx.plotly_values import each, hex_colour, is_number, listed, plain, plain_lines, scale_colour
from dashboard.exports.pptx.scene import PIXEL, Across, Area, Scene, Text, channels, type_size

Axes = Mapping[str, PlotAxis]
Part = Mapping[str, Any]


def add_bars(scene: Scene, trace: Part, axes: Axes, share: float) -> None:
    """The bars of a trace, of one length per value."""
    flat = trace.get("orientation") == "h"
    length_axis = axes[(trace.get("xaxis") or "x") if flat else (trace.get("yaxis") or "y")]
    step_axis = axes[(trace.get("yaxis") or "y") if flat else (trace.get("xaxis") or "x")]
    values, steps = listed(trace.get("x" if flat else "y")), listed(trace.get("y" if flat else "x"))
    count = len(values)
    bases, widths = each(trace.get("base"), count), each(trace.get("width"), count)
    colours, texts = each((trace.get("marker") or {}).get("color"), count), each(trace.get("text"), count)
    for value, step, base, width, colour, text in zip(values, steps, bases, widths, colours, texts, strict=False):
        number = step_axis.number(step)
        if not is_number(value) or number is None:
            continue
        key = (step_axis.name, number, value >= 0)
        start = (
            float(base)
            if is_number(base)
            else scene.stacks.get(key, 0.0)
            if scene.barmode in ("stack", "relative")
            else 0.0
        )
        scene.stacks[key] = start + value
        half = float(width or share) / 2
        ink = hex_colour(colour, (trace.get("marker") or {}).get("opacity", trace.get("opacity")), theme.GREY)
        add_bar(scene, (length_axis, step_axis), (start, start + value), (number - half, number + half), ink, flat)
        if text is not None and plain(str(text)).strip():
            add_bar_text(scene, trace, (length_axis, step_axis), (start, start + value), (number, ink), str(text), flat)


def add_bar(
    scene: Scene,
    axes: tuple[PlotAxis, PlotAxis],
    ends: tuple[float, float],
    breadth: tuple[float, float],
    colour: str,
    flat: bool,
) -> None:
    """One bar."""
    length, step = axes
    if flat:
        left, right = (Across(length.share(value) or 0.0, 0.0, value, length.name) for value in sorted(ends))
        y = [(1 - position(step, value)) * scene.height for value in breadth]
        scene.areas.append(Area(left, right, (min(y), max(y)), colour))
        return
    left, right = (Across(position(step, value)) for value in breadth)
    y = [(1 - (length.share(value) or 0.0)) * scene.height for value in ends]
    scene.areas.append(Area(left, right, (min(y), max(y)), colour, upright=True))


def position(axis: PlotAxis, number: float) -> float:
    """Share of the plot of a position between categories or on the axis."""
    return PlotAxis(axis.name, axis.span, axis.domain).share(number) or 0.0


def add_bar_text(
    scene: Scene,
    trace: Part,
    axes: tuple[PlotAxis, PlotAxis],
    ends: tuple[float, float],
    bar: tuple[float, str],
    text: str,
    flat: bool,
) -> None:
    """The words at a bar: in its middle, or beyond its end. bar: its place on the other axis, and its colour."""
    lines = plain_lines(text)
    step, ground = bar
    outside = trace.get("textposition") == "outside"
    font = (trace.get("textfont") or {}) | (trace.get("outsidetextfont" if outside else "insidetextfont") or {})
    pixels, colour = float(font.get("size") or theme.SMALL), font.get("color")
    readable = theme.LIGHT.text if outside else readable_ink(ground)
    ink = hex_colour(colour if isinstance(colour, str) else None, default=readable)
    shares = [axes[0].share(value) or 0.0 for value in ends]
    middle = shares[1] if outside else sum(shares) / 2
    beside = position(axes[1], step)
    side, anchor = ("left", "middle") if outside and flat else ("center", "bottom" if outside else "middle")
    x = Across(middle, 4.0 if outside else 0.0) if flat else Across(beside)
    y = (1 - (beside if flat else middle)) * scene.height
    scene.texts.append(Text(x, y, lines, type_size(pixels), ink, side, anchor, pixels))


def readable_ink(ground: str) -> str:
    """The ink that stands out from a ground."""
    red, green, blue = channels(ground or theme.LIGHT.paper)
    return theme.LIGHT.text if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else theme.LIGHT.paper


def add_cells(scene: Scene, trace: Part, axes: Axes) -> None:
    """The cells of a heat map, painted by its colour scale, with their words."""
    across, down = axes[trace.get("xaxis") or "x"], axes[trace.get("yaxis") or "y"]
    rows, texts = listed(trace.get("z")), listed(trace.get("text"))
    xs = listed(trace.get("x")) or list(range(len(listed(rows[0])) if rows else 0))
    ys = listed(trace.get("y")) or list(range(len(rows)))
    values = [value for row in rows for value in listed(row) if is_number(value)]
    low, high = trace.get("zmin", min(values, default=0)), trace.get("zmax", max(values, default=1))
    gap = float(trace.get("xgap") or 0) * PIXEL / 2, float(trace.get("ygap") or 0) / 2
    for number, (y, row) in enumerate(zip(ys, rows, strict=False)):
        words = listed(texts[number]) if number < len(texts) else []
        for at, (x, value) in enumerate(zip(xs, listed(row), strict=False)):
            column, line = across.number(x), down.number(y)
            if column is None or line is None:
                continue
            left, right = (
                Across(position(across, column - 0.5), gap[0]),
                Across(position(across, column + 0.5), -gap[0]),
            )
            upper, lower = sorted((1 - position(down, line + half)) * scene.height for half in (-0.5, 0.5))
            if is_number(value):
                ink = scale_colour(trace.get("colorscale") or "Blues", (value - low) / ((high - low) or 1))
                scene.areas.append(Area(left, right, (upper + gap[1], lower - gap[1]), ink))
            if at < len(words) and trace.get("texttemplate") and words[at] not in (None, ""):
                middle = Across((left.share + right.share) / 2)
                font = trace.get("textfont") or {}
                pixels = float(font.get("size") or theme.SMALL)
                lines = plain_lines(words[at])
                ink = hex_colour(font.get("color"), default=readable_ink(ink) if is_number(value) else theme.LIGHT.text)
                scene.texts.append(
                    Text(middle, (upper + lower) / 2, lines, type_size(pixels), ink, "center", "middle", pixels)
                )
