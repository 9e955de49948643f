"""Key of the charts: a word for each sign, beside a piece of bar painted in the same way."""

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

# Pieces of each sign: (filling, share of its length).
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
LENGTH, THICKNESS, BESIDE, BETWEEN = 28.0, 9.0, 6.0, 18.0  # points; of a sign, to its word, to the next sign


def occurring(bars: Sequence[Bar]) -> list[str]:
    """Signs of some bars, in the order of the key."""
    signs = {sign for bar in bars for sign in bar.signs}
    return [sign for sign in SIGNS if sign in signs]


def draw_key(builder: PresentationBuilder, slide: Any, bars: Sequence[Bar], box: Box) -> None:
    """Draw the signs that occur, in a line as far as there is room; the last slides explain all of them."""
    x = box.x
    signs = occurring(bars)
    for sign in signs if signs != ["firm"] else []:
        word = builder.words.text(f"deck.sign.{sign}")
        width = text_metrics.width_of(word, text_runs.SMALL) / text_metrics.SPARE + 4
        if x + LENGTH + BESIDE + width > box.x + box.w:
            return
        draw(slide, sign, Box(x, box.y + (box.h - THICKNESS) / 2, LENGTH, THICKNESS))
        beside = Box(x + LENGTH + BESIDE, box.y, width, box.h)
        builder.write(slide, beside, [[Run(word, text_runs.SMALL, colour=theme.LIGHT.muted)]])
        x += LENGTH + BESIDE + width + BETWEEN


def draw(slide: Any, sign: str, box: Box) -> None:
    """Draw a sign as native shapes that fill a box."""
    x = box.x
    for filling, share in SIGNS[sign]:
        if filling != bar_segments.NONE:
            shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(x), Pt(box.y), Pt(box.w * share), Pt(box.h))
            paint(shape, filling, theme.GREY, sign == "province")
            drop_theme_style(shape)
            shape._element.nvSpPr.cNvPr.set("descr", "")
        x += box.w * share


def drop_theme_style(shape: Any) -> None:
    """Remove the theme's shadow, line and colours from a shape."""
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)
