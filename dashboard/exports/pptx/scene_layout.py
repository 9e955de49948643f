"""Lay out a Scene in a box of a slide: nothing is smaller than the least type, and no line of text covers another.

Rows are moved apart or together: the room between them shrinks first. Where that is not enough, texts that a phone's
width had broken are set in fewer lines; where it is still not enough, what stands lowest is left out and counted.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.exports.pptx.row_layout import row_extents, stretch_rows
from dashboard.exports.pptx.scene import LINE, Across, Scene, Text
from dashboard.exports.pptx.text_fitting import place, text_edges, whole, with_breaks, with_smaller_marks

EDGE = 6.0  # points between the words and the edge of the chart
SMALLER = (0.8, 0.65)  # shares of their size that marks may be drawn in
MAX_EDGE = 0.45  # share of the chart that words beside the plot may take


@dataclass(frozen=True)
class SceneLayout:
    """A scene in a chart of a size, in points: where the plot begins and how wide it is, and where rows stand.

    rows: pixels of the page and points of the chart, both from the top, in pairs. left_out: texts without room.
    """

    scene: Scene
    width: float
    height: float
    left: float
    plot: float
    rows: tuple[tuple[float, float], ...]
    left_out: int = 0

    def x(self, across: Across) -> float:
        """Points from the left edge of the chart."""
        return self.left + across.share * self.plot + across.shift

    def y(self, pixels: float) -> float:
        """Points from the top of the chart."""
        rows = self.rows
        for (upper, top), (lower, bottom) in pairwise(rows):
            if pixels <= lower:
                return top + (bottom - top) * ((pixels - upper) / ((lower - upper) or 1.0)) if pixels >= upper else top
        return rows[-1][1] if rows else pixels

    def line_places(self, text: Text) -> list[float]:
        """Points from the top of the chart to the middle of each line of a text; of all of an upright one."""
        upper, lower = (self.y(edge) for edge in text.extent)
        top = {"top": upper, "middle": (upper + lower - text.height) / 2, "bottom": lower - text.height}[text.anchor]
        if text.turned:
            return [top + text.turned / 2]
        return [top + (number + 0.5) * text.line for number in range(len(text.lines))]

    def share(self, points: float) -> float:
        """Share of the plot's width at so many points from the left edge of the chart."""
        return (points - self.left) / self.plot


def lay_out(scene: Scene, width: float, height: float) -> SceneLayout:
    """The scene in a chart of this size; of a lower height where it needs less."""
    whole_lines = replace(scene, texts=[whole(text) for text in scene.texts])
    for candidate in (scene, whole_lines, *(with_smaller_marks(whole_lines, share) for share in SMALLER)):
        left, plot = plot_place(candidate, width)
        wrapped = with_breaks(candidate, left, plot, width)
        extents = row_extents(wrapped)
        rows = stretch_rows(extents, height)
        if rows[-1][1] <= height + 0.5:
            return SceneLayout(wrapped, width, rows[-1][1], left, plot, rows)
    return cut(SceneLayout(wrapped, width, height, left, plot, rows))


def plot_place(scene: Scene, width: float) -> tuple[float, float]:
    """Left edge and width of the plot, so that what stands beside it has room."""
    left = right = EDGE
    for _ in range(3):
        plot = width - left - right
        edges = [text_edges(text, plot) for text in scene.texts]
        edges += [
            (mark_x - mark.size / 2, mark_x + mark.size / 2) for mark in scene.marks for mark_x in [place(mark.x, plot)]
        ]
        edges += [(place(point[0], plot),) * 2 for stroke in scene.strokes for point in stroke.points]
        left = min(max(EDGE - min((edge for edge, _ in edges), default=0.0), EDGE), MAX_EDGE * width)
        right = min(max(EDGE + max((edge for _, edge in edges), default=plot) - plot, EDGE), MAX_EDGE * width)
    return left, width - left - right


def cut(layout: SceneLayout) -> SceneLayout:
    """The layout without what would stand below the chart's edge."""
    scene, most = layout.scene, layout.height - LINE
    texts = [text for text in scene.texts if layout.y(text.extent[1]) <= most or is_foot(text, scene)]
    limit = max((text.extent[1] for text in texts if not is_foot(text, scene)), default=scene.height)
    marks = [mark for mark in scene.marks if mark.y <= limit]
    strokes = [replace(stroke, points=clipped(stroke.points, limit)) for stroke in scene.strokes]
    strokes = [stroke for stroke in strokes if min(y for _, y, _ in stroke.points) <= limit]
    areas = [replace(area, y=(area.y[0], min(area.y[1], limit))) for area in scene.areas if area.y[0] < limit]
    texts = [replace(text, y=limit + (text.y - scene.height)) if is_foot(text, scene) else text for text in texts]
    shorter = replace(scene, height=limit, texts=texts, marks=marks, strokes=strokes, areas=areas)
    rows = stretch_rows(row_extents(shorter), layout.height)
    return replace(layout, scene=shorter, rows=rows, height=rows[-1][1], left_out=len(scene.texts) - len(texts))


def is_foot(text: Text, scene: Scene) -> bool:
    """Whether a text stands under the plot, such as the words of a tick."""
    return text.y >= scene.height and text.anchor == "top"


def clipped(points: tuple[tuple[Across, float, float], ...], limit: float) -> tuple[tuple[Across, float, float], ...]:
    """Points of a line that ends at a limit; one below it is left as it is."""
    if min(y for _, y, _ in points) > limit:
        return points
    return tuple((x, min(y, limit), shift) for x, y, shift in points)
