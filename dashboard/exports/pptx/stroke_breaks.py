"""Upright dotted lines, such as that of a superior document, broken behind words, as on pages and in pictures."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.exports.pptx.scene import Across, Stroke
from dashboard.exports.pptx.scene_layout import SceneLayout
from dashboard.exports.pptx.text_fitting import BEFORE, text_edges


def broken_strokes(layout: SceneLayout) -> list[Stroke]:
    """The strokes of a scene, the upright dotted ones below all else in the pieces that no words cover."""
    return [piece for stroke in layout.scene.strokes for piece in stroke_pieces(layout, stroke)]


def stroke_pieces(layout: SceneLayout, stroke: Stroke) -> Iterator[Stroke]:
    """The pieces of a stroke; one that is never behind words stays whole."""
    across, first, _ = stroke.points[0]
    if not (stroke.below and stroke.dash and all(point[0] == across for point in stroke.points)):
        yield stroke
        return
    zero = layout.y(first)
    top, bottom = sorted((zero, layout.y(stroke.points[-1][1])))
    place = replace(across, value=None)  # a piece follows no mark that happens to stand near its end
    for upper, lower in [*covered_heights(layout, across), (bottom, bottom)]:
        if top < min(upper, bottom):
            ends = tuple((place, first, down - zero) for down in (top, min(upper, bottom)))
            yield replace(stroke, points=ends)
        top = max(top, lower)


def covered_heights(layout: SceneLayout, across: Across) -> list[tuple[float, float]]:
    """Upper and lower edges, in points from the top of the chart, of the lines of words at a place across the plot."""
    x, covered = layout.x(across) - layout.left, []
    for text in layout.scene.texts:
        left, right = text_edges(text, layout.plot)
        if left - BEFORE < x < right + BEFORE:
            covered += [(down - text.line / 2, down + text.line / 2) for down in layout.line_places(text)]
    return sorted(covered)
