"""What superior documents say of an indicator: a thin line and its words beside the plans, never a plan among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.figures import marks
from dashboard.figures.lane_layout import LINE_HEIGHT, WIDE_WRAP_WIDTH, escape_plotly, text_anchor
from dashboard.figures.plotly_builder import FigureBuilder, scatter
from dashboard.figures.records import records
from dashboard.figures.reference_texts import label
from dashboard.figures.text_metrics import WRAP_WIDTH, wrap
from dashboard.figures.worded import is_worded
from dashboard.i18n.words import Words

GAP = 6  # pixels under the words of a line
CLICK_STEP, CLICK_SIZE = 12, 14  # pixels between the unseen points that take the clicks on a line, and their size
Row = Mapping[str, Any]
Span = tuple[float, float]


@dataclass(frozen=True)
class ReferenceRow:
    """The words of one reference value, their top in pixels, where its line stands (None: words only), its code."""

    lines: tuple[str, ...]
    top: float
    position: float | None
    code: str

    @property
    def bottom(self) -> float:
        """Where the words end."""
        return self.top + LINE_HEIGHT * len(self.lines) + GAP


def is_drawable(row: Row, indicator: Row) -> bool:
    """True if a line may stand on the indicator's axis: a number, in the unit of the one axis that all plans share."""
    shared = indicator["comparability"] != "related" and row["unit_id"] == indicator["unit_id"]
    return bool(shared and not is_worded(row))


def lay_out(references: pd.DataFrame | None, indicator: Row, words: Words, top: float) -> list[ReferenceRow]:
    """The words of each reference from `top` down, in pixels; empty where there is none."""
    rows: list[ReferenceRow] = []
    for row in [] if references is None else records(references):
        position = marks.mark_position(dict(row)) if is_drawable(row, indicator) else None
        lines = wrap(label(row, words), WIDE_WRAP_WIDTH if position is None else WRAP_WIDTH)
        begins = rows[-1].bottom if rows else top
        rows.append(ReferenceRow(tuple(map(escape_plotly, lines)), begins, position, str(row["reference_id"])))
    return rows


def draw(
    figure: FigureBuilder,
    rows: Sequence[ReferenceRow],
    under: tuple[float, Sequence[float]],
    spans: Mapping[str, tuple[str, Span]],
    words: Words,
    inks: theme.Ink,
) -> None:
    """Words and dotted lines. A value outside the axis, or without one, has its words alone.

    under: the foot of the lines, and the heights of marks, whose clicks are their own."""
    axis, span = next(iter(spans.values()), ("", (0.0, 0.0)))
    drawn = False
    for row in rows:
        there = row.position is not None and bool(axis) and span[0] <= row.position <= span[1]
        write(figure, row, axis if there else "", span, words, inks)
        if there:
            draw_line(figure, row, under[0], axis, inks)
            add_click_area(figure, row, axis, under, words)
        drawn = drawn or there
    if drawn:
        line = {"color": inks.muted, "width": 1, "dash": "dot"}
        name_ = words.text("key.reference")
        figure.add_trace(scatter(x=[None], y=[None], mode="lines", name=name_, line=line, hoverinfo="skip"))


def write(figure: FigureBuilder, row: ReferenceRow, axis: str, span: Span, words: Words, inks: theme.Ink) -> None:
    """The words of a reference, hung from its line, or from the left edge without one; a click opens its proof."""
    side, place = "left", {"x": 0.0, "xref": "paper", "xshift": -12}
    if axis and row.position is not None:
        side = text_anchor((row.position - span[0]) / (span[1] - span[0]))
        shift = {"left": -8, "center": 0, "right": 8}[side]
        place = {"x": row.position, "xref": axis, "xshift": shift}
    figure.add_annotation(
        **place,
        y=row.top,
        yref="y",
        text="<br>".join(row.lines),
        name=proof_code(row),
        captureevents=True,
        hovertext=words.text("mark.hover"),
        showarrow=False,
        align=side,
        xanchor=side,
        yanchor="top",
        borderpad=0,
        font={"size": theme.SMALL, "color": inks.muted},
    )


def draw_line(figure: FigureBuilder, row: ReferenceRow, bottom: float, axis: str, inks: theme.Ink) -> None:
    """A thin dotted line from under the words to the foot of the plot, below all marks."""
    x, line = row.position, {"color": inks.muted, "width": 1, "dash": "dot"}
    figure.add_shape(
        type="line", xref=axis, yref="y", x0=x, x1=x, y0=row.bottom - GAP, y1=bottom, line=line, layer="below"
    )


def add_click_area(
    figure: FigureBuilder, row: ReferenceRow, axis: str, under: tuple[float, Sequence[float]], words: Words
) -> None:
    """Unseen points along the line, which open its proof. under: the foot of the line, and the heights of marks."""
    bottom, taken = under
    place = row.position or 0.0, click_heights(row.bottom, bottom, taken)
    add_click_points(figure, place, axis, proof_code(row), hover(row, words))


def click_heights(top: float, bottom: float, taken: Sequence[float]) -> list[float]:
    """Heights of the unseen points along a line from top to bottom, clear of the heights taken by marks."""
    steps = range(int(top), int(bottom), CLICK_STEP)
    return [y for y in steps if all(abs(y - mark) > CLICK_SIZE for mark in taken)]


def add_click_points(
    figure: FigureBuilder, place: tuple[float, Sequence[float]], axis: str, code: str, said: str
) -> None:
    """Unseen points that put a code into the address. place: where their line stands, and their heights; said: on
    hover, as Plotly markup."""
    x, heights = place
    figure.add_trace(
        scatter(
            x=[x] * len(heights),
            y=list(heights),
            xaxis=axis,
            mode="markers",
            marker={"size": CLICK_SIZE, "opacity": 0},
            unselected={"marker": {"opacity": 0}},
            customdata=[[code]] * len(heights),
            hoverinfo="text",
            hovertext=[said] * len(heights),
            showlegend=False,
        )
    )


def proof_code(row: ReferenceRow) -> str:
    """What a click on a line or its words puts into the address."""
    return f"proof={row.code}"


def hover(row: ReferenceRow, words: Words) -> str:
    """The words at a line, and that they can be clicked."""
    return f"{' '.join(row.lines)}<br>{words.text('mark.hover')}"
