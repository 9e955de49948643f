"""The indicator figure made small: the same marks on the same kind of axis, words in a line from the left edge."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import axes
from dashboard.figures.lane_labels import qualifiers
from dashboard.figures.lane_layout import Lane, LaneRow, escape_plotly
from dashboard.figures.lanes import (
    AXIS_HEIGHT,
    draw_mark,
    draw_separator,
    drawable_frames,
    finish_layout,
    lane_drawing,
    write_text,
)
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.records import Row, group_frame, records
from dashboard.figures.silence_words import silence_name
from dashboard.figures.target_values import value_text
from dashboard.figures.text_metrics import text_width, wrap
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

LINE_WIDTH = 316  # pixels: the plot of a phone
MARK_HEIGHT, LANE_GAP = 20, 8


class CompactRow(LaneRow):
    """A row with a low band for its mark."""

    @property
    def mark(self) -> float:
        """Height at which the mark stands."""
        return self.text_bottom + MARK_HEIGHT / 2

    @property
    def bottom(self) -> float:
        """Where the next row begins."""
        return self.text_bottom + (MARK_HEIGHT if self.target else 0)


def compact_figure(frames: ComparisonFrames, render: RenderContext) -> go.Figure:
    """A lane per plan in the fixed order, a line and a mark per target, the word for a silence.

    For indicators under which plans may share an axis; for plans and colours see `lanes.indicator_figure`.
    """
    drawn, figure = drawable_frames(frames), FigureBuilder()
    lanes = lay_out_compact(drawn, render.words)
    for lane in lanes:
        for row in lane.rows:
            draw_row_text(figure, row)
    spans = axes.add_axes(figure, lanes, drawn.indicator, render.words, own_axis=False)
    for lane in lanes:
        for row in lane.drawn:
            draw_mark(axes.drawing_of(lane_drawing(figure, lane.plan, spans), row.target or {}), row, render.words)
    return finish_layout(figure, lanes[-1].bottom, AXIS_HEIGHT)


def lay_out_compact(frames: ComparisonFrames, words: Words) -> list[Lane]:
    """Lanes from the top down."""
    lanes: list[Lane] = []
    targets, silences = group_frame(frames.targets, "plan_id"), group_frame(frames.silences, "plan_id")
    for plan in records(frames.plans):
        top = lanes[-1].bottom if lanes else 0.0
        entries = [(target_phrases(row, words), row) for row in targets.get(plan["plan_id"], [])]
        silence = silence_word(silences.get(plan["plan_id"], []), words)
        rows = stack_rows([*entries] or [([silence], None)], words.data(plan, "region"), top)
        lanes.append(Lane(plan=plan, title="", top=top, bottom=rows[-1].bottom + LANE_GAP, rows=tuple(rows)))
    return lanes


def target_phrases(row: Row, words: Words) -> list[str]:
    """A target in two parts: value and year, and what sets it apart."""
    value = value_text(row, words)
    return [words.text("mark.value_year", value=value, year=words.year(row)), qualifiers(row, words)]


def silence_word(silence: Sequence[Row], words: Words) -> str:
    """The word for a silence."""
    return silence_name(silence[0], words) if silence else words.text("silence.uncoded")


def stack_rows(entries: list[tuple[list[str], Row | None]], region: str, top: float) -> list[LaneRow]:
    """Rows one under the other; the first begins with the plan's region, in bold."""
    rows: list[LaneRow] = []
    for number, (parts, target) in enumerate(entries):
        lines = fit_line(parts if number else [f"{region}  {parts[0]}", *parts[1:]])
        if not number:
            lines[0] = lines[0].replace(escape_plotly(region), f"<b>{escape_plotly(region)}</b>", 1)
        rows.append(CompactRow(lines=tuple(lines), top=rows[-1].bottom if rows else top, target=target))
    return rows


def fit_line(parts: list[str]) -> list[str]:
    """Parts in one line if they fit, else each on lines of its own; escaped for Plotly."""
    line = "  ".join(part for part in parts if part)
    pieces = [line] if text_width(line) <= LINE_WIDTH else parts
    return [escape_plotly(wrapped) for piece in pieces for wrapped in wrap(piece, LINE_WIDTH)]


def draw_row_text(figure: FigureBuilder, row: LaneRow) -> None:
    """The words of a row, from the left edge, and a hairline under its mark."""
    write_text(
        figure, "<br>".join(row.lines), row.top, theme.SMALL, theme.LIGHT.text if row.target else theme.LIGHT.muted
    )
    if row.target:
        draw_separator(figure, row.mark, theme.LIGHT.grid)
