"""The document itself: its facts, what each rests on, and where the text is damaged."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import Row, columns, count_phrase, grid_exhibit, head, plan_name, text_item, years
from dashboard.figures.records import records
from dashboard.figures.statements import official_title, web_page
from dashboard.i18n.words import Words

DAMAGE = ("truncated", "anonymised", "misprint", "missing")  # kinds of plan_facts; all others attribute the document
STATUSES = ("stated", "inferred", "missing")  # of plan_facts, the surest first
COLUMNS = {"fact": "13%", "statement": "45%", "status": "12%", "words": "30%"}


def document_exhibit(plan: Row, facts: pd.DataFrame, words: Words, data_version: str) -> Exhibit:
    """A plan as in `plan_sheets` and its facts as in `plan_facts`: who, when, how long, how sure, and how whole."""
    damage = facts["kind"].isin(DAMAGE)
    groups = (
        ("document.sheet", sheet_rows(plan, records(facts[~damage]), words)),
        ("document.damage", [fact_row(fact, words) for fact in records(facts[damage])]),
    )
    rows = [GridRow(row.head, row.cells, words.text(name)) for name, found in groups for row in found]
    grid = Grid(headline(plan, facts, damage, words), columns(COLUMNS, words), tuple(rows))
    where = words.text("document.subtitle", title=words.data(plan, "title"), issuer=words.data(plan, "issuer"))
    length = words.number(int(plan["source_chars"]))
    notes = (words.data(plan, "notes"), words.text("document.note.offsets", length=length))
    return grid_exhibit(grid, where, [plan], notes, words, data_version)


def headline(plan: Row, facts: pd.DataFrame, damage: pd.Series, words: Words) -> str:
    """How much of its attribution stands in the text, and in how many places the text is damaged."""
    names = {str(row["status"]): words.data(row, "status_name") for row in records(facts[~damage])}
    counts = facts.loc[~damage, "status"].astype(str).value_counts()
    said = [(names[status], int(counts[status])) for status in STATUSES if status in names]
    places = words.text("document.places", count=int(damage.sum())) if damage.any() else words.text("document.whole")
    return words.text(
        "document.headline", plan=plan_name(plan, words), attribution=count_phrase(said, words), damage=places
    )


def sheet_rows(plan: Row, facts: Sequence[Row], words: Words) -> list[GridRow]:
    """The document's own data, each with the fact of the same code that tells what it rests on; then other facts."""
    resting = {fact["fact"]: fact for fact in facts}
    known = [(name, said) for name, said in sheet(plan, words) if said]
    rows = [sheet_row(words.text(f"document.{name}"), said, resting.get(name), words) for name, said in known]
    return rows + [fact_row(fact, words) for fact in facts if fact["fact"] not in dict(known)]


def sheet(plan: Row, words: Words) -> Sequence[tuple[str, str]]:
    """Code and value of each fact of the `plans` table, in words."""
    number = plan["document_number"]
    return [
        ("title", words.data(plan, "title")),
        ("original_title", official_title(plan) if words.data(plan, "title") != plan["title_zh"] else ""),
        ("place", words.join_parts(words.data(plan, "region"), words.data(plan, "level_name"))),
        ("genre", words.data(plan, "genre_name")),
        ("issuer", words.data(plan, "issuer")),
        ("number", number if isinstance(number, str) else words.text("evidence.none")),
        ("signed", day(plan["signed_on"], words)),
        ("published", day(plan["published_on"], words)),
        ("period", years(plan, words)),
        ("completeness", words.data(plan, "completeness_name")),
        ("attribution_basis", words.data(plan, "attribution_name")),
        ("coding", words.data(plan, "coding_name")),
        ("web_page", web_page(plan, words)),
    ]


def day(value: Any, words: Words) -> str:
    """A date, or that the text does not give it."""
    return words.text("evidence.none") if pd.isna(value) else words.day(value)


def sheet_row(name: str, said: str, fact: Row | None, words: Words) -> GridRow:
    """A value, with what it rests on under it."""
    if fact is None:
        return GridRow(head(name), (text_item(said), (), ()))
    below = [text for text in (words.data(fact, "statement"), web_page(fact, words)) if text]
    value = CellItem((TextPart(said), *(TextPart(text, "below") for text in below)))
    return GridRow(head(name), ((value,), *basis(fact, words)))


def fact_row(fact: Row, words: Words) -> GridRow:
    """A fact by itself."""
    page = web_page(fact, words)
    parts = TextPart(words.data(fact, "statement")), *([TextPart(page, "below")] if page else [])
    return GridRow(head(words.data(fact, "kind_name")), ((CellItem(parts),), *basis(fact, words)))


def basis(fact: Row, words: Words) -> tuple[tuple[CellItem, ...], tuple[CellItem, ...]]:
    """Whether a fact is stated, inferred or missing, and the words it is read from with their place."""
    said: tuple[CellItem, ...] = ()
    if isinstance(fact["quote"], str):
        place = words.text("document.offsets", start=int(fact["quote_start"]), end=int(fact["quote_end"]))
        said = (CellItem((TextPart(f"“{fact['quote']}”"), TextPart(place, "below"))),)
    return text_item(words.data(fact, "status_name")), said
