"""Instruments by plans: a bar for each in its plan's column and colour, under the totals of its type."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.cell_chart import CELL_WIDTH, ChartCell, cell_trace, hover_text
from dashboard.figures.chart_frame import ChartFrame, finish_frame
from dashboard.figures.clause_charts import column_heads, empty_cell, silence_signs
from dashboard.figures.clause_coding import BODY, ClauseCoding, PlanPart, is_repeat, originals
from dashboard.figures.clause_notes import percent
from dashboard.figures.clause_table import instrument_names
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict
from dashboard.figures.records import Row
from dashboard.url_state.urls import page_url

LONGEST = 0.62  # of a column that the longest bar takes, so that its number has room
BAR_HEIGHT = 0.56  # of a row


@dataclass(frozen=True)
class InstrumentCell:
    """The clauses of one part of a plan that use an instrument, or any of a type. total: a row of a type."""

    row: int
    column: int
    code: str
    plan_part: PlanPart
    total: bool
    clauses: tuple[Row, ...]

    @property
    def count(self) -> int:
        """How many repeat no other clause of the plan."""
        return len(originals(self.clauses))

    @property
    def repeats(self) -> int:
        """How many repeat another clause of the plan."""
        return sum(map(is_repeat, self.clauses))


def clauses_with(coding: ClauseCoding, code: str, plan_part: PlanPart) -> list[Row]:
    """The clauses of one part of a plan that use an instrument, or any instrument of a type."""
    return [row for row in coding.clauses_of(plan_part) if code in (row["instrument_id"], row["type"])]


def instrument_figure(coding: ClauseCoding) -> go.Figure:
    """The bars of all instruments, on one scale."""
    names = instrument_names(coding.instruments, coding.words)
    types = set(coding.instruments["type"].astype(str))
    cells = [
        InstrumentCell(row, column, code, part, code in types, tuple(clauses_with(coding, code, part)))
        for row, code in enumerate(names)
        for column, part in enumerate(coding.columns)
    ]
    strong = frozenset(row for row, code in enumerate(names) if code in types)
    frame = ChartFrame(list(names.values()), column_heads(coding), strong)
    chart_cells, bars = [words_cell(coding, cell, names[cell.code]) for cell in cells], bar_trace(coding, cells, names)

    def draw(narrow: bool) -> FigureBuilder:
        figure = FigureBuilder()
        figure.add_trace(cell_trace(chart_cells, narrow))
        figure.add_trace(bars)
        return finish_frame(figure, frame, narrow, silence_signs(coding))

    return figure_in_two_forms(draw)


def words_cell(coding: ClauseCoding, cell: InstrumentCell, name: str) -> ChartCell:
    """The place of a bar, all of which can be clicked; the total of a type and the kind of a silence as text."""
    words, ink = coding.words, theme.LIGHT.text
    if not cell.clauses:
        return empty_cell(coding, cell.row, cell.column, name, cell.plan_part)
    share = share_of(coding, cell)
    wide = f"{cell.count} · {percent(share, words)}" if cell.total and cell.count else ""
    short = str(cell.count) if wide else ""
    more = words.text("themes.repeats", count=cell.repeats) if cell.repeats and cell.total else ""
    wide, short = (" ".join(filter(None, (text, more))) for text in (wide, short))
    said = cell_hover(coding, cell, name, share)
    return ChartCell(cell.row, cell.column, wide, short, ink=ink, hover=said, code=cell_url(coding, cell.code))


def cell_hover(coding: ClauseCoding, cell: InstrumentCell, name: str, share: float) -> tuple[str, ...]:
    """Lines on hover: instrument and plan, the number of clauses, and apart those that repeat another."""
    words = coding.words
    head = words.text("themes.cell", theme=name, plan=coding.plan_part_name(cell.plan_part))
    said = words.text("themes.cell_said", count=cell.count, share=percent(share, words))
    repeats = (words.text("themes.cell_repeats", count=cell.repeats),) if cell.repeats else ()
    return (head, said, *repeats, words.text("policy.open_plain"))


def cell_url(coding: ClauseCoding, instrument: str, theme_id: str = "") -> str:
    """Address of the clauses side by side that use an instrument, or any of a type."""
    carried = {name: value for name, value in coding.render.carried.items() if name != "theme"}
    choices = {"instrument": instrument} | ({"theme": theme_id} if theme_id else {})
    return page_url("clauses", choices | ({"part": coding.part} if coding.part != BODY else {}), carried)


def bar_trace(coding: ClauseCoding, cells: Sequence[InstrumentCell], names: dict[str, str]) -> PlainDict:
    """The bars, each with its number at the end; clauses that repeat another add to the number only, after a plus."""
    words = coding.words
    bars = [cell for cell in cells if cell.clauses and not cell.total]
    longest = max((cell.count for cell in bars), default=0) or 1
    more = [words.text("themes.repeats", count=cell.repeats) if cell.repeats else "" for cell in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [cell.column - CELL_WIDTH / 2 for cell in bars],
        "x": [cell.count / longest * LONGEST for cell in bars],
        "y": [cell.row for cell in bars],
        "width": BAR_HEIGHT,
        "marker": {"color": [coding.colours[cell.plan_part.plan["plan_id"]] for cell in bars], "line": {"width": 0}},
        "text": [f"{cell.count or ''} {again}".strip() for cell, again in zip(bars, more, strict=True)],
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "outsidetextfont": {"size": theme.SMALL, "color": theme.LIGHT.text},
        "customdata": [[cell_url(coding, cell.code)] for cell in bars],
        "hovertext": [hover_text(cell_hover(coding, cell, names[cell.code], share_of(coding, cell))) for cell in bars],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
        "cliponaxis": False,
    }


def share_of(coding: ClauseCoding, cell: InstrumentCell) -> float:
    """The share of the clauses of that part of the plan that repeat no other."""
    return cell.count / max(len(originals(coding.clauses_of(cell.plan_part))), 1)
