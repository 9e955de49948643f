"""Two plans head to head: each shared indicator at least one has a target of, both sides, and what to know first."""

import pandas as pd

from dashboard.figures import target_cells
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import Row, grid_exhibit, plan_name, plan_years, row_head, text_cell
from dashboard.figures.records import records
from dashboard.i18n.words import Words

SINGLE = "single"
WIDTHS = ("17%", "29%", "29%", "25%")


def head_to_head_exhibit(
    one: Row,
    other: Row,
    targets: pd.DataFrame,
    silences: pd.DataFrame,
    indicators: pd.DataFrame,
    words: Words,
    data_version: str,
) -> Exhibit:
    """Two plans as in `plan_sheets`, all targets, silences and indicators as in `queries`; nothing is scored."""
    told = targets[targets["restates"].isna() & targets["plan_id"].isin([one["plan_id"], other["plan_id"]])]
    shared = indicators[(indicators["comparability"] != SINGLE) & indicators["indicator_id"].isin(told["indicator_id"])]
    both = (one, other)
    heads = [words.text("column.indicator"), *(plan_name(plan, words) for plan in both), words.text("pair.verdict")]
    rows = [indicator_row(row, both, told, silences, words) for row in records(shared)]
    columns = tuple(GridColumn(head, width=width) for head, width in zip(heads, WIDTHS, strict=True))
    grid = Grid(headline(both, told, shared, words), columns, tuple(rows))
    notes = (document_differences(both, words), words.text("pair.note"), assumed_year_note(told, words))
    return grid_exhibit(grid, subtitle(both, words), both, notes, words, data_version)


def headline(both: tuple[Row, Row], told: pd.DataFrame, shared: pd.DataFrame, words: Words) -> str:
    """On how many shared indicators both have a number, and on how many only the one or the other."""
    promised = told[told["kind"] != "tally"]
    held = [set(promised.loc[promised["plan_id"] == plan["plan_id"], "indicator_id"]) for plan in both]
    mine, theirs = (found & set(shared["indicator_id"]) for found in held)
    return words.text(
        "pair.headline",
        one=plan_name(both[0], words),
        other=plan_name(both[1], words),
        both=words.text("pair.both", count=len(mine & theirs)),
        first=words.text("pair.only", count=len(mine - theirs), plan=plan_name(both[0], words)),
        second=words.text("pair.only", count=len(theirs - mine), plan=plan_name(both[1], words)),
    )


def subtitle(both: tuple[Row, Row], words: Words) -> str:
    """Which two documents."""
    return words.text("pair.subtitle", one=words.data(both[0], "title"), other=words.data(both[1], "title"))


def document_differences(both: tuple[Row, Row], words: Words) -> str:
    """What the two documents are, since a difference may be one of level, genre or year rather than of place."""
    said = [
        words.text(
            "pair.kind_of_document",
            plan=plan_name(plan, words),
            level=words.data(plan, "level_name"),
            genre=words.data(plan, "genre_name"),
            years=plan_years(plan, words),
            completeness=words.data(plan, "completeness_name"),
        )
        for plan in both
    ]
    return words.text("pair.unlike", said=words.text("headline.separator").join(said))


def assumed_year_note(told: pd.DataFrame, words: Words) -> str:
    """The word on assumed years, if there are any."""
    return words.text("note.assumed_year") if "plan_year" in set(told["due_basis"]) else ""


def indicator_row(
    indicator: Row, both: tuple[Row, Row], told: pd.DataFrame, silences: pd.DataFrame, words: Words
) -> GridRow:
    """What the two say of an indicator, and what a careful reader knows before comparing."""
    own = told[told["indicator_id"] == indicator["indicator_id"]]
    quiet = silences[silences["indicator_id"] == indicator["indicator_id"]]
    sides = [plan_cell(plan["plan_id"], own, quiet, words) for plan in both]
    difference = text_cell(words.data(indicator, "difference") or words.data(indicator, "reason"))
    return GridRow(
        row_head(words.data(indicator, "name")), (*sides, difference), words.data(indicator, "comparability_name")
    )


def plan_cell(plan_id: str, own: pd.DataFrame, quiet: pd.DataFrame, words: Words) -> tuple[CellItem, ...]:
    """The targets of one plan, each by itself; else its silence in words."""
    promised = [target_cells.target_item(row, 0, words) for row in records(own[own["plan_id"] == plan_id])]
    silent = [target_cells.silence_item(row, words) for row in records(quiet[quiet["plan_id"] == plan_id])]
    return tuple(promised or silent) or text_cell(words.text("silence.uncoded"), "muted")
