"""Quantities said twice: both wordings, what the second drops and adds, and the fields in which they differ."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from dashboard.figures.clause_coding import head
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.records import text_table
from dashboard.figures.restated.headline import agreement, by_plan, sources
from dashboard.figures.restated.repetitions import RepeatedPair, Repetitions, Row, field_value, location
from dashboard.figures.target_differences import FIELDS, QuotePiece, differing_fields
from dashboard.i18n.words import Words

STYLES = {"same": "quote", "around": "aside", "dropped": "dropped", "added": "added"}  # of a piece, in a cell
WIDTHS = ("14%", "27%", "27%", "")
COLUMNS = ("indicator", "fuller", "again", "differs")


def quantities_exhibit(found: Repetitions) -> Exhibit:
    """Every quantity of `found` that restates another, line by line, by plan."""
    words = found.coding.words
    finding = by_plan(found, found.quantities, lambda pairs: counts(found, pairs))
    heads = tuple(GridColumn(words.text(f"column.{n}"), width=w) for n, w in zip(COLUMNS, WIDTHS, strict=True))
    names = {plan["plan_id"]: head(plan, words) for plan in found.coding.columns}
    rows = tuple(line(found, pair, names[pair[1]["plan_id"]], words) for pair in found.quantities)
    notes = tuple(words.text(f"restated.note.{name}") for name in ("reading", "quotes", "order"))
    return Exhibit(
        figure=Grid(finding, heads, rows),
        headline=finding,
        subtitle=words.text("restated.quantities.subtitle"),
        sources=sources(found, found.quantities),
        notes=notes + agreement(found, "restates"),
        alt=finding,
        table=table(found, names, words),
        data_version=found.coding.data_version,
    )


def counts(found: Repetitions, pairs: Sequence[RepeatedPair]) -> str:
    """How many pairs there are, and in how many the words and each field differ."""
    words = found.coding.words
    kinds = Counter(
        name
        for pair in pairs
        for name in (*(["wording"] if found.wording(pair).changes else []), *differing_fields(*pair))
    )
    said = [
        words.text("restated.differing", count=kinds[name], field=words.text(f"column.{name}"))
        for name in ("wording", *FIELDS)
        if kinds[name]
    ]
    differing = words.text("list.comma").join(said) or words.text("restated.same")
    return words.text("restated.quantities.headline", count=len(pairs), said=differing)


def line(found: Repetitions, pair: RepeatedPair, plan: str, words: Words) -> GridRow:
    """A quantity, its two places, and what differs."""
    first, again = pair
    wording = found.wording(pair)
    cells = (said(first, wording.before, words), said(again, wording.after, words), differing(found, pair, words))
    value = words.value(first["value_low"], first["value_high"], first["operator"], words.unit(first))
    return GridRow(CellItem((TextPart(words.data(first, "indicator")), TextPart(value, "below"))), cells, plan)


def said(row: Row, pieces: tuple[QuotePiece, ...], words: Words) -> tuple[CellItem, ...]:
    """The clause and its words in pieces, with a gloss where the reader needs one; opens their evidence."""
    quote = [
        TextPart("“", "quote"),
        *(TextPart(piece.text, STYLES[piece.kind]) for piece in pieces),
        TextPart("”", "quote"),
    ]
    gloss = [TextPart(words.gloss(row), "below")] if words.gloss(row) else []
    original = row["restates"] if isinstance(row["restates"], str) else row["target_id"]
    return (CellItem((TextPart(location(row, words), "word"), *quote, *gloss), code=f"target={original}"),)


def differing(found: Repetitions, pair: RepeatedPair, words: Words) -> tuple[CellItem, ...]:
    """What was dropped, added and changed, field by field, and the coder's note; or that nothing was."""
    lines = [CellItem((TextPart(text),)) for text in (*changed_words(found, pair, words), *changed_fields(pair, words))]
    note = words.data(pair[1], "note")
    said = lines or [CellItem((TextPart(words.text("restated.same")),))]
    return (*said, CellItem((TextPart(words.text("restated.coder", note=note), "muted"),))) if note else tuple(said)


def changed_words(found: Repetitions, pair: RepeatedPair, words: Words) -> list[str]:
    """A line for each run of words that was dropped, added, or put in another's place."""
    return [
        words.text(f"restated.{'changed' if old and new else 'dropped' if old else 'added'}", old=old, new=new)
        for old, new in found.wording(pair).changes
    ]


def changed_fields(pair: RepeatedPair, words: Words) -> list[str]:
    """A line for each field in which the two places differ."""
    return [field_change(pair, name, words) for name in differing_fields(*pair)]


def field_change(pair: RepeatedPair, name: str, words: Words) -> str:
    """A field, and what it has here and there."""
    first, again = (field_value(row, name, words) for row in pair)
    return words.text("restated.field", field=words.text(f"column.{name}"), first=first, again=again)


def table(found: Repetitions, names: dict[str, str], words: Words) -> pd.DataFrame:
    """A row per pair, all text: plan, what is counted, both places and quotes, what differs, note."""
    return text_table([table_row(found, pair, names, words) for pair in found.quantities])


def table_row(found: Repetitions, pair: RepeatedPair, names: dict[str, str], words: Words) -> dict[str, str]:
    """One line of the table."""
    first, again = pair
    dropped, added = (
        words.text("list.comma").join(f"“{change[number]}”" for change in found.wording(pair).changes if change[number])
        for number in (0, 1)
    )
    values = {
        "plan": names[again["plan_id"]],
        "indicator": words.data(first, "indicator"),
        "fuller": f"{location(first, words)} “{first['quote']}”",
        "again": f"{location(again, words)} “{again['quote']}”",
        "dropped": dropped,
        "added": added,
        "differs": words.text("list.remark").join(field_change(pair, name, words) for name in differing_fields(*pair)),
        "note": words.data(again, "note"),
    }
    return {words.text(f"column.{name}"): value for name, value in values.items()}
