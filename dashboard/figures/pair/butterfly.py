"""Two plans by theme: the marks of the one left, of the other right of the theme."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.figures.grid import Grid, GridColumn, GridRow
from dashboard.figures.grid_marks import mark_key, target_mark
from dashboard.figures.grid_parts import grid_exhibit, plan_name, row_head
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, group_frame, records
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext


def butterfly_exhibit(
    both: tuple[Row, Row], targets: pd.DataFrame, themes: pd.DataFrame, render: RenderContext
) -> Exhibit:
    """A row per theme under which either plan gives a quantity; existing stock is drawn and not counted.

    Plans with `colour`; frames as in `queries`.
    """
    words = render.words
    ids = [plan["plan_id"] for plan in both]
    promised = targets[targets["restates"].isna() & ~targets["suspect"].astype(bool) & targets["plan_id"].isin(ids)]
    counted = promised[promised["kind"] != "tally"]
    marks = group_frame(promised, "theme_id", "plan_id")
    rows = tuple(
        GridRow(row_head(words.data(theme, "name")), tuple(cell(theme, plan, marks, words) for plan in both))
        for theme in records(themes)
        if any((theme["theme_id"], plan_id) in marks for plan_id in ids)
    )
    heads = (GridColumn(words.text("column.theme")), *(GridColumn(plan_name(plan, words)) for plan in both))
    provinces = any(plan["level"] == "province" for plan in both)
    finding = headline(both, group_frame(counted, "theme_id", "plan_id"), words)
    grid = Grid(finding, heads, rows, mark_key(records(promised), (), provinces, words), "butterfly")
    return grid_exhibit(grid, words.text("pair.butterfly", count=len(counted)), both, (), render)


def cell(theme: Row, plan: Row, marks: Mapping[Any, Sequence[Row]], words: Words) -> tuple[Any, ...]:
    """The marks of a plan under a theme."""
    rows = marks.get((theme["theme_id"], plan["plan_id"]), [])
    return tuple(target_mark(row, plan["colour"], plan["level"] == "province", words) for row in rows)


def headline(both: tuple[Row, Row], marks: Mapping[Any, Any], words: Words) -> str:
    """On how many themes both promise quantities, and on how many the one or the other alone."""
    first, second = ({theme for theme, plan_id in marks if plan_id == plan["plan_id"]} for plan in both)
    return words.text(
        "pair.themes",
        both=words.text("pair.themes_both", count=len(first & second)),
        first=words.text("pair.themes_only", count=len(first - second), plan=plan_name(both[0], words)),
        second=words.text("pair.themes_only", count=len(second - first), plan=plan_name(both[1], words)),
    )
