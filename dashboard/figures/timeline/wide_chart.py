"""The timeline where there is room: plans as rows, years as columns, then what has no year."""

from collections.abc import Sequence

import pandas as pd

from dashboard import theme
from dashboard.figures import mark_key
from dashboard.figures.chart_frame import axis
from dashboard.figures.grid_parts import plan_name
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.pixel_rows import finish_pixel_rows
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.records import records
from dashboard.figures.text_metrics import text_width
from dashboard.figures.timeline.chart import SIZE, draw_marks, timeline_signs
from dashboard.figures.timeline.layout import TimelineLane
from dashboard.figures.timeline.wide_layout import SlotColumns, lay_out_wide
from dashboard.render_context import RenderContext

LABEL_GAP, LINE, FOOT, SIDE = 14, 16, 8, 8  # pixels


def wide_figure(
    targets: pd.DataFrame, plans: pd.DataFrame, years: Sequence[int], render: RenderContext
) -> FigureBuilder:
    """Targets with their `slot`, over these years; a row for each of `plans`, which have a `colour`."""
    figure, words = FigureBuilder(), render.words
    names = [plan_name(plan, words) for plan in records(plans)]
    label = int(max(map(text_width, names), default=0) * 1.05) + LABEL_GAP
    columns = SlotColumns(years, label)
    lanes = lay_out_wide(targets, plans, columns, words)
    bottom = lanes[-1].bottom if lanes else LINE
    add_grid(figure, lanes, columns, bottom)
    for lane, name in zip(lanes, names, strict=True):
        add_lane(figure, lane, name, render)
    mark_key.add_legend(figure, timeline_signs(targets, plans, words), bottom, FOOT)
    heads = columns.heads(words)
    head = LINE * max((text.count("\n") + 1 for text in heads), default=1) + 8
    foot = FOOT + mark_key.LEGEND_ROW + mark_key.LEGEND_FRAME
    texts = ["<br>".join(map(escape_plotly, text.split("\n"))) for text in heads]
    top = axis(texts) | {"range": [-0.5, len(heads) - 0.5], "side": "top", "tickangle": 0}
    return finish_pixel_rows(figure, bottom, {"l": label, "r": SIDE, "t": head, "b": foot}, xaxis=top)


def add_grid(figure: FigureBuilder, lanes: Sequence[TimelineLane], columns: SlotColumns, bottom: float) -> None:
    """Rules between plans, faint lines between columns, and a tint behind the columns that are no years."""
    years, count = len(columns.years), len(columns.codes)
    for x in range(1, count):
        line = {"color": theme.LIGHT.grid, "width": 1}
        figure.add_shape(type="line", x0=x - 0.5, x1=x - 0.5, y0=0, y1=bottom, line=line, layer="below")
    for lane in lanes:
        line = {"color": theme.LIGHT.rule, "width": 1}
        figure.add_shape(type="line", xref="paper", x0=0, x1=1, y0=lane.top, y1=lane.top, line=line, layer="below")
    if count > years:
        area = {"x0": years - 0.5, "x1": count - 0.5, "y0": 0, "y1": bottom}
        figure.add_shape(type="rect", fillcolor=theme.LIGHT.grid, opacity=0.6, line={"width": 0}, layer="below", **area)


def add_lane(figure: FigureBuilder, lane: TimelineLane, name: str, render: RenderContext) -> None:
    """A plan's name left of its row, the numbers of its marks, and the marks."""
    place = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -LABEL_GAP + SIZE / 2}
    font, middle = {"size": theme.SMALL, "color": theme.LIGHT.text}, (lane.top + lane.bottom) / 2
    figure.add_annotation(text=escape_plotly(name), showarrow=False, font=font, y=middle, **place)
    for x, y, text in lane.years.words:
        place = {"x": x, "xanchor": "center"} if lane.marks else {"x": -0.45, "xanchor": "left"}
        figure.add_text(escape_plotly(text), theme.SMALL, theme.LIGHT.muted, y=y, yanchor="top", **place)
    draw_marks(figure, lane, render.words)
