"""The axes of a lane figure: one for all, or one for each plan where values may not share one."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.figures import marks
from dashboard.figures.lane_layout import LANE_GAP, OWN_AXIS_HEIGHT, Lane
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.i18n.words import Words

Span = tuple[float, float]


def add_axes(
    figure: FigureBuilder,
    lanes: Sequence[Lane],
    indicator: Mapping[str, Any],
    words: Words,
    own_axis: bool,
) -> dict[str, tuple[str, Span]]:
    """Add the x-axes; return, for each plan with marks, Plotly's name of its axis and the axis' range."""
    marked = [lane for lane in lanes if lane.drawn]
    if own_axis:
        return add_separate_axes(figure, marked, lanes[-1].bottom, indicator, words)
    span = axis_range([row.target for lane in marked for row in lane.drawn if row.target], indicator)
    figure.update_layout(xaxis=axis_layout(span, indicator, words, bool(marked)))
    return {lane.plan["plan_id"]: ("x", span) for lane in marked}


def add_separate_axes(
    figure: FigureBuilder, marked: Sequence[Lane], height: float, indicator: Mapping[str, Any], words: Words
) -> dict[str, tuple[str, Span]]:
    """A small panel per plan: its axis stands right under its marks and spans its own values."""
    figure.update_layout(xaxis={"visible": False, "range": [0, 1]})
    spans = {}
    for number, lane in enumerate(marked, start=2):
        span = axis_range([row.target for row in lane.drawn if row.target], indicator)
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


def axis_range(targets: Sequence[dict[str, Any]], indicator: Mapping[str, Any]) -> Span:
    """Range of an axis: the whole scale of a bounded unit such as per cent, else from zero with room for arrows."""
    if indicator["value_max"] == indicator["value_max"] and indicator["value_max"] is not None:
        return float(indicator["value_min"]), float(indicator["value_max"])
    highest = max((max(marks.drawn_values(target)) for target in targets), default=1)
    return 0.0, (highest or 1) * 1.25


def axis_layout(span: Span, indicator: Mapping[str, Any], words: Words, visible: bool = True) -> dict[str, Any]:
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
