"""Reading the quantity that stands in words which a person selected."""

from __future__ import annotations

from etl.reading.candidates import Index, words_for_candidates
from etl.reading.clauses import clauses
from etl.reading.columns import Record
from etl.reading.expressions import expressions
from etl.reading.headings import lines
from etl.reading.ledger import reasons
from etl.reading.model import Corpus, Quantity, Reading
from etl.reading.numbers import Token, number_groups, tokens
from etl.reading.passages import Passages
from etl.reading.periods import Term
from etl.reading.quantities import selected_quantities
from etl.reading.reader import PlanReading
from etl.reading.records import evidence_records, target_record
from etl.reading.word_quantities import word_quantities


def read_selection(text: str, start: int, end: int, term: Term, corpus: Corpus) -> Quantity | None:
    """The first quantity of text[start:end], with year and qualifier from the sentence around it; None without any.

    Years, ordinals, names and the like are taken only where nothing else is in the words: somebody has decided.
    """
    passages, relative = Passages(text), tokens(text[start:end])
    numerals = [Token(start + token.start, start + token.end, token.text) for token in relative]
    given = reasons(passages, numerals, lines(text))
    numerals = [token for token in numerals if token not in given] or numerals
    numbered = expressions(text, number_groups(text, numerals))
    worded = [pair for pair in word_quantities(passages, numbered) if start <= pair[1].start and pair[1].end <= end]
    reading = Reading(passages, term, corpus, clauses(text, lines(text)))
    readings = selected_quantities(reading, numbered, [] if numbered else worded)
    return readings[0] if readings else None


def selection_records(
    text: str, quantity: Quantity, target_id: str, ids: tuple[str, str], term: Term, corpus: Corpus
) -> tuple[Record, list[Record]]:
    """A quantity as a row of targets and its rows of evidence. ids: of its plan and its clause."""
    quantity.target_id = target_id
    best = next(iter(Index(corpus).candidates(words_for_candidates(text, quantity), quantity.unit)), None)
    reading = PlanReading(text, term, [], [], [quantity], [], {}, {})
    row = target_record(reading, ids[0], quantity, ids[1], best)
    return row, list(evidence_records(text, quantity))
