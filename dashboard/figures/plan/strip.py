"""A plan's text as a strip: clauses as blocks, quantities as marks over their places, damage under it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import marks, statements
from dashboard.figures.cell_chart import hover_text
from dashboard.figures.grid_marks import target_hint
from dashboard.figures.grid_parts import column_table, plan_name
from dashboard.figures.mark_key import mark_signs
from dashboard.figures.model import Exhibit
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.plan.document import DAMAGE
from dashboard.figures.plotly_builder import FigureBuilder, scatter
from dashboard.figures.records import Row, records
from dashboard.figures.target_cells import target_texts
from dashboard.figures.text_strip import STRIP, TITLE, Strip, add_strip, finish_strips, text_length
from dashboard.render_context import RenderContext

LEVELS, LEVEL, BELOW = 9, 17, 22  # rows of marks over the strip, pixels of a row, and of the row of damage
NARROWEST = 320  # pixels of a strip on a phone, where marks must not lie on one another
COLUMNS = ("clause", "value", "year", "scope", "kind", "commitment", "target_id")


def strip_exhibit(
    plan: Row, clauses: pd.DataFrame, targets: pd.DataFrame, facts: pd.DataFrame, render: RenderContext
) -> Exhibit:
    """A plan as in `plan_sheets`, with its `colour`; its rows of the queries measures, named_targets, plan_facts."""
    words = render.words
    promised = targets[targets["restates"].isna() & ~targets["suspect"].astype(bool)]
    damaged = facts[facts["kind"].isin(DAMAGE)]
    damage = records(damaged[damaged["quote_start"].notna()])  # of what is missing there is no place
    counts = {"clauses": len(clauses), "quantities": len(promised), "damage": len(damaged)}
    parts = words.join([words.text(f"plan.strip.{name}", count=count) for name, count in counts.items() if count])
    headline = words.text("plan.strip.headline", plan=plan_name(plan, words), parts=parts)
    rows = records(promised)
    placed = clauses[clauses["start"].notna() & clauses["end"].notna()]
    return Exhibit(
        figure=strip_figure(plan, records(placed), promised[promised["quote_start"].notna()], damage, render),
        headline=headline,
        subtitle=words.text("plan.strip.subtitle", title=words.data(plan, "title")),
        sources=statements.document_sources([plan], words),
        notes=(),
        alt=" ".join([headline, *(target_hint(row, words) for row in rows)]),
        table=column_table((target_texts(row, words) for row in rows), COLUMNS, words),
        data_version=render.version,
    )


def strip_figure(
    plan: Row, clauses: Sequence[Row], targets: pd.DataFrame, damage: Sequence[Row], render: RenderContext
) -> go.Figure:
    """The strip in two forms; marks that would lie on one another stand over one another."""
    words, length = render.words, text_length(plan, clauses)
    rows = records(targets)
    levels = mark_levels([int(row["quote_start"]) for row in rows], length)
    signs = list(mark_signs(targets.assign(operator="exactly"), pd.DataFrame([plan]), words))

    def draw(narrow: bool) -> FigureBuilder:
        above = LEVEL * (max(levels, default=0) + 1) + (TITLE if narrow else 4)
        strip = Strip(plan, plan_name(plan, words), length, clauses, plan["colour"], 0, above, BELOW if damage else 4)
        figure = FigureBuilder()
        add_strip(figure, strip, words, narrow)
        for row, level in zip(rows, levels, strict=True):
            add_mark(figure, strip, row, level, render)
        if damage:
            figure.add_trace(damage_trace(strip, damage, render))
        return finish_strips(figure, [strip], render, narrow, signs)

    return figure_in_two_forms(draw)


def mark_levels(starts: Sequence[int], length: int) -> list[int]:
    """For each position in the text the lowest row over the strip that is free there."""
    apart = length * (marks.RING + 2) / NARROWEST
    last = [float("-inf")] * LEVELS
    order = sorted(range(len(starts)), key=starts.__getitem__)
    chosen: dict[int, int] = {}
    for number in order:
        free = [level for level in range(LEVELS) if starts[number] - last[level] >= apart]
        chosen[number] = free[0] if free else min(range(LEVELS), key=last.__getitem__)
        last[chosen[number]] = starts[number]
    return [chosen[number] for number in range(len(starts))]


def add_mark(figure: FigureBuilder, strip: Strip, row: Row, level: int, render: RenderContext) -> None:
    """A quantity's mark over its place: its kind and commitment; its value on hover."""
    start = int(row["quote_start"])
    y = strip.centre - STRIP / 2 - LEVEL * (level + 0.6)
    drawing = marks.LaneDrawing(figure, strip.colour, strip.plan["level"] == "province", "x", (0, strip.length))
    placed = {**row, "value_low": start, "value_high": start, "operator": "exactly"}
    marks.draw_target(drawing, placed, y, hover_text((target_hint(row, render.words),)))


def damage_trace(strip: Strip, damage: Sequence[Row], render: RenderContext) -> dict[str, Any]:
    """A cross under the strip at each damaged place."""
    words = render.words
    said = [(words.data(fact, "kind_name"), words.data(fact, "statement")) for fact in damage]
    return scatter(
        x=[int(fact["quote_start"]) for fact in damage],
        y=[strip.centre + STRIP / 2 + 12] * len(damage),
        mode="markers",
        marker={
            "symbol": "x-thin",
            "size": 9,
            "color": theme.LIGHT.text,
            "line": {"width": 2, "color": theme.LIGHT.text},
        },
        name=words.text("plan.strip.damage_key"),
        hovertext=[hover_text(lines) for lines in said],
        hoverinfo="text",
        showlegend=True,
    )
