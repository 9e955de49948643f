"""Cells of a heat map of a Plotly figure as areas of a Scene."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import theme
from dashboard.exports.pptx.plotly_axes import PlotAxis
from dashboard.exports.pptx.plotly_values import hex_colour, is_number, listed, plain_lines, readable_ink, scale_colour
from dashboard.exports.pptx.scene import PIXEL, Across, Area, Scene, Text, type_size

Part = Mapping[str, Any]


@dataclass(frozen=True)
class HeatCell:
    """A cell by its column and line on the axes. colour: "" for one without a value. text: markup, "" for none."""

    column: float
    line: float
    colour: str
    text: str


def add_cells(scene: Scene, trace: Part, axes: Mapping[str, PlotAxis]) -> None:
    """The cells of a heat map, painted by its colour scale, with their words."""
    across, down = axes[trace.get("xaxis") or "x"], axes[trace.get("yaxis") or "y"]
    for cell in cells(trace, across, down):
        left, right = (across.number_share(cell.column + half) for half in (-0.5, 0.5))
        upper, lower = sorted((1 - down.number_share(cell.line + half)) * scene.height for half in (-0.5, 0.5))
        if cell.colour:
            gap, drop = float(trace.get("xgap") or 0) * PIXEL / 2, float(trace.get("ygap") or 0) / 2
            edges = Across(left, gap), Across(right, -gap)
            scene.areas.append(Area(*edges, (upper + drop, lower - drop), cell.colour))
        if cell.text and trace.get("texttemplate"):
            scene.texts.append(cell_text(cell, trace, Across((left + right) / 2), (upper + lower) / 2))


def cells(trace: Part, across: PlotAxis, down: PlotAxis) -> Iterator[HeatCell]:
    """The cells row by row."""
    rows, texts = [listed(row) for row in listed(trace.get("z"))], [listed(row) for row in listed(trace.get("text"))]
    xs = listed(trace.get("x")) or list(range(len(rows[0]) if rows else 0))
    ys = listed(trace.get("y")) or list(range(len(rows)))
    values = [value for row in rows for value in row if is_number(value)]
    low, high = trace.get("zmin", min(values, default=0)), trace.get("zmax", max(values, default=1))
    scale = trace.get("colorscale") or "Blues"
    for number, (y, row) in enumerate(zip(ys, rows, strict=False)):
        words = texts[number] if number < len(texts) else []
        for at, (x, value) in enumerate(zip(xs, row, strict=False)):
            column, line = across.number(x), down.number(y)
            if column is None or line is None:
                continue
            colour = scale_colour(scale, (value - low) / ((high - low) or 1)) if is_number(value) else ""
            text = words[at] if at < len(words) else None
            yield HeatCell(column, line, colour, "" if text is None else str(text))


def cell_text(cell: HeatCell, trace: Part, x: Across, y: float) -> Text:
    """The words in the middle of a cell, in an ink that is read on its colour."""
    font = trace.get("textfont") or {}
    pixels = float(font.get("size") or theme.SMALL)
    readable = readable_ink(cell.colour) if cell.colour else theme.LIGHT.text
    ink = hex_colour(font.get("color"), default=readable)
    return Text(x, y, plain_lines(cell.text), type_size(pixels), ink, "center", "middle", pixels)
