"""Restatements in a plan: the first wording beside the later one, and the fields in which the two differ."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.grid_parts import below_parts, grid_columns, grid_exhibit, plan_name, row_head, text_cell
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import count_phrase
from dashboard.figures.records import Row, records
from dashboard.figures.target_differences import FIELDS, differing_fields, target_difference
from dashboard.figures.target_values import value_text
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

COLUMNS = {"indicator": "16%", "first": "28%", "again": "28%", "differs": "9%", "note": "19%"}


def restatements_exhibit(plan: Row, targets: pd.DataFrame, render: RenderContext) -> Exhibit:
    """The restatements of a plan beside what they restate; `targets` as in `named_targets`."""
    words = render.words
    rows = records(targets[targets["plan_id"] == plan["plan_id"]])
    by_id = {row["target_id"]: row for row in rows}
    pairs = [(by_id[row["restates"]], row) for row in rows if row["restates"] in by_id]
    fields = [differences(first, again, rows) for first, again in pairs]
    lines = tuple(pair_row(*pair, names, words) for pair, names in zip(pairs, fields, strict=True))
    grid = Grid(headline(plan, fields, words), grid_columns(COLUMNS, words), lines)
    notes = (words.text("drift.note"), words.text("drift.note.wording")) if pairs else ()
    subtitle = words.text("drift.subtitle", title=words.data(plan, "title"))
    return grid_exhibit(grid, subtitle, [plan], notes, render)


def headline(plan: Row, fields: Sequence[Sequence[str]], words: Words) -> str:
    """Number of restatements, and of those that differ in each field. fields: those that differ, per restatement."""
    if not fields:
        return words.text("drift.none", plan=plan_name(plan, words))
    counts = Counter(name for names in fields for name in names)
    phrases = [(words.text(f"column.{name}"), counts[name]) for name in ("wording", *FIELDS)]
    same = sum(not names for names in fields)
    return words.text(
        "drift.headline",
        plan=plan_name(plan, words),
        restated=words.text("drift.restated", count=len(fields)),
        same=words.text("drift.as_before", count=same) if same else words.text("drift.none_as_before"),
        fields=count_phrase(phrases, words, "drift.counted") or words.text("drift.same"),
    )


def differences(first: Row, again: Row, rows: Sequence[Row]) -> list[str]:
    """What differs between two places: `wording` where their own words do, and the names of fields.

    rows: the targets of the plan, whose words within either quote are not compared.
    """
    wording = ["wording"] if target_difference(first, again, rows).changes else []
    return wording + differing_fields(first, again)


def pair_row(first: Row, again: Row, names: Sequence[str], words: Words) -> GridRow:
    """A promise, both its places, and what differs."""
    items = tuple(CellItem((TextPart(words.text(f"column.{name}"), "strong"),)) for name in names)
    differs = items or text_cell(words.text("drift.same"), "muted")
    cells = (statement_cell(first, words), statement_cell(again, words), differs, text_cell(words.data(again, "note")))
    return GridRow(row_head(words.data(first, "indicator")), cells)


def statement_cell(row: Row, words: Words) -> tuple[CellItem, ...]:
    """What is promised at a place, the clause, and its words with a gloss; opens the evidence of what is restated."""
    value = value_text(row, words)
    tier = "" if row["tier"] == "none" else words.data(row, "tier_name")
    facts = [words.year(row), tier, words.cited_clauses(row["clause"])]
    below = below_parts(f"“{row['quote']}”", words.gloss(row))
    target = row["restates"] if isinstance(row["restates"], str) else row["target_id"]
    about = TextPart(words.text("mark.separator").join(fact for fact in facts if fact), "muted")
    return (CellItem((TextPart(value, "value"), about, *below), code=f"target={target}"),)
