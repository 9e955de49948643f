"""The answer to a reader's own query: a table, or a quick chart of one column by another."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.grid import Grid, GridColumn
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.model import Exhibit
from dashboard.figures.text_metrics import wrap
from dashboard.i18n.numerals import exact
from dashboard.i18n.words import Words

CHART_KINDS = ("table", "bars", "points")
MARKS = 60  # rows that a chart draws
LABEL = 200  # pixels of a label's line
LONGEST = 80  # characters of a label; the table has the rest
LINE, GAP, EDGE = 17, 12, 60  # pixels


@dataclass(frozen=True)
class ChartChoice:
    """How an answer is to be shown: one of CHARTS; `x` names the rows, `y` is the number drawn."""

    chart: str
    x: str = ""
    y: str = ""


def numeric_columns(frame: pd.DataFrame) -> list[str]:
    """The columns that hold numbers and nothing else; an empty cell may be among them."""
    return [name for name in frame.columns if is_numeric([cell for cell in frame[name] if cell is not None])]


def is_numeric(cells: list[Any]) -> bool:
    """Whether there are cells and all are numbers. True and false are none."""
    return bool(cells) and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells)


def query_result_exhibit(
    frame: pd.DataFrame, wish: ChartChoice, query: str, words: Words, data_version: str, dark: bool, cut: str = ""
) -> Exhibit:
    """The answer with what must be said of it. The query is its source, so that it goes with every file."""
    headline = words.text("sql.rows", count=len(frame), columns=words.text("sql.columns", count=len(frame.columns)))
    notes = [words.text(f"sql.cut.{cut}")] if cut else []
    drawn = frame.head(MARKS)
    if wish.chart != "table":
        headline = words.text("sql.charted", x=wish.x, y=wish.y)
        notes += [words.text("sql.caution")]
        notes += [words.text("sql.first_rows", shown=MARKS, count=len(frame))] if len(frame) > MARKS else []
    return Exhibit(
        figure=table_of(frame, headline) if wish.chart == "table" else chart(drawn, wish, words, dark),
        headline=headline,
        subtitle="",
        sources=(words.text("sql.source", query=query),),
        notes=tuple(notes),
        alt=words.text("sql.alt", x=wish.x, y=wish.y, count=len(drawn)),
        table=frame,
        data_version=data_version,
    )


def table_of(frame: pd.DataFrame, caption: str) -> Grid:
    """The heads only: the rows are the exhibit's table."""
    return Grid(caption, tuple(GridColumn(name) for name in frame.columns), ())


def chart(drawn: pd.DataFrame, wish: ChartChoice, words: Words, dark: bool) -> go.Figure:
    """A bar or a point for each row in its order, top to bottom, its label on its left; no value, no mark."""
    labels = [wrap(str(words.text("sql.null") if cell is None else cell)[:LONGEST], LABEL) for cell in drawn[wish.x]]
    places = middles([len(lines) for lines in labels])
    values = list(drawn[wish.y])
    figure = go.Figure(marks(wish, places, values, [words.text("sql.null") if v is None else exact(v) for v in values]))
    height = EDGE + sum(LINE * len(lines) + GAP for lines in labels)
    figure.update_layout(template=theme.template(dark), height=height, showlegend=False, bargap=0)
    figure.update_yaxes(
        tickvals=places,
        ticktext=["<br>".join(escape_plotly(line) for line in lines) for lines in labels],
        range=[height - EDGE, 0],
        automargin=True,
        showgrid=False,
    )
    figure.update_xaxes(automargin=True, range=span(values))
    return figure


def middles(lines: list[int]) -> list[float]:
    """Where each row stands, in pixels from the top, for labels of so many lines."""
    heights = [LINE * count + GAP for count in lines]
    return [sum(heights[:place]) + height / 2 for place, height in enumerate(heights)]


def span(values: list[Any]) -> list[float]:
    """From nought, or the least below it, to the greatest, with room for what is written at the ends."""
    known = [float(value) for value in values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    room = (high - low or 1) * 0.18
    return [low - room if low < 0 else low, high + room if high > 0 or low == high else high]


def marks(wish: ChartChoice, places: list[float], values: list[Any], said: list[str]) -> list[Any]:
    """The traces: marks, and beside each what it stands for; where there is no value, the word for that at nought."""
    ends = [0 if value is None else value for value in values]
    sides = ["middle left" if end < 0 else "middle right" for end in ends]
    colour = {"color": theme.PALETTE[0]}
    text = go.Scatter(x=ends, y=places, mode="text", text=[f" {one} " for one in said], textposition=sides)
    text.update(hoverinfo="skip", cliponaxis=False)
    if wish.chart == "points":
        shape = go.Scatter(x=values, y=places, mode="markers", marker=colour | {"size": 9}, hoverinfo="skip")
        return [shape, text.update(text=[f"  {one}  " for one in said])]
    return [go.Bar(x=values, y=places, orientation="h", width=14, marker=colour, hoverinfo="skip"), text]
