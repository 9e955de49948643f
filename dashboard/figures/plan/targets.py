"""A plan's targets by theme, each a row: how much, by when, how firmly, for whom. No axis: the units differ."""

import pandas as pd

from dashboard.figures import marks, target_cells
from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import Row, count_phrase, grid_columns, grid_exhibit, plan_name, row_head, text_cell
from dashboard.figures.records import records
from dashboard.i18n.words import Words

COLUMNS = {
    "indicator": "21%",
    "value": "15%",
    "year": "12%",
    "commitment": "10%",
    "kind": "8%",
    "scope": "26%",
    "clause": "8%",
}


def targets_exhibit(plan: Row, targets: pd.DataFrame, themes: pd.DataFrame, words: Words, data_version: str) -> Exhibit:
    """The targets of a plan as in `named_targets`; restatements are counted in their first place only."""
    own = targets[(targets["plan_id"] == plan["plan_id"]) & targets["restates"].isna()]
    again = targets["restates"].value_counts().to_dict()
    rows = [
        promise_row(row, int(again.get(row["target_id"], 0)), words)
        for theme in themes["theme_id"]
        for row in records(own[own["theme_id"] == theme])
    ]
    grid = Grid(headline(plan, own, words), grid_columns(COLUMNS, words), tuple(rows))
    subtitle = words.text("promises.subtitle", title=words.data(plan, "title"))
    return grid_exhibit(grid, subtitle, [plan], notes(own, words), words, data_version)


def headline(plan: Row, own: pd.DataFrame, words: Words) -> str:
    """How many of each kind, under how many themes, how many only striven for; kinds are not added up."""
    if own.empty:
        return words.text("promises.none", plan=plan_name(plan, words))
    names = {row["kind"]: words.data(row, "kind_name") for row in records(own)}
    said = [(names[kind], int((own["kind"] == kind).sum())) for kind in marks.SHAPES if kind in names]
    striven = int((own["commitment"] == "aspirational").sum())
    return words.text(
        "promises.headline",
        plan=plan_name(plan, words),
        themes=words.text("promises.themes", count=own["theme_id"].nunique()),
        kinds=count_phrase(said, words),
        striven=words.text("promises.striven", count=striven) if striven else words.text("promises.all_firm"),
    )


def notes(own: pd.DataFrame, words: Words) -> list[str]:
    """What is to be kept in mind: an assumed year, what exists already, what looks misprinted."""
    said = ["note.assumed_year"] if "plan_year" in set(own["due_basis"]) else []
    said += ["timeline.note.existing"] if "tally" in set(own["kind"]) else []
    said += ["evidence.suspect_said"] if own["suspect"].astype(bool).any() else []
    return [words.text("promises.note.units"), *(words.text(key) for key in said)]


def promise_row(row: Row, again: int, words: Words) -> GridRow:
    """A target as a row; its value opens the evidence, and says how often the plan says it again."""
    value = target_cells.value_parts(row, words)
    if again:
        value.append(TextPart(words.text("cell.again", count=again), "below"))
    aspirational = row["commitment"] == "aspirational"
    tier = "" if row["tier"] == "none" else words.data(row, "tier_name")
    said = (
        (CellItem(tuple(value), code=f"target={row['target_id']}"),),
        text_cell(words.year(row)),
        text_cell(words.data(row, "commitment_name"), "hollow" if aspirational else ""),
        text_cell(words.data(row, "kind_name")),
        (CellItem((TextPart(words.data(row, "scope")), *((TextPart(tier, "below"),) if tier else ()))),),
        text_cell(words.clause(row["clause"])),
    )
    return GridRow(row_head(words.data(row, "indicator")), said, words.data(row, "theme"))
