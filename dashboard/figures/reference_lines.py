"""What superior documents say of an indicator: a thin line and its words beside the plans, never a plan among them."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import theme
from dashboard.figures import marks
from dashboard.figures.lane_layout import ANCHOR_SHIFT, LINE_HEIGHT, WIDE_WRAP_WIDTH, escape_plotly, text_anchor
from dashboard.figures.plotly_builder import FigureBuilder, scatter
from dashboard.figures.records import Row, records
from dashboard.figures.reference_texts import label
from dashboard.figures.target_values import is_worded
from dashboard.figures.text_metrics import WRAP_WIDTH, wrap
from dashboard.i18n.words import Words

GAP = 6  # pixels under the words of a line
CLICK_STEP, CLICK_SIZE = 12, 14  # pixels between the unseen points that take the clicks on a line, and their size
Span = tuple[float, float]


@dataclass(frozen=True)
class ReferencePlot:
    """The plot that references stand on. axis, span: the axis that all plans share, "" where there is none; foot: y
    where the lines end; marks: heights of the plans' marks, whose clicks are their own."""

    figure: FigureBuilder
    axis: str
    span: Span
    foot: float
    marks: Sequence[float]
    words: Words


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
        position = marks.mark_position(row) if is_drawable(row, indicator) else None
        lines = wrap(label(row, words), WIDE_WRAP_WIDTH if position is None else WRAP_WIDTH)
        begins = rows[-1].bottom if rows else top
        rows.append(ReferenceRow(tuple(map(escape_plotly, lines)), begins, position, str(row["reference_id"])))
    return rows


def draw(plot: ReferencePlot, rows: Sequence[ReferenceRow]) -> None:
    """Words and dotted lines. A value outside the axis, or without one, has its words alone."""
    lined = [row for row in rows if has_line(plot, row)]
    for row in rows:
        write(plot, row)
    for row in lined:
        draw_line(plot, row)
        add_click_area(plot, row)
    if lined:
        line = {"color": theme.LIGHT.muted, "width": 1, "dash": "dot"}
        name = escape_plotly(plot.words.text("key.reference"))
        plot.figure.add_trace(scatter(x=[None], y=[None], mode="lines", name=name, line=line, hoverinfo="skip"))


def has_line(plot: ReferencePlot, row: ReferenceRow) -> bool:
    """Whether the value lies on the plot's axis."""
    return row.position is not None and bool(plot.axis) and plot.span[0] <= row.position <= plot.span[1]


def write(plot: ReferencePlot, row: ReferenceRow) -> None:
    """The words of a reference, hung from its line, or from the left edge without one; a click opens its proof."""
    side, place = "left", {"x": 0.0, "xref": "paper", "xshift": -12}
    if row.position is not None and has_line(plot, row):
        low, high = plot.span
        side = text_anchor((row.position - low) / (high - low))
        place = {"x": row.position, "xref": plot.axis, "xshift": ANCHOR_SHIFT[side]}
    place |= {"y": row.top, "yref": "y", "yanchor": "top", "xanchor": side, "align": side}
    opens = {"name": proof_code(row), "captureevents": True, "hovertext": plot.words.text("mark.hover")}
    plot.figure.add_text("<br>".join(row.lines), theme.SMALL, theme.LIGHT.muted, **place, **opens)


def draw_line(plot: ReferencePlot, row: ReferenceRow) -> None:
    """A thin dotted line from under the words to the foot of the plot, below all marks."""
    line = {"color": theme.LIGHT.muted, "width": 1, "dash": "dot"}
    ends = {"x0": row.position, "x1": row.position, "y0": row.bottom - GAP, "y1": plot.foot}
    plot.figure.add_shape(type="line", xref=plot.axis, yref="y", line=line, layer="below", **ends)


def add_click_area(plot: ReferencePlot, row: ReferenceRow) -> None:
    """Unseen points along the line, which open its proof, away from the plans' marks."""
    place = row.position or 0.0, click_heights(row.bottom, plot.foot, plot.marks)
    add_click_points(plot.figure, place, plot.axis, proof_code(row), hover(row, plot.words))


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
