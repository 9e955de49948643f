"""A quick chart of a query's result: a bar or a point for each row, or for each pair of two keys."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.text_metrics import wrap
from dashboard.i18n.numerals import exact
from dashboard.render_context import RenderContext

MAX_MARKS = 60  # rows that a chart draws
MAX_SERIES = len(theme.PALETTE)  # as many as there are colours
MAX_LABEL = 80  # characters
LABEL_WIDTH, LINE_HEIGHT, ROW_GAP, AXIS_HEIGHT, KEY_HEIGHT = 200, 17, 12, 60, 30  # pixels
BAR = 14  # pixels that a bar is high


@dataclass(frozen=True)
class ChartChoice:
    """How to show a result. chart: table, bars or points. x: column of the labels. y: column of the numbers drawn.

    series: column of a second key, whose values stand side by side under each label; "" for none.
    """

    chart: str
    x: str = ""
    y: str = ""
    series: str = ""


@dataclass(frozen=True)
class QuickMark:
    """A number drawn: its place in pixels from the top, its series counted from 0; value None for an empty cell."""

    place: float
    series: int
    value: Any


def series_columns(frame: pd.DataFrame, x: str, y: str) -> list[str]:
    """Columns that may be a second key beside `x`: few values, and no pair of keys twice."""
    return [name for name in frame.columns if name not in (x, y) and is_second_key(frame, x, str(name))]


def is_second_key(frame: pd.DataFrame, x: str, name: str) -> bool:
    """Whether a column tells rows with the same label apart, by at most MAX_SERIES values."""
    pairs = list(zip(map(str, frame[x]), map(str, frame[name]), strict=True))
    labels, values = {label for label, _ in pairs}, {value for _, value in pairs}
    return 1 < len(values) <= MAX_SERIES and len(set(pairs)) == len(pairs) and len(labels) < len(pairs)


def quick_chart(frame: pd.DataFrame, choice: ChartChoice, render: RenderContext) -> go.Figure:
    """The first MAX_MARKS rows top to bottom, labels on the left, each number in words; no mark for an empty cell."""
    rows, null = frame.head(MAX_MARKS), render.words.text("sql.null")
    names = [cell_label(cell, null) for cell in rows[choice.series].drop_duplicates()] if choice.series else [""]
    groups = list(label_groups(rows, choice, null, names))
    lines = [wrap(label, LABEL_WIDTH) for label, _ in groups]
    heights = [max(LINE_HEIGHT * len(part), (BAR + 3) * len(names)) + ROW_GAP for part in lines]
    marks = [mark for top, height, (_, pairs) in tops(heights, groups) for mark in marks_of(pairs, top, height, names)]
    figure = go.Figure([*series_traces(choice.chart, marks, names), text_trace(choice.chart, marks, null)])
    top, total = KEY_HEIGHT if choice.series else 0, sum(heights)
    figure.update_layout(template=theme.template(), height=total + AXIS_HEIGHT + top, bargap=0)
    figure.update_layout(showlegend=bool(choice.series), barmode="overlay", legend=legend())
    figure.update_yaxes(
        tickvals=[top + height / 2 for top, height, _ in tops(heights, groups)],
        ticktext=["<br>".join(map(escape_plotly, part)) for part in lines],
        range=[total, 0],
        automargin=True,
        showgrid=False,
    )
    return figure.update_xaxes(automargin=True, range=value_range(mark.value for mark in marks))


def legend() -> dict[str, Any]:
    """A line of names over the plot, which do nothing when clicked."""
    return {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False}


def cell_label(cell: Any, null: str) -> str:
    """A cell as the name of a row or of a series."""
    return str(null if cell is None else cell)[:MAX_LABEL]


def label_groups(
    rows: pd.DataFrame, choice: ChartChoice, null: str, names: Sequence[str]
) -> Iterator[tuple[str, list[tuple[int, Any]]]]:
    """Labels with (series, value): a row each, or with a second key all rows of a label together."""
    labels, values = [cell_label(cell, null) for cell in rows[choice.x]], list(rows[choice.y])
    if not choice.series:
        yield from ((label, [(0, value)]) for label, value in zip(labels, values, strict=True))
        return
    numbers = [names.index(cell_label(cell, null)) for cell in rows[choice.series]]
    groups: dict[str, list[tuple[int, Any]]] = {}
    for label, number, value in zip(labels, numbers, values, strict=True):
        groups.setdefault(label, []).append((number, value))
    yield from groups.items()


def tops(heights: Sequence[float], groups: Sequence[Any]) -> Iterator[tuple[float, float, Any]]:
    """Where each group begins, how high it is, and the group."""
    top = 0.0
    for height, group in zip(heights, groups, strict=True):
        yield top, height, group
        top += height


def marks_of(pairs: Sequence[tuple[int, Any]], top: float, height: float, names: Sequence[str]) -> Iterator[QuickMark]:
    """The marks of a label, one under the other, each series always at the same place."""
    for number, value in pairs:
        yield QuickMark(top + height / 2 + (number - (len(names) - 1) / 2) * (BAR + 3), number, value)


def series_traces(kind: str, marks: Sequence[QuickMark], names: Sequence[str]) -> Iterator[Any]:
    """The marks of each series in its colour."""
    for number, name in enumerate(names):
        members = [mark for mark in marks if mark.series == number]
        marker = {"color": theme.PALETTE[number % MAX_SERIES]}
        places = {"x": [mark.value for mark in members], "y": [mark.place for mark in members]}
        common = places | {"name": escape_plotly(name), "hoverinfo": "skip"}
        if kind == "points":
            yield go.Scatter(**common, mode="markers", marker=marker | {"size": 9})
        else:
            yield go.Bar(**common, orientation="h", width=BAR, marker=marker)


def text_trace(kind: str, marks: Sequence[QuickMark], null: str) -> Any:
    """The number beside each mark; the word for an empty cell at zero."""
    gap = "  " if kind == "points" else " "
    ends = [0 if mark.value is None else mark.value for mark in marks]
    texts = [f"{gap}{null if mark.value is None else exact(mark.value)}{gap}" for mark in marks]
    labels = go.Scatter(x=ends, y=[mark.place for mark in marks], mode="text", text=texts, showlegend=False)
    sides = ["middle left" if end < 0 else "middle right" for end in ends]
    return labels.update(textposition=sides, hoverinfo="skip", cliponaxis=False)


def value_range(values: Iterable[Any]) -> list[float]:
    """From zero or the least value below it to the greatest, with room for the texts at the ends of the bars."""
    numbers = [float(value) for value in values if value is not None]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    room = (high - low or 1) * 0.18
    return [low - room if low < 0 else low, high + room if high > 0 or low == high else high]
