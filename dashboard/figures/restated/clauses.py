"""Clauses that repeat another: both in our own words, how far the second repeats the first, and the coder's note."""

from collections import Counter
from collections.abc import Sequence

from dashboard.figures.clause_coding import head
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.records import text_table
from dashboard.figures.restated.headline import agreement, by_plan, sources
from dashboard.figures.restated.repetitions import RepeatedPair, Repetitions, Row, location
from dashboard.figures.target_differences import values_differ
from dashboard.i18n.words import Words

WIDTHS = ("13%", "28%", "28%", "")
COLUMNS = ("clause", "fuller", "again", "differs")


def clauses_exhibit(found: Repetitions) -> Exhibit:
    """Every clause of `found` that repeats another, line by line, by plan."""
    words = found.coding.words
    finding = by_plan(found, found.clauses, lambda pairs: counts(pairs, words))
    heads = tuple(GridColumn(words.text(f"column.{n}"), width=w) for n, w in zip(COLUMNS, WIDTHS, strict=True))
    names = {plan["plan_id"]: head(plan, words) for plan in found.coding.columns}
    rows = tuple(line(found, pair, names[pair[1]["plan_id"]], words) for pair in found.clauses)
    return Exhibit(
        figure=Grid(finding, heads, rows),
        headline=finding,
        subtitle=words.text("restated.clauses.subtitle"),
        sources=sources(found, found.clauses),
        notes=(words.text("restated.note.extent"), *agreement(found, "repeats", "repeats_extent")),
        alt=finding,
        table=text_table([table_row(found, pair, names, words) for pair in found.clauses]),
        data_version=found.coding.data_version,
    )


def counts(pairs: Sequence[RepeatedPair], words: Words) -> str:
    """How many clauses repeat another, and to what extent."""
    extents = Counter(words.data(again, "repeats_extent_name") for _, again in pairs)
    said = [words.text("restated.extent", extent=extent, count=count) for extent, count in extents.items()]
    return words.text("restated.clauses.headline", count=len(pairs), said=words.text("list.comma").join(said))


def line(found: Repetitions, pair: RepeatedPair, plan: str, words: Words) -> GridRow:
    """A clause that repeats another, both in our own words, and what differs."""
    first, again = pair
    cells = (summary(first, words), summary(again, words), differing(found, pair, words))
    return GridRow(CellItem((TextPart(words.clause(again["clause"])),)), cells, plan)


def summary(row: Row, words: Words) -> tuple[CellItem, ...]:
    """Where a clause stands and what it says; opens its evidence."""
    said = TextPart(words.data(row, "summary"), "below")
    return (CellItem((TextPart(location(row, words), "word"), said), code=f"measure={row['measure_id']}"),)


def differing(found: Repetitions, pair: RepeatedPair, words: Words) -> tuple[CellItem, ...]:
    """How far the second repeats the first, the note, and the quantities that only one of them has."""
    note = words.data(pair[1], "note")
    extent = CellItem(
        (TextPart(words.data(pair[1], "repeats_extent_name"), "value"), *([TextPart(note, "below")] if note else []))
    )
    return (extent, *(CellItem((TextPart(text, "muted"),)) for text in quantities(found, pair, words)))


def quantities(found: Repetitions, pair: RepeatedPair, words: Words) -> list[str]:
    """Which quantities of the first the second leaves out, and which it has that are said nowhere else."""
    first, again = pair
    own = [row for row in found.targets if row["measure_id"] == again["measure_id"]]
    repeated = {row["restates"] for row in own if isinstance(row["restates"], str)}
    left_out = [
        row
        for row in found.targets
        if row["measure_id"] == first["measure_id"] and row["target_id"] not in repeated and promised(row)
    ]
    new = [row for row in own if not isinstance(row["restates"], str) and promised(row)]
    said = [counted("left_out", left_out, words) or numbers(pair, words), counted("only_here", new, words)]
    return [text for text in said if text]


def promised(row: Row) -> bool:
    """Whether a row is a promise of its own: no count of what exists, and no restatement."""
    return row["kind"] != "tally" and not isinstance(row["restates"], str)


def counted(key: str, rows: list[Row], words: Words) -> str:
    """How many quantities, and of what; empty for none."""
    names = dict.fromkeys(words.data(row, "indicator") for row in rows)
    return words.text(f"restated.{key}", count=len(rows), names=words.join(list(names))) if rows else ""


def numbers(pair: RepeatedPair, words: Words) -> str:
    """That the two differ in whether they give a number at all; empty where they do not."""
    if not values_differ(pair[0]["quantification"], pair[1]["quantification"]):
        return ""
    first, again = (words.data(row, "quantification_name") for row in pair)
    return words.text("restated.field", field=words.text("column.quantification"), first=first, again=again)


def table_row(found: Repetitions, pair: RepeatedPair, names: dict[str, str], words: Words) -> dict[str, str]:
    """One line of the table behind it."""
    first, again = pair
    values = {
        "plan": names[again["plan_id"]],
        "fuller": f"{location(first, words)} {words.data(first, 'summary')}",
        "again": f"{location(again, words)} {words.data(again, 'summary')}",
        "extent": words.data(again, "repeats_extent_name"),
        "note": words.data(again, "note"),
        "differs": words.text("mark.separator").join(quantities(found, pair, words)),
    }
    return {words.text(f"column.{name}"): value for name, value in values.items()}
