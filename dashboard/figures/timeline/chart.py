"""The timeline on a phone: a lane per plan, years from left to right, a mark for each target under its due year.

A hundred labels cannot stand at a hundred marks on a phone, so that the figure carries marks and counts and is seen at
a glance, and `listing` says every mark in words under it. Marks of one plan and year are stacked; height means nothing.
"""

from collections.abc import Sequence

import pandas as pd

from dashboard import theme
from dashboard.figures import mark_key, marks
from dashboard.figures.lane_labels import lane_title
from dashboard.figures.lane_layout import TITLE_HEIGHT, escape_plotly
from dashboard.figures.lanes import draw_separator, finish_layout, write_text
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict, scatter
from dashboard.figures.records import Row
from dashboard.figures.target_values import value_text
from dashboard.figures.timeline import slots
from dashboard.figures.timeline.layout import TimelineLane, TimelineMark, lay_out_timeline
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

SIZE, RING = 9, 15  # a mark, and the outer outline of a province's
HEAD_HEIGHT, FOOT_HEIGHT = 28, 8  # pixels over the first lane, for the years; between the last lane and the key


def narrow_figure(
    targets: pd.DataFrame, plans: pd.DataFrame, years: Sequence[int], render: RenderContext
) -> FigureBuilder:
    """Targets with their `slot`, over these years; a lane for each of `plans`, which have a `colour`."""
    figure = FigureBuilder()
    lanes = lay_out_timeline(targets, plans, years, render.words)
    for lane in lanes:
        draw_lane(figure, lane, len(years), render.words)
    bottom = lanes[-1].bottom if lanes else TITLE_HEIGHT
    mark_key.add_legend(figure, timeline_signs(targets, plans, render.words), bottom, FOOT_HEIGHT)
    add_year_axis(figure, years)
    foot = FOOT_HEIGHT + mark_key.legend_height(figure, HEAD_HEIGHT)
    finish_layout(figure, bottom, foot, HEAD_HEIGHT)
    return figure


def draw_lane(figure: FigureBuilder, lane: TimelineLane, year_count: int, words: Words) -> None:
    """Rule, title, words and marks of one lane."""
    draw_separator(figure, lane.top, theme.LIGHT.rule if lane.top else theme.CLEAR)
    write_text(figure, lane_title(lane.plan, words), lane.top + 4, theme.TEXT, theme.LIGHT.text)
    if lane.years.marks:
        draw_year_lines(figure, lane, year_count)
    for x, y, text in lane.years.words:
        figure.add_text(text, theme.SMALL, theme.LIGHT.muted, x=x, y=y, yanchor="top")
    if lane.outside.marks:
        draw_outside_band(figure, lane)
    for _, y, text in lane.outside.words:
        place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 5, "y": y, "yanchor": "top"}
        figure.add_text(escape_plotly(text), theme.SMALL, theme.LIGHT.text, **place)
    draw_marks(figure, lane, words)


def draw_year_lines(figure: FigureBuilder, lane: TimelineLane, year_count: int) -> None:
    """Faint lines between the years, above the part of the lane that is outside the years."""
    top, bottom, line = lane.top + TITLE_HEIGHT + 4, lane.years.bottom, {"color": theme.LIGHT.grid, "width": 1}
    for number in range(1, year_count):
        x = number - 0.5
        figure.add_shape(type="line", x0=x, x1=x, y0=top, y1=bottom, line=line, layer="below")


def draw_outside_band(figure: FigureBuilder, lane: TimelineLane) -> None:
    """A tint behind the marks outside the years, so that no year is read off their x."""
    top, bottom = lane.outside.words[0][1] - 3, lane.outside.bottom
    area = {"xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": bottom}
    figure.add_shape(type="rect", fillcolor=theme.LIGHT.grid, opacity=0.6, line={"width": 0}, layer="below", **area)


def draw_marks(figure: FigureBuilder, lane: TimelineLane, words: Words) -> None:
    """A trace for each form of mark, and the outlines of a province's."""
    for kind, commitment in sorted({(row["kind"], row["commitment"]) for _, _, row in lane.marks}):
        same = [mark for mark in lane.marks if (mark[2]["kind"], mark[2]["commitment"]) == (kind, commitment)]
        if lane.plan["level"] == "province":
            ring = marker(marks.marker_symbol(kind, "aspirational"), RING, theme.LIGHT.text, 1)
            figure.add_trace(mark_points(same, ring, words, hover=False))
        colour = theme.GREY if kind == "tally" else lane.plan["colour"]
        figure.add_trace(mark_points(same, marker(marks.marker_symbol(kind, commitment), SIZE, colour, 2), words))


def marker(symbol: str, size: int, colour: str, width: int) -> PlainDict:
    """A Plotly marker with an outline of its own colour."""
    return {"symbol": symbol, "size": size, "color": colour, "line": {"width": width, "color": colour}}


def mark_points(points: Sequence[TimelineMark], marker: PlainDict, words: Words, hover: bool = True) -> PlainDict:
    """Marks of one form; customdata carries each target's id, an asterisk stands at an assumed year."""
    assumed = [
        hover and row["slot"] not in slots.OUTSIDE_SLOTS and row["due_basis"] == "plan_year" for _, _, row in points
    ]
    return scatter(
        x=[x for x, _, _ in points],
        y=[y for _, y, _ in points],
        mode="markers+text" if any(assumed) else "markers",
        text=["*" if star else "" for star in assumed],
        textposition="middle right",
        marker=marker,
        unselected={"marker": {"opacity": 1}, "textfont": {"color": marker["color"]}},
        customdata=[[row["target_id"]] for _, _, row in points],
        hovertext=[hover_text(row, words) for _, _, row in points],
        hoverinfo="text" if hover else "skip",
        cliponaxis=False,
        showlegend=False,
    )


def hover_text(row: Row, words: Words) -> str:
    """The words of a mark on hover, as markup of Plotly's."""
    value = value_text(row, words, "long")
    dated = words.text("mark.value_year", value=value, year=words.year(row))
    return f"{escape_plotly(words.data(row, 'indicator'))}<br>{escape_plotly(dated)}<br>{words.text('mark.hover')}"


def timeline_signs(targets: pd.DataFrame, plans: pd.DataFrame, words: Words) -> list[mark_key.Sign]:
    """The signs that occur: kinds, hollow marks, the province's outline, an assumed year; in few words each."""
    kinds, signs = set(targets["kind"]), []
    for kind, symbol in marks.SHAPES.items():
        if kind in kinds:
            text = words.text("timeline.existing" if kind == "tally" else f"key.{kind}")
            signs.append((text, mark_key.sign_marker(symbol, theme.GREY if kind == "tally" else theme.LIGHT.text)))
    hollow = mark_key.sign_marker("circle-open", theme.LIGHT.text)
    if "aspirational" in set(targets["commitment"]):
        signs.append((words.text("timeline.key.aspirational"), hollow))
    if set(plans.loc[plans["level"] == "province", "plan_id"]) & set(targets["plan_id"]):
        signs.append((words.text("timeline.key.province"), hollow | {"size": 15}))
    if "plan_year" in set(targets.loc[~targets["slot"].isin(slots.OUTSIDE_SLOTS), "due_basis"]):
        star = mark_key.sign_marker("asterisk-open", theme.LIGHT.text) | {"size": 7, "line": {"width": 1}}
        signs.append((words.text("timeline.key.assumed"), star))
    return signs


def add_year_axis(figure: FigureBuilder, years: Sequence[int]) -> None:
    """Years along the top."""
    ticks = list(range(len(years)))
    span = {"range": [-0.5, len(years) - 0.5], "side": "top", "showgrid": False, "showline": True}
    figure.update_layout(xaxis=span | {"tickvals": ticks, "ticktext": [str(year) for year in years], "tickangle": 0})
