"""Two plans head to head: each shared indicator at least one has a target of, both sides, and what to know first."""

import pandas as pd

from dashboard.figures import target_cells
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow
from dashboard.figures.grid_parts import grid_exhibit, plan_name, row_head, text_cell
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import plan_years
from dashboard.figures.records import Row, records
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

SINGLE = "single"
WIDTHS = ("17%", "29%", "29%", "25%")


def head_to_head_exhibit(
    both: tuple[Row, Row],
    targets: pd.DataFrame,
    silences: pd.DataFrame,
    indicators: pd.DataFrame,
    render: RenderContext,
) -> Exhibit:
    """Two plans as in `plan_sheets`; all targets, silences and indicators as in `queries`; nothing is scored."""
    words = render.words
    promised = targets[targets["restates"].isna() & targets["plan_id"].isin([plan["plan_id"] for plan in both])]
    of_both = indicators["indicator_id"].isin(promised["indicator_id"])
    shared = indicators[(indicators["comparability"] != SINGLE) & of_both]
    heads = [words.text("column.indicator"), *(plan_name(plan, words) for plan in both), words.text("pair.verdict")]
    rows = [indicator_row(row, both, promised, silences, words) for row in records(shared)]
    columns = tuple(GridColumn(head, width=width) for head, width in zip(heads, WIDTHS, strict=True))
    grid = Grid(headline(both, promised, shared, words), columns, tuple(rows))
    assumed = words.text("note.assumed_year") if "plan_year" in set(promised["due_basis"]) else ""
    notes = (document_differences(both, words), words.text("pair.note"), assumed)
    subtitle = words.text("pair.subtitle", one=words.data(both[0], "title"), other=words.data(both[1], "title"))
    return grid_exhibit(grid, subtitle, both, notes, render)


def headline(both: tuple[Row, Row], targets: pd.DataFrame, shared: pd.DataFrame, words: Words) -> str:
    """On how many shared indicators both have a number, and on how many only the one or the other."""
    counted = targets[(targets["kind"] != "tally") & targets["indicator_id"].isin(shared["indicator_id"])]
    first, second = (set(counted.loc[counted["plan_id"] == plan["plan_id"], "indicator_id"]) for plan in both)
    return words.text(
        "pair.headline",
        one=plan_name(both[0], words),
        other=plan_name(both[1], words),
        both=words.text("pair.both", count=len(first & second)),
        first=words.text("pair.only", count=len(first - second), plan=plan_name(both[0], words)),
        second=words.text("pair.only", count=len(second - first), plan=plan_name(both[1], words)),
    )


def document_differences(both: tuple[Row, Row], words: Words) -> str:
    """What the two documents are, since a difference may be one of level, genre or year rather than of place."""
    documents = [
        words.text(
            "pair.kind_of_document",
            plan=plan_name(plan, words),
            level=words.inline(words.data(plan, "level_name")),
            genre=words.inline(words.data(plan, "genre_name")),
            years=plan_years(plan, words),
            completeness=words.inline(words.data(plan, "completeness_name")),
        )
        for plan in both
    ]
    return words.text("pair.unlike", said=words.text("headline.separator").join(documents))


def indicator_row(
    indicator: Row, both: tuple[Row, Row], targets: pd.DataFrame, silences: pd.DataFrame, words: Words
) -> GridRow:
    """Cells of the two plans under an indicator, and what a careful reader knows before comparing."""
    of_indicator = targets[targets["indicator_id"] == indicator["indicator_id"]]
    silent = silences[silences["indicator_id"] == indicator["indicator_id"]]
    cells = [plan_cell(plan["plan_id"], of_indicator, silent, words) for plan in both]
    difference = text_cell(words.data(indicator, "difference") or words.data(indicator, "reason"))
    head = row_head(words.data(indicator, "name"))
    return GridRow(head, (*cells, difference), words.data(indicator, "comparability_name"))


def plan_cell(plan_id: str, targets: pd.DataFrame, silences: pd.DataFrame, words: Words) -> tuple[CellItem, ...]:
    """The targets of one plan, each by itself; else its silence in words."""
    items = [target_cells.target_item(row, 0, words) for row in records(targets[targets["plan_id"] == plan_id])]
    silent = [target_cells.silence_item(row, words) for row in records(silences[silences["plan_id"] == plan_id])]
    return tuple(items or silent) or text_cell(words.text("silence.uncoded"), "muted")
