"""A plan's targets by theme, each a row: how much, by when, how firmly, for whom. No axis: the units differ."""

import pandas as pd

from dashboard.figures import marks, target_cells
from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.grid_parts import below_parts, grid_columns, grid_exhibit, plan_name, row_head, text_cell
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import count_phrase
from dashboard.figures.records import Row, records
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

COLUMNS = {
    "indicator": "21%",
    "value": "15%",
    "year": "12%",
    "commitment": "10%",
    "kind": "8%",
    "scope": "26%",
    "clause": "8%",
}


def targets_exhibit(plan: Row, targets: pd.DataFrame, themes: pd.DataFrame, render: RenderContext) -> Exhibit:
    """The targets of a plan as in `named_targets`; restatements are counted in their first place only."""
    words = render.words
    promised = targets[(targets["plan_id"] == plan["plan_id"]) & targets["restates"].isna()]
    restatements = targets["restates"].value_counts().to_dict()
    rows = [
        promise_row(row, int(restatements.get(row["target_id"], 0)), words)
        for theme in themes["theme_id"]
        for row in records(promised[promised["theme_id"] == theme])
    ]
    grid = Grid(headline(plan, promised, words), grid_columns(COLUMNS, words), tuple(rows))
    subtitle = words.text("promises.subtitle", title=words.data(plan, "title"))
    return grid_exhibit(grid, subtitle, [plan], notes(promised, words), render)


def headline(plan: Row, promised: pd.DataFrame, words: Words) -> str:
    """How many of each kind, under how many themes, how many only striven for; kinds are not added up."""
    if promised.empty:
        return words.text("promises.none", plan=plan_name(plan, words))
    names = {row["kind"]: words.data(row, "kind_name") for row in records(promised)}
    counts = [(names[kind], int((promised["kind"] == kind).sum())) for kind in marks.SHAPES if kind in names]
    aspirational = int((promised["commitment"] == "aspirational").sum())
    return words.text(
        "promises.headline",
        plan=plan_name(plan, words),
        themes=words.text("promises.themes", count=promised["theme_id"].nunique()),
        kinds=count_phrase(counts, words),
        striven=words.text("promises.striven", count=aspirational) if aspirational else words.text("promises.all_firm"),
    )


def notes(promised: pd.DataFrame, words: Words) -> list[str]:
    """What is to be kept in mind: an assumed year, what exists already, what looks misprinted."""
    keys = ["note.assumed_year"] if "plan_year" in set(promised["due_basis"]) else []
    keys += ["timeline.note.existing"] if "tally" in set(promised["kind"]) else []
    keys += ["evidence.suspect_said"] if promised["suspect"].astype(bool).any() else []
    return [words.text("promises.note.units"), *(words.text(key) for key in keys)]


def promise_row(row: Row, restatements: int, words: Words) -> GridRow:
    """A target as a row; its value opens the evidence, and says how often the plan says it again."""
    again = words.text("cell.again", count=restatements) if restatements else ""
    value = (*target_cells.value_parts(row, words), *below_parts(again))
    aspirational = row["commitment"] == "aspirational"
    tier = "" if row["tier"] == "none" else words.data(row, "tier_name")
    cells = (
        (CellItem(value, code=f"target={row['target_id']}"),),
        text_cell(words.year(row)),
        text_cell(words.data(row, "commitment_name"), "hollow" if aspirational else ""),
        text_cell(words.data(row, "kind_name")),
        (CellItem((TextPart(words.data(row, "scope")), *below_parts(tier))),),
        text_cell(words.clause(row["clause"])),
    )
    return GridRow(row_head(words.data(row, "indicator")), cells, words.data(row, "theme"))
