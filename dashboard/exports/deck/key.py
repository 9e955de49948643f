"""The key of the charts: a word for each sign, beside a piece of bar painted in the same way."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.deck import bars, measure, text
from dashboard.exports.deck.bars import Bar
from dashboard.exports.deck.fill import paint
from dashboard.exports.deck.layout import Box
from dashboard.exports.deck.stage import Stage
from dashboard.exports.deck.text import Run

# The pieces of each sign: (filling, share of its length).
SIGNS: dict[str, tuple[tuple[str, float], ...]] = {
    "firm": ((bars.SOLID, 1.0),),
    "aspirational": ((bars.HOLLOW, 1.0),),
    "at_least": ((bars.SOLID, 0.5), (bars.STRIPES, 0.5)),
    "more_than": ((bars.SOLID, 0.5), (bars.LINES, 0.5)),
    "at_most": ((bars.STRIPES_LEFT, 0.86), (bars.SOLID, 0.14)),
    "about": ((bars.SOLID, 0.6), (bars.DOTS, 0.4)),
    "range": ((bars.NONE, 0.4), (bars.SOLID, 0.6)),
    "tally": ((bars.DASHED, 1.0),),
    "province": ((bars.SOLID, 1.0),),
}
LENGTH, THICK, BESIDE, BETWEEN = 28.0, 9.0, 6.0, 18.0


def occurring(rows: Sequence[Bar]) -> list[str]:
    """The signs of some rows, in the order of the key."""
    found = {sign for row in rows for sign in row.signs}
    return [sign for sign in SIGNS if sign in found]


def line(stage: Stage, slide: Any, rows: Sequence[Bar], box: Box) -> None:
    """The signs that occur, in a line; those for which there is no room any more are on the last slides."""
    x = box.x
    signs = occurring(rows)
    for sign in signs if signs != ["firm"] else []:
        said = stage.words.text(f"deck.sign.{sign}")
        wide = measure.width_of(said, text.SMALL) / measure.SPARE + 4
        if x + LENGTH + BESIDE + wide > box.x + box.w:
            return
        draw(slide, sign, x, box.y + (box.h - THICK) / 2)
        place = Box(x + LENGTH + BESIDE, box.y, wide, box.h)
        stage.write(slide, place, [[Run(said, text.SMALL, colour=theme.LIGHT.muted)]])
        x += LENGTH + BESIDE + wide + BETWEEN


def plain(shape: Any) -> None:
    """Take from a shape what the theme would add: shadows, its own line and colours."""
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)


def draw(slide: Any, sign: str, x: float, y: float, length: float = LENGTH, thick: float = THICK) -> None:
    """A sign as native shapes, its left upper corner at (x, y)."""
    for filling, share in SIGNS[sign]:
        if filling != bars.NONE:
            shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(x), Pt(y), Pt(length * share), Pt(thick))
            paint(shape, filling, theme.GREY, sign == "province")
            plain(shape)
            shape._element.nvSpPr.cNvPr.set("descr", "")
        x += length * share
