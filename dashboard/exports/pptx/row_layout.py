"""Heights of the rows of a scene: what must have room gets it, the rest is shared out."""

from collections.abc import Sequence
from itertools import pairwise

from dashboard.exports.pptx.scene import Scene

MOST_STRETCH = 1.5  # of rows that would leave much of the box empty
MARK_EXTENT = 5.0  # pixels above and below its middle for which a mark has its size
Extent = tuple[float, float, float]  # upper and lower edge in pixels, and the points between them on the slide


def row_extents(scene: Scene) -> list[Extent]:
    """What needs room from top to bottom: texts, marks, and the whole plot."""
    extents = [(*text.extent, text.height) for text in scene.texts]
    extents += [(mark.y - MARK_EXTENT, mark.y + MARK_EXTENT, mark.size * 0.9) for mark in scene.marks]
    extents += [
        (y - MARK_EXTENT, y + MARK_EXTENT, stroke.size * 0.9)
        for stroke in scene.strokes
        if stroke.size
        for _, y, _ in stroke.points[:1]
    ]
    return [*extents, (0.0, scene.height, 0.0)]


def stretch_rows(extents: Sequence[Extent], height: float) -> tuple[tuple[float, float], ...]:
    """Pixels and points of the rows' edges: what must have room gets it, the rest is shared out evenly."""
    edges = sorted({round(edge, 3) for upper, lower, _ in extents for edge in (upper, lower)})
    index = {edge: number for number, edge in enumerate(edges)}
    natural = [lower - upper for upper, lower in pairwise(edges)]
    needed = [0.0] * len(natural)
    spans = sorted(
        ((index[round(a, 3)], index[round(b, 3)], points) for a, b, points in extents),
        key=lambda span: span[1] - span[0],
    )
    for first, last, points in spans:
        missing = points - sum(needed[first:last])
        length = sum(natural[first:last])
        if missing > 0 and length > 0:
            for number in range(first, last):
                needed[number] += missing * natural[number] / length
    wanted = [max(need, MOST_STRETCH * gap) for need, gap in zip(needed, natural, strict=True)]
    spare, wish = height - sum(needed), sum(wanted) - sum(needed)
    share = min(max(spare / wish, 0.0), 1.0) if wish > 0 else 0.0
    rows, top = [(edges[0], 0.0)], 0.0
    for edge, need, want in zip(edges[1:], needed, wanted, strict=True):
        top += need + share * (want - need)
        rows.append((edge, top))
    return tuple(rows)
