"""Indicators on which both plans promise numbers that may be compared: their marks joined, each on its own scale."""

from collections.abc import Sequence
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import axes, marks, statements
from dashboard.figures.grid_parts import column_table, plan_name
from dashboard.figures.lane_labels import mark_hover
from dashboard.figures.lane_layout import LINE_HEIGHT, escape_plotly
from dashboard.figures.lanes import draw_separator, drawable_targets
from dashboard.figures.model import Exhibit
from dashboard.figures.pixel_rows import finish_pixel_rows
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.records import Row, records
from dashboard.figures.target_cells import target_texts
from dashboard.figures.target_values import value_text
from dashboard.figures.wide_lanes import label_place
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

COMPARABLE = ("direct", "adjusted")
ROW, TITLE, GAP = 30, 24, 14  # pixels of a mark's row, of an indicator's name, and under an indicator
COLUMNS = ("plan", "indicator", "value", "year", "scope", "kind", "commitment", "clause", "target_id")
Rows = Sequence[Row]


def dumbbells_exhibit(
    both: tuple[Row, Row], targets: pd.DataFrame, indicators: pd.DataFrame, render: RenderContext
) -> Exhibit | None:
    """Both plans' numbers under each indicator that allows a common axis; None where there is none."""
    words = render.words
    shared = [pair for row in records(indicators) if (pair := promises(row, both, targets))]
    if not shared:
        return None
    notes = [before_comparing(indicator, words) for indicator, _, _ in shared]
    rows = [(plan, row) for _, *sides in shared for plan, side in zip(both, sides, strict=True) for row in side]
    title = words.text("pair.dumbbells", count=len(shared))
    return Exhibit(
        figure=dumbbells_figure(both, shared, render),
        headline=title,
        subtitle=words.text("pair.own_scale"),
        sources=statements.document_sources(both, words),
        notes=tuple(notes),
        alt=" ".join(
            [title, *(words.text("alt.row", plan=plan_name(p, words), said=promise_text(r, words)) for p, r in rows)]
        ),
        table=column_table((row_cells(plan, row, words) for plan, row in rows), COLUMNS, words),
        data_version=render.version,
    )


def promises(indicator: Row, both: tuple[Row, Row], targets: pd.DataFrame) -> tuple[Row, Rows, Rows] | None:
    """An indicator with what each plan promises; None unless both do and it may be compared."""
    if indicator["comparability"] not in COMPARABLE:
        return None
    drawn = drawable_targets(targets[targets["indicator_id"] == indicator["indicator_id"]], indicator["unit_id"])
    drawn = drawn[drawn["kind"] != "tally"]
    first, second = (records(drawn[drawn["plan_id"] == plan["plan_id"]]) for plan in both)
    return (indicator, first, second) if first and second else None


def before_comparing(indicator: Row, words: Words) -> str:
    """What a careful reader knows first."""
    known = (words.data(indicator, "difference") or words.data(indicator, "reason")).rstrip("。.")
    return words.text("alt.row", plan=words.data(indicator, "name"), said=known)


def promise_text(row: Row, words: Words) -> str:
    """A promise in words."""
    value = value_text(row, words, "long")
    return words.join_parts(words.data(row, "indicator"), value, words.year(row), words.data(row, "scope"))


def row_cells(plan: Row, row: Row, words: Words) -> dict[str, str]:
    """A promise as a row of the table."""
    return {"plan": plan_name(plan, words), "indicator": words.data(row, "indicator")} | target_texts(row, words)


def dumbbells_figure(
    both: tuple[Row, Row], shared: Sequence[tuple[Row, Rows, Rows]], render: RenderContext
) -> go.Figure:
    """Indicators one under the other; each has an axis of its own, from zero or over the whole of a bounded unit."""
    figure, y = FigureBuilder(), 0.0
    for number, (indicator, *sides) in enumerate(shared, start=2):
        name = escape_plotly(render.words.data(indicator, "name"))
        write(figure, f"<b>{name}</b>", y + TITLE / 2, theme.LIGHT.text)
        span = axes.axis_range([row for side in sides for row in side], indicator)
        axis = {"range": list(span), "overlaying": "x", "visible": False}
        figure.update_layout(**{f"xaxis{number}": axis})
        y = draw_sides(figure, list(zip(both, sides, strict=True)), (f"x{number}", span), y + TITLE, render) + GAP
    margin, axis = {"l": 4, "r": 16, "t": 0, "b": LINE_HEIGHT}, {"range": [0, 1], "visible": False}
    return finish_pixel_rows(figure, ceil(y), margin, xaxis=axis, showlegend=False).figure()


def draw_sides(
    figure: FigureBuilder,
    sides: Sequence[tuple[Row, Rows]],
    axis: tuple[str, axes.Span],
    y: float,
    render: RenderContext,
) -> float:
    """A row per promise, those of the two plans joined by a line; where they end."""
    places = []
    for plan, side in sides:
        drawing = marks.LaneDrawing(figure, plan["colour"], plan["level"] == "province", *axis)
        for row in side:
            draw_promise(drawing, plan, row, y + ROW / 2, render.words)
            places.append((plan["plan_id"], marks.mark_position(row), y + ROW / 2))
            y += ROW
    first, second = ([place for place in places if place[0] == plan["plan_id"]] for plan, _ in sides)
    ends = dict(zip(("x0", "y0", "x1", "y1"), (*first[-1][1:], *second[0][1:]), strict=True))
    line = {"color": theme.LIGHT.rule, "width": 3}
    figure.add_shape(type="line", xref=axis[0], yref="y", layer="below", line=line, **ends)
    return y


def draw_promise(drawing: marks.LaneDrawing, plan: Row, row: Row, y: float, words: Words) -> None:
    """A mark on its hairline, with place, value and year beside it."""
    draw_separator(drawing.figure, y, theme.LIGHT.grid)
    marks.draw_target(drawing, row, y, mark_hover(row, words))
    value = value_text(row, words)
    region, year = escape_plotly(words.data(plan, "region")), escape_plotly(words.year(row))
    place = label_place(row, drawing.province, drawing.span) | {"xref": drawing.axis}
    write(drawing.figure, f"{region} <b>{escape_plotly(value)}</b> {year}", y, theme.LIGHT.text, **place)


def write(figure: FigureBuilder, text: str, y: float, colour: str, **place: Any) -> None:
    """Words whose middle is at y, from the left edge unless `place` says other."""
    where = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "middle"} | place
    figure.add_text(text, theme.SMALL, colour, y=y, yref="y", **where)
