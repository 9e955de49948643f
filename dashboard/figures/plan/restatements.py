"""What a plan says twice: the first wording beside the later one, and in which fields the two part."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import (
    Row,
    clause_citation,
    count_phrase,
    grid_columns,
    grid_exhibit,
    plan_name,
    row_head,
    text_cell,
)
from dashboard.figures.records import records
from dashboard.figures.target_differences import FIELDS, differing_fields, target_difference
from dashboard.i18n.words import Words

COLUMNS = {"indicator": "16%", "first": "28%", "again": "28%", "differs": "9%", "note": "19%"}


def restatements_exhibit(plan: Row, targets: pd.DataFrame, words: Words, data_version: str) -> Exhibit:
    """The restatements of a plan beside what they restate; `targets` as in `named_targets`."""
    own = targets[targets["plan_id"] == plan["plan_id"]]
    rows = records(own)
    first = {row["target_id"]: row for row in rows}
    pairs = [(first[row["restates"]], row) for row in rows if row["restates"] in first]
    parted = [differences(one, other, rows) for one, other in pairs]
    lines = tuple(pair_row(*pair, names, words) for pair, names in zip(pairs, parted, strict=True))
    grid = Grid(headline(plan, parted, words), grid_columns(COLUMNS, words), lines)
    notes = (words.text("drift.note"), words.text("drift.note.wording")) if pairs else ()
    subtitle = words.text("drift.subtitle", title=words.data(plan, "title"))
    return grid_exhibit(grid, subtitle, [plan], notes, words, data_version)


def headline(plan: Row, parted: Sequence[Sequence[str]], words: Words) -> str:
    """How many restatements there are, and in how many of them which field is another. parted: fields of each."""
    if not parted:
        return words.text("drift.none", plan=plan_name(plan, words))
    found = Counter(name for names in parted for name in names)
    said = [(words.text(f"column.{name}"), found[name]) for name in ("wording", *FIELDS)]
    same = sum(not names for names in parted)
    return words.text(
        "drift.headline",
        plan=plan_name(plan, words),
        restated=words.text("drift.restated", count=len(parted)),
        same=words.text("drift.as_before", count=same) if same else words.text("drift.none_as_before"),
        fields=count_phrase(said, words) or words.text("drift.same"),
    )


def differences(one: Row, other: Row, rows: Sequence[Row]) -> list[str]:
    """What differs between two places: `wording` where their own words do, and the names of fields.

    rows: the targets of the plan, whose words within either quote are not compared.
    """
    worded = ["wording"] if target_difference(one, other, rows).changes else []
    return worded + differing_fields(one, other)


def pair_row(one: Row, other: Row, names: Sequence[str], words: Words) -> GridRow:
    """A promise, both its places, and what differs."""
    parted = tuple(CellItem((TextPart(words.text(f"column.{name}"), "strong"),)) for name in names)
    differs = parted or text_cell(words.text("drift.same"), "muted")
    cells = (statement_cell(one, words), statement_cell(other, words), differs, text_cell(words.data(other, "note")))
    return GridRow(row_head(words.data(one, "indicator")), cells)


def statement_cell(row: Row, words: Words) -> tuple[CellItem, ...]:
    """What is promised at a place, the clause, and its words with a gloss; opens the evidence of what is restated."""
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row))
    tier = "" if row["tier"] == "none" else words.data(row, "tier_name")
    said = [words.year(row), tier, clause_citation(row["clause"], words)]
    below = [
        TextPart(f"“{row['quote']}”", "below"),
        *([TextPart(words.gloss(row), "below")] if words.gloss(row) else []),
    ]
    target = row["restates"] if isinstance(row["restates"], str) else row["target_id"]
    about = TextPart(words.text("mark.separator").join(part for part in said if part), "muted")
    return (CellItem((TextPart(value, "value"), about, *below), code=f"target={target}"),)
