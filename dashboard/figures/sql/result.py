"""The result of a visitor's query: a table, or a chart of one column by another."""

from collections.abc import Iterable, Sequence
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
from dashboard.render_context import RenderContext

CHART_KINDS = ("table", "bars", "points")
MAX_MARKS = 60  # rows that a chart draws
MAX_LABEL = 80  # characters
LABEL_WIDTH, LINE_HEIGHT, ROW_GAP, AXIS_HEIGHT = 200, 17, 12, 60  # pixels


@dataclass(frozen=True)
class ChartChoice:
    """How to show a result. chart: one of CHART_KINDS. x: column of the labels. y: column of the numbers drawn."""

    chart: str
    x: str = ""
    y: str = ""


def numeric_columns(frame: pd.DataFrame) -> list[str]:
    """The columns that hold numbers and, apart from empty cells, nothing else."""
    return [name for name in frame.columns if is_numeric([cell for cell in frame[name] if cell is not None])]


def is_numeric(cells: Sequence[Any]) -> bool:
    """True if there are cells and all are numbers; truth values are none."""
    return bool(cells) and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells)


def query_result_exhibit(
    frame: pd.DataFrame, choice: ChartChoice, query: str, render: RenderContext, cut: str = ""
) -> Exhibit:
    """The result with its notes. The query is its source, so that every file carries it.

    cut: the limit that cut the result off, as in the messages `sql.cut.<cut>`; "" for none.
    """
    words, rows = render.words, frame.head(MAX_MARKS)
    headline = words.text("sql.rows", count=len(frame), columns=words.text("sql.columns", count=len(frame.columns)))
    notes = [words.text(f"sql.cut.{cut}")] if cut else []
    if choice.chart != "table":
        headline = words.text("sql.charted", x=choice.x, y=choice.y)
        notes.append(words.text("sql.caution"))
        notes += [words.text("sql.first_rows", shown=MAX_MARKS, count=len(frame))] if len(frame) > MAX_MARKS else []
    return Exhibit(
        figure=column_grid(frame, headline) if choice.chart == "table" else chart(rows, choice, render),
        headline=headline,
        subtitle="",
        sources=(words.text("sql.source", query=query),),
        notes=tuple(notes),
        alt=words.text("sql.alt", x=choice.x, y=choice.y, count=len(rows)),
        table=frame,
        data_version=render.version,
    )


def column_grid(frame: pd.DataFrame, caption: str) -> Grid:
    """A grid of column heads only: the rows are the table of the exhibit."""
    return Grid(caption, tuple(GridColumn(name) for name in frame.columns), ())


def chart(rows: pd.DataFrame, choice: ChartChoice, render: RenderContext) -> go.Figure:
    """A bar or a point for each row, top to bottom, with its label on the left; no mark for an empty cell."""
    null = render.words.text("sql.null")
    labels = [wrap(str(null if cell is None else cell)[:MAX_LABEL], LABEL_WIDTH) for cell in rows[choice.x]]
    centres, values = row_centres([len(lines) for lines in labels]), list(rows[choice.y])
    texts = [null if value is None else exact(value) for value in values]
    figure = go.Figure(chart_traces(choice.chart, centres, values, texts))
    height = AXIS_HEIGHT + sum(LINE_HEIGHT * len(lines) + ROW_GAP for lines in labels)
    figure.update_layout(template=theme.template(render.dark), height=height, showlegend=False, bargap=0)
    figure.update_yaxes(
        tickvals=centres,
        ticktext=["<br>".join(map(escape_plotly, lines)) for lines in labels],
        range=[height - AXIS_HEIGHT, 0],
        automargin=True,
        showgrid=False,
    )
    figure.update_xaxes(automargin=True, range=value_range(values))
    return figure


def row_centres(line_counts: Sequence[int]) -> list[float]:
    """Pixels from the top to the centre of each row, by the numbers of lines of the labels."""
    heights = [LINE_HEIGHT * count + ROW_GAP for count in line_counts]
    return [sum(heights[:position]) + height / 2 for position, height in enumerate(heights)]


def value_range(values: Iterable[Any]) -> list[float]:
    """From zero or the least value below it to the greatest, with room for the texts at the ends of the bars."""
    numbers = [float(value) for value in values if value is not None]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    room = (high - low or 1) * 0.18
    return [low - room if low < 0 else low, high + room if high > 0 or low == high else high]


def chart_traces(kind: str, centres: Sequence[float], values: Sequence[Any], texts: Sequence[str]) -> list[Any]:
    """Marks, and a text beside each; the text of an empty cell is at zero."""
    ends = [0 if value is None else value for value in values]
    sides = ["middle left" if end < 0 else "middle right" for end in ends]
    colour = {"color": theme.PALETTE[0]}
    gap = "  " if kind == "points" else " "
    labels = go.Scatter(x=ends, y=centres, mode="text", text=[f"{gap}{text}{gap}" for text in texts])
    labels.update(textposition=sides, hoverinfo="skip", cliponaxis=False)
    if kind == "points":
        marker = colour | {"size": 9}
        return [go.Scatter(x=values, y=centres, mode="markers", marker=marker, hoverinfo="skip"), labels]
    return [go.Bar(x=values, y=centres, orientation="h", width=14, marker=colour, hoverinfo="skip"), labels]
