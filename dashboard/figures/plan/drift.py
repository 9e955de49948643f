"""What a plan says twice: the first wording beside the later one, and in which fields the two part."""

import re
from collections import Counter
from collections.abc import Sequence

import pandas as pd

from dashboard.exhibit import Exhibit, Grid, GridRow, Item, Part, records
from dashboard.figures.differences import own_words
from dashboard.figures.plan.common import Row, clause, columns, counted, exhibit, head, plan_name, text_item
from dashboard.wording import Words

# Fields in which two places may part, each by the columns that carry it; `wording` is seen in the quotes.
FIELDS = {
    "value": ("value_low", "value_high"),
    "operator": ("operator",),
    "unit": ("unit_id",),
    "year": ("due_year", "due_basis"),
    "time_basis": ("time_basis",),
    "tier": ("tier",),
    "kind": ("kind",),
    "commitment": ("commitment",),
}
COLUMNS = {"indicator": "16%", "first": "28%", "again": "28%", "differs": "9%", "note": "19%"}


def drift_exhibit(plan: Row, targets: pd.DataFrame, words: Words, data_version: str) -> Exhibit:
    """The restatements of a plan beside what they restate; `targets` as in `named_targets`."""
    own = targets[targets["plan_id"] == plan["plan_id"]]
    rows = records(own)
    first = {row["target_id"]: row | {"own": own_words(row, rows)[1]} for row in rows}
    pairs = [(first[row["restates"]], row) for row in first.values() if row["restates"] in first]
    lines = tuple(pair_row(one, other, words) for one, other in pairs)
    grid = Grid(headline(plan, pairs, words), columns(COLUMNS, words), lines)
    notes = (words.text("drift.note"), words.text("drift.note.wording")) if pairs else ()
    subtitle = words.text("drift.subtitle", title=words.data(plan, "title"))
    return exhibit(grid, subtitle, [plan], notes, words, data_version)


def headline(plan: Row, pairs: Sequence[tuple[Row, Row]], words: Words) -> str:
    """How many restatements there are, and in how many of them which field is another."""
    if not pairs:
        return words.text("drift.none", plan=plan_name(plan, words))
    fields = Counter(field for one, other in pairs for field in differences(one, other))
    said = [(words.text(f"drift.{field}"), fields[field]) for field in (*FIELDS, "wording")]
    same = sum(not differences(one, other) for one, other in pairs)
    return words.text(
        "drift.headline",
        plan=plan_name(plan, words),
        restated=words.text("drift.restated", count=len(pairs)),
        same=words.text("drift.as_before", count=same) if same else words.text("drift.none_as_before"),
        fields=counted(said, words) or words.text("drift.same"),
    )


def differences(one: Row, other: Row) -> list[str]:
    """The fields in which two places part, in the order of FIELDS, and `wording` last.

    `own` holds the words of a quote that speak of this target and of no other of its clause.
    """
    found = [field for field, names in FIELDS.items() if any(parted(one[name], other[name]) for name in names)]
    return found + (["wording"] if reworded(one["own"], other["own"]) else [])


def parted(one: object, other: object) -> bool:
    """Whether two values differ; two empty ones do not."""
    return not (one == other or (pd.isna(one) and pd.isna(other)))  # type: ignore[call-overload]


def reworded(one: str, other: str) -> bool:
    """Whether two quotes are worded differently; that one is cut out longer, or has another comma, is no difference."""
    first, second = (re.sub(r"[\s\W]+", "", quote) for quote in (one, other))
    return first not in second and second not in first


def pair_row(one: Row, other: Row, words: Words) -> GridRow:
    """A promise, both its places, and what differs."""
    fields = tuple(Item((Part(words.text(f"drift.{field}"), "strong"),)) for field in differences(one, other))
    differs = fields or text_item(words.text("drift.same"), "muted")
    cells = (place(one, words), place(other, words), differs, text_item(words.data(other, "note")))
    return GridRow(head(words.data(one, "indicator")), cells)


def place(row: Row, words: Words) -> tuple[Item, ...]:
    """What is promised at a place, the clause, and its words with a gloss; opens the evidence of what is restated."""
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row))
    tier = "" if row["tier"] == "none" else words.data(row, "tier_name")
    said = [words.year(row), tier, clause(row["clause"], words)]
    below = [Part(f"“{row['quote']}”", "below"), *([Part(words.gloss(row), "below")] if words.gloss(row) else [])]
    target = row["restates"] if isinstance(row["restates"], str) else row["target_id"]
    about = Part(words.text("mark.separator").join(part for part in said if part), "muted")
    return (Item((Part(value, "value"), about, *below), code=f"target={target}"),)
