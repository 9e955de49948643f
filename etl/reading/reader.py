"""Reading a plan: from one fixed text to clauses, quantities and a ledger of numerals. Pure; no files."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.reading import ledger
from etl.reading.clauses import Clause, clause_around, clauses
from etl.reading.expressions import Expression, expressions
from etl.reading.headings import Line, lines
from etl.reading.history import histories
from etl.reading.model import Corpus, Evidence, Quantity, Reading
from etl.reading.numbers import Token, number_groups, tokens
from etl.reading.passages import Passages, Span
from etl.reading.periods import Term
from etl.reading.quantities import quantities
from etl.reading.table_quantities import table_quantities
from etl.reading.tables import Cell, figures, row_numbers
from etl.reading.word_quantities import word_quantities


@dataclass(frozen=True)
class PlanReading:
    """What was read: `owners` and `reasons` together account for every numeral."""

    text: str
    term: Term
    lines: list[Line]
    clauses: list[Clause]
    quantities: list[Quantity]
    numerals: list[Token]
    owners: dict[Token, Quantity]
    reasons: dict[Token, str]


def read_plan(text: str, term: Term, corpus: Corpus) -> PlanReading:
    """Read a plan whose years are known; offsets of everything are str indices of `text`."""
    passages, numerals, layout = Passages(text), tokens(text), lines(text)
    given = ledger.reasons(passages, numerals, layout)
    for place in row_numbers(text, layout, term):
        given |= dict.fromkeys(ledger.within(numerals, place), "ordinal")
    worded = word_quantities(passages, [])
    taken = {token for _, word in worded for token in _within(numerals, word)}
    cells = list(figures(text, layout, term))
    taken |= {
        token for cell in cells for place in (cell.value, cell.base) if place for token in _within(numerals, place)
    }
    free = [token for token in numerals if token not in given and token not in taken]
    numbered = expressions(text, number_groups(text, free))
    worded = word_quantities(passages, numbered)
    reading = Reading(passages, term, corpus, clauses(text, layout), histories(text, layout), reasons=given)
    tabled = table_quantities(reading, cells, numerals)
    ordered = sorted([*quantities(reading, numbered, worded), *tabled], key=lambda quantity: quantity.expression.start)
    owners = _owners([token for token in numerals if given.get(token) != "word"], ordered)
    reasons = _reasons(text, numerals, ordered, owners, reading.reasons)
    extra = _clauses_of_others(layout, ordered)
    kept = [clause for clause in reading.clauses if not _bare_annex(clause) or any(q.clause is clause for q in ordered)]
    kept = sorted([*kept, *extra], key=lambda clause: clause.start)
    return PlanReading(text, term, layout, kept, ordered, numerals, owners, reasons)


def _clauses_of_others(layout: list[Line], ordered: list[Quantity]) -> list[Clause]:
    """Clauses for the quantities that stand in none, which they are then given."""
    extra: dict[int, Clause] = {}
    for quantity in (quantity for quantity in ordered if quantity.clause is None):
        clause = clause_around(layout, quantity.expression.start)
        before = extra.get(clause.start, clause)
        extra[clause.start] = before._replace(end=max(before.end, clause.end))
        quantity.clause = clause
    for quantity in ordered:
        quantity.clause = extra.get(quantity.clause.start, quantity.clause) if quantity.clause else None
    return list(extra.values())


def _bare_annex(clause: Clause) -> bool:
    """The title lines of an annex, which are a clause only where they promise something."""
    return clause.part == "annex" and re.fullmatch("附件[^.]*", clause.label) is not None


def _owners(numerals: list[Token], ordered: list[Quantity]) -> dict[Token, Quantity]:
    """The quantity of each numeral that makes a value; the first, where several share it."""
    owners: dict[Token, Quantity] = {}
    for quantity in ordered:
        for words in quantity.evidence:
            if words.field == "value":
                for token in _within(numerals, words):
                    owners.setdefault(token, quantity)
    return owners


def _reasons(
    text: str, numerals: list[Token], ordered: list[Quantity], owners: dict[Token, Quantity], given: ledger.Reasons
) -> ledger.Reasons:
    """A reason for each numeral without a quantity; years that date a quantity are due years."""
    reasons = {token: reason for token, reason in given.items() if token not in owners}
    for words in (words for quantity in ordered for words in quantity.evidence if words.field == "due_year"):
        for token in _within(numerals, words):
            if reasons.get(token) in ("date", "programme_name") and len(token.text) in (3, 4):
                reasons[token] = "due_year"
    return reasons | ledger.rest(text, [token for token in numerals if token not in owners and token not in reasons])


def _within(numerals: list[Token], place: Evidence | Expression | Cell) -> list[Token]:
    return ledger.within(numerals, Span(place.start, place.end))
