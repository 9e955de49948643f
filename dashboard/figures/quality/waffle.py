"""Every numeral of the texts as a square, plan by plan: in colour where it belongs to a target, else grey."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.cell_chart import clickable_points
from dashboard.figures.grid_parts import plan_names
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.mark_key import LEGEND_FRAME, LEGEND_ROW, Sign, add_legend, legend_height, sign_marker
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.pixel_rows import finish_pixel_rows
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict
from dashboard.figures.quality.numerals import CODED, ledger_reasons
from dashboard.figures.records import Row, group_rows, records
from dashboard.figures.text_metrics import text_width
from dashboard.render_context import RenderContext

WIDE, NARROW = 60, 26  # squares in a row
PITCH, SQUARE, GAP, TITLE, SIDE = 13, 10, 12, 22, 12  # pixels: of rows; of a square; under a plan; its name; sides


def waffle_figure(
    numerals: pd.DataFrame, plans: pd.DataFrame, colours: Mapping[str, str], render: RenderContext
) -> go.Figure:
    """The squares of the plans in view. Frames as `queries.numerals` and `plan_sheets`; colours: by plan_id."""
    order = {code: number for number, code in enumerate(ledger_reasons(numerals, render.words))}
    rows = group_rows(records(numerals), "plan_id")
    names = plan_names(plans, render.words)

    def draw(narrow: bool) -> FigureBuilder:
        figure, top = FigureBuilder(), 0.0
        across = NARROW if narrow else WIDE
        for plan_id, name in names.items():
            squares = sorted(rows.get(plan_id, []), key=lambda row: order[reason_code(row)])
            coded = sum(reason_code(row) == CODED for row in squares)
            title = render.words.text("quality.waffle.plan", plan=name, count=coded, all=len(squares))
            add_title(figure, title, top, narrow)
            top += TITLE if narrow else 0
            shades = reason_shades(order, colours[plan_id])
            figure.add_trace(square_trace(squares, top, across, shades, render))
            lines = max(-(-len(squares) // across), 1 if narrow else 2)
            top += lines * PITCH + GAP
        return finish_waffle(figure, top, list(names.values()), narrow, render)

    return figure_in_two_forms(draw)


def reason_code(row: Row) -> str:
    """CODED for a numeral of a target, else why it is none."""
    return CODED if isinstance(row["target_id"], str) else str(row["reason"])


def reason_shades(order: Mapping[str, int], colour: str) -> dict[str, str]:
    """The colour of each reason: the plan's own for CODED; of the others, neighbours differ in grey."""
    greys = theme.LIGHT_SHADES[3], theme.LIGHT_SHADES[2]
    return {code: colour if code == CODED else greys[place % 2] for code, place in order.items()}


def square_trace(
    rows: Sequence[Row], top: float, across: int, shades: Mapping[str, str], render: RenderContext
) -> PlainDict:
    """The squares of a plan, reason by reason. A click opens a target, or lists the numerals of a reason."""
    codes = [reason_code(row) for row in rows]
    places = [(n % across, top + n // across * PITCH + PITCH / 2) for n in range(len(rows))]
    colours = [shades[code] for code in codes]
    marker = {"symbol": "square", "size": SQUARE, "color": colours, "opacity": 1, "line": {"width": 0}}
    opened = [row["target_id"] if code == CODED else f"reason={code}" for row, code in zip(rows, codes, strict=True)]
    return clickable_points(places, marker, opened, (square_hover(row, render) for row in rows))


def square_hover(row: Row, render: RenderContext) -> tuple[str, ...]:
    """Lines on hover: the numeral as written, and its indicator or the reason why it is no target."""
    words = render.words
    return f"“{row['text']}”", words.data(row, "indicator" if reason_code(row) == CODED else "reason_name")


def add_title(figure: FigureBuilder, title: str, top: float, narrow: bool) -> None:
    """A plan's name with its counts: left of its squares, or over them on a phone."""
    side, shift = ("left", 0) if narrow else ("right", -SIDE)
    text = escape_plotly(title) if narrow else escape_plotly(title).replace(" · ", "<br>")
    place = {"x": 0, "xref": "paper", "xanchor": side, "xshift": shift, "align": side, "y": top, "yanchor": "top"}
    figure.add_text(text, theme.SMALL, theme.LIGHT.text, **place)


def finish_waffle(
    figure: FigureBuilder, height: float, names: Sequence[str], narrow: bool, render: RenderContext
) -> FigureBuilder:
    """Axes, height, template and key."""
    signs: list[Sign] = [
        (render.words.text("quality.waffle.coded"), sign_marker("square", theme.PALETTE[0])),
        (render.words.text("quality.waffle.other"), sign_marker("square", theme.LIGHT_SHADES[3])),
    ]
    add_legend(figure, signs, height, 4)
    foot = 4 + (legend_height(figure) if narrow else LEGEND_ROW + LEGEND_FRAME)
    left = SIDE if narrow else int(max((text_width(name) for name in names), default=0) * 1.3) + 4 * SIDE
    axis = {"range": [-0.6, (NARROW if narrow else WIDE) - 0.4], "visible": False}
    return finish_pixel_rows(figure, height, {"l": left, "r": SIDE, "t": 4, "b": foot}, xaxis=axis)
