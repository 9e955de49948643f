"""One plan's promises under an indicator as large numerals: for plans that share no axis, side by side."""

import re
from math import ceil

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import marks
from dashboard.figures.lane_labels import lane_title, mark_hover, qualifiers, silence_lines
from dashboard.figures.lane_layout import LINE_HEIGHT, escape_plotly
from dashboard.figures.lanes import drawable_frames
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.pixel_rows import finish_pixel_rows
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.records import Row, records
from dashboard.figures.target_values import value_text
from dashboard.figures.text_metrics import text_width, wrap
from dashboard.render_context import RenderContext

WIDTH = 168  # pixels of a panel's text
NUMERAL, NUMERAL_HEIGHT, MARK_HEIGHT, TITLE_HEIGHT = 26, 36, 26, 30
GAP = 12  # pixels between two promises
BOLD = 1.1  # how much wider bold letters are
TAG = re.compile(r"<[^>]+>|&nbsp;")
MARK = 0.06  # where marks stand, as a share of the width
INTERVAL = (0.06, 0.3)  # where the ends of a range stand


def numerals_panel(frames: ComparisonFrames, render: RenderContext) -> go.Figure:
    """The plan's name, then for each target its mark, its value in large type, its year and scope; or its silence.
    `frames` of one plan."""
    drawn, words = drawable_frames(frames), render.words
    figure, (plan,) = FigureBuilder(), records(drawn.plans)
    title = lane_title(plan, words)
    write(figure, title, 4, fitting_size(TAG.sub("", title), theme.TEXT), theme.LIGHT.text)
    y = float(TITLE_HEIGHT)
    for row in records(drawn.targets):
        y = draw_promise(figure, plan, row, y, render)
    if drawn.targets.empty:
        lines = [part for line in silence_lines(records(drawn.silences), words) for part in wrap(line, WIDTH)]
        write(figure, "<br>".join(lines), y, theme.SMALL, theme.LIGHT.muted)
        y += LINE_HEIGHT * len(lines)
    axis = {"range": [0, 1], "visible": False}
    return finish_pixel_rows(figure, ceil(y), dict.fromkeys("lrtb", 0), xaxis=axis, showlegend=False).figure()


def draw_promise(figure: FigureBuilder, plan: Row, row: Row, top: float, render: RenderContext) -> float:
    """A mark, a numeral and their words from `top` down; where they end."""
    words = render.words
    drawing = marks.LaneDrawing(figure, plan["colour"], plan["level"] == "province")
    low, high = INTERVAL if row["operator"] == "range" else (MARK, MARK)
    placed = {**row, "value_low": low, "value_high": high}
    marks.draw_target(drawing, placed, top + MARK_HEIGHT / 2, mark_hover(row, words))
    value = value_text(row, words)
    size = fitting_size(value, NUMERAL)
    y = top + MARK_HEIGHT
    write(figure, f"<b>{escape_plotly(value)}</b>", y, size, theme.GREY if row["kind"] == "tally" else theme.LIGHT.text)
    lines = [words.year(row), *wrap(qualifiers(row, words), WIDTH)]
    write(figure, "<br>".join(map(escape_plotly, lines)), y + NUMERAL_HEIGHT, theme.SMALL, theme.LIGHT.muted)
    return y + NUMERAL_HEIGHT + LINE_HEIGHT * len(lines) + GAP


def fitting_size(text: str, most: int) -> int:
    """The size in pixels at which a bold line fits the panel, `most` at most."""
    return min(most, max(theme.SMALL, int(WIDTH / max(BOLD * text_width(text, 1), 1))))


def write(figure: FigureBuilder, text: str, y: float, size: int, colour: str) -> None:
    """Words from the left edge, their top at y."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "top", "align": "left"}
    figure.add_text(text, size, colour, y=y, yref="y", **place)
