"""The indicator figure for a desk screen: names at the left, labels beside their marks, scopes at the right.

One line a mark and one line a silence; what superior documents say is a row of its own under the plans. For indicators
under which plans share an axis; `lanes.indicator_figure` is the same for a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import axes, mark_key, marks, reference_lines, reference_texts
from dashboard.figures.lane_labels import lane_title, mark_hover, qualifiers, silence_parts
from dashboard.figures.lane_layout import LINE_HEIGHT, escape_plotly
from dashboard.figures.lanes import AXIS_HEIGHT, draw_separator, drawable_frames
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.narrow import add_narrow_form
from dashboard.figures.pixel_rows import finish_pixel_rows
from dashboard.figures.plotly_builder import FigureBuilder, scatter
from dashboard.figures.records import Row, group_frame, records
from dashboard.figures.target_values import is_worded, value_text
from dashboard.figures.text_metrics import wrap
from dashboard.render_context import RenderContext

NARROWEST = 720  # pixels from which a page shows this figure
NAMES, SCOPES, EDGE = 186, 262, 10  # pixels of the columns at the left and right, and between a column and the plot
ROW, PADDING, LEGEND = 30, 10, 34  # pixels of a row of one line, over and under its lines, and of the key
SILENCE_WIDTH = NARROWEST - NAMES - EDGE
CLEARANCE = {"about": 32, "range": 14}  # pixels from the middle of a mark to its label


@dataclass
class WideFigure:
    """A figure being built from the top down. height: of the rows so far and mark_heights: in pixels."""

    figure: FigureBuilder
    span: axes.Span
    height: float = 0.0
    mark_heights: list[float] = field(default_factory=list)

    def write(self, text: str, y: float, colour: str, **place: Any) -> None:
        """Words whose middle is at y, from the left edge of the plot unless `place` (as in annotations) says other. The
        line of a reference behind them is broken there."""
        where = {"x": 0, "xref": "paper", "xanchor": "left", "align": "left", "yanchor": "middle"} | place
        self.figure.add_text(text, theme.SMALL, colour, y=y, yref="y", bgcolor=theme.LIGHT.paper, **where)

    def write_name(self, text: str, y: float, colour: str) -> None:
        """A name in the column at the left."""
        self.write(text, y, colour, xshift=-NAMES)

    def write_scope(self, lines: list[str], y: float) -> None:
        """What a mark is about, in the column at the right."""
        self.write("<br>".join(map(escape_plotly, lines)), y, theme.LIGHT.muted, x=1, xshift=EDGE)


def wide_figure(frames: ComparisonFrames, render: RenderContext, narrow: go.Figure) -> go.Figure:
    """Targets, silences and references of one indicator; frames as for `lanes.indicator_figure`, whose figure is the
    form of it for columns below NARROWEST."""
    words, drawn = render.words, drawable_frames(frames)
    targets, silences = group_frame(drawn.targets, "plan_id"), group_frame(drawn.silences, "plan_id")
    numbers = [row for row in records(drawn.targets) if not is_worded(row)]
    span = axes.axis_range(numbers, drawn.indicator)
    wide = WideFigure(FigureBuilder(), span)
    wide.figure.update_layout(xaxis=axes.axis_layout(span, drawn.indicator, words, bool(numbers)), **axes.HIDDEN)
    for plan in records(drawn.plans):
        draw_plan(wide, plan, targets.get(plan["plan_id"], []), silences.get(plan["plan_id"], []), render)
    taken = list(wide.mark_heights)
    for row in [] if frames.references is None else records(frames.references):
        draw_reference(wide, row, drawn.indicator, render, taken)
    signs = list(mark_key.mark_signs(drawn.targets, frames.plans, words))
    mark_key.add_legend(wide.figure, signs, wide.height, mark_key.TICK_HEIGHT)
    add_narrow_form(wide.figure, narrow, NARROWEST)
    margin = {"l": NAMES, "r": SCOPES, "t": 0, "b": AXIS_HEIGHT + LEGEND}
    return finish_pixel_rows(wide.figure, ceil(wide.height), margin).figure()


def draw_plan(wide: WideFigure, plan: Row, targets: Sequence[Row], silence: list[Any], render: RenderContext) -> None:
    """A plan's name and rows under a rule."""
    draw_separator(wide.figure, wide.height, theme.LIGHT.rule, 1 if wide.height else 0)
    top = wide.height
    for row in targets:
        draw_target(wide, plan, row, render)
    if not targets:
        parts = wrap(" ".join(silence_parts(silence, render.words)), SILENCE_WIDTH)
        height = max(ROW, LINE_HEIGHT * len(parts) + PADDING)
        wide.write("<br>".join(map(escape_plotly, parts)), wide.height + height / 2, theme.LIGHT.muted)
        wide.height += height
    wide.write_name(lane_title(plan, render.words), top + ROW / 2, theme.LIGHT.text)


def draw_target(wide: WideFigure, plan: Row, row: Row, render: RenderContext) -> None:
    """A mark with its value and year beside it and its scope at the right."""
    words = render.words
    scope = wrap(qualifiers(row, words), SCOPES - EDGE)
    height = max(ROW, LINE_HEIGHT * len(scope) + PADDING)
    y = wide.height + height / 2
    province = plan["level"] == "province"
    drawing = marks.LaneDrawing(wide.figure, plan["colour"], province, "x", wide.span)
    drawing = axes.drawing_of(drawing, row)
    marks.draw_target(drawing, row, y, mark_hover(row, words))
    wide.mark_heights.append(y)
    value = value_text(row, words)
    label = f"<b>{escape_plotly(value)}</b> {escape_plotly(words.year(row))}"
    wide.write(label, y, theme.LIGHT.text, **label_place(row, province, drawing.span) | {"xref": drawing.axis})
    wide.write_scope(scope, y)
    wide.height += height


def label_place(target: Row, province: bool, span: axes.Span) -> dict[str, Any]:
    """Where a label stands: right of its mark and of an open end, or left of it in the right half of the plot."""
    positions = marks.drawn_values(target)  # clear of the line from a baseline, too
    right = (max(positions) - span[0]) / (span[1] - span[0]) <= 0.55
    clearance = CLEARANCE.get(target["operator"], 14) + (5 if province else 0)
    if target["operator"] in (("at_least", "more_than") if right else ("at_most", "less_than")):
        clearance = marks.ARROW_LENGTH + 8
    side = {"xanchor": "left", "xshift": clearance} if right else {"xanchor": "right", "xshift": -clearance}
    return side | {"x": max(positions) if right else min(positions), "xref": "x"}


def draw_reference(wide: WideFigure, row: Row, indicator: Row, render: RenderContext, taken: Sequence[float]) -> None:
    """What a superior document says: a row under the plans, and a dotted line across them where it has a place.

    A click on its words or its line opens its proof. taken: heights of marks, whose clicks are their own."""
    words = render.words
    draw_separator(wide.figure, wide.height, theme.LIGHT.rule)
    name = wrap(reference_texts.name(row, words), NAMES - EDGE)
    title = wrap(reference_texts.title(row, words), SCOPES - EDGE)
    height = max(ROW, LINE_HEIGHT * max(len(name), len(title)) + PADDING)
    y = wide.height + height / 2
    wide.write_name("<br>".join(map(escape_plotly, name)), y, theme.LIGHT.muted)
    label = escape_plotly(words.join_parts(reference_texts.value(row, words), reference_texts.due_year(row, words)))
    place: dict[str, Any] = {}
    proof = f"proof={row['reference_id']}"
    if reference_lines.is_drawable(row, indicator):
        x = marks.mark_position(row)
        if wide.span[0] <= x <= wide.span[1]:
            place = label_place({"value_low": x, "value_high": x, "operator": "exactly"}, False, wide.span)
            draw_dotted_line(wide, x, y)
            heights = [*reference_lines.click_heights(0, y - LINE_HEIGHT, taken), y]
            said = f"{escape_plotly(reference_texts.label(row, words))}<br>{words.text('mark.hover')}"
            reference_lines.add_click_points(wide.figure, (x, heights), "x", proof, said)
    opens = {"name": proof, "captureevents": True, "hovertext": words.text("mark.hover")}
    wide.write(label, y, theme.LIGHT.muted, **place, **opens)
    wide.write_scope(title, y)
    wide.height += height


def draw_dotted_line(wide: WideFigure, x: float, y: float) -> None:
    """A thin dotted line from the first row down to its foot at y, below all marks."""
    line = {"color": theme.LIGHT.muted, "width": 1, "dash": "dot"}
    wide.figure.add_shape(type="line", xref="x", yref="y", x0=x, x1=x, y0=0, y1=y, line=line, layer="below")
    wide.figure.add_trace(
        scatter(
            x=[x],
            y=[y],
            mode="markers",
            marker={"symbol": "line-ns-open", "size": 12, "color": theme.LIGHT.muted},
            hoverinfo="skip",
            showlegend=False,
        )
    )
