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
from dashboard.figures.statements import official_title, web_page_cell
from dashboard.figures.text_metrics import WRAP_WIDTH, wrap
from dashboard.i18n.words import SOURCE_LANGUAGE, Words

GAP = 6  # pixels under the words of a line
Row = Mapping[str, Any]
Span = tuple[float, float]


@dataclass(frozen=True)
class ReferenceRow:
    """The words of one reference value, their top in pixels, and where its line stands (None: words only)."""

    lines: tuple[str, ...]
    top: float
    position: float | None

    @property
    def bottom(self) -> float:
        """Where the words end."""
        return self.top + LINE_HEIGHT * len(self.lines) + GAP


def name(row: Row, words: Words) -> str:
    """What stands in the place of a plan's name: that this is a reference, of which level and year."""
    level, year = words.data(row, "level_name"), row["year"]
    dated = not pd.isna(year)
    key = "reference.name" if dated else "reference.name_undated"
    return words.text(key, level=level, year=int(year) if dated else "")


def value(row: Row, words: Words, style: str = "short") -> str:
    """The value of a reference in words; bounds as of a target."""
    return words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), style)


def due_year(row: Row, words: Words) -> str:
    """The year by which it holds, or that none is stated."""
    year = row["due_year"]
    return words.text("year.undated") if pd.isna(year) else words.text("year.stated", year=int(year))


def label(row: Row, words: Words) -> str:
    """The words at a line: level and year of the document, value, due year, title."""
    parts = [name(row, words), value(row, words), "" if pd.isna(row["due_year"]) else due_year(row, words)]
    return words.text("mark.separator").join(part for part in (*parts, title(row, words)) if part)


def title(row: Row, words: Words) -> str:
    """The title of the document in the reader's language."""
    return official_title(row) if words.lang == SOURCE_LANGUAGE else words.data(row, "title")


def document(row: Row, words: Words) -> str:
    """The document as it is cited: issuer, title, number."""
    cited = words.text("source.title", title=words.data(row, "title"), wrapped=official_title(row))
    number = row["document_number"]
    said = [words.data(row, "issuer"), cited, number if isinstance(number, str) else words.text("source.no_number")]
    return words.text("source.separator").join(part for part in said if part)


def proof(row: Row, words: Words) -> str:
    """Whether the document itself or a report of it was read, and at which address."""
    return words.text("reference.proof", proof=words.data(row, "proof_name"), page=web_page_cell(row, words))


def notes(references: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """A line per reference value: value, year, whom it counts, document, proof and note."""
    return tuple(
        words.text(
            "reference.note",
            name=name(row, words),
            value=value(row, words, "long"),
            year=due_year(row, words),
            scope=words.data(row, "scope"),
            document=document(row, words),
            proof=proof(row, words),
            note=words.data(row, "note"),
        ).strip()
        for row in records(references)
    )


def cells(row: Row, words: Words) -> dict[str, str]:
    """A reference value as a row of a table, by the names of columns; marked as none of the plans."""
    return {
        "plan": name(row, words),
        "value": value(row, words, "long"),
        "year": due_year(row, words),
        "scope": words.data(row, "scope"),
        "tier": words.data(row, "level_name"),
        "kind": words.text("reference.kind"),
    }


def is_drawable(row: Row, indicator: Row) -> bool:
    """True if a line may stand on the indicator's axis: all plans share one, in the same unit."""
    return indicator["comparability"] != "related" and row["unit_id"] == indicator["unit_id"]


def lay_out(references: pd.DataFrame | None, indicator: Row, words: Words, top: float) -> list[ReferenceRow]:
    """The words of each reference from `top` down, in pixels; empty where there is none."""
    rows: list[ReferenceRow] = []
    for row in [] if references is None else records(references):
        position = marks.mark_position(dict(row)) if is_drawable(row, indicator) else None
        lines = wrap(label(row, words), WIDE_WRAP_WIDTH if position is None else WRAP_WIDTH)
        begins = rows[-1].bottom if rows else top
        rows.append(ReferenceRow(tuple(map(escape_plotly, lines)), begins, position))
    return rows


def draw(
    figure: FigureBuilder,
    rows: Sequence[ReferenceRow],
    bottom: float,
    spans: Mapping[str, tuple[str, Span]],
    words: Words,
    inks: theme.Ink,
) -> None:
    """Words and dotted lines down to `bottom`. A value outside the axis, or without one, has its words alone."""
    axis, span = next(iter(spans.values()), ("", (0.0, 0.0)))
    drawn = False
    for row in rows:
        there = row.position is not None and bool(axis) and span[0] <= row.position <= span[1]
        write(figure, row, axis if there else "", span, inks)
        if there:
            draw_line(figure, row, bottom, axis, inks)
        drawn = drawn or there
    if drawn:
        line = {"color": inks.muted, "width": 1, "dash": "dot"}
        name_ = words.text("key.reference")
        figure.add_trace(scatter(x=[None], y=[None], mode="lines", name=name_, line=line, hoverinfo="skip"))


def write(figure: FigureBuilder, row: ReferenceRow, axis: str, span: Span, inks: theme.Ink) -> None:
    """The words of a reference, hung from its line, or from the left edge where it has none."""
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
