"""The clauses that name nobody, by plan and series of clauses; plans that name no bodies say so in words."""

import re
from itertools import groupby

import pandas as pd

from dashboard.figures import statements
from dashboard.figures.clause_coding import PARTS, agreement_note, head, part_name
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records, text_table
from dashboard.figures.responsibilities.headline import Responsibilities, Row
from dashboard.i18n.words import Words

COLUMNS = ("series", "clauses", "somebody", "nobody")
WIDTHS = ("20%", "10%", "20%", "")
NUMERAL = re.compile(r"(\d+|[一二三四五六七八九十]+)(?=\D*$)")


def unnamed_clauses_exhibit(duties: Responsibilities) -> Exhibit:
    """Series of clauses, how many of each name somebody, and which name nobody."""
    words = duties.words
    finding = headline(duties)
    heads = tuple(GridColumn(words.text(f"column.{name}"), width=w) for name, w in zip(COLUMNS, WIDTHS, strict=True))
    rows = tuple(row for plan in duties.coding.columns for row in plan_rows(duties, plan))
    return Exhibit(
        figure=Grid(finding, heads, rows),
        headline=finding,
        subtitle=words.text("duties.nobody.subtitle"),
        sources=tuple(statements.source_line(plan, [], words) for plan in duties.coding.columns),
        notes=(words.text("duties.note.nobody"), *agreement_note(duties.coding, "body")),
        alt=finding,
        table=table(duties),
        data_version=duties.coding.data_version,
    )


def headline(duties: Responsibilities) -> str:
    """In each part of a plan that names bodies elsewhere or there: how many of how many clauses name nobody."""
    words, said = duties.words, []
    for plan, part in duties.places():
        own = duties.of(plan, part)
        region, name = words.data(plan, "region"), words.text(f"duties.in_{part}")
        without = sum(row["names"] == 0 for row in own)
        said.append(words.text("duties.without", region=region, part=name, count=without, all=len(own)))
    if not said:
        return words.text("duties.nobody.none")
    return words.text("duties.nobody.headline", places=words.join(said))


def plan_rows(duties: Responsibilities, plan: Row) -> list[GridRow]:
    """A row per series of a plan that names bodies; a row per part of a plan that names none."""
    if plan["plan_id"] in duties.naming:
        return [series_row(part, rows, plan, duties.words) for part, rows in series(duties.of(plan))]
    parts = [(part, len(duties.of(plan, part))) for part in PARTS]
    return [silent_row(part, count, plan, duties.words) for part, count in parts if count]


def silent_row(part: str, count: int, plan: Row, words: Words) -> GridRow:
    """A part of a plan that names no bodies anywhere: said in words."""
    said = CellItem((TextPart(words.text(f"duties.names_none.{plan['completeness']}")),))
    name = CellItem((TextPart(part_name(part, words), "muted"),))
    return GridRow(name, ((number(count, words),), (number(0, words),), (said,)), head(plan, words))


def series(clauses: list[dict[str, str]]) -> list[tuple[str, list[dict[str, str]]]]:
    """Clauses cut where the part or the manner of numbering changes: 一(一) to 一(三), then 1 to 10."""
    cut = groupby(clauses, key=lambda row: (row["part"], manner(row["clause"])))
    return [(part, list(rows)) for (part, _), rows in cut]


def manner(clause: str) -> str:
    """A clause's number with its last numeral made a sign: 附件5.11 is 附件5.#, 十一 is 一."""
    return NUMERAL.sub(lambda found: "#" if found[0].isdigit() else "一", clause)


def series_row(part: str, rows: list[dict[str, str]], plan: Row, words: Words) -> GridRow:
    """A series: how many clauses, how many name somebody, and which name nobody."""
    ends = [words.clause(row["clause"]) for row in (rows[0], rows[-1])]
    span = words.text("duties.span", first=ends[0], last=ends[1]) if len(rows) > 1 else ends[0]
    name = CellItem((TextPart(words.text("restated.in_body", clause=span) if part == "body" else span),))
    without = [row for row in rows if not row["names"]]
    some = (number(len(rows) - len(without), words),)
    return GridRow(name, ((number(len(rows), words),), some, unnamed_count(without, words)), head(plan, words))


def unnamed_count(rows: list[dict[str, str]], words: Words) -> tuple[CellItem, ...]:
    """The clauses that name nobody, each opening its evidence; or that every one names somebody."""
    if not rows:
        return (CellItem((TextPart(words.text("duties.everyone"), "muted"),)),)
    said = [(TextPart(words.clause(row["clause"]), "word"), f"measure={row['measure_id']}") for row in rows]
    return (number(len(rows), words), *(CellItem((part,), code=code, beside=True) for part, code in said))


def number(count: int, words: Words) -> CellItem:
    """A count of clauses."""
    return CellItem((TextPart(words.text("duties.clauses", count=count)),))


def table(duties: Responsibilities) -> pd.DataFrame:
    """A row per clause, all text: plan, part, clause, what it says, how many bodies it names."""
    words = duties.words
    names = {plan["plan_id"]: head(plan, words) for plan in duties.coding.columns}
    lines = [
        {
            "plan": names[row["plan_id"]],
            "part": part_name(str(row["part"]), words),
            "clause": words.clause(row["clause"]),
            "summary": words.data(row, "summary"),
            "bodies": words.number(row["names"]),
        }
        for row in records(duties.clauses)
    ]
    return text_table([{words.text(f"column.{name}"): value for name, value in line.items()} for line in lines])
