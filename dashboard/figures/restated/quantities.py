"""Targets that a plan says twice: both wordings, what the second drops and adds, the fields in which they differ."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.figures.clause_coding import Cell
from dashboard.figures.clause_notes import agreement_notes
from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.grid_parts import below_parts, grid_columns, grid_exhibit, labelled_table, text_cell
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row
from dashboard.figures.restated.headline import pairs_headline
from dashboard.figures.restated.repetitions import RepeatedPair, Repetitions, field_value, location
from dashboard.figures.target_differences import FIELDS, QuotePiece, differing_fields
from dashboard.figures.target_values import value_text
from dashboard.i18n.words import Words

STYLES = {"same": "quote", "around": "aside", "dropped": "dropped", "added": "added"}  # TextPart.style by kind
WIDTHS = {"indicator": "14%", "fuller": "27%", "again": "27%", "differs": ""}


def quantities_exhibit(repetitions: Repetitions) -> Exhibit:
    """A row per target that restates another, by plan."""
    words, coding, pairs = repetitions.words, repetitions.coding, repetitions.quantities
    headline = pairs_headline(repetitions, pairs, lambda plan_pairs: count_differences(repetitions, plan_pairs))
    grid = Grid(headline, grid_columns(WIDTHS, words), tuple(quantity_row(repetitions, pair) for pair in pairs))
    notes = [words.text(f"restated.note.{name}") for name in ("reading", "quotes", "order")]
    notes += agreement_notes(coding, "restates")
    subtitle = words.text("restated.quantities.subtitle")
    exhibit = grid_exhibit(grid, subtitle, repetitions.plans_with(pairs), notes, coding.render)
    return replace(exhibit, table=labelled_table((table_row(repetitions, pair) for pair in pairs), words))


def count_differences(repetitions: Repetitions, pairs: Sequence[RepeatedPair]) -> str:
    """How many pairs there are, and in how many of them the wording and each field differ."""
    words = repetitions.words
    counts = Counter(name for pair in pairs for name in differing_fields(*pair))
    counts["wording"] = sum(bool(repetitions.wording(pair).changes) for pair in pairs)
    phrases = [
        words.text("restated.differing", count=counts[name], field=words.inline(words.text(f"column.{name}")))
        for name in ("wording", *FIELDS)
        if counts[name]
    ]
    differing = words.text("list.comma").join(phrases) or words.text("restated.same")
    return words.text("restated.quantities.headline", count=len(pairs), said=differing)


def quantity_row(repetitions: Repetitions, pair: RepeatedPair) -> GridRow:
    """A target, its two places, and what differs."""
    words, (first, again), wording = repetitions.words, pair, repetitions.wording(pair)
    value = value_text(first, words)
    head = CellItem((TextPart(words.data(first, "indicator")), *below_parts(value)))
    quotes = (quote_cell(first, wording.before, words), quote_cell(again, wording.after, words))
    return GridRow(head, (*quotes, difference_cell(repetitions, pair)), repetitions.plan_of(pair))


def quote_cell(row: Row, pieces: Sequence[QuotePiece], words: Words) -> Cell:
    """The clause and the quote in pieces, with a gloss where the reader needs one; a click opens the evidence of the
    target that is restated."""
    quote = (
        TextPart("“", "quote"),
        *(TextPart(piece.text, STYLES[piece.kind]) for piece in pieces),
        TextPart("”", "quote"),
    )
    parts = (TextPart(location(row, words), "word"), *quote, *below_parts(words.gloss(row)))
    target = row["restates"] if isinstance(row["restates"], str) else row["target_id"]
    return (CellItem(parts, code=f"target={target}"),)


def difference_cell(repetitions: Repetitions, pair: RepeatedPair) -> Cell:
    """What was dropped, added and changed, or that nothing was; then the coder's note."""
    words, note = repetitions.words, repetitions.words.data(pair[1], "note")
    texts = [*wording_changes(repetitions, pair), *field_changes(pair, words)] or [words.text("restated.same")]
    items = [CellItem((TextPart(text),)) for text in texts]
    return (*items, *(text_cell(words.text("restated.coder", note=note), "muted") if note else ()))


def wording_changes(repetitions: Repetitions, pair: RepeatedPair) -> list[str]:
    """A sentence for each run of characters that was dropped, added, or replaced."""
    return [
        repetitions.words.text(
            f"restated.{'changed' if old and new else 'dropped' if old else 'added'}", old=old, new=new
        )
        for old, new in repetitions.wording(pair).changes
    ]


def field_changes(pair: RepeatedPair, words: Words) -> list[str]:
    """A sentence for each field in which the two places differ."""
    changes = []
    for name in differing_fields(*pair):
        first, again = (field_value(row, name, words) for row in pair)
        changes.append(words.text("restated.field", field=words.text(f"column.{name}"), first=first, again=again))
    return changes


def table_row(repetitions: Repetitions, pair: RepeatedPair) -> dict[str, str]:
    """A pair as text: plan, indicator, both places and quotes, what differs, note."""
    words, (first, again) = repetitions.words, pair
    comma, changes = words.text("list.comma"), repetitions.wording(pair).changes
    return {
        "plan": repetitions.plan_of(pair),
        "indicator": words.data(first, "indicator"),
        "fuller": f"{location(first, words)} “{first['quote']}”",
        "again": f"{location(again, words)} “{again['quote']}”",
        "dropped": comma.join(f"“{old}”" for old, _ in changes if old),
        "added": comma.join(f"“{new}”" for _, new in changes if new),
        "differs": words.text("list.remark").join(field_changes(pair, words)),
        "note": words.data(again, "note"),
    }
