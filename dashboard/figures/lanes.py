"""The indicator figure: one lane per plan in the fixed order, one sub-row per target, the words of a silence."""

from collections.abc import Mapping
from dataclasses import replace
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import axes, mark_key, marks, reference_lines
from dashboard.figures.lane_labels import lane_title, mark_hover, silence_lines, target_lines
from dashboard.figures.lane_layout import (
    ANCHOR_SHIFT,
    LINE_HEIGHT,
    TOP_MARGIN,
    WIDE_WRAP_WIDTH,
    Lane,
    LaneEntry,
    LaneRow,
    escape_plotly,
    lay_out_lane,
    text_anchor,
)
from dashboard.figures.marks import LaneDrawing
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.pixel_rows import finish_pixel_rows
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.records import Row, group_frame, records
from dashboard.figures.text_metrics import wrap
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

AXIS_HEIGHT = 34  # pixels under the rows for the numbers of the axis


def drawable_targets(targets: pd.DataFrame, unit_id: str) -> pd.DataFrame:
    """The rows that are drawn: no restatement, nothing suspect, no other unit than the indicator's."""
    return targets[targets["restates"].isna() & ~targets["suspect"].astype(bool) & (targets["unit_id"] == unit_id)]


def drawable_frames(frames: ComparisonFrames) -> ComparisonFrames:
    """The same frames with only the targets that are drawn, and with plans that have a `colour`."""
    targets = drawable_targets(frames.targets, frames.indicator["unit_id"])
    return replace(frames, targets=targets, plans=add_colours(frames.plans))


def indicator_figure(frames: ComparisonFrames, render: RenderContext, cautioned: bool = True) -> go.Figure:
    """Targets and silences of one indicator, drawn by the rules; a lane for each of the plans, over them the
    words of the references, whose thin lines cross the lanes where all share an axis.

    Verdicts direct, adjusted and single share one axis; `related` gives every plan a panel with its own axis, and
    `cautioned` prints the reason above the panels. Where `plans` are not all plans, a column `colour` keeps their
    colours.
    """
    words, indicator = render.words, frames.indicator
    drawn = drawable_frames(frames)
    reason = wrap(separate_axes_reason(indicator, words), WIDE_WRAP_WIDTH) if cautioned else []
    top = LINE_HEIGHT * len(reason) + 8 if reason else 0
    references = reference_lines.lay_out(frames.references, indicator, words, top)
    lanes = lay_out_lanes(drawn, words, references[-1].bottom if references else top)
    figure, height = FigureBuilder(), lanes[-1].bottom
    spans = axes.add_axes(figure, lanes, indicator, words, has_own_axes(indicator))
    if reason:
        write_text(figure, "<br>".join(map(escape_plotly, reason)), 0, theme.SMALL, theme.LIGHT.text)
    for lane in lanes:
        draw_lane(lane_drawing(figure, lane.plan, spans), lane, words)
    axis, span = next(iter(spans.values()), ("", (0.0, 0.0)))
    mark_heights = [row.mark for lane in lanes for row in lane.drawn]
    plot = reference_lines.ReferencePlot(figure, axis, span, height, mark_heights, words)
    reference_lines.draw(plot, references)
    signs = list(mark_key.mark_signs(drawn.targets, frames.plans, words))
    mark_key.add_legend(figure, signs, height, mark_key.TICK_HEIGHT)
    return finish_layout(figure, height, AXIS_HEIGHT + mark_key.legend_height(figure))


def has_own_axes(indicator: Row) -> bool:
    """Whether plans may not share an axis under an indicator."""
    return bool(indicator["comparability"] == "related")


def separate_axes_reason(indicator: Row, words: Words) -> str:
    """Why plans share no axis; empty where they may."""
    return words.text("figure.own_scales", reason=words.data(indicator, "reason")) if has_own_axes(indicator) else ""


def add_colours(plans: pd.DataFrame) -> pd.DataFrame:
    """All plans, with the colour of their region in a column `colour`; unchanged if they have that column."""
    if "colour" in plans:
        return plans
    return plans.assign(colour=plans["region_id"].map(theme.region_colours(plans["region_id"].tolist())))


def plan_colours(plans: pd.DataFrame) -> dict[str, str]:
    """Colours by plan_id of plans, which are all there are."""
    return dict(zip(plans["plan_id"], add_colours(plans)["colour"], strict=True))


def lay_out_lanes(frames: ComparisonFrames, words: Words, top: float) -> list[Lane]:
    """Lanes from `top` down, in pixels."""
    lanes: list[Lane] = []
    targets, silences = group_frame(frames.targets, "plan_id"), group_frame(frames.silences, "plan_id")
    for plan in records(frames.plans):
        entries: list[LaneEntry] = [(target_lines(row, words), row) for row in targets.get(plan["plan_id"], [])]
        entries = entries or [(silence_lines(silences.get(plan["plan_id"], []), words), None)]
        start = lanes[-1].bottom if lanes else top
        lanes.append(lay_out_lane(plan, lane_title(plan, words), entries, start, has_own_axes(frames.indicator)))
    return lanes


def lane_drawing(figure: FigureBuilder, plan: Row, spans: Mapping[str, tuple[str, axes.Span]]) -> LaneDrawing:
    """What the marks of a plan's lane share. spans: as from `axes.add_axes`; a plan without marks needs none."""
    axis, span = spans.get(plan["plan_id"], ("x", (0.0, 1.0)))
    return LaneDrawing(figure, plan["colour"], plan["level"] == "province", axis, span)


def draw_lane(drawing: LaneDrawing, lane: Lane, words: Words) -> None:
    """Title, rule and rows of one lane."""
    figure = drawing.figure
    draw_separator(figure, lane.top, theme.LIGHT.rule, 1 if lane.top else 0)
    write_text(figure, lane.title, lane.top + 4, theme.TEXT, theme.LIGHT.text, bgcolor=theme.LIGHT.paper)
    for row in lane.rows:
        if row.target is None:
            text = "<br>".join(row.lines)
            write_text(figure, text, row.top, theme.SMALL, theme.LIGHT.muted, bgcolor=theme.LIGHT.paper)
        else:
            row_drawing = axes.drawing_of(drawing, row.target)
            draw_entry(row_drawing, row, marks.mark_position(row.target))
            draw_mark(row_drawing, row, words)


def draw_entry(drawing: LaneDrawing, row: LaneRow, x: float) -> None:
    """The words of a row over its mark, which stands at x, and the hairline under the mark."""
    low, high = drawing.span
    side = text_anchor((x - low) / (high - low))
    draw_separator(drawing.figure, row.mark, theme.LIGHT.grid)
    place = {"x": x, "xref": drawing.axis, "xanchor": side, "align": side, "xshift": ANCHOR_SHIFT[side]}
    place |= {"y": row.top, "yref": "y", "yanchor": "top"}
    place |= {"bgcolor": theme.LIGHT.paper}  # a line of a reference behind the words is broken there
    drawing.figure.add_text("<br>".join(row.lines), theme.SMALL, theme.LIGHT.text, **place)


def draw_mark(drawing: LaneDrawing, row: LaneRow, words: Words) -> None:
    """The mark of a row's target, with its value on hover."""
    assert row.target is not None
    marks.draw_target(drawing, row.target, row.mark, mark_hover(row.target, words))


def write_text(figure: FigureBuilder, text: str, y: float, size: int, colour: str, **more: Any) -> None:
    """Words from the left edge, their top at y. more: as in Plotly's annotations, such as a background that breaks the
    lines behind them."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "align": "left", "xshift": -12, "bgcolor": theme.CLEAR}
    figure.add_text(text, size, colour, y=y, yref="y", yanchor="top", **place | more)


def draw_separator(figure: FigureBuilder, y: float, colour: str, width: int = 1) -> None:
    """A line across the whole plot, below the marks."""
    line = {"color": colour, "width": width}
    figure.add_shape(type="line", xref="paper", yref="y", x0=0, x1=1, y0=y, y1=y, line=line, layer="below")


def finish_layout(figure: FigureBuilder, height: float, foot: int, head: int = TOP_MARGIN) -> go.Figure:
    """The Plotly figure. height: of all rows; head, foot: above and below them; all in pixels. y runs downwards."""
    margin = {"l": 16, "r": 20, "t": head, "b": foot}
    rows = ceil(height)  # Plotly knows whole pixels only, and takes others for a change
    return finish_pixel_rows(figure, rows, margin).figure()
