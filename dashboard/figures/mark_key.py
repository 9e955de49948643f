"""The key of a figure: a legend entry for every sign that occurs in it, and for no other."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.figures import marks
from dashboard.figures.lane_layout import TOP_MARGIN, escape_plotly
from dashboard.figures.plotly_builder import FigureBuilder, scatter
from dashboard.figures.records import records
from dashboard.figures.target_values import is_worded
from dashboard.figures.text_metrics import text_width
from dashboard.i18n.words import Words

# Pixels: the legend on a narrow screen; a row of it; its edges; the clearance Plotly leaves under it; ticks over it.
NARROW_LEGEND, LEGEND_ROW, LEGEND_FRAME, LEGEND_CLEARANCE, TICK_HEIGHT = 320, 20, 10, 12, 30
Sign = tuple[str, dict[str, Any]]  # the words of a legend entry, and its Plotly marker


def add_legend(figure: FigureBuilder, signs: list[Sign], height: float, under: int) -> None:
    """A legend of these signs, `under` pixels below a plot of this height."""
    for name, marker in signs:
        sign = scatter(x=[None], y=[None], mode="markers", name=escape_plotly(name), marker=marker, hoverinfo="skip")
        figure.add_trace(sign)
    figure.update_layout(
        legend={
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": -under / height,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": theme.SMALL, "color": theme.LIGHT.muted},
            "itemwidth": 30,
            "bgcolor": theme.CLEAR,
        }
    )


def legend_height(figure: FigureBuilder, head: int = TOP_MARGIN) -> int:
    """Pixels the legend needs on a narrow screen, where it wraps most. head: pixels above the plot.

    With less room Plotly shrinks the plot and draws everything again.
    """
    widths = [text_width(trace["name"]) + 48 for trace in figure.traces if trace.get("name")]
    if not widths:
        return 0
    per_row = len(widths) if sum(widths) <= NARROW_LEGEND else max(int(NARROW_LEGEND // max(widths)), 1)
    return -(-len(widths) // per_row) * LEGEND_ROW + LEGEND_FRAME + min(head, LEGEND_CLEARANCE)


def mark_signs(drawn: pd.DataFrame, plans: pd.DataFrame, words: Words) -> Iterator[Sign]:
    """(words, marker) for kinds, hollow marks, open ends, bands, intervals and the province's outline."""
    kinds, operators = set(drawn["kind"]), {row["operator"] for row in records(drawn) if not is_worded(row)}
    for kind, form in marks.SHAPES.items():
        if kind in kinds:
            yield words.text(f"key.{kind}"), sign_marker(form, theme.GREY if kind == "tally" else theme.LIGHT.text)
    if "aspirational" in set(drawn["commitment"]):
        yield words.text("key.aspirational"), sign_marker("circle-open", theme.LIGHT.text)
    if operators & {"at_least", "more_than"}:
        yield words.text("key.at_least"), sign_marker("arrow-right", theme.LIGHT.text)
    if operators & {"at_most", "less_than"}:
        yield (
            words.text("key.less_than" if "less_than" in operators else "key.at_most"),
            sign_marker("arrow-left", theme.LIGHT.text),
        )
    if "about" in operators:
        yield words.text("key.about"), sign_marker("square", theme.LIGHT.text) | {"opacity": 0.3, "size": 15}
    if "nearly" in operators:
        yield words.text("key.nearly"), sign_marker("square", theme.LIGHT.text) | {"opacity": 0.3, "size": 10}
    if any(marks.baseline_of(row) is not None for row in records(drawn)):
        yield words.text("key.baseline"), sign_marker("circle", theme.LIGHT.text) | {"opacity": 0.45, "size": 7}
    if "milestone_of" in drawn and drawn["milestone_of"].notna().any():
        yield words.text("key.milestone"), sign_marker("circle", theme.LIGHT.text) | {"size": 7}
    if "range" in operators:
        yield words.text("key.range"), sign_marker("line-ew-open", theme.LIGHT.text) | {"size": 16}
    provinces = set(plans.loc[plans["level"] == "province", "plan_id"])
    if provinces & set(drawn["plan_id"]):
        yield (
            words.text("key.province"),
            sign_marker("circle-open", theme.LIGHT.text) | {"size": 16, "line": {"width": 1.5}},
        )


def sign_marker(form: str, colour: str) -> dict[str, Any]:
    """A marker of the key."""
    return {"symbol": form, "color": colour, "size": 10, "line": {"width": 2, "color": colour}}
