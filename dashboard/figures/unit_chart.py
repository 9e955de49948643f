"""Unit charts: one mark for one thing, ten to a row, the count printed at the row's end, so that a reader can count.

Both axes are in pixels: the x-axis is bound to the y-axis, which spans as many units as the figure has pixels, and so
marks keep their distance on a phone and on a desk screen alike. Nothing reaches further right than WIDTH.
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
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.text_metrics import wrap

WIDTH = 300  # the plot of a phone
LABEL = 116  # words left of the marks
PITCH, SIZE, RING = 16, 8, 13
IN_A_ROW, GROUP, GROUP_GAP = 10, 5, 5  # ten to a row, a small gap after five
HOVER = 280  # pixels of a line on hover
BETWEEN, UNDER = 6, 12  # between lines, under a block


@dataclass(frozen=True)
class Dot:
    """One mark: its Plotly symbol and colour, its words on hover, and what a click opens ("": nothing)."""

    symbol: str
    colour: str
    hover: tuple[str, ...]
    code: str = ""
    ring: str = ""  # symbol of an outer outline


@dataclass(frozen=True)
class DotLine:
    """A category of one plan: its name, its marks, and the word that stands where there is none."""

    label: str
    dots: tuple[Dot, ...]
    none: str


@dataclass(frozen=True)
class DotBlock:
    """A plan's lines under its title, which is safe for Plotly."""

    title: str
    lines: tuple[DotLine, ...]


@dataclass
class ChartLayout:
    """What is drawn so far, as plain dictionaries: Plotly checks a figure made at once, not piece by piece."""

    inks: theme.Ink
    height: float = 0
    words: list[dict[str, Any]] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    dots: list[tuple[float, float, Dot]] = field(default_factory=list)

    def write(self, text: str, x: float, y: float, size: int, colour: str, side: str = "left") -> None:
        """Words with their top at y, from x to the right, or to the left of it."""
        at = {"x": x, "y": y, "align": side, "xanchor": side, "yanchor": "top"}
        font = {"size": size, "color": colour}
        self.words.append(at | {"text": text, "showarrow": False, "borderpad": 0, "font": font})

    def rule(self, y: float) -> None:
        """A line across."""
        line = {"color": self.inks.rule, "width": 1}
        self.rules.append({"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line})


def unit_chart(blocks: Sequence[DotBlock], signs: Sequence[Sign], dark: bool) -> go.Figure:
    """The figure of all blocks from top to bottom, with a key of these signs under it."""
    sheet = ChartLayout(theme.ink(dark))
    for block in blocks:
        add_block(sheet, block)
    made = FigureBuilder(sheet.rules, sheet.words)
    made.traces += [*rings(sheet), marks(sheet)]
    made.update_layout(**layout(sheet, dark))
    mark_key.add_legend(made, list(signs), sheet.inks, sheet.height, under=4)
    room = mark_key.legend_height(made)
    made.update_layout(height=made.layout["height"] + room, margin={"b": made.layout["margin"]["b"] + room})
    return made.figure()


def layout(sheet: ChartLayout, dark: bool) -> dict[str, Any]:
    """Pixel axes, height, words and rules."""
    margin = {"l": 14, "r": 10, "t": TOP_MARGIN, "b": 8}
    bound = {"scaleanchor": "y", "scaleratio": 1, "constrain": "range", "constraintoward": "left"}
    return {
        "template": theme.plain_template(dark),
        "height": sheet.height + margin["t"] + margin["b"],
        "margin": margin,
        "dragmode": False,
        "showlegend": True,
        "xaxis": {"range": [0, WIDTH], "visible": False, "fixedrange": True} | bound,
        "yaxis": {"range": [sheet.height, 0], "visible": False, "fixedrange": True},
        "annotations": sheet.words,
        "shapes": sheet.rules,
    }


def add_block(sheet: ChartLayout, block: DotBlock) -> None:
    """Rule, title and lines of a plan."""
    if sheet.height:
        sheet.rule(sheet.height)
    sheet.write(block.title, 0, sheet.height + 4, theme.TEXT, sheet.inks.text)
    sheet.height += TITLE_HEIGHT + 4
    for line in block.lines:
        add_line(sheet, line)
    sheet.height += UNDER


def add_line(sheet: ChartLayout, line: DotLine) -> None:
    """Name, marks and count of a category."""
    top, inks, name = sheet.height, sheet.inks, wrap(line.label, LABEL - 12)
    sheet.write("<br>".join(map(escape_plotly, name)), 0, top, theme.SMALL, inks.text if line.dots else inks.muted)
    if line.dots:
        sheet.write(str(len(line.dots)), WIDTH, top, theme.SMALL, inks.text, "right")
    else:
        sheet.write(escape_plotly(line.none), LABEL - 5, top, theme.SMALL, inks.muted)
    sheet.dots += [(*place(number, top + LINE_HEIGHT / 2), dot) for number, dot in enumerate(line.dots)]
    rows = -(-len(line.dots) // IN_A_ROW)
    sheet.height += max(LINE_HEIGHT * len(name), LINE_HEIGHT + PITCH * (rows - 1)) + BETWEEN


def place(number: int, top: float) -> tuple[float, float]:
    """Where the mark of this number stands, counted from zero, if the first row's middle is at `top`."""
    row, column = divmod(number, IN_A_ROW)
    return LABEL + column * PITCH + column // GROUP * GROUP_GAP, top + row * PITCH


def marks(sheet: ChartLayout) -> dict[str, Any]:
    """All marks; a click finds the code of each in its customdata."""
    colours = [dot.colour for _, _, dot in sheet.dots]
    marker = {"symbol": [dot.symbol for _, _, dot in sheet.dots], "size": SIZE, "color": colours}
    return trace(sheet.dots, marker | {"line": {"width": 2, "color": colours}}) | {
        "customdata": [[dot.code] if dot.code else [] for _, _, dot in sheet.dots],
        "text": [wrapped(dot.hover) for _, _, dot in sheet.dots],
        "hovertemplate": "%{text}<extra></extra>",
    }


@lru_cache(maxsize=4096)
def wrapped(said: tuple[str, ...]) -> str:
    """Words on hover, wrapped and safe for Plotly."""
    return "<br>".join(escape_plotly(part) for text in said for part in wrap(text, HOVER))


def rings(sheet: ChartLayout) -> list[dict[str, Any]]:
    """The outer outlines, under the marks."""
    ringed = [(x, y, dot) for x, y, dot in sheet.dots if dot.ring]
    outline = {"symbol": [dot.ring for _, _, dot in ringed], "size": RING, "color": sheet.inks.muted}
    line = {"width": 1, "color": sheet.inks.muted}
    return [trace(ringed, outline | {"line": line}) | {"hoverinfo": "skip"}] if ringed else []


def trace(dots: Sequence[tuple[float, float, Dot]], marker: dict[str, Any]) -> dict[str, Any]:
    """Markers at places in pixels."""
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
