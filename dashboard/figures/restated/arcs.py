"""The picture of the restated page: each text as a strip, with arcs from a place to where the text says it again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.alternatives import count_alternative
from dashboard.figures.cell_chart import hover_text
from dashboard.figures.mark_key import Sign
from dashboard.figures.model import Exhibit
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.plotly_builder import FigureBuilder, scatter
from dashboard.figures.records import group_rows, records
from dashboard.figures.restated.headline import restated_headline
from dashboard.figures.restated.repetitions import RepeatedPair, Repetitions, location
from dashboard.figures.text_strip import STRIP, TITLE, Strip, add_strip, finish_strips, text_length

HIGHEST, LOWEST = 150, 14  # pixels of the longest and the shortest arc over a strip; under it half of that
POINTS = 16  # of an arc
REACH = 9_000  # characters from which an arc has its greatest height
WHOLE = "whole"  # code of measures.repeats_extent: nothing changed


@dataclass(frozen=True)
class Arc:
    """From the middle of one place to that of another, in characters. changed: whether they differ. over: clauses, over
    the strip; quantities under it. code: what a click opens."""

    start: float
    end: float
    changed: bool
    over: bool
    hover: tuple[str, ...]
    code: str


def arcs_exhibit(repetitions: Repetitions) -> Exhibit:
    """The strips of all plans in view, with an arc for each clause and each quantity that is said again."""
    words, coding = repetitions.words, repetitions.coding
    headline = restated_headline(repetitions)
    rows = (
        {
            "plan": repetitions.plan_of(pair),
            "fuller": location(pair[0], words),
            "again": location(pair[1], words),
            "differs": words.text("restated.arcs.changed" if changed else "restated.arcs.same"),
        }
        for pair, changed in changed_pairs(repetitions)
    )
    subtitle, note = (words.text(f"restated.arcs.{name}") for name in ("subtitle", "note"))
    exhibit = coding.exhibit(arcs_figure(repetitions), headline, subtitle, (note,), rows)
    return replace(exhibit, alt=count_alternative(headline, exhibit.table, "plan", "differs", words))


def changed_pairs(repetitions: Repetitions) -> list[tuple[RepeatedPair, bool]]:
    """Every pair of clauses, then of quantities, and whether the two places differ."""
    clauses = [(pair, str(pair[1]["repeats_extent"]) != WHOLE) for pair in repetitions.clauses]
    return [*clauses, *((pair, repetitions.differs(pair)) for pair in repetitions.quantities)]


def arcs_figure(repetitions: Repetitions) -> go.Figure:
    """The strips in plan order, those with repetitions high enough for their arcs."""
    words = repetitions.words
    arcs = group_rows(
        [
            {"plan": pair[1]["plan_id"], "arc": arc_of(repetitions, pair, changed)}
            for pair, changed in changed_pairs(repetitions)
        ],
        "plan",
    )
    by_plan = {plan: [row["arc"] for row in rows] for plan, rows in arcs.items()}

    def draw(narrow: bool) -> FigureBuilder:
        figure, strips = FigureBuilder(), plan_strips(repetitions, by_plan, narrow)
        for strip in strips:
            add_strip(figure, strip, words, narrow)
            add_arcs(figure, strip, by_plan.get(strip.plan["plan_id"], []))
        return finish_strips(figure, strips, repetitions.coding.render, narrow, arc_signs(repetitions))

    return figure_in_two_forms(draw)


def plan_strips(repetitions: Repetitions, arcs: dict[str, list[Arc]], narrow: bool) -> list[Strip]:
    """The rows from top to bottom."""
    coding, strips = repetitions.coding, list[Strip]()
    measures = group_rows(records(coding.measures), "plan_id")
    for plan in coding.plans_in_view:
        clauses, plan_arcs = measures.get(plan["plan_id"], []), arcs.get(plan["plan_id"], [])
        length = text_length(plan, clauses)
        above = max((height(arc) for arc in plan_arcs if arc.over), default=0) + (TITLE if narrow else 4)
        below = max((height(arc) for arc in plan_arcs if not arc.over), default=0) + 4
        top, name = (strips[-1].bottom if strips else 0), coding.plan_names[plan["plan_id"]]
        strips.append(Strip(plan, name, length, clauses, coding.colours[plan["plan_id"]], top, above, below))
    return strips


def height(arc: Arc) -> float:
    """Pixels of an arc: more for one that reaches further, so that arcs of one plan do not lie on one another."""
    reach = min(abs(arc.end - arc.start) / REACH, 1)
    return (LOWEST + (HIGHEST - LOWEST) * reach) * (1 if arc.over else 0.5)


def arc_of(repetitions: Repetitions, pair: RepeatedPair, changed: bool) -> Arc:
    """The arc of a pair of clauses or of quantities; a click opens both clauses, or the quantity's evidence."""
    words, (first, again) = repetitions.words, pair
    over = "target_id" not in again
    names = ("start", "end") if over else ("quote_start", "quote_end")
    start, end = ((int(row[names[0]]) + int(row[names[1]])) / 2 for row in pair)
    said = words.text("restated.arcs.changed" if changed else "restated.arcs.same")
    subject = words.data(again, "summary" if over else "indicator")
    hover = (
        words.text("restated.arcs.hover", first=location(first, words), again=location(again, words)),
        subject,
        said,
    )
    code = f"measure={first['measure_id']},{again['measure_id']}" if over else f"target={again['target_id']}"
    return Arc(start, end, changed, over, hover, code)


def add_arcs(figure: FigureBuilder, strip: Strip, arcs: Sequence[Arc]) -> None:
    """Add the arcs of a plan: one trace for those that changed, in its colour, over one for the others, in grey."""
    muted = theme.LIGHT.rule
    for changed, colour, width in ((False, muted, 1.2), (True, strip.colour, 1.6)):
        chosen = [arc for arc in arcs if arc.changed == changed]
        words = {arc: hover_text(arc.hover) for arc in chosen}  # once an arc, not at each of its points
        points = [(x, y, arc) for arc in chosen for x, y in [*arc_points(strip, arc), (None, None)]]
        if points:
            figure.add_trace(
                scatter(
                    x=[x for x, _, _ in points],
                    y=[y for _, y, _ in points],
                    mode="lines",
                    line={"color": colour, "width": width},
                    customdata=[[arc.code] for _, _, arc in points],
                    hovertext=[words[arc] for _, _, arc in points],
                    hoverinfo="text",
                    showlegend=False,
                )
            )


def arc_points(strip: Strip, arc: Arc) -> list[tuple[float, float]]:
    """Points of half an ellipse over or under the strip."""
    side = -1 if arc.over else 1
    middle, half, y = (arc.start + arc.end) / 2, (arc.end - arc.start) / 2, strip.centre + side * (STRIP / 2 + 2)
    steps = (pi * (1 - number / POINTS) for number in range(POINTS + 1))
    return [(middle + half * cos(step), y + side * height(arc) * sin(step)) for step in steps]


def arc_signs(repetitions: Repetitions) -> list[Sign]:
    """The key: changed or the same; clauses over the strip and quantities under it."""
    words = repetitions.words
    line = {"symbol": "line-ew-open", "size": 14}
    plans = {pair[1]["plan_id"] for pair, changed in changed_pairs(repetitions) if changed}
    coding = repetitions.coding
    shown = [coding.colours[plan["plan_id"]] for plan in coding.plans_in_view if plan["plan_id"] in plans]
    changed = [
        (words.text("restated.arcs.changed"), line | {"color": colour, "line": {"width": 2, "color": colour}})
        for colour in shown[:1]
    ]
    same = line | {"color": theme.LIGHT.rule, "line": {"width": 2, "color": theme.LIGHT.rule}}
    return [*changed, (words.text("restated.arcs.same"), same)]
