"""How a piece of a bar is painted; signs are told apart by filling and outline, colour only repeats the region."""

from typing import Any

from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.deck import bars
from dashboard.exports.deck.text import rgb

PATTERNS = {
    bars.STRIPES: MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    bars.STRIPES_LEFT: MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    bars.LINES: MSO_PATTERN.NARROW_VERTICAL,
    bars.DOTS: MSO_PATTERN.PERCENT_25,
}
FIRM, OUTLINE, PROVINCE = Pt(0.75), Pt(1.75), Pt(2.5)  # widths of outlines


def paint(form: Any, filling: str, colour: str, province: bool) -> None:
    """Paint a point of a series or a shape by one of the fillings of `bars`; a province has a dark outline."""
    if filling == bars.NONE:
        form.fill.background()
        form.line.fill.background()
        return
    inside(form.fill, filling, colour)
    form.line.color.rgb = rgb(theme.LIGHT.text if province else colour)
    form.line.width = PROVINCE if province else OUTLINE if filling in (bars.HOLLOW, bars.DASHED) else FIRM
    if filling == bars.DASHED:
        form.line.dash_style = MSO_LINE.DASH


def inside(fill: Any, filling: str, colour: str) -> None:
    """The filling itself: the colour, white, or a pattern of the two."""
    if filling in PATTERNS:
        fill.patterned()
        fill.pattern = PATTERNS[filling]
        fill.fore_color.rgb, fill.back_color.rgb = rgb(colour), rgb(theme.LIGHT.paper)
        return
    fill.solid()
    fill.fore_color.rgb = rgb(colour if filling == bars.SOLID else theme.LIGHT.paper)
