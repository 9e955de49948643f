"""How far the two coders agree, as dots on a line: a row per field, one dot for all and one for each plan."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.cell_chart import clickable_points
from dashboard.figures.chart_frame import ChartFrame, add_row_lines, finish_frame
from dashboard.figures.clause_notes import percent
from dashboard.figures.grid_parts import plan_names
from dashboard.figures.lanes import plan_colours
from dashboard.figures.mark_key import Sign, sign_marker
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict
from dashboard.figures.quality.coders import field_name, field_names
from dashboard.figures.records import Row, records
from dashboard.render_context import RenderContext

ROW_HEIGHT, LABEL = 18, 260  # pixels
ALPHA, PLAN = 11, 7  # pixels of a dot
CUSTOMARY = 0.8  # alpha from which data are customarily relied upon (Krippendorff)


def agreement_figure(
    agreement: pd.DataFrame, by_plan: pd.DataFrame, plans: pd.DataFrame, columns: pd.DataFrame, render: RenderContext
) -> go.Figure:
    """The dots. Frames as `queries.agreement`, `agreement_by_plan`, `plan_sheets` and `codebook_columns`."""
    rows, words = records(agreement), render.words
    titles = field_names(columns, words)
    names = [field_name(row["field"], titles, words) for row in rows]
    frame = ChartFrame(names, [], row_height=ROW_HEIGHT, widest=LABEL)
    traces = [*plan_traces(rows, names, by_plan, plans, render), alpha_trace(rows, names, render)]
    lowest = min([0.0, *(row["alpha"] for row in rows if not pd.isna(row["alpha"]))])

    def draw(narrow: bool) -> FigureBuilder:
        figure = FigureBuilder()
        add_row_lines(figure, frame, True)
        line = {"color": theme.LIGHT.muted, "width": 1, "dash": "dash"}
        figure.add_shape(type="line", x0=CUSTOMARY, x1=CUSTOMARY, yref="paper", y0=0, y1=1, line=line, layer="below")
        figure.traces += traces
        finish_frame(figure, frame, narrow, dot_signs(plans, render))
        figure.update_layout(xaxis=share_axis(lowest), margin={"t": 24})
        figure.update_layout(height=figure.layout["height"] + 2)
        return figure

    return figure_in_two_forms(draw)


def share_axis(lowest: float) -> PlainDict:
    """From nought, or the lowest alpha, to one, with the customary threshold among the ticks."""
    ticks = [0, 0.2, 0.4, 0.6, CUSTOMARY, 1]
    texts = [f"<b>{tick:g}</b>" if tick == CUSTOMARY else f"{tick:g}" for tick in ticks]
    return {"range": [lowest - 0.02, 1.02], "tickvals": ticks, "ticktext": texts, "side": "top"}


def alpha_trace(rows: Sequence[Row], names: Sequence[str], render: RenderContext) -> PlainDict:
    """The dot of each field for all plans: its alpha, or its share where no alpha can be computed."""
    ink, words = theme.LIGHT.text, render.words
    none = [pd.isna(row["alpha"]) for row in rows]
    hovers = [
        (
            name,
            words.text("quality.dot", share=percent(row["share"], words), items=words.in_full(int(row["items"]))),
            words.text("quality.dot_alpha", alpha="—" if missing else f"{row['alpha']:.3f}"),
        )
        for row, name, missing in zip(rows, names, none, strict=True)
    ]
    marker = {
        "symbol": ["diamond-open" if missing else "diamond" for missing in none],
        "size": ALPHA,
        "color": ink,
        "opacity": 1,
        "line": {"width": 1.5, "color": ink},
    }
    values: list[float] = [row["share"] if none[n] else row["alpha"] for n, row in enumerate(rows)]
    places = ((value, number) for number, value in enumerate(values))
    return clickable_points(places, marker, (f"field={row['field']}" for row in rows), hovers)


def plan_traces(
    rows: Sequence[Row], names: Sequence[str], by_plan: pd.DataFrame, plans: pd.DataFrame, render: RenderContext
) -> list[PlainDict]:
    """A trace for each plan: the share of its cells on which the coders agree, field by field."""
    words, places = render.words, {row["field"]: number for number, row in enumerate(rows)}
    colours, called = plan_colours(plans), plan_names(plans, words)
    traces = []
    for plan_id, colour in colours.items():
        cells = [row for row in records(by_plan[by_plan["plan_id"] == plan_id]) if row["field"] in places]
        shares = [row["agreed"] / row["items"] for row in cells]
        spots = [(share, places[row["field"]]) for row, share in zip(cells, shares, strict=True)]
        marker = {"symbol": "circle", "size": PLAN, "color": colour, "opacity": 0.85, "line": {"width": 0}}
        heads = [f"{called[plan_id]} · {names[number]}" for _, number in spots]
        items = [words.in_full(int(row["items"])) for row in cells]
        said = [
            words.text("quality.dot", share=percent(share, words), items=count)
            for share, count in zip(shares, items, strict=True)
        ]
        codes = [f"field={row['field']}" for row in cells]
        traces.append(clickable_points(spots, marker, codes, zip(heads, said, strict=True)))
    return traces


def dot_signs(plans: pd.DataFrame, render: RenderContext) -> list[Sign]:
    """The key: alpha of all plans; the share of each plan in its colour."""
    names = plan_names(plans, render.words)
    signs = [(render.words.text("quality.alpha_sign"), sign_marker("diamond", theme.LIGHT.text))]
    return [*signs, *((names[plan], sign_marker("circle", colour)) for plan, colour in plan_colours(plans).items())]
