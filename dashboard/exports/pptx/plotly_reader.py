"""Any Plotly figure of scatter, bar and heat map traces, shapes and annotations as a Scene."""

from collections.abc import Callable, Mapping
from typing import Any

import plotly.graph_objects as go

from dashboard import theme
from dashboard.exports.pptx import plotly_axes, plotly_bars, plotly_cells, plotly_marks, plotly_shapes
from dashboard.exports.pptx.plotly_axes import PlotAxis
from dashboard.exports.pptx.plotly_values import each, hex_colour, is_number, listed, plain, plain_lines
from dashboard.exports.pptx.scene import PIXEL, Across, LegendEntry, Scene, Stroke, Text, type_size

DEFAULT_HEIGHT = 450.0  # pixels of a figure without a height
TEXT_SIDES = {"left": "right", "right": "left", "center": "center"}  # where it stands, and the edge that is anchored
Trace = Mapping[str, Any]
Axes = Mapping[str, PlotAxis]


class UnknownTraceError(ValueError):
    """A kind of trace that has no native form; the message names it."""


def read_scene(figure: go.Figure) -> Scene:
    """The figure as a scene. Raises UnknownTraceError."""
    plain_figure = figure.to_dict()
    traces = [trace for trace in plain_figure.get("data") or [] if trace.get("visible", True) is True]
    layout = plain_figure.get("layout") or {}
    for trace in traces:
        if trace.get("type", "scatter") not in (*READERS, "bar"):
            raise UnknownTraceError(str(trace.get("type")))
    axes = plotly_axes.read_axes(layout, [trace for trace in traces if not is_legend_only(trace)])
    scene = Scene(plot_height(layout), str(layout.get("barmode") or "group"))
    plotly_axes.add_axes(scene, layout, axes)
    for trace in traces:
        name, kind = trace.get("name"), trace.get("type", "scatter")
        if name and trace.get("showlegend") is not False and layout.get("showlegend") is not False:
            scene.legend.append(legend_entry(trace))
        if is_legend_only(trace):
            continue
        if kind == "bar":
            plotly_bars.add_bars(scene, trace, axes, plotly_bars.slot(trace, traces, scene.barmode))
        else:
            READERS[kind](scene, trace, axes)
    plotly_shapes.add_shapes(scene, layout, axes)
    plotly_shapes.add_annotations(scene, layout, axes)
    scene.texts = [text for text in scene.texts if text.colour]  # others are there only to be hovered over
    scene.areas = [area for area in scene.areas if area.colour]
    return scene


def is_legend_only(trace: Trace) -> bool:
    """Whether a trace draws nothing but an entry of the legend."""
    values = listed(trace.get("x")) + listed(trace.get("y"))
    return trace.get("type", "scatter") == "scatter" and all(value is None for value in values)


def legend_entry(trace: Trace) -> LegendEntry:
    """The words of a trace in the legend, and its sign."""
    marker = trace.get("marker") or {}
    colour, symbol = marker.get("color"), marker.get("symbol") or "circle"
    if "markers" not in (trace.get("mode") or "markers"):
        colour, symbol = (
            (trace.get("line") or {}).get("color"),
            f"line-{(trace.get('line') or {}).get('dash') or 'solid'}",
        )
    if trace.get("type") == "bar":
        symbol = "square"
    opacity = marker.get("opacity")
    return LegendEntry(
        str(each(symbol, 1)[0]),
        hex_colour(each(colour, 1)[0], opacity if is_number(opacity) else 1.0, theme.GREY) or theme.GREY,
        plain(str(trace["name"])),
    )


def plot_height(layout: Mapping[str, Any]) -> float:
    """Height of the plot on the page, in pixels."""
    margin = {"t": 4, "b": 32} | {
        name: value for name, value in (layout.get("margin") or {}).items() if value is not None
    }
    return max(float(layout.get("height") or DEFAULT_HEIGHT) - margin["t"] - margin["b"], 40.0)


def places(trace: Trace, axes: Axes, height: float) -> list[tuple[Across, float] | None]:
    """Where the points of a trace stand; None for a gap."""
    across, down = axes[trace.get("xaxis") or "x"], axes[trace.get("yaxis") or "y"]
    ys = listed(trace.get("y"))
    xs = listed(trace.get("x")) or list(range(len(ys)))
    points: list[tuple[Across, float] | None] = []
    for x, y in zip(xs, ys, strict=False):
        share, drop = across.share(x), down.share(y)
        known = share is not None and drop is not None
        points.append((across.across(x, share), (1 - drop) * height) if known else None)  # type: ignore[operator]
    return points


def read_scatter(scene: Scene, trace: Trace, axes: Axes) -> None:
    """Markers, lines and words of a scatter trace."""
    points = places(trace, axes, scene.height)
    texts = (
        listed(trace.get("text"))
        if isinstance(trace.get("text"), (list, tuple))
        else each(trace.get("text"), len(points))
    )
    mode = trace.get("mode") or ("lines+markers" if len(points) < 20 else "lines")
    if "lines" in mode and (trace.get("line") or {}).get("width") != 0:
        add_lines(scene, trace, points)
    if "markers" in mode:
        plotly_marks.add_marks(scene, trace, points)
    if "text" in mode:
        add_words(scene, trace, points, texts)


def add_lines(scene: Scene, trace: Trace, points: list[tuple[Across, float] | None]) -> None:
    """The line of a trace, in pieces where there are gaps."""
    line = trace.get("line") or {}
    colour = hex_colour(line.get("color") or (trace.get("marker") or {}).get("color"), trace.get("opacity"), theme.GREY)
    piece: list[tuple[Across, float, float]] = []
    for point in [*points, None]:
        if point is not None:
            piece.append((point[0], point[1], 0.0))
            continue
        if len(piece) > 1 and colour:
            width = float(line.get("width") or 2) * PIXEL
            scene.strokes.append(Stroke(tuple(piece), colour, width, str(line.get("dash") or "")))
        piece = []


def add_words(scene: Scene, trace: Trace, points: list[tuple[Across, float] | None], texts: list[Any]) -> None:
    """The words at the points of a trace."""
    font, count = trace.get("textfont") or {}, len(points)
    pixels = each(font.get("size") or theme.SMALL, count)
    colours = each(font.get("color") or theme.LIGHT.text, count)
    positions = each(trace.get("textposition") or "middle center", count)
    marker = (
        each((trace.get("marker") or {}).get("size") or 6, count)
        if "markers" in (trace.get("mode") or "")
        else [0] * count
    )
    for point, text, size, colour, position, radius in zip(
        points, (texts + [None] * count)[:count], pixels, colours, positions, marker, strict=True
    ):
        if point is None or text is None or not plain(str(text)).strip():
            continue
        level, _, side = str(position).partition(" ")
        lines = plain_lines(text)
        gap = (float(radius or 0) / 2 + 3) if side != "center" else 0.0
        x = point[0].moved(gap * PIXEL * (1 if side == "right" else -1)) if gap else point[0]
        lift = float(radius or 0) / 2 + 1
        y = point[1] + {"top": -lift, "bottom": lift}.get(level, 0.0)
        anchor = {"top": "bottom", "bottom": "top"}.get(level, "middle")
        ink = hex_colour(colour) or theme.LIGHT.text
        scene.texts.append(
            Text(x, y, lines, type_size(float(size)), ink, TEXT_SIDES.get(side, "center"), anchor, float(size))
        )


READERS: dict[str, Callable[[Scene, Trace, Axes], None]] = {
    "scatter": read_scatter,
    "scattergl": read_scatter,
    "heatmap": plotly_cells.add_cells,
}
