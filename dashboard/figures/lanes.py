"""The indicator figure: one lane per plan in the one fixed order, one sub-row per target, silence in its own words."""

from collections.abc import Mapping
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import axes, mark_key, marks, reference_lines
from dashboard.figures.lane_labels import lane_title, silence_lines, target_lines
from dashboard.figures.lane_layout import LINE, TOP, WIDE_WRAP, Entry, Lane, Row, anchor, escape_plotly, lay_out_lane
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.records import group_frame, records
from dashboard.figures.text_metrics import wrap
from dashboard.i18n.words import Words

AXIS = 34  # pixels under the rows for the numbers of the axis


def drawable_targets(targets: pd.DataFrame, unit_id: str) -> pd.DataFrame:
    """The rows that are drawn: no restatement, nothing suspect, no other unit than the indicator's."""
    return targets[targets["restates"].isna() & ~targets["suspect"].astype(bool) & (targets["unit_id"] == unit_id)]


def indicator_figure(
    targets: pd.DataFrame,
    silences: pd.DataFrame,
    plans: pd.DataFrame,
    indicator: Mapping[str, Any],
    words: Words,
    dark: bool = False,
    cautioned: bool = True,
    references: pd.DataFrame | None = None,
) -> go.Figure:
    """Targets and silences of one indicator, drawn by the rules. Frames as in `queries`; a lane for each of `plans`,
    over them the words of `references`, whose thin lines cross the lanes where all share an axis.

    Verdicts direct, adjusted and single share one axis; `related` gives every plan a panel with its own axis, and
    `cautioned` says over the panels why. Where `plans` are not all plans, a column `colour` keeps their colours.
    """
    own_axis = indicator["comparability"] == "related"
    drawn, inks = drawable_targets(targets, indicator["unit_id"]), theme.ink(dark)
    said = wrap(caution(indicator, words), WIDE_WRAP) if own_axis and cautioned else []
    top: float = LINE * len(said) + 8 if said else 0
    superior = [] if references is None else reference_lines.lay_out(references, indicator, words, top)
    top = superior[-1].bottom if superior else top
    lanes = lay_out(drawn, silences, with_colours(plans), words, own_axis, top)
    figure = FigureBuilder()
    spans = axes.add_axes(figure, lanes, indicator, words, own_axis)
    if said:
        write_text(figure, "<br>".join(map(escape_plotly, said)), 0, theme.SMALL, inks.text)
    for one in lanes:
        draw_lane(figure, one, words, inks, spans)
    reference_lines.draw(figure, superior, lanes[-1].bottom, spans, words, inks)
    mark_key.add_key(figure, drawn, plans, words, inks, lanes[-1].bottom)
    return finish_layout(figure, lanes[-1].bottom, AXIS + mark_key.key_height(figure), dark)


def caution(indicator: Mapping[str, Any], words: Words) -> str:
    """Why plans share no axis; empty where they may."""
    if indicator["comparability"] != "related":
        return ""
    return words.text("figure.own_scales", reason=words.data(indicator, "reason"))


def with_colours(plans: pd.DataFrame) -> pd.DataFrame:
    """Plans with their colours in a column `colour`; those that have theirs keep them."""
    colours = theme.region_colours(plans["region_id"].tolist())
    return plans if "colour" in plans else plans.assign(colour=plans["region_id"].map(colours))


def lay_out(
    drawn: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words, own_axis: bool, top: float
) -> list[Lane]:
    """Lanes from the top down."""
    lanes: list[Lane] = []
    told, silent = group_frame(drawn, "plan_id"), group_frame(silences, "plan_id")
    for plan in records(plans):
        entries: list[Entry] = [(target_lines(row, words), row) for row in told.get(plan["plan_id"], [])]
        entries = entries or [(silence_lines(silent.get(plan["plan_id"], []), words), None)]
        begins = lanes[-1].bottom if lanes else top
        lanes.append(lay_out_lane(plan, lane_title(plan, words), entries, begins, own_axis))
    return lanes


def draw_lane(
    figure: FigureBuilder,
    one: Lane,
    words: Words,
    inks: theme.Ink,
    spans: Mapping[str, tuple[str, tuple[float, float]]],
) -> None:
    """Title, rule and rows of one lane."""
    draw_separator(figure, one.top, inks.rule, 1 if one.top else 0)
    write_text(figure, one.title, one.top + 4, theme.TEXT, inks.text)
    for row in one.rows:
        if row.target is None:
            write_text(figure, "<br>".join(row.lines), row.top, theme.SMALL, inks.muted)
        else:
            on = spans[one.plan["plan_id"]]
            draw_entry(figure, row, marks.position(row.target), inks, *on)
            draw_mark(figure, row, one.plan, words, inks, *on)


def write_text(figure: FigureBuilder, text: str, y: float, size: int, colour: str) -> None:
    """Words from the left edge, their top at y."""
    figure.add_annotation(
        x=0,
        xref="paper",
        y=y,
        yref="y",
        text=text,
        showarrow=False,
        align="left",
        xanchor="left",
        yanchor="top",
        xshift=-12,
        borderpad=0,
        font={"size": size, "color": colour},
    )


def draw_separator(figure: FigureBuilder, y: float, colour: str, width: int = 1) -> None:
    """A line across the whole plot, below the marks."""
    line = {"color": colour, "width": width}
    figure.add_shape(type="line", xref="paper", yref="y", x0=0, x1=1, y0=y, y1=y, line=line, layer="below")


def draw_entry(
    figure: FigureBuilder, row: Row, x: float, inks: theme.Ink, axis: str, span: tuple[float, float]
) -> None:
    """The words of a row over its mark, which stands at x, and the hairline under it."""
    side = anchor((x - span[0]) / (span[1] - span[0]))
    draw_separator(figure, row.mark, inks.grid)
    figure.add_annotation(
        x=x,
        xref=axis,
        y=row.top,
        yref="y",
        text="<br>".join(row.lines),
        showarrow=False,
        align=side,
        xanchor=side,
        yanchor="top",
        borderpad=0,
        xshift={"left": -8, "center": 0, "right": 8}[side],
        font={"size": theme.SMALL, "color": inks.text},
    )


def draw_mark(
    figure: FigureBuilder,
    row: Row,
    plan: Mapping[str, Any],
    words: Words,
    inks: theme.Ink,
    axis: str,
    span: tuple[float, float],
) -> None:
    """A target's mark, with its value on hover."""
    assert row.target is not None
    bounds = row.target["value_low"], row.target["value_high"], row.target["operator"]
    hover = f"{escape_plotly(words.value(*bounds, words.unit(row.target), 'long'))}<br>{words.text('mark.hover')}"
    province = plan["level"] == "province"
    marks.draw_target(figure, row.target, row.mark, plan["colour"], inks, province, axis, span, hover)


def finish_layout(figure: FigureBuilder, height: float, foot: int, dark: bool, head: int = TOP) -> go.Figure:
    """Height by the rows, with head and foot around them; y in pixels from the top, our template."""
    height = ceil(height)  # Plotly knows whole pixels only, and takes others for a change
    margin = {"l": 16, "r": 20, "t": head, "b": foot}
    figure.update_layout(
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
        template=theme.plain_template(dark),
        height=height + margin["t"] + margin["b"],
        margin=margin,
        dragmode=False,
        showlegend=True,
    )
    return figure.figure()
