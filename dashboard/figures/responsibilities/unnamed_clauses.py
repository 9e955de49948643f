"""The clauses that name no body, by plan and series of clauses; plans that name none at all say so in words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from dashboard.figures.clause_coding import BODY, PARTS, Cell, PlanPart, part_name
from dashboard.figures.clause_notes import agreement_notes
from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.grid_parts import grid_columns, grid_exhibit, labelled_table, row_head, text_cell
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, records
from dashboard.figures.responsibilities.model import Responsibilities
from dashboard.i18n.words import Words

WIDTHS = {"series": "20%", "clauses": "10%", "somebody": "20%", "nobody": ""}
LAST_NUMERAL = re.compile(r"(\d+|[一二三四五六七八九十]+)(?=\D*$)")


def unnamed_clauses_exhibit(responsibilities: Responsibilities) -> Exhibit:
    """Series of clauses, how many of each name bodies, and which name none."""
    words, plans = responsibilities.words, responsibilities.coding.plans_in_view
    rows = tuple(row for plan in plans for row in plan_rows(responsibilities, plan))
    grid = Grid(unnamed_headline(responsibilities), grid_columns(WIDTHS, words), rows)
    notes = (words.text("responsibilities.note.nobody"), *agreement_notes(responsibilities.coding, "body"))
    render = responsibilities.coding.render
    exhibit = grid_exhibit(grid, words.text("responsibilities.nobody.subtitle"), plans, notes, render)
    return replace(exhibit, table=labelled_table(clause_rows(responsibilities), words))


def unnamed_headline(responsibilities: Responsibilities) -> str:
    """How many clauses name no body, in each part of the plans that name bodies anywhere."""
    words, phrases = responsibilities.words, []
    for plan_part in responsibilities.plan_parts:
        clauses = responsibilities.clauses_of(plan_part)
        region, part = words.data(plan_part.plan, "region"), words.text(f"responsibilities.in_{plan_part.part}")
        count = sum(row["names"] == 0 for row in clauses)
        phrases.append(words.text("responsibilities.without", region=region, part=part, count=count, all=len(clauses)))
    if not phrases:
        return words.text("responsibilities.nobody.none")
    return words.text("responsibilities.nobody.headline", places=words.join(phrases))


def plan_rows(responsibilities: Responsibilities, plan: Row) -> list[GridRow]:
    """A row per series of a plan that names bodies; a row per part of a plan that names none."""
    words, group = responsibilities.words, responsibilities.coding.plan_names[plan["plan_id"]]
    if plan["plan_id"] in responsibilities.naming_plans:
        series = split_series(responsibilities.clauses_of_plan(plan))
        return [GridRow(row_head(series_name(rows, words)), series_cells(rows, words), group) for rows in series]
    sizes = {part: len(responsibilities.clauses_of(PlanPart(plan, part))) for part in PARTS}
    silence = text_cell(words.text(f"responsibilities.names_none.{plan['completeness']}"))
    return [
        GridRow(
            CellItem((TextPart(part_name(part, words), "muted"),)),
            (count_cell(size, words), count_cell(0, words), silence),
            group,
        )
        for part, size in sizes.items()
        if size
    ]


def split_series(clauses: Sequence[Row]) -> list[list[Row]]:
    """Clauses in order, split where the part or the style of numbering changes: 一(一) to 一(三), then 1 to 10."""
    return [list(rows) for _, rows in groupby(clauses, key=lambda row: (row["part"], numbering_style(row["clause"])))]


def numbering_style(clause: str) -> str:
    """The number of a clause with its last numeral replaced: 附件5.11 gives 附件5.#, 十一 gives 一."""
    return LAST_NUMERAL.sub(lambda match: "#" if match[0].isdigit() else "一", clause)


def series_name(rows: Sequence[Row], words: Words) -> str:
    """The numbers of the first and the last clause of a series."""
    first, last = (words.clause(row["clause"]) for row in (rows[0], rows[-1]))
    span = words.text("responsibilities.span", first=first, last=last) if len(rows) > 1 else first
    return words.text("restated.in_body", clause=span) if rows[0]["part"] == BODY else span


def series_cells(rows: Sequence[Row], words: Words) -> tuple[Cell, ...]:
    """How many clauses a series has, how many name bodies, and those that name none, each opening its evidence."""
    unnamed = [row for row in rows if not row["names"]]
    links = [
        CellItem((TextPart(words.clause(row["clause"]), "word"),), code=f"measure={row['measure_id']}", beside=True)
        for row in unnamed
    ]
    last = (
        (*count_cell(len(unnamed), words), *links)
        if unnamed
        else text_cell(words.text("responsibilities.everyone"), "muted")
    )
    return count_cell(len(rows), words), count_cell(len(rows) - len(unnamed), words), last


def count_cell(count: int, words: Words) -> Cell:
    """A number of clauses."""
    return text_cell(words.text("responsibilities.clauses", count=count))


def clause_rows(responsibilities: Responsibilities) -> list[dict[str, str]]:
    """A row per clause: plan, part, clause, what it says, how many bodies it names."""
    words = responsibilities.words
    return [
        {
            "plan": responsibilities.coding.plan_names[row["plan_id"]],
            "part": part_name(str(row["part"]), words),
            "clause": words.clause(row["clause"]),
            "summary": words.data(row, "summary"),
            "bodies": words.number(row["names"]),
        }
        for row in records(responsibilities.clauses)
    ]
