"""Shapes and annotations of a Plotly figure as parts of a Scene."""

import math
import re
from collections.abc import Mapping
from typing import Any

from dashboard import theme
from dashboard.exports.pptx.plotly_axes import PlotAxis
from dashboard.exports.pptx.plotly_values import hex_colour, plain, plain_lines
from dashboard.exports.pptx.scene import PIXEL, Across, Area, Scene, Stroke, Text, type_size

STEP = re.compile(r"([ML])\s*(-?[\d.]+)[\s,]+(-?[\d.]+)")
BARB, BARB_TURN = 8.6, math.atan(5 / 7)  # pixels and radians: of the head of an arrow, as in figures.marks
Axes = Mapping[str, PlotAxis]
Part = Mapping[str, Any]


def across_of(part: Part, value: Any, axes: Axes, letter: str = "x") -> Across:
    """Place of a shape's or annotation's value across the plot: on an axis, in shares of the paper, or in pixels."""
    ref = str(part.get(f"{letter}ref") or letter)
    if ref == "paper":
        return Across(float(value))
    axis = axes[ref.split(" ")[0]]
    if axis.log and "text" in part:
        value = 10 ** float(value)  # annotations, unlike traces and shapes, give the power
    if ref.endswith("domain"):
        return Across(axis.domain[0] + float(value) * (axis.domain[1] - axis.domain[0]))
    share = axis.share(value)
    if share is None:  # a number on a category axis is a position between names
        share = PlotAxis(axis.name, axis.span, axis.domain).share(value)
    return axis.across(value, share)


def down_of(part: Part, value: Any, axes: Axes, height: float) -> float:
    """Pixels from the top of the plot."""
    return (1 - across_of(part, value, axes, "y").share) * height


def add_shapes(scene: Scene, layout: Mapping[str, Any], axes: Axes) -> None:
    """Lines, rectangles and paths; circles and other shapes are left out, as none of our figures has one."""
    for shape in layout.get("shapes") or []:
        if shape.get("visible", True) is not True:
            continue
        kind, line = shape.get("type"), shape.get("line") or {}
        colour = hex_colour(line.get("color"), shape.get("opacity"))
        width = float(2 if line.get("width") is None else line["width"]) * PIXEL
        if kind == "line" and width and colour:
            scene.strokes.append(
                Stroke(
                    tuple(end(shape, number, axes, scene.height) for number in (0, 1)),
                    colour,
                    width,
                    str(line.get("dash") or ""),
                    shape.get("layer") == "below",
                )
            )
        elif kind == "path" and colour:
            scene.strokes += path_strokes(shape, axes, scene.height, colour, width)
        elif kind == "rect":
            add_rectangle(scene, shape, axes, line, width)


def end(shape: Part, number: int, axes: Axes, height: float) -> tuple[Across, float, float]:
    """An end of a line or a corner of a rectangle."""
    x, y = shape.get(f"x{number}"), shape.get(f"y{number}")
    if shape.get("xsizemode") == "pixel":
        across = across_of(shape, shape.get("xanchor"), axes).moved(float(x or 0) * PIXEL)
    else:
        across = across_of(shape, x, axes)
    if shape.get("ysizemode") == "pixel":
        return across, down_of(shape, shape.get("yanchor"), axes, height), -float(y or 0) * PIXEL
    return across, down_of(shape, y, axes, height), 0.0


def path_strokes(shape: Part, axes: Axes, height: float, colour: str, width: float) -> list[Stroke]:
    """The pieces of a path of straight lines in pixels around its anchor, such as the arrow of an open end."""
    pieces: list[list[tuple[Across, float, float]]] = []
    pixels = shape.get("xsizemode") == "pixel", shape.get("ysizemode") == "pixel"
    for command, x, y in STEP.findall(str(shape.get("path") or "")):
        if command == "M" or not pieces:
            pieces.append([])
        across = (
            across_of(shape, shape.get("xanchor"), axes).moved(float(x) * PIXEL)
            if pixels[0]
            else across_of(shape, float(x), axes)
        )
        anchor = shape.get("yanchor") if pixels[1] else float(y)
        down = down_of(shape, anchor, axes, height)
        pieces[-1].append((across, down, -float(y) * PIXEL if pixels[1] else 0.0))
    dash = str((shape.get("line") or {}).get("dash") or "")
    return [Stroke(tuple(piece), colour, width, dash) for piece in pieces if len(piece) > 1]


def add_rectangle(scene: Scene, shape: Part, axes: Axes, line: Part, width: float) -> None:
    """The filling of a rectangle, and its outline if it has one."""
    (left, upper, _), (right, lower, _) = (end(shape, number, axes, scene.height) for number in (0, 1))
    if left.share + left.shift / 1000 > right.share + right.shift / 1000:
        left, right = right, left
    top, bottom = sorted((upper, lower))
    filling = hex_colour(shape.get("fillcolor") or "transparent", shape.get("opacity"))
    if filling:
        scene.areas.append(Area(left, right, (top, bottom), filling))
    colour = hex_colour(line.get("color"), shape.get("opacity"))
    if width and colour and line.get("width") is not None:
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        scene.strokes.append(Stroke(tuple((x, y, 0.0) for x, y in corners), colour, width))


def add_annotations(scene: Scene, layout: Mapping[str, Any], axes: Axes) -> None:
    """Words that stand anywhere; the arrow of an annotation becomes a line."""
    for note in layout.get("annotations") or []:
        text = note.get("text") or ""
        if note.get("visible", True) is not True:
            continue
        if not plain(str(text)).strip():
            add_bare_arrow(scene, note, axes)
            continue
        font = note.get("font") or {}
        pixels = float(font.get("size") or theme.SMALL)
        lines = plain_lines(text)
        x = across_of(note, note.get("x", 0), axes).moved(float(note.get("xshift") or 0) * PIXEL)
        y = down_of(note, note.get("y", 0), axes, scene.height) - float(note.get("yshift") or 0)
        if note.get("showarrow", True):
            tip = (x, y, 0.0)
            x, y = x.moved(float(note.get("ax") or 0) * PIXEL), y + float(-30 if note.get("ay") is None else note["ay"])
            colour = hex_colour(note.get("arrowcolor"), default=theme.LIGHT.muted) or theme.LIGHT.muted
            scene.strokes.append(Stroke((tip, (x, y, 0.0)), colour, 1.0))
        side, anchor = note.get("xanchor") or "auto", note.get("yanchor") or "auto"
        if side == "auto":
            side = "center" if note.get("xref") != "paper" else side_of_paper(x.share)
        if anchor == "auto":
            anchor = "middle" if note.get("yref") != "paper" else {0: "bottom", 1: "top"}.get(note.get("y"), "middle")
        ink = hex_colour(font.get("color"), note.get("opacity")) or theme.LIGHT.text
        scene.texts.append(Text(x, y, lines, type_size(pixels), ink, side, anchor, pixels))


def add_bare_arrow(scene: Scene, note: Part, axes: Axes) -> None:
    """An arrow without words, of a length in pixels from its place, such as an open end that points up."""
    colour = hex_colour(note.get("arrowcolor"), default=theme.LIGHT.muted)
    if not note.get("showarrow", True) or not colour:
        return
    place, y = across_of(note, note.get("x", 0), axes), down_of(note, note.get("y", 0), axes, scene.height)
    tip = float(note.get("xshift") or 0), -float(note.get("yshift") or 0)
    tail = float(note.get("ax") or 0), float(-30 if note.get("ay") is None else note["ay"])
    barbs = [barb(tail, turn) for turn in (BARB_TURN, -BARB_TURN)]
    for line in ((tail, (0.0, 0.0)), (barbs[0], (0.0, 0.0), barbs[1])):
        points = tuple((place.moved((tip[0] + x) * PIXEL), y, (tip[1] + down) * PIXEL) for x, down in line)
        scene.strokes.append(Stroke(points, colour, float(note.get("arrowwidth") or 1) * PIXEL))


def barb(tail: tuple[float, float], turn: float) -> tuple[float, float]:
    """The end of a barb of an arrow in pixels from its tip: towards the tail, turned by so many radians."""
    angle = math.atan2(tail[1], tail[0]) + turn
    return BARB * math.cos(angle), BARB * math.sin(angle)


def side_of_paper(share: float) -> str:
    """Plotly's automatic anchor of words placed on the paper."""
    return "left" if share < 1 / 3 else "right" if share > 2 / 3 else "center"
