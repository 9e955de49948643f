"""Fillings of bar segments: filling and outline tell signs apart, colour only repeats the region."""

from typing import Any

from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.pptx import bar_segments
from dashboard.exports.pptx.text_runs import rgb

PATTERNS = {
    bar_segments.STRIPES: MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    bar_segments.STRIPES_LEFT: MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    bar_segments.LINES: MSO_PATTERN.NARROW_VERTICAL,
    bar_segments.DOTS: MSO_PATTERN.PERCENT_25,
}
FIRM, OUTLINE, PROVINCE = Pt(0.75), Pt(1.75), Pt(2.5)  # widths of outlines


def paint(form: Any, filling: str, colour: str, province: bool) -> None:
    """Paint a point or a shape with one of the fillings of `bar_segments`; a province has a dark outline."""
    if filling == bar_segments.NONE:
        form.fill.background()
        form.line.fill.background()
        return
    fill_inside(form.fill, filling, colour)
    form.line.color.rgb = rgb(theme.LIGHT.text if province else colour)
    form.line.width = (
        PROVINCE if province else OUTLINE if filling in (bar_segments.HOLLOW, bar_segments.DASHED) else FIRM
    )
    if filling == bar_segments.DASHED:
        form.line.dash_style = MSO_LINE.DASH


def fill_inside(fill: Any, filling: str, colour: str) -> None:
    """Fill with the colour, white, or a pattern of the two."""
    if filling in PATTERNS:
        fill.patterned()
        fill.pattern = PATTERNS[filling]
        fill.fore_color.rgb, fill.back_color.rgb = rgb(colour), rgb(theme.LIGHT.paper)
        return
    fill.solid()
    fill.fore_color.rgb = rgb(colour if filling == bar_segments.SOLID else theme.LIGHT.paper)
