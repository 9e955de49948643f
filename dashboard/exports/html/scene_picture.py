"""A scene as SVG: what stands in the place of a chart while presenting, on paper, and where no script runs.

It is laid out as on a slide of 960 by 540 units, none of its words smaller than 14, so that it grows with the screen.
"""

import base64
from collections.abc import Iterator

from markupsafe import Markup

from dashboard.exports.html.rendering import render
from dashboard.exports.items import ExhibitItem, Item, Quotation
from dashboard.exports.pptx import chart_key, sign_letters
from dashboard.exports.pptx.item_scene import scene_of
from dashboard.exports.pptx.scene import Area, Mark, Stroke, Text
from dashboard.exports.pptx.scene_layout import SceneLayout, lay_out
from dashboard.exports.pptx.stroke_breaks import broken_strokes
from dashboard.exports.pptx.styled_text import styled_runs
from dashboard.i18n.words import Words

WIDTH, HEIGHT = 880.0, 322.0  # units of the picture, of 960 by 540 that a slide has
PATHS = {  # of a mark of two units, around its middle
    "square": "M-1 -1H1V1H-1Z",
    "diamond": "M0 -1.3L1.3 0L0 1.3L-1.3 0Z",
    "triangle-up": "M0 -1.1L1.1 .9H-1.1Z",
    "x": "M-1 -1L1 1M1 -1L-1 1",
    "cross": "M-1 0H1M0 -1V1",
    "triangle-down": "M0 1.1L1.1 -.9H-1.1Z",
    "triangle-left": "M-1.1 0L.9 1.1V-1.1Z",
    "triangle-right": "M1.1 0L-.9 1.1V-1.1Z",
    "star": "M0 -1.2L.3 -.4L1.1 -.37L.48 .15L.7 1L0 .52L-.7 1L-.48 .15L-1.1 -.37L-.3 -.4Z",
    "arrow-right": "M-1 -1L1 0L-1 1Z",
    "arrow-left": "M1 -1L-1 0L1 1Z",
}
CIRCLE = "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z"
TABLE_ROWS = 7  # of the thumbnail of a table
LINES = ("x", "cross")
DASHES = {"dot": "1.5 3", "dash": "6 4", "dashdot": "6 3 1.5 3", "longdash": "10 4"}
ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def picture(item: ExhibitItem, words: Words) -> Markup:
    """The drawing of an item with the key of its signs as HTML; empty where it has none that can be drawn."""
    scene = scene_of(item)
    if scene is None:
        return Markup()
    layout = lay_out(scene, WIDTH, HEIGHT)
    return render(
        "scene_picture.html",
        width=f"{WIDTH:g}",
        height=f"{layout.height:.1f}",
        alt=item.exhibit.alt,
        areas=[area_box(area, layout) for area in layout.scene.areas],
        strokes=[stroke_line(one, layout) for one in sorted(broken_strokes(layout), key=lambda one: not one.below)],
        marks=[mark_path(mark, layout) for mark in layout.scene.marks],
        texts=[line for text in layout.scene.texts for line in text_lines(text, layout)],
        signs=[(sign_letters.glyph(entry, words), entry.colour, entry.words) for entry in scene.legend],
        left_out=chart_key.remark(layout, words),
    )


def thumbnail(item: Item, words: Words) -> str:
    """The slide of an item in small, as the address of an SVG image; a quotation is its words, a table its cells."""
    if isinstance(item, Quotation):
        svg = small_page([str(item.target["quote"])], [])
    elif drawing := picture(item, words):
        svg = str(drawing).partition("<svg")[2].partition("</svg>")[0]
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif"{svg}</svg>'
    else:
        rows = [list(map(str, row)) for row in item.exhibit.table.head(TABLE_ROWS).itertuples(index=False)]
        svg = small_page([], rows)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")


def small_page(lines: list[str], rows: list[list[str]]) -> str:
    """SVG of a few words or of the first cells of a table."""
    return str(render("small_page.html", width=f"{WIDTH:g}", height=f"{HEIGHT:g}", lines=lines, rows=rows))


def area_box(area: Area, layout: SceneLayout) -> dict[str, str]:
    """A rectangle."""
    left, right = layout.x(area.left), layout.x(area.right)
    top, bottom = layout.y(area.y[0]), layout.y(area.y[1])
    sizes = {"x": left, "y": top, "width": max(right - left, 0), "height": max(bottom - top, 0)}
    return {name: f"{value:.1f}" for name, value in sizes.items()} | {"fill": area.colour}


def stroke_line(stroke: Stroke, layout: SceneLayout) -> dict[str, str]:
    """A line through its points."""
    points = [(layout.x(across), layout.y(y) + down) for across, y, down in stroke.points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return {
        "points": path,
        "stroke": stroke.colour,
        "width": f"{stroke.width:.2f}",
        "dash": DASHES.get(stroke.dash, ""),
    }


def mark_path(mark: Mark, layout: SceneLayout) -> dict[str, str]:
    """A mark at its place, as large as on a slide."""
    open_ = mark.hollow or mark.symbol in LINES
    half = mark.size / 2
    return {
        "place": f"translate({layout.x(mark.x):.1f} {layout.y(mark.y):.1f}) scale({half:.2f})",
        "path": PATHS.get(mark.symbol, CIRCLE),
        "fill": "none" if open_ else mark.colour,
        "stroke": mark.colour if open_ else "none",
        "width": f"{2 / half:.3f}",
    }


def text_lines(text: Text, layout: SceneLayout) -> Iterator[dict[str, object]]:
    """The lines of a text, each in pieces (words, are they bold)."""
    x, places = layout.x(text.x), layout.line_places(text)
    turn = f"rotate(-90 {x:.1f} {places[0]:.1f})" if text.turned else ""
    for line, middle in zip(text.lines, places, strict=True):
        yield {
            "x": f"{x:.1f}",
            "y": f"{middle + text.size * 0.35:.1f}",
            "size": f"{text.size:g}",
            "fill": text.colour,
            "anchor": ANCHORS[text.side],
            "turn": turn,
            "pieces": list(styled_runs(line)),
        }
