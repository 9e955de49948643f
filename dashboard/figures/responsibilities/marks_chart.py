"""The picture of the responsibilities page: bodies by themes, a mark for each plan that names a body on a theme."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.alternatives import count_alternative
from dashboard.figures.cell_chart import clickable_points
from dashboard.figures.chart_frame import ChartFrame, ColumnHead, add_row_lines, finish_frame
from dashboard.figures.clause_notes import agreement_notes
from dashboard.figures.mark_key import Sign, sign_marker
from dashboard.figures.model import Exhibit
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict
from dashboard.figures.records import Row, group_rows, records
from dashboard.figures.responsibilities.bodies import naming_rows, printed_forms
from dashboard.figures.responsibilities.headline import responsibilities_headline, responsibilities_lead
from dashboard.figures.responsibilities.model import Responsibilities

ROW_HEIGHT, LABEL = 13, 390  # pixels: all rows and the key fit a laptop's first screen
SMALLEST, LARGEST = 7, 14  # pixels of a mark of one clause, and of any
WIDE_ENOUGH = 900  # pixels of a column in which the turned heads of all themes have room
SPREAD = 0.7  # of a column that the marks of all plans take


@dataclass(frozen=True)
class BodyMark:
    """A body that one plan names on a theme, in these clauses; x, y: column and row."""

    x: float
    y: int
    plan: Row
    body: Row
    theme_name: str
    namings: Sequence[Row]

    @property
    def first(self) -> bool:
        """Whether any of the clauses names the body first."""
        return any(row["position"] == 1 for row in self.namings)


def responsibilities_exhibit(responsibilities: Responsibilities) -> Exhibit:
    """Bodies by themes as marks; a click opens the clauses that name the body."""
    words, coding = responsibilities.words, responsibilities.coding
    notes = [words.text(f"responsibilities.note.{name}") for name in ("order", "counting", "printed")]
    namings = [
        {"plan": coding.plan_names[part.plan["plan_id"]], **row}
        for part in responsibilities.plan_parts
        for row in naming_rows(responsibilities, part)
    ]
    headline, lead = responsibilities_headline(responsibilities), responsibilities_lead(responsibilities)
    notes += agreement_notes(coding, "body", "theme_id")
    exhibit = coding.exhibit(body_figure(responsibilities), headline, lead, notes, namings)
    return replace(exhibit, alt=count_alternative(headline, exhibit.table, "plan", "theme", words))


def body_figure(responsibilities: Responsibilities) -> go.Figure:
    """A row per body that is named, in the order of their list, a column per theme."""
    coding = responsibilities.coding
    plans = [plan for plan in coding.plans_in_view if plan["plan_id"] in responsibilities.naming_plans]
    marks = body_marks(responsibilities, plans)
    names = dict.fromkeys(responsibilities.words.data(mark.body, "name") for mark in marks)
    frame = ChartFrame(
        list(names),
        [ColumnHead(name) for name in shown_themes(responsibilities).values()],
        row_height=ROW_HEIGHT,
        widest=LABEL,
        over=True,
        upright=True,
    )
    traces = [mark_trace(responsibilities, [mark for mark in marks if mark.plan is plan], plan) for plan in plans]
    signs = first_signs(responsibilities, plans)

    def draw(narrow: bool) -> FigureBuilder:
        figure = FigureBuilder()
        add_row_lines(figure, frame, narrow)
        figure.traces += traces
        return finish_frame(figure, frame, narrow, signs)

    return figure_in_two_forms(draw, WIDE_ENOUGH)


def shown_themes(responsibilities: Responsibilities) -> dict[str, str]:
    """Names of the themes that stand as columns: all, or the chosen one."""
    names = responsibilities.coding.theme_names
    return {responsibilities.theme: names[responsibilities.theme]} if responsibilities.theme else names


def body_marks(responsibilities: Responsibilities, plans: Sequence[Row]) -> list[BodyMark]:
    """The marks, row by row: bodies in the order of their list, so that no order is a ranking."""
    themes = shown_themes(responsibilities)
    namings = [row for part in responsibilities.plan_parts for row in responsibilities.namings_of(part)]
    groups = group_rows(namings, "body_id", "theme_id", "plan_id")
    named = {row["body_id"] for row in namings}
    bodies = [body for body in records(responsibilities.bodies) if body["body_id"] in named]
    step = SPREAD / max(len(plans), 1)
    return [
        BodyMark(column + (slot - (len(plans) - 1) / 2) * step, row, plan, body, themes[theme_id], group)
        for row, body in enumerate(bodies)
        for column, theme_id in enumerate(themes)
        for slot, plan in enumerate(plans)
        if (group := groups.get((body["body_id"], theme_id, plan["plan_id"])))
    ]


def mark_trace(responsibilities: Responsibilities, marks: Sequence[BodyMark], plan: Row) -> PlainDict:
    """The marks of one plan: filled where the body is named first, else hollow; larger for more clauses."""
    colour = responsibilities.coding.colours[plan["plan_id"]]
    counts = [len({row["measure_id"] for row in mark.namings}) for mark in marks]
    marker = {
        "symbol": ["circle" if mark.first else "circle-open" for mark in marks],
        "size": [min(SMALLEST * sqrt(count), LARGEST) for count in counts],
        "color": colour,
        "opacity": 1,
        "line": {"width": 1.5, "color": colour},
    }
    codes = ["measure=" + ",".join(dict.fromkeys(row["measure_id"] for row in mark.namings)) for mark in marks]
    hovers = [mark_hover(responsibilities, mark) for mark in marks]
    return clickable_points([(mark.x, mark.y) for mark in marks], marker, codes, hovers)


def mark_hover(responsibilities: Responsibilities, mark: BodyMark) -> tuple[str, ...]:
    """Lines on hover: body and theme, the plan with its clauses, and the printed forms."""
    words = responsibilities.words
    clauses = dict.fromkeys(row["clause"] for row in mark.namings)
    listed = words.text("responsibilities.open", clauses=words.cited_clauses(*clauses))
    place = words.text("themes.cell", theme=mark.theme_name, plan=words.data(mark.body, "name"))
    forms = words.text("responsibilities.printed", forms=printed_forms(mark.namings, words))
    return place, words.join_parts(responsibilities.coding.plan_names[mark.plan["plan_id"]], forms), listed


def first_signs(responsibilities: Responsibilities, plans: Sequence[Row]) -> list[Sign]:
    """The key: the colour of each plan that names bodies; filled and hollow."""
    words, coding = responsibilities.words, responsibilities.coding
    ids = [plan["plan_id"] for plan in plans]
    signs = [(coding.plan_names[plan_id], sign_marker("circle", coding.colours[plan_id])) for plan_id in ids]
    forms = (("responsibilities.first", "circle"), ("responsibilities.later", "circle-open"))
    return [*signs, *((words.text(key), sign_marker(form, theme.LIGHT.text)) for key, form in forms)] if plans else []
