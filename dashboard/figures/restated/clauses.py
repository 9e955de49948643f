"""Clauses that repeat another: both in our own words, the extent of the repetition, and the coder's note."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.figures.clause_coding import Cell
from dashboard.figures.clause_notes import agreement_notes
from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.grid_parts import below_parts, grid_columns, grid_exhibit, labelled_table, row_head
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row
from dashboard.figures.restated.headline import pairs_headline
from dashboard.figures.restated.repetitions import RepeatedPair, Repetitions, location
from dashboard.figures.target_differences import values_differ
from dashboard.i18n.words import Words

WIDTHS = {"clause": "13%", "fuller": "28%", "again": "28%", "differs": ""}


def clauses_exhibit(repetitions: Repetitions) -> Exhibit:
    """A row per clause that repeats another, by plan."""
    words, coding, pairs = repetitions.words, repetitions.coding, repetitions.clauses
    headline = pairs_headline(repetitions, pairs, lambda plan_pairs: count_extents(plan_pairs, words))
    grid = Grid(headline, grid_columns(WIDTHS, words), tuple(clause_row(repetitions, pair) for pair in pairs))
    notes = (words.text("restated.note.extent"), *agreement_notes(coding, "repeats", "repeats_extent"))
    subtitle = words.text("restated.clauses.subtitle")
    exhibit = grid_exhibit(grid, subtitle, repetitions.plans_with(pairs), notes, coding.render)
    return replace(exhibit, table=labelled_table((table_row(repetitions, pair) for pair in pairs), words))


def count_extents(pairs: Sequence[RepeatedPair], words: Words) -> str:
    """How many clauses repeat another, and to what extent."""
    extents = Counter(words.inline(words.data(again, "repeats_extent_name")) for _, again in pairs)
    phrases = [words.text("restated.extent", extent=extent, count=count) for extent, count in extents.items()]
    return words.text("restated.clauses.headline", count=len(pairs), said=words.text("list.comma").join(phrases))


def clause_row(repetitions: Repetitions, pair: RepeatedPair) -> GridRow:
    """A clause that repeats another, both in our own words, and what differs."""
    words, (first, again) = repetitions.words, pair
    extent = TextPart(words.data(again, "repeats_extent_name"), "value")
    quantities = (CellItem((TextPart(text, "muted"),)) for text in quantity_differences(repetitions, pair))
    differs = (CellItem((extent, *below_parts(words.data(again, "note")))), *quantities)
    cells = (summary_cell(first, words), summary_cell(again, words), differs)
    return GridRow(row_head(words.clause(again["clause"])), cells, repetitions.plan_of(pair))


def summary_cell(row: Row, words: Words) -> Cell:
    """Where a clause stands and what it says; a click opens its evidence."""
    parts = (TextPart(location(row, words), "word"), TextPart(words.data(row, "summary"), "below"))
    return (CellItem(parts, code=f"measure={row['measure_id']}"),)


def quantity_differences(repetitions: Repetitions, pair: RepeatedPair) -> list[str]:
    """Which targets of the first clause the second leaves out, and which it has that no other place has."""
    words, (first, again) = repetitions.words, pair
    targets = [row for row in repetitions.targets if row["measure_id"] == again["measure_id"]]
    repeated = {row["restates"] for row in targets if is_restatement(row)}
    omitted = [
        row
        for row in repetitions.targets
        if row["measure_id"] == first["measure_id"] and row["target_id"] not in repeated and is_promise(row)
    ]
    new = [row for row in targets if is_promise(row)]
    texts = (
        count_targets("left_out", omitted, words) or quantification_change(pair, words),
        count_targets("only_here", new, words),
    )
    return [text for text in texts if text]


def is_restatement(row: Row) -> bool:
    """True for a target that says another one again."""
    return isinstance(row["restates"], str)


def is_promise(row: Row) -> bool:
    """True for a target that is neither a count of what exists nor a restatement."""
    return row["kind"] != "tally" and not is_restatement(row)


def count_targets(key: str, rows: Sequence[Row], words: Words) -> str:
    """How many targets, and of which indicators, in the message restated.<key>; empty for none."""
    names = dict.fromkeys(words.data(row, "indicator") for row in rows)
    return words.text(f"restated.{key}", count=len(rows), names=words.join(list(names))) if rows else ""


def quantification_change(pair: RepeatedPair, words: Words) -> str:
    """That two clauses differ in how far they are quantified; empty where they do not."""
    if not values_differ(pair[0]["quantification"], pair[1]["quantification"]):
        return ""
    first, again = (words.data(row, "quantification_name") for row in pair)
    return words.text("restated.field", field=words.text("column.quantification"), first=first, again=again)


def table_row(repetitions: Repetitions, pair: RepeatedPair) -> dict[str, str]:
    """A pair as text: plan, both clauses, extent, note, differences."""
    words, (first, again) = repetitions.words, pair
    return {
        "plan": repetitions.plan_of(pair),
        "fuller": f"{location(first, words)} {words.data(first, 'summary')}",
        "again": f"{location(again, words)} {words.data(again, 'summary')}",
        "extent": words.data(again, "repeats_extent_name"),
        "note": words.data(again, "note"),
        "differs": words.text("mark.separator").join(quantity_differences(repetitions, pair)),
    }
