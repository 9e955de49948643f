"""Pictures of an exhibit that can stand alone: the finding over the figure; notes, sources, version and link under it.

Always on white, whatever the screen shows. A drawing becomes PNG or SVG through kaleido; a Grid becomes a PNG of a page
that holds it, by the same browser: text in an SVG does not wrap, so that there is none of a table. Both raise
`browser.NoBrowserError` where the server has no browser, and `browser.PictureError` if it failed.
"""

from dataclasses import dataclass

import plotly.graph_objects as go
import plotly.io as pio

from dashboard import theme
from dashboard.exports import headless_browser
from dashboard.exports.caption import caption_lines
from dashboard.exports.html import table_page
from dashboard.figures.grid import Grid
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.model import Exhibit
from dashboard.figures.text_metrics import fill_lines, wrap
from dashboard.i18n.words import Words

WIDTH = 960  # pixels of a picture, before it is doubled
SCALE = 2
SIDE = 28  # pixels left of the words
EDGE = 12  # what the words in our figures stand left of the plot
HEIGHT = 450  # of a figure that has none of its own
GAP = 16
BOLD = 1.06  # how much wider bold type runs
LINE = 1.3  # height of a line in plotly.js, by the size of its type


@dataclass(frozen=True)
class Block:
    """Lines of one size and colour."""

    lines: list[str]
    size: int
    colour: str

    @property
    def height(self) -> float:
        """In pixels."""
        return LINE * self.size * len(self.lines)


def png(exhibit: Exhibit, words: Words, link: str = "") -> bytes:
    """A picture at twice its size, for a slide or a page."""
    if isinstance(exhibit.figure, Grid):
        return headless_browser.render(
            lambda running: table_page.photograph(running, table_page.page(exhibit, words, link), WIDTH, SCALE)
        )
    return _drawn(with_caption(exhibit, words, link), "png")


def svg(exhibit: Exhibit, words: Words, link: str = "") -> bytes:
    """A drawing whose text stays text. Raises ValueError for a Grid."""
    if not has_svg(exhibit):
        raise ValueError("a table has no SVG")
    return _drawn(with_caption(exhibit, words, link), "svg")


def has_svg(exhibit: Exhibit) -> bool:
    """Whether there can be an SVG."""
    return not isinstance(exhibit.figure, Grid)


def _drawn(figure: go.Figure, form: str) -> bytes:
    size = {"format": form, "width": WIDTH, "height": figure.layout.height, "scale": SCALE if form == "png" else 1}
    return headless_browser.render(lambda running: running.calc_fig(figure, opts=size))


def with_caption(exhibit: Exhibit, words: Words, link: str = "") -> go.Figure:
    """The drawing in light, with the words that travel with it as part of it. `exhibit.figure` stays as it is."""
    figure = light_figure(exhibit.figure)
    margin = {side: _margin(figure, side) for side in "lrtb"}
    left, right = max(margin["l"], SIDE + EDGE), max(margin["r"], SIDE)
    width = WIDTH - SIDE - right
    finding = Block(wrap(exhibit.headline, width / BOLD, theme.HEADLINE), theme.HEADLINE, theme.LIGHT.text)
    subtitle = Block(wrap(exhibit.subtitle, width, theme.TEXT), theme.TEXT, theme.LIGHT.muted)
    lines = [part for line in caption_lines(exhibit, words, link) for part in fill_lines(line, width, theme.SMALL)]
    foot = Block(lines, theme.SMALL, theme.LIGHT.muted)
    head = 3 * GAP + finding.height + subtitle.height
    top = margin["t"] + head - GAP
    _write(figure, finding, 1, top, SIDE - left, bold=True)
    _write(figure, subtitle, 1, top - finding.height - GAP / 2, SIDE - left)
    _write(figure, foot, 0, -margin["b"] - GAP, SIDE - left)
    return figure.update_layout(
        width=WIDTH,
        height=(figure.layout.height or HEIGHT) + head + foot.height + 2 * GAP,
        margin={"l": left, "r": right, "t": margin["t"] + head, "b": margin["b"] + foot.height + 2 * GAP},
        paper_bgcolor=theme.LIGHT.paper,
        plot_bgcolor=theme.LIGHT.paper,
    )


def light_figure(figure: go.Figure) -> go.Figure:
    """A copy of a figure with the inks of the light page in place of the dark ones."""
    spec = figure.to_json()
    for ink in ("paper", "text", "muted", "rule", "grid"):
        spec = spec.replace(f'"{getattr(theme.DARK, ink)}"', f'"{getattr(theme.LIGHT, ink)}"')
    return pio.from_json(spec).update_layout(template=theme.template(False))


def _margin(figure: go.Figure, side: str) -> float:
    """A margin of the figure, or of our template."""
    own = figure.layout.margin[side]
    return float(theme.template(False).layout.margin[side] if own is None else own)


def _write(figure: go.Figure, block: Block, y: float, up: float, across: float, bold: bool = False) -> None:
    """A block of words, its top left corner so many pixels from a corner of the plot."""
    text = "<br>".join(map(escape_plotly, block.lines))
    figure.add_annotation(
        x=0,
        y=y,
        xref="paper",
        yref="paper",
        xshift=across,
        yshift=up,
        xanchor="left",
        yanchor="top",
        align="left",
        text=f"<b>{text}</b>" if bold else text,
        showarrow=False,
        borderpad=0,
        font={"size": block.size, "color": block.colour},
    )
