"""Bodies and themes, a table for each part of a plan that names bodies; the body named first apart from the others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.figures.clause_coding import Cell, PlanPart, part_name
from dashboard.figures.clause_notes import agreement_notes
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.grid_parts import grid_exhibit, labelled_table, plan_name, row_head
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, group_rows, records
from dashboard.figures.responsibilities.model import BY_BODY, Responsibilities
from dashboard.figures.statements import is_truncated
from dashboard.i18n.words import Words

WIDTHS = ("24%", "8%", "34%", "34%")


def bodies_exhibits(responsibilities: Responsibilities) -> dict[str, Exhibit]:
    """An exhibit for each part of a plan that names bodies, by "<plan_id>-<part>"."""
    return {
        "-".join(plan_part.key): bodies_exhibit(responsibilities, plan_part)
        for plan_part in responsibilities.plan_parts
        if responsibilities.namings_of(plan_part)
    }


def bodies_exhibit(responsibilities: Responsibilities, plan_part: PlanPart) -> Exhibit:
    """Bodies by themes, or themes by bodies, in one part of a plan."""
    words, plan, render = responsibilities.words, plan_part.plan, responsibilities.coding.render
    grid = bodies_grid(responsibilities, plan_part)
    subtitle = words.text(f"responsibilities.subtitle.{responsibilities.by}")
    exhibit = grid_exhibit(grid, subtitle, [plan], bodies_notes(responsibilities, plan), render)
    return replace(exhibit, table=labelled_table(naming_rows(responsibilities, plan_part), words))


def bodies_headline(responsibilities: Responsibilities, plan_part: PlanPart) -> str:
    """How many bodies one part of a plan names, and in how many of its clauses."""
    words, (plan, part), namings = responsibilities.words, plan_part, responsibilities.namings_of(plan_part)
    return words.text(
        "responsibilities.headline",
        count=len({row["body_id"] for row in namings}),
        place=words.text(
            "responsibilities.part_of", plan=plan_name(plan, words), part=words.inline(part_name(part, words))
        ),
        clauses=len({row["measure_id"] for row in namings}),
        all=len(responsibilities.clauses_of(plan_part)),
    )


def bodies_notes(responsibilities: Responsibilities, plan: Row) -> tuple[str, ...]:
    """What the order of bodies means, how clauses are counted, what is missing, and how far the coders agree."""
    words = responsibilities.words
    notes = [words.text(f"responsibilities.note.{name}") for name in ("order", "counting", "printed")]
    if is_truncated(plan):
        notes.append(words.text("responsibilities.note.truncated", region=words.data(plan, "region")))
    return (*notes, *agreement_notes(responsibilities.coding, "body", "theme_id"))


def bodies_grid(responsibilities: Responsibilities, plan_part: PlanPart) -> Grid:
    """A row per body under its kind with the themes of its clauses, or a row per theme with the bodies.

    Both stand in the order of their lists, which is no ranking.
    """
    words, by_body = responsibilities.words, responsibilities.by == BY_BODY
    heads = (f"column.{responsibilities.by}", "column.clauses", "responsibilities.first", "responsibilities.later")
    columns = tuple(GridColumn(words.text(key), width=width) for key, width in zip(heads, WIDTHS, strict=True))
    bodies, themes = records(responsibilities.bodies), records(responsibilities.coding.themes)
    lines, others = (bodies, themes) if by_body else (themes, bodies)
    key, other_key = ("body_id", "theme_id") if by_body else ("theme_id", "body_id")
    namings = group_rows(responsibilities.namings_of(plan_part), key)
    names = {row[other_key]: words.data(row, "name") for row in others}
    rows = [naming_row(row, namings[row[key]], other_key, names, words) for row in lines if row[key] in namings]
    return Grid(bodies_headline(responsibilities, plan_part), columns, tuple(rows))


def naming_row(head: Row, namings: Sequence[Row], key: str, names: Mapping[str, str], words: Words) -> GridRow:
    """A body or a theme: the number of its clauses, and of those in which a body is named first, or after others.

    head: row of `bodies` or `themes`. key: column of `namings` with the codes of `names`, what the cells list.
    """
    hint = words.text("responsibilities.printed", forms=printed_forms(namings, words)) if key == "theme_id" else ""
    cells: list[Cell] = [(clause_count(namings, "", words),)]
    for first in (True, False):
        groups = group_rows((row for row in namings if (row["position"] == 1) == first), key)
        cells.append(tuple(clause_count(groups[code], name, words) for code, name in names.items() if code in groups))
    return GridRow(row_head(words.data(head, "name"), hint=hint), tuple(cells), words.data(head, "kind_name"))


def printed_forms(namings: Sequence[Row], words: Words) -> str:
    """The forms in which a body is printed, each once."""
    return words.text("list.comma").join(f"“{form}”" for form in dict.fromkeys(row["printed"] for row in namings))


def clause_count(namings: Sequence[Row], name: str, words: Words) -> CellItem:
    """The number of clauses, after a name unless that is empty; a click opens these clauses."""
    clauses = {row["measure_id"]: row["clause"] for row in namings}
    hint = words.text("responsibilities.open", clauses=words.cited_clauses(*clauses.values()))
    label = (TextPart(name, "word"),) if name else ()
    return CellItem((*label, TextPart(words.number(len(clauses)), "value")), f"measure={','.join(clauses)}", hint=hint)


def naming_rows(responsibilities: Responsibilities, plan_part: PlanPart) -> list[dict[str, str]]:
    """A row per clause and body: the body, its kind, the clause, its theme, the rank in the list, the printed name."""
    words, namings = responsibilities.words, group_rows(responsibilities.namings_of(plan_part), "body_id")
    return [
        {
            "body": words.data(body, "name"),
            "kind": words.data(body, "kind_name"),
            "clause": words.clause(row["clause"]),
            "theme": responsibilities.coding.theme_names.get(row["theme_id"], ""),
            "position": words.number(row["position"]),
            "printed": row["printed"],
        }
        for body in records(responsibilities.bodies)
        for row in namings.get(body["body_id"], [])
    ]
