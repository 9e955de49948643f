"""The axes of a lane figure: one for all, or one for each plan where values may not share one."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.figures import marks
from dashboard.figures.lane_layout import LANE_GAP, OWN_AXIS_HEIGHT, Lane
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.records import Row
from dashboard.figures.target_values import is_worded
from dashboard.i18n.words import Words

Span = tuple[float, float]
WORDED_AXIS, WORDED_SPAN = "x99", (0.0, 1.0)  # without numbers, for values in words
HIDDEN: dict[str, Any] = {"xaxis99": {"visible": False, "range": [0, 1], "overlaying": "x"}}


def add_axes(
    figure: FigureBuilder, lanes: Sequence[Lane], indicator: Row, words: Words, own_axis: bool
) -> dict[str, tuple[str, Span]]:
    """Add the x-axes; return, for each plan with numbers, Plotly's name of its axis and the axis' range.

    Values in words stand on an axis of their own, which has no numbers."""
    marked = [lane for lane in lanes if numbers(lane)]
    if any(len(numbers(lane)) < len(lane.drawn) for lane in lanes):
        figure.update_layout(**HIDDEN)
    if own_axis:
        return add_separate_axes(figure, marked, lanes[-1].bottom, indicator, words)
    span = axis_range([target for lane in marked for target in numbers(lane)], indicator)
    figure.update_layout(xaxis=axis_layout(span, indicator, words, bool(marked)))
    return {lane.plan["plan_id"]: ("x", span) for lane in marked}


def numbers(lane: Lane) -> list[Row]:
    """The targets of a lane that have a number, and so a place on an axis."""
    return [row.target for row in lane.drawn if row.target and not is_worded(row.target)]


def add_separate_axes(
    figure: FigureBuilder, marked: Sequence[Lane], height: float, indicator: Row, words: Words
) -> dict[str, tuple[str, Span]]:
    """A small panel per plan: its axis stands right under its marks and spans its own values."""
    figure.update_layout(xaxis={"visible": False, "range": [0, 1]})
    spans = {}
    for number, lane in enumerate(marked, start=2):
        span = axis_range(numbers(lane), indicator)
        position = 1 - (lane.bottom - LANE_GAP - OWN_AXIS_HEIGHT + 4) / height
        figure.update_layout(
            **{
                f"xaxis{number}": axis_layout(span, indicator, words)
                | {
                    "overlaying": "x",
                    "anchor": "free",
                    "position": max(position, 0),
                    "showgrid": False,
                    "ticks": "outside",
                    "showline": True,
                    "linecolor": lane.plan["colour"],
                    "tickcolor": lane.plan["colour"],
                }
            }
        )
        spans[lane.plan["plan_id"]] = (f"x{number}", span)
    return spans


def axis_range(targets: Sequence[Row], indicator: Row) -> Span:
    """Range of an axis: the whole scale of a bounded unit such as per cent, else from zero with room for arrows."""
    if indicator["value_max"] == indicator["value_max"] and indicator["value_max"] is not None:
        return float(indicator["value_min"]), float(indicator["value_max"])
    highest = max((max(marks.drawn_values(target)) for target in targets), default=1)
    return 0.0, (highest or 1) * 1.25


def axis_layout(span: Span, indicator: Row, words: Words, visible: bool = True) -> dict[str, Any]:
    """Layout of an axis with ticks written in the reader's language."""
    values = tick_values(span)
    percent = words.data(indicator, "unit_label").startswith("%")
    return {
        "range": list(span),
        "tickvals": values,
        "ticktext": [words.number(value) + ("%" if percent else "") for value in values],
        "tickangle": 0,
        "ticklabeloverflow": "allow",
        "showgrid": visible,
        "showticklabels": visible,
    }


def tick_values(span: Span, most: int = 5) -> list[float]:
    """Values of at most `most` steps, each 1, 2 or 5 times a power of ten; whole numbers where the range exceeds 2."""
    low, high = span
    rough = (high - low) / most
    power = 10 ** math.floor(math.log10(rough))
    steps = [factor * power for factor in (1, 2, 5, 10)]
    step = next(step for step in steps if step >= rough - 1e-9)
    if high > 2:
        step = max(step, 1)
    return [round(low + step * count, 6) for count in range(int((high - low) / step + 1e-9) + 1)]


def drawing_of(drawing: marks.LaneDrawing, target: Row) -> marks.LaneDrawing:
    """The drawing of a target: a value in words stands on the axis without numbers."""
    return replace(drawing, axis=WORDED_AXIS, span=WORDED_SPAN) if is_worded(target) else drawing
