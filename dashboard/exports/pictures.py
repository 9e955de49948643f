"""Pictures of an exhibit that stand alone: finding above the figure, caption below it, always light.

A drawing becomes PNG or SVG by kaleido; a Grid becomes a PNG of an HTML page by the same browser, and has no SVG, in
which text does not wrap. Raises `headless_browser.NoBrowserError` where the server has no browser, PictureError if the
browser failed.
"""

from dataclasses import dataclass, replace
from math import ceil

import plotly.graph_objects as go

from dashboard import theme
from dashboard.exports import headless_browser
from dashboard.exports.caption import caption_lines
from dashboard.exports.figure_rendering import (
    HEIGHT,
    SCALE,
    SIDE,
    figure_margin,
    render_figure,
    with_settled_margins,
)
from dashboard.exports.html import table_page
from dashboard.exports.picture_options import USUAL, PictureOptions, with_resolution
from dashboard.figures.grid import Grid
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.model import Exhibit
from dashboard.figures.text_metrics import fill_lines, wrap
from dashboard.i18n.words import Words

WIDTH = 960  # pixels
EDGE = 12  # pixels from the text in our figures to the plot
GAP = 16  # pixels
ACCENT_WIDTH, ACCENT_HEIGHT = 40, 4  # pixels
BOLD = 1.06  # how much wider bold type runs
LEADING = 1.3  # height of a line in plotly.js, by the size of its type


@dataclass(frozen=True)
class TextLines:
    """Lines of one style. size: in pixels."""

    lines: list[str]
    size: int
    colour: str
    bold: bool = False

    @property
    def height(self) -> float:
        """In pixels."""
        return LEADING * self.size * len(self.lines)


def png(exhibit: Exhibit, words: Words, link: str = "", options: PictureOptions = USUAL) -> bytes:
    """PNG at SCALE with its resolution in it, for a slide or a page. A table keeps its own proportions."""
    return with_resolution(_png(exhibit, words, link, options))


def _png(exhibit: Exhibit, words: Words, link: str, options: PictureOptions) -> bytes:
    if isinstance(exhibit.figure, Grid):
        return headless_browser.render(
            lambda running: table_page.photograph(running, table_page.page(exhibit, words, link, options), WIDTH, SCALE)
        )
    return render_figure(with_caption(exhibit, words, link, options), "png")


def svg(exhibit: Exhibit, words: Words, link: str = "", options: PictureOptions = USUAL) -> bytes:
    """SVG whose text stays text. Raises ValueError for a Grid."""
    if not has_svg(exhibit):
        raise ValueError("a table has no SVG")
    return render_figure(with_caption(exhibit, words, link, options), "svg")


def has_svg(exhibit: Exhibit) -> bool:
    """True for a drawing, False for a Grid."""
    return not isinstance(exhibit.figure, Grid)


def with_caption(exhibit: Exhibit, words: Words, link: str = "", options: PictureOptions = USUAL) -> go.Figure:
    """A copy of the drawing with finding and subtitle above it and the caption below it, as far as wanted.

    In given proportions, a figure that is too high for its width becomes wider, one that is too low higher.
    """
    figure = captioned_figure(exhibit, words, link, options, WIDTH)
    if options.ratio:
        wide = ceil(max(WIDTH, figure.layout.height * options.ratio))
        figure = captioned_figure(exhibit, words, link, options, wide)
        figure.update_layout(height=max(round(wide / options.ratio), figure.layout.height))
    return figure


def captioned_figure(exhibit: Exhibit, words: Words, link: str, options: PictureOptions, total: int) -> go.Figure:
    """The copy in a width, as high as it needs to be."""
    if not options.header:
        exhibit = replace(exhibit, headline="", subtitle="", extent="")
    figure = with_settled_margins(go.Figure(exhibit.figure if exhibit.wide is None else exhibit.wide), total)
    margin = {side: figure_margin(figure, side) for side in "lrtb"}
    left, right = max(margin["l"], SIDE + EDGE), max(margin["r"], SIDE)
    if exhibit.wide is not None:  # its first column begins at the very edge
        left += SIDE
    width = total - SIDE - (right if exhibit.wide is None else SIDE)
    finding = TextLines(wrap(exhibit.headline, width / BOLD, theme.HEADLINE), theme.HEADLINE, theme.LIGHT.text, True)
    subtitle = TextLines(wrap(exhibit.full_subtitle, width, theme.TEXT), theme.TEXT, theme.LIGHT.muted)
    caption_text = caption_lines(exhibit, words, link) if options.notes else []
    lines = [part for line in caption_text for part in fill_lines(line, width, theme.SMALL)]
    caption = TextLines(lines, theme.SMALL, theme.LIGHT.muted)
    head = 3 * GAP + finding.height + subtitle.height if options.header else GAP
    top = margin["t"] + head - GAP
    if options.header:
        _add_accent(figure, SIDE - left, margin["t"] + head)
    _write(figure, finding, (SIDE - left, top), 1)
    _write(figure, subtitle, (SIDE - left, top - finding.height - GAP / 2), 1)
    _write(figure, caption, (SIDE - left, -margin["b"] - GAP), 0)
    return figure.update_layout(
        width=total,
        height=(figure.layout.height or HEIGHT) + head + caption.height + 2 * GAP,
        margin={"l": left, "r": right, "t": margin["t"] + head, "b": margin["b"] + caption.height + 2 * GAP},
        paper_bgcolor=theme.LIGHT.paper,
        plot_bgcolor=theme.LIGHT.paper,
    )


def _add_accent(figure: go.Figure, x: float, top: float) -> None:
    """Our colour at the upper edge. x, top: pixels from the plot's left edge and from its upper one."""
    figure.add_shape(
        type="rect",
        xref="paper",
        yref="paper",
        xsizemode="pixel",
        ysizemode="pixel",
        xanchor=0,
        yanchor=1,
        x0=x,
        x1=x + ACCENT_WIDTH,
        y0=top - ACCENT_HEIGHT,
        y1=top,
        fillcolor=theme.ACCENT,
        line={"width": 0},
    )


def _write(figure: go.Figure, block: TextLines, shift: tuple[float, float], y: int) -> None:
    """Add lines of text, if there are any.

    shift: of their top left corner, in pixels, from the plot's left edge and its y (1 = top).
    """
    if not block.lines:
        return
    text = "<br>".join(map(escape_plotly, block.lines))
    figure.add_annotation(
        x=0,
        y=y,
        xref="paper",
        yref="paper",
        xshift=shift[0],
        yshift=shift[1],
        xanchor="left",
        yanchor="top",
        align="left",
        text=f"<b>{text}</b>" if block.bold else text,
        showarrow=False,
        borderpad=0,
        font={"size": block.size, "color": block.colour},
    )
