"""The key of the charts: a word for each sign, beside a piece of bar painted in the same way."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.pptx import bar_segments, text_metrics, text_runs
from dashboard.exports.pptx.bar_segments import Bar
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.segment_fills import paint
from dashboard.exports.pptx.slide_layout import Box
from dashboard.exports.pptx.text_runs import Run

# The pieces of each sign: (filling, share of its length).
SIGNS: dict[str, tuple[tuple[str, float], ...]] = {
    "firm": ((bar_segments.SOLID, 1.0),),
    "aspirational": ((bar_segments.HOLLOW, 1.0),),
    "at_least": ((bar_segments.SOLID, 0.5), (bar_segments.STRIPES, 0.5)),
    "more_than": ((bar_segments.SOLID, 0.5), (bar_segments.LINES, 0.5)),
    "at_most": ((bar_segments.STRIPES_LEFT, 0.86), (bar_segments.SOLID, 0.14)),
    "about": ((bar_segments.SOLID, 0.6), (bar_segments.DOTS, 0.4)),
    "range": ((bar_segments.NONE, 0.4), (bar_segments.SOLID, 0.6)),
    "tally": ((bar_segments.DASHED, 1.0),),
    "province": ((bar_segments.SOLID, 1.0),),
}
LENGTH, THICK, BESIDE, BETWEEN = 28.0, 9.0, 6.0, 18.0


def occurring(rows: Sequence[Bar]) -> list[str]:
    """The signs of some rows, in the order of the key."""
    found = {sign for row in rows for sign in row.signs}
    return [sign for sign in SIGNS if sign in found]


def line(stage: PresentationBuilder, slide: Any, rows: Sequence[Bar], box: Box) -> None:
    """The signs that occur, in a line; those for which there is no room any more are on the last slides."""
    x = box.x
    signs = occurring(rows)
    for sign in signs if signs != ["firm"] else []:
        said = stage.words.text(f"deck.sign.{sign}")
        wide = text_metrics.width_of(said, text_runs.SMALL) / text_metrics.SPARE + 4
        if x + LENGTH + BESIDE + wide > box.x + box.w:
            return
        draw(slide, sign, x, box.y + (box.h - THICK) / 2)
        place = Box(x + LENGTH + BESIDE, box.y, wide, box.h)
        stage.write(slide, place, [[Run(said, text_runs.SMALL, colour=theme.LIGHT.muted)]])
        x += LENGTH + BESIDE + wide + BETWEEN


def is_plain(shape: Any) -> None:
    """Take from a shape what the theme would add: shadows, its own line and colours."""
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)


def draw(slide: Any, sign: str, x: float, y: float, length: float = LENGTH, thick: float = THICK) -> None:
    """A sign as native shapes, its left upper corner at (x, y)."""
    for filling, share in SIGNS[sign]:
        if filling != bar_segments.NONE:
            shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(x), Pt(y), Pt(length * share), Pt(thick))
            paint(shape, filling, theme.GREY, sign == "province")
            is_plain(shape)
            shape._element.nvSpPr.cNvPr.set("descr", "")
        x += length * share
