"""An indicator by year: when each target falls due, for indicators under which plans share an axis.

Years across, values up, in the language of the lanes turned by a quarter: an open end points up or down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import axes, marks
from dashboard.figures.indicator.exhibit import alt_text, indicator_notes, rows_of, target_table
from dashboard.figures.indicator.headline import DETAILS, first_of_two_lines, regions_with_values
from dashboard.figures.lane_labels import mark_hover
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.lanes import drawable_targets, has_own_axes
from dashboard.figures.model import ComparisonFrames, Exhibit
from dashboard.figures.plotly_builder import FigureBuilder, scatter
from dashboard.figures.records import Row, records
from dashboard.figures.target_values import is_worded, value_text
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

HEIGHT, LEFT, BOTTOM, TOP, SIDE = 280, 56, 28, 16, 96  # pixels
RISE, CLEAR, ASIDE = 30, 22, 12  # of an open end: its tip and its length; from a mark to its label
BAND, RING = 27, 22  # diameters: the soft band of "about", the outline of a province
FOOT = 1 / 8  # share of the axis above its lower end in which words stand over their mark, not on the years
UP, DOWN = ("at_least", "more_than"), ("at_most", "less_than")


def dated_targets(view: ComparisonFrames) -> pd.DataFrame:
    """The targets that have a number and a year; empty where plans share no axis or fewer than two have one."""
    drawn = drawable_targets(view.targets, view.indicator["unit_id"])
    drawn = drawn[drawn["due_year"].notna() & (drawn["kind"] != "tally")]
    drawn = drawn[pd.Series([not is_worded(row) for row in records(drawn)], index=drawn.index, dtype=bool)]
    shared = not has_own_axes(view.indicator) and drawn["plan_id"].nunique() > 1
    return drawn if shared else drawn.iloc[:0]


def years_exhibit(whole: Exhibit, view: ComparisonFrames, render: RenderContext) -> Exhibit | None:
    """The indicator's targets by year; None where there is nothing to compare. whole: the indicator's exhibit, whose
    frames and sources hold here, too; view: the frames in view."""
    words, dated = render.words, dated_targets(view)
    if dated.empty:
        return None
    headline = years_headline(dated, view, words)
    drawn = replace(view, targets=dated, plans=rows_of(view.plans, dated["plan_id"].unique()))
    table = target_table(drawn, words)
    return Exhibit(
        figure=years_figure(dated, view, render),
        headline=headline,
        subtitle=words.text("indicator.years.subtitle", unit=words.inline(words.data(view.indicator, "unit_name"))),
        sources=whole.sources,
        notes=indicator_notes(replace(whole.frames or view, references=None), drawn.plans, words),
        alt=alt_text(headline, table, words),
        table=table,
        data_version=render.version,
    )


def years_headline(dated: pd.DataFrame, view: ComparisonFrames, words: Words) -> str:
    """The plans with their values and years, in plan order; without units or values where that is over two lines."""
    name = words.data(view.indicator, "name")
    return first_of_two_lines(
        words.text("indicator.years.headline", indicator=name, regions=words.join(regions))
        for regions in (regions_with_values(dated, view.plans, words, detail) for detail in DETAILS)
    )


def years_figure(dated: pd.DataFrame, view: ComparisonFrames, render: RenderContext) -> go.Figure:
    """Marks by year and value, each with its value and plan beside it."""
    plans, figure = {row["plan_id"]: row for row in records(view.plans)}, FigureBuilder()
    span = axes.axis_range(records(dated), view.indicator)
    for row in records(dated):
        draw_target(figure, row, plans[row["plan_id"]], span, render)
    years = dated["due_year"].astype(int)
    ticks = list(range(years.min(), years.max() + 1))
    figure.update_layout(
        xaxis={"range": [ticks[0] - 0.5, ticks[-1] + 0.7], "tickvals": ticks, "ticktext": list(map(str, ticks))},
        yaxis=axes.axis_layout(span, view.indicator, render.words),
        template=theme.plain_template(),
        height=HEIGHT,
        margin={"l": LEFT, "r": SIDE, "t": TOP, "b": BOTTOM},
        dragmode=False,
        showlegend=False,
    )
    return figure.figure()


def draw_target(figure: FigureBuilder, target: Row, plan: Row, span: axes.Span, render: RenderContext) -> None:
    """One target: its mark, what bounds it, its words."""
    x, values, colour = int(target["due_year"]), marks.mark_positions(target), plan["colour"]
    words = render.words
    if target["operator"] in ("about", "nearly"):
        add_marker(figure, x, values, {"symbol": "circle", "size": BAND, "color": colour, "opacity": 0.22})
    if plan["level"] == "province":
        add_marker(figure, x, values, {"symbol": "circle-open", "size": RING, "color": theme.LIGHT.text, "opacity": 1})
    if len(values) > 1:
        line = {"color": colour, "width": 3}
        figure.add_trace(
            scatter(x=[x] * len(values), y=values, mode="lines", line=line, hoverinfo="skip", showlegend=False)
        )
    draw_open_end(figure, x, values[0], target["operator"], colour)
    symbol = marks.marker_symbol(target["kind"], target["commitment"])
    opens = {"customdata": [[f"target={target['target_id']}"]] * len(values), "hovertext": mark_hover(target, words)}
    marker = {"symbol": symbol, "size": marks.mark_size(target), "color": colour, "opacity": 1, "line": {"width": 2}}
    add_marker(figure, x, values, marker, hoverinfo="text", **opens)
    value = value_text(target, words)
    star = "*" if target["due_basis"] == "plan_year" else ""
    said = f"<b>{escape_plotly(value)}</b> {escape_plotly(words.data(plan, 'region'))}{star}"
    low = max(values) < span[0] + (span[1] - span[0]) * FOOT
    place = {"x": x, "y": max(values), "xanchor": "left", "yanchor": "bottom" if low else "middle", "xshift": ASIDE}
    figure.add_annotation(**place, text=said, showarrow=False, font={"size": theme.SMALL, "color": theme.LIGHT.text})


def add_marker(figure: FigureBuilder, x: int, values: Sequence[float], marker: Mapping[str, Any], **more: Any) -> None:
    """Markers of one form at values of a year."""
    details = {"hoverinfo": "skip"} | more
    unselected = {"marker": {"opacity": marker["opacity"]}}
    figure.add_trace(
        scatter(
            x=[x] * len(values),
            y=list(values),
            mode="markers",
            marker=dict(marker),
            unselected=unselected,
            showlegend=False,
            cliponaxis=False,
            **details,
        )
    )


def draw_open_end(figure: FigureBuilder, x: int, value: float, operator: str, colour: str) -> None:
    """An arrow up for a lower bound, down for an upper one; its length means nothing."""
    if operator not in (*UP, *DOWN):
        return
    side = 1 if operator in UP else -1
    arrow = {"arrowhead": 2, "arrowwidth": 2, "arrowcolor": colour, "showarrow": True, "text": ""}
    figure.add_annotation(x=x, y=value, yshift=side * RISE, ax=0, ay=side * CLEAR, **arrow)
