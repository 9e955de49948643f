"""The texts as strips, with a mark at each place that is damaged, or from which something was inferred."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.cell_chart import hover_text
from dashboard.figures.grid_parts import plan_names
from dashboard.figures.lanes import plan_colours
from dashboard.figures.mark_key import Sign, sign_marker
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict, scatter
from dashboard.figures.records import Row, group_rows, records
from dashboard.figures.text_strip import TITLE, Strip, add_strip, finish_strips, text_length
from dashboard.render_context import RenderContext

SHAPES = (
    *("x", "triangle-down", "square", "diamond", "star", "cross", "circle", "triangle-up", "triangle-left", "line-ew"),
    *("line-ns", "triangle-right"),
)  # of the kinds, as they occur
OVER, SIZE = 22, 10  # pixels: room over a strip; a mark


def damage_figure(
    plans: pd.DataFrame, damage: pd.DataFrame, measures: pd.DataFrame, render: RenderContext
) -> go.Figure:
    """The strips. Frames as `queries.plan_sheets`, `damage` and `measures`. Facts without a place are only listed."""
    rows = [row for row in records(damage) if not pd.isna(row["quote_start"])]
    kinds = {str(row["kind"]): render.words.data(row, "kind_name") for row in rows}
    placed, clauses = group_rows(rows, "plan_id"), group_rows(records(measures), "plan_id")
    colours, names = plan_colours(plans), plan_names(plans, render.words)

    def draw(narrow: bool) -> FigureBuilder:
        figure, strips = FigureBuilder(), list[Strip]()
        for plan in records(plans):
            plan_id, top = plan["plan_id"], strips[-1].bottom if strips else 0
            plan_clauses = clauses.get(plan_id, [])
            above = OVER + (TITLE if narrow else 0)
            length = text_length(plan, plan_clauses)
            strips.append(Strip(plan, names[plan_id], length, plan_clauses, colours[plan_id], top, above, 12))
            add_strip(figure, strips[-1], render.words, narrow)
            figure.add_trace(damage_trace(placed.get(plan_id, []), strips[-1], list(kinds), render))
        return finish_strips(figure, strips, render, narrow, kind_signs(kinds))

    return figure_in_two_forms(draw)


def damage_trace(rows: Sequence[Row], strip: Strip, kinds: Sequence[str], render: RenderContext) -> PlainDict:
    """A mark over the strip at the place of each fact, in the shape of its kind."""
    words, ink = render.words, theme.LIGHT.text
    shapes = [SHAPES[kinds.index(str(row["kind"])) % len(SHAPES)] for row in rows]
    line = {"width": [2 if shape.startswith("line") else 0 for shape in shapes], "color": ink}
    heads = [f"{words.data(row, 'kind_name')} · {words.data(row, 'status_name')}" for row in rows]
    return scatter(
        x=[(int(row["quote_start"]) + int(row["quote_end"])) / 2 for row in rows],
        y=[strip.centre - OVER] * len(rows),
        mode="markers",
        marker={"symbol": shapes, "size": SIZE, "color": ink, "opacity": 1, "line": line},
        hovertext=[hover_text((head, words.data(row, "statement"))) for head, row in zip(heads, rows, strict=True)],
        hoverinfo="text",
        showlegend=False,
        cliponaxis=False,
    )


def kind_signs(kinds: dict[str, str]) -> list[Sign]:
    """The key: the shape of each kind of fact."""
    shapes = (SHAPES[number % len(SHAPES)] for number in range(len(kinds)))
    return [(name, sign_marker(shape, theme.LIGHT.text)) for name, shape in zip(kinds.values(), shapes, strict=True)]
