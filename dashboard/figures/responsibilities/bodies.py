"""Bodies and themes, a table for each plan and part that names bodies; first-named apart from others."""

from collections.abc import Sequence

import pandas as pd

from dashboard.figures import statements
from dashboard.figures.clause_coding import agreement_note, part_name
from dashboard.figures.clause_coding import head as head_
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.records import group_rows, records, text_table
from dashboard.figures.responsibilities.headline import BODY, Place, Responsibilities, Row
from dashboard.i18n.words import Words

WIDTHS = ("24%", "8%", "34%", "34%")


def bodies_exhibits(duties: Responsibilities) -> dict[str, Exhibit]:
    """An exhibit for each plan and part that names bodies, under a key of its own."""
    naming = [(plan, part) for plan, part in duties.places() if duties.at(plan, part)]
    return {f"{plan['plan_id']}-{part}": exhibit(duties, (plan, part)) for plan, part in naming}


def exhibit(duties: Responsibilities, place: Place) -> Exhibit:
    """Bodies by themes in one part of a plan."""
    words, (plan, part) = duties.words, place
    named = duties.at(plan, part)
    where = words.text("duties.part_of", plan=head_(plan, words), part=part_name(part, words))
    bodies, clauses = (len({row[name] for row in named}) for name in ("body_id", "measure_id"))
    every = len(duties.of(plan, part))
    finding = words.text("duties.headline", count=bodies, place=where, clauses=clauses, all=every)
    return Exhibit(
        figure=grid(duties, named, finding),
        headline=finding,
        subtitle=words.text(f"duties.subtitle.{duties.by}"),
        sources=(statements.source_line(plan, [], words),),
        notes=notes(duties, plan),
        alt=finding,
        table=table(duties, named),
        data_version=duties.coding.data_version,
    )


def notes(duties: Responsibilities, plan: Row) -> tuple[str, ...]:
    """That the order is no role, how clauses are counted, what is missing, and how far the coders agree."""
    words = duties.words
    cut = plan["completeness"] == "truncated"
    missing = [words.text("duties.note.truncated", region=words.data(plan, "region"))] if cut else []
    said = [words.text(f"duties.note.{name}") for name in ("order", "counting", "printed")]
    return (*said, *missing, *agreement_note(duties.coding, "body"), *agreement_note(duties.coding, "theme_id"))


def grid(duties: Responsibilities, named: Sequence[Row], caption: str) -> Grid:
    """A row per body under its kind with the themes of its clauses, or a row per theme with the bodies; first-named
    apart from others."""
    words, rows, things = duties.words, *lists(duties)
    heads = (f"column.{duties.by}", "column.clauses", "duties.first", "duties.later")
    columns = tuple(GridColumn(words.text(head), width=width) for head, width in zip(heads, WIDTHS, strict=True))
    split = by_code(named, rows)
    lines = (line(row, split[code(row)], things, duties) for row in rows if code(row) in split)
    return Grid(caption, columns, tuple(lines))


def lists(duties: Responsibilities) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """What stands in the rows and what in the cells, in the order of their lists, which is no ranking."""
    bodies, themes = records(duties.bodies), records(duties.coding.themes)
    return (bodies, themes) if duties.by == BODY else (themes, bodies)


def key(thing: Row) -> str:
    """The column that holds the code of a body or a theme."""
    return "body_id" if "body_id" in thing else "theme_id"


def code(thing: Row) -> str:
    """The code of a body or a theme."""
    return str(thing[key(thing)])


def by_code(named: Sequence[Row], things: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of each body that is named, or of each theme with a clause that names one, by code."""
    return group_rows(named, key(things[0])) if things else {}


def line(row: Row, own: Sequence[Row], things: list[dict[str, str]], duties: Responsibilities) -> GridRow:
    """A body with its printed forms as help, or a theme: its clauses, and in which it or a body is named first."""
    words = duties.words
    hint = words.text("duties.printed", forms=printed(own, words)) if duties.by == BODY else ""
    first, later = ([one for one in own if (one["position"] == 1) == leads] for leads in (True, False))
    cells = [
        tuple(count(split[code(t)], words.data(t, "name"), words) for t in things if code(t) in split)
        for split in (by_code(first, things), by_code(later, things))
    ]
    head = CellItem((TextPart(words.data(row, "name")),), hint=hint)
    return GridRow(head, ((count(own, "", words),), *cells), words.data(row, "kind_name"))


def printed(own: Sequence[Row], words: Words) -> str:
    """The forms in which a body is printed, each once."""
    return words.text("list.comma").join(f"“{form}”" for form in dict.fromkeys(row["printed"] for row in own))


def count(rows: Sequence[Row], name: str, words: Words) -> CellItem:
    """A number of clauses, behind the name of what they are on; opens these clauses."""
    clauses = {row["measure_id"]: row["clause"] for row in rows}
    listed = words.text("list.comma").join(words.clause(clause) for clause in clauses.values())
    parts = (*((TextPart(name, "word"),) if name else ()), TextPart(words.number(len(clauses)), "value"))
    return CellItem(parts, code=f"measure={','.join(clauses)}", hint=words.text("duties.open", clauses=listed))


def table(duties: Responsibilities, named: Sequence[Row]) -> pd.DataFrame:
    """A row per clause and body, all text: the body, its kind, the clause, its theme, the place in the list, the name
    as printed."""
    words = duties.words
    themes = {row["theme_id"]: words.data(row, "name") for row in records(duties.coding.themes)}
    split = by_code(named, records(duties.bodies))
    lines = [
        {
            "body": words.data(body, "name"),
            "kind": words.data(body, "kind_name"),
            "clause": words.clause(row["clause"]),
            "theme": themes.get(row["theme_id"], ""),
            "position": words.number(row["position"]),
            "printed": row["printed"],
        }
        for body in records(duties.bodies)
        for row in split.get(code(body), [])
    ]
    return text_table([{words.text(f"column.{name}"): value for name, value in line.items()} for line in lines])
