"""The document itself: its facts, what each rests on, and where the text is damaged."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.grid_parts import below_parts, grid_columns, grid_exhibit, plan_name, row_head, text_cell
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import count_phrase, plan_years
from dashboard.figures.records import Row, records
from dashboard.figures.statements import official_title, web_page_cell
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

DAMAGE = ("truncated", "anonymised", "misprint", "missing")  # kinds of plan_facts; all others attribute the document
STATUSES = ("stated", "inferred", "missing")  # of plan_facts, the surest first
COLUMNS = {"fact": "13%", "statement": "45%", "status": "12%", "words": "30%"}


def document_exhibit(plan: Row, facts: pd.DataFrame, render: RenderContext) -> Exhibit:
    """A plan as in `plan_sheets` and its facts as in `plan_facts`: who, when, how long, how sure, and how whole."""
    words = render.words
    damage = facts["kind"].isin(DAMAGE)
    groups = (
        ("document.sheet", plan_fact_rows(plan, records(facts[~damage]), words)),
        ("document.damage", [fact_row(fact, words) for fact in records(facts[damage])]),
    )
    rows = [GridRow(row.head, row.cells, words.text(name)) for name, group in groups for row in group]
    grid = Grid(headline(plan, facts, damage, words), grid_columns(COLUMNS, words), tuple(rows))
    where = words.text("document.subtitle", title=words.data(plan, "title"), issuer=words.data(plan, "issuer"))
    length = words.number(int(plan["source_chars"]))
    notes = (words.data(plan, "notes"), words.text("document.note.offsets", length=length))
    return grid_exhibit(grid, where, [plan], notes, render)


def headline(plan: Row, facts: pd.DataFrame, damage: pd.Series, words: Words) -> str:
    """How much of its attribution stands in the text, and in how many places the text is damaged."""
    names = {str(row["status"]): words.data(row, "status_name") for row in records(facts[~damage])}
    counts = facts.loc[~damage, "status"].astype(str).value_counts()
    counts_by_name = [(names[status], int(counts[status])) for status in STATUSES if status in names]
    places = words.text("document.places", count=int(damage.sum())) if damage.any() else words.text("document.whole")
    return words.text(
        "document.headline", plan=plan_name(plan, words), attribution=count_phrase(counts_by_name, words), damage=places
    )


def plan_fact_rows(plan: Row, facts: Sequence[Row], words: Words) -> list[GridRow]:
    """The document's own data, each with the fact of the same code that tells what it rests on; then other facts."""
    by_code = {fact["fact"]: fact for fact in facts}
    known = [(name, value) for name, value in plan_facts(plan, words) if value]
    rows = [plan_fact_row(words.text(f"document.{name}"), value, by_code.get(name), words) for name, value in known]
    return rows + [fact_row(fact, words) for fact in facts if fact["fact"] not in dict(known)]


def plan_facts(plan: Row, words: Words) -> Sequence[tuple[str, str]]:
    """Code and value of each fact of the `plans` table, in words."""
    number = plan["document_number"]
    return [
        ("title", words.data(plan, "title")),
        ("original_title", official_title(plan) if words.data(plan, "title") != plan["title_zh"] else ""),
        ("place", words.join_parts(words.data(plan, "region"), words.inline(words.data(plan, "level_name")))),
        ("genre", words.data(plan, "genre_name")),
        ("issuer", words.data(plan, "issuer")),
        ("number", number if isinstance(number, str) else words.text("evidence.none")),
        ("signed", date_text(plan["signed_on"], words)),
        ("published", date_text(plan["published_on"], words)),
        ("period", plan_years(plan, words)),
        ("completeness", words.data(plan, "completeness_name")),
        ("attribution_basis", words.data(plan, "attribution_name")),
        ("coding", words.data(plan, "coding_name")),
        ("web_page", web_page_cell(plan, words)),
    ]


def date_text(value: Any, words: Words) -> str:
    """A date, or that the text does not give it."""
    return words.text("evidence.none") if pd.isna(value) else words.day(value)


def plan_fact_row(name: str, value: str, fact: Row | None, words: Words) -> GridRow:
    """A value, with what it rests on under it."""
    if fact is None:
        return GridRow(row_head(name), (text_cell(value), (), ()))
    item = CellItem((TextPart(value), *below_parts(words.data(fact, "statement"), web_page_cell(fact, words))))
    return GridRow(row_head(name), ((item,), *fact_basis(fact, words)))


def fact_row(fact: Row, words: Words) -> GridRow:
    """A fact by itself."""
    statement = text_cell(words.data(fact, "statement"), below=web_page_cell(fact, words))
    return GridRow(row_head(words.data(fact, "kind_name")), (statement, *fact_basis(fact, words)))


def fact_basis(fact: Row, words: Words) -> tuple[tuple[CellItem, ...], tuple[CellItem, ...]]:
    """Whether a fact is stated, inferred or missing, and the words it is read from with their place."""
    quotation: tuple[CellItem, ...] = ()
    if isinstance(fact["quote"], str):
        place = words.text("document.offsets", start=int(fact["quote_start"]), end=int(fact["quote_end"]))
        quotation = (CellItem((TextPart(f"“{fact['quote']}”"), TextPart(place, "below"))),)
    return text_cell(words.data(fact, "status_name")), quotation
