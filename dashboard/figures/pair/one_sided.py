"""Shared indicators on which only one of two plans promises a figure, or both without a common axis."""

import pandas as pd

from dashboard.figures.grid import Grid, GridColumn, GridRow
from dashboard.figures.grid_parts import grid_exhibit, plan_name, text_cell
from dashboard.figures.model import Exhibit
from dashboard.figures.pair.dumbbells import COMPARABLE
from dashboard.figures.plan.head_to_head import SINGLE, document_differences, plan_cell
from dashboard.figures.records import Row, records
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext


def one_sided_exhibit(
    both: tuple[Row, Row],
    targets: pd.DataFrame,
    silences: pd.DataFrame,
    indicators: pd.DataFrame,
    render: RenderContext,
) -> Exhibit:
    """Frames as in `queries`. Where one side is silent no verdict stands: there is nothing to compare."""
    words = render.words
    promised = targets[targets["restates"].isna() & (targets["kind"] != "tally")]
    rows = [
        indicator_row(indicator, both, promised, silences, words)
        for indicator in records(indicators[indicators["comparability"] != SINGLE])
    ]
    ordered = sorted((row for row in rows if row), key=lambda row: row[0])
    heads = (words.text("column.indicator"), *(plan_name(plan, words) for plan in both))
    columns = tuple(GridColumn(head, width=width) for head, width in zip(heads, ("26%", "37%", "37%"), strict=True))
    title = words.text("pair.one_sided", count=len(ordered))
    grid = Grid(title, columns, tuple(row for _, row in ordered))
    return grid_exhibit(grid, words.text("pair.one_sided_subtitle"), both, (document_differences(both, words),), render)


def indicator_row(
    indicator: Row, both: tuple[Row, Row], targets: pd.DataFrame, silences: pd.DataFrame, words: Words
) -> tuple[int, GridRow] | None:
    """(position of its group, row); None where neither promises or both stand among the dumbbells."""
    of_indicator = targets[targets["indicator_id"] == indicator["indicator_id"]]
    silent = silences[silences["indicator_id"] == indicator["indicator_id"]]
    promising = [bool((of_indicator["plan_id"] == plan["plan_id"]).any()) for plan in both]
    if not any(promising) or (all(promising) and indicator["comparability"] in COMPARABLE):
        return None
    cells = [plan_cell(plan["plan_id"], of_indicator, silent, words) for plan in both]
    name, below, position = words.data(indicator, "name"), "", 0
    group = words.text("pair.group_related")
    if all(promising):
        below = words.data(indicator, "reason")
    else:
        position = 1 + promising.index(True)
        group = words.text("pair.group_only", plan=plan_name(both[position - 1], words))
    return position, GridRow(text_cell(name, below=below)[0], tuple(cells), group)
