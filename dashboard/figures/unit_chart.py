"""Unit charts: one mark for one thing, ten to a row, with the count printed at the end of the row.

Both axes are in pixels: the x-axis is bound to the y-axis, which spans as many units as the figure has pixels, so marks
keep their distance at every width. Nothing reaches further right than WIDTH, the plot of a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import mark_key
from dashboard.figures.lane_layout import LINE_HEIGHT, TITLE_HEIGHT, TOP_MARGIN, escape_plotly
from dashboard.figures.mark_key import Sign
from dashboard.figures.pixel_rows import finish_pixel_rows
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.text_metrics import wrap

# Pixels, but for IN_A_ROW and GROUP, which are numbers of marks.
WIDTH = 300
LABEL = 116  # labels left of the marks
PITCH, SIZE, RING = 16, 8, 13
IN_A_ROW, GROUP, GROUP_GAP = 10, 5, 5  # a gap after every five marks
HOVER = 280  # a line of text on hover
LINE_GAP, BLOCK_GAP = 6, 12


@dataclass(frozen=True)
class Dot:
    """One mark: Plotly symbol, colour, lines of text on hover, the code that a click opens ("" for none), and the
    symbol of an outer outline ("" for none)."""

    symbol: str
    colour: str
    hover: tuple[str, ...]
    code: str = ""
    ring: str = ""


@dataclass(frozen=True)
class DotLine:
    """A category of one plan: its name, its marks, and the text that stands where there is no mark."""

    label: str
    dots: tuple[Dot, ...]
    none: str


@dataclass(frozen=True)
class DotBlock:
    """The lines of a plan under its title, which is Plotly markup."""

    title: str
    lines: tuple[DotLine, ...]


@dataclass
class ChartLayout:
    """The blocks laid out so far: the figure with their texts and rules, its height in pixels, and the dots with the
    pixels of their centres."""

    figure: FigureBuilder = field(default_factory=FigureBuilder)
    height: int = 0
    dots: list[tuple[float, float, Dot]] = field(default_factory=list)

    def add_text(self, text: str, x: float, y: float, colour: str, size: int = theme.SMALL) -> None:
        """Add text with its top at y that begins at x, or ends there if that is the right edge."""
        side = "right" if x == WIDTH else "left"
        self.figure.add_text(text, size, colour, x=x, y=y, align=side, xanchor=side, yanchor="top")

    def finish(self, room: int = 0) -> go.Figure:
        """The Plotly figure. room: pixels under the blocks."""
        axis = {"range": [0, WIDTH], "visible": False}
        axis |= {"scaleanchor": "y", "scaleratio": 1, "constrain": "range", "constraintoward": "left"}
        margin = {"l": 14, "r": 10, "t": TOP_MARGIN, "b": 8 + room}
        return finish_pixel_rows(self.figure, self.height, margin, xaxis=axis).figure()


def unit_chart(blocks: Sequence[DotBlock], signs: Sequence[Sign]) -> go.Figure:
    """The figure of all blocks from top to bottom, with a key of these signs below."""
    chart = ChartLayout()
    for block in blocks:
        add_block(chart, block)
    chart.figure.traces += [*ring_traces(chart), mark_trace(chart)]
    mark_key.add_legend(chart.figure, list(signs), chart.height, under=4)
    return chart.finish(mark_key.legend_height(chart.figure))


def add_block(chart: ChartLayout, block: DotBlock) -> None:
    """Add rule, title and lines of a plan."""
    if chart.height:
        rule = {"color": theme.LIGHT.rule, "width": 1}
        chart.figure.add_shape(type="line", xref="paper", x0=0, x1=1, y0=chart.height, y1=chart.height, line=rule)
    chart.add_text(block.title, 0, chart.height + 4, theme.LIGHT.text, theme.TEXT)
    chart.height += TITLE_HEIGHT + 4
    for line in block.lines:
        add_line(chart, line)
    chart.height += BLOCK_GAP


def add_line(chart: ChartLayout, line: DotLine) -> None:
    """Add name, marks and count of a category."""
    top, label = chart.height, wrap(line.label, LABEL - 12)
    text, muted = theme.LIGHT.text, theme.LIGHT.muted
    chart.add_text("<br>".join(map(escape_plotly, label)), 0, top, text if line.dots else muted)
    if line.dots:
        chart.add_text(str(len(line.dots)), WIDTH, top, text)
    else:
        chart.add_text(escape_plotly(line.none), LABEL - 5, top, muted)
    chart.dots += [(*dot_centre(number, top + LINE_HEIGHT / 2), dot) for number, dot in enumerate(line.dots)]
    rows = -(-len(line.dots) // IN_A_ROW)
    chart.height += max(LINE_HEIGHT * len(label), LINE_HEIGHT + PITCH * (rows - 1)) + LINE_GAP


def dot_centre(number: int, top: float) -> tuple[float, float]:
    """x and y of a mark, counted from zero, where the centres of the first row are at y = top."""
    row, column = divmod(number, IN_A_ROW)
    return LABEL + column * PITCH + column // GROUP * GROUP_GAP, top + row * PITCH


def ring_traces(chart: ChartLayout) -> list[dict[str, Any]]:
    """The outer outlines, drawn below the marks; no trace where there are none."""
    dots = [(x, y, dot) for x, y, dot in chart.dots if dot.ring]
    outline = {"symbol": [dot.ring for _, _, dot in dots], "size": RING, "color": theme.LIGHT.muted}
    line = {"width": 1, "color": theme.LIGHT.muted}
    return [scatter_trace(dots, outline | {"line": line}) | {"hoverinfo": "skip"}] if dots else []


def mark_trace(chart: ChartLayout) -> dict[str, Any]:
    """All marks; customdata holds the code that a click opens."""
    colours = [dot.colour for _, _, dot in chart.dots]
    marker = {"symbol": [dot.symbol for _, _, dot in chart.dots], "size": SIZE, "color": colours}
    return scatter_trace(chart.dots, marker | {"line": {"width": 2, "color": colours}}) | {
        "customdata": [[dot.code] if dot.code else [] for _, _, dot in chart.dots],
        "text": [hover_markup(dot.hover) for _, _, dot in chart.dots],
        "hovertemplate": "%{text}<extra></extra>",
    }


@lru_cache(maxsize=4096)
def hover_markup(texts: tuple[str, ...]) -> str:
    """Texts on hover as Plotly markup, wrapped and escaped."""
    return "<br>".join(escape_plotly(line) for text in texts for line in wrap(text, HOVER))


def scatter_trace(dots: Sequence[tuple[float, float, Dot]], marker: dict[str, Any]) -> dict[str, Any]:
    """A trace of markers at the centres of the dots."""
    return {
        "type": "scatter",
        "x": [x for x, _, _ in dots],
        "y": [y for _, y, _ in dots],
        "mode": "markers",
        "marker": marker,
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
        "showlegend": False,
    }
