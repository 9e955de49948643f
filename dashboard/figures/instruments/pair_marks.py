"""Themes by plans, a mark for each type of instrument, as large as the number of clauses."""

from collections.abc import Sequence
from math import sqrt

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.cell_chart import clickable_points
from dashboard.figures.chart_frame import ChartFrame, add_row_lines, finish_frame
from dashboard.figures.clause_charts import column_heads
from dashboard.figures.clause_coding import ClauseCoding, PlanPart, originals
from dashboard.figures.instruments.bars import cell_url
from dashboard.figures.mark_key import Sign, sign_marker
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict
from dashboard.figures.records import Row, group_rows

SHAPES = ("circle", "square", "diamond", "triangle-up", "cross")  # of the types, in their order
SMALLEST, LARGEST = 8, 21  # pixels of a mark of one clause, and of any
SPREAD = 0.78  # of a column that the marks of a plan take
PairMark = tuple[float, int, int, str, PlanPart, list[Row]]  # x, row, type, theme, part of a plan, clauses


def pair_figure(coding: ClauseCoding, types: dict[str, str]) -> go.Figure:
    """The marks. types: names of the types of instruments by code."""
    frame = ChartFrame(list(coding.theme_names.values()), column_heads(coding))
    trace = mark_trace(coding, pair_marks(coding, list(types)), types)
    signs = type_signs(types)

    def draw(narrow: bool) -> FigureBuilder:
        figure = FigureBuilder()
        add_row_lines(figure, frame, narrow)
        figure.add_trace(trace)
        return finish_frame(figure, frame, narrow, signs)

    return figure_in_two_forms(draw)


def type_signs(types: dict[str, str]) -> list[Sign]:
    """The key: the shape of each type of instruments."""
    return [(name, sign_marker(SHAPES[n % len(SHAPES)], theme.LIGHT.text)) for n, name in enumerate(types.values())]


def pair_marks(coding: ClauseCoding, types: Sequence[str]) -> list[PairMark]:
    """A mark for each theme, part of a plan and type that occur together in clauses that repeat no other."""
    marks: list[PairMark] = []
    step = SPREAD / max(len(types), 1)
    for column, plan_part in enumerate(coding.columns):
        groups = group_rows(originals(coding.clauses_of(plan_part)), "theme_id", "type")
        for row, theme_id in enumerate(coding.theme_names):
            for number, code in enumerate(types):
                x = column + (number - (len(types) - 1) / 2) * step
                if clauses := groups.get((theme_id, code)):
                    marks.append((x, row, number, theme_id, plan_part, clauses))
    return marks


def mark_trace(coding: ClauseCoding, marks: Sequence[PairMark], types: dict[str, str]) -> PlainDict:
    """The marks as one trace, with the number of clauses in those of two or more."""
    fills = [coding.colours[plan_part.plan["plan_id"]] for *_, plan_part, _ in marks]
    marker = {
        "symbol": [SHAPES[mark[2] % len(SHAPES)] for mark in marks],
        "size": [min(SMALLEST * sqrt(len(clauses)) + 3 * (len(clauses) > 1), LARGEST) for *_, clauses in marks],
        "color": fills,
        "opacity": 1,
        "line": {"width": 0},
    }
    codes = [cell_url(coding, list(types)[mark[2]], mark[3]) for mark in marks]
    hovers = [mark_hover(coding, mark, list(types.values())[mark[2]]) for mark in marks]
    text = [str(len(clauses)) if len(clauses) > 1 else "" for *_, clauses in marks]
    numbers = {"mode": "markers+text", "text": text, "textfont": {"size": theme.SMALL, "color": "#FFFFFF"}}
    return clickable_points([mark[:2] for mark in marks], marker, codes, hovers, **numbers)


def mark_hover(coding: ClauseCoding, mark: PairMark, type_name: str) -> tuple[str, ...]:
    """Lines on hover: theme and plan, type with the number of clauses, and the instruments."""
    words, (*_, theme_id, plan_part, clauses) = coding.words, mark
    names = dict.fromkeys(words.data(row, "instrument") for row in clauses)
    head = words.text("themes.cell", theme=coding.theme_names[theme_id], plan=coding.plan_part_name(plan_part))
    count = words.text("policy.place_count", place=type_name, count=len(clauses))
    return head, count, words.text("list.comma").join(names), words.text("policy.open_plain")
