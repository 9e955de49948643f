"""The year by which an item is due, read as people read it: forward to the full stop, back from a closing deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.reading.items import Item
from etl.reading.model import Evidence
from etl.reading.passages import Passages, Span
from etl.reading.periods import Period, Term, periods

_CLOSING = re.compile(
    r"(?:底|末)?(?:之?前|以前)?(?:全部|全面|基本|力争|同步)?(?:完成|建成|投入使用|建成投用|投用|竣工|实现|到位|启用|交付|达标|开工)?[^,，。;；0-9]{0,12}$"
)
_DATE_LINE = re.compile(r"(?m)^[ \t]*(20[0-9]{2}\s*年(?:\s*[0-9]{1,2}(?:\s*月)?)?\s*[底末]?(?:之?前)?)[ \t]*$")
_AFTER_PART = re.compile(r"其中\s*$")
_SUMMED = ("percent", "ratio", "fraction", "tenths", "multiple", "points")


class Timing(NamedTuple):
    """Due year, its basis, the period summed over, the words, and how it was read."""

    year: int | None
    basis: str
    period: tuple[int | None, int | None]
    evidence: Evidence | None
    rule: str


UNDATED = Timing(None, "undated", (None, None), None, "undated")


class Calendar:
    """Time words of a text by sentence, and of the lists that a colon opens."""

    def __init__(self, passages: Passages, term: Term) -> None:
        self.passages, self.term = passages, term
        self._known: dict[Span, list[Period]] = {}

    def of(self, sentence: Span) -> list[Period]:
        """Time words of a sentence with offsets of the text; none from inside quotations."""
        if sentence not in self._known:
            periods_of_sentence = periods(self.passages.text[sentence.start : sentence.end], self.term)
            placed = [
                item._replace(start=item.start + sentence.start, end=item.end + sentence.start)
                for item in periods_of_sentence
            ]
            self._known[sentence] = [item for item in placed if self._usable(item)]
        return self._known[sentence]

    def _usable(self, period: Period) -> bool:
        quotation = self.passages.quotation(period.start)
        return quotation is None or quotation.end - quotation.start <= 6


def timing(calendar: Calendar, item: Item, cells: Span | None) -> Timing:
    """The timing of an item; `cells` is its table row, whose deadline may stand in another column."""
    sentence = cells or item.sentence
    stated_periods = calendar.of(sentence)
    if cells is None and calendar.passages.bracket(item.expression.start):
        outer = calendar.passages.sentence(max(0, item.sentence.start - 2))
        stated_periods = [*calendar.of(outer), *stated_periods]
    before = [period for period in stated_periods if period.start < item.expression.start and period.kind != "past"]
    before = [period for period in before if not _is_of_a_part(calendar.passages.text, period, item)]
    chosen = _forward(item, before) or _backward(calendar.passages, item, stated_periods, cells is not None)
    return _timing(item, chosen) if chosen else UNDATED


def _is_of_a_part(text: str, period: Period, item: Item) -> bool:
    """建6个，其中2024年2个；新增30处: the year of a part reaches no further than the semicolon."""
    part = _AFTER_PART.search(text[max(0, period.start - 3) : period.start])
    return bool(part) and bool(re.search("[;；]", text[period.end : item.expression.start]))


def _forward(item: Item, before: Sequence[Period]) -> Period | None:
    """The last time word before the number; a sum over a period does not reach a share."""
    usable = [period for period in before if period.kind == "stated" or _sums(item, period)]
    return usable[-1] if usable else None


def _sums(item: Item, period: Period) -> bool:
    same = item.segment.start <= period.start < item.segment.end
    return same or (item.expression.form not in _SUMMED and period.kind == "plan_end")


def _backward(passages: Passages, item: Item, stated_periods: Sequence[Period], row: bool) -> Period | None:
    """A deadline after the number: any of the same row of a table, or one that closes the sentence."""
    for period in (
        period for period in stated_periods if period.start >= item.expression.end and period.kind == "stated"
    ):
        last = _CLOSING.match(passages.text[period.end : item.sentence.end])
        if row or last:
            return period
    return None


def _timing(item: Item, period: Period) -> Timing:
    words = Evidence("due_year", period.start, period.end)
    span = (period.first, period.last)
    if period.kind == "length":
        return Timing(None, "undated", (None, None), None, "length")
    basis = "stated" if period.kind == "stated" else "plan_year"
    same = item.segment.start <= period.start < item.segment.end
    return Timing(period.year, basis, span, words, "own" if same else "carried")


def deadline_line(passages: Passages, calendar: Calendar, item: Item, row: Span) -> Timing:
    """In a row whose cells stand on lines of their own, the line that is nothing but a date is the deadline."""
    match = _DATE_LINE.search(passages.text, row.start, row.end)
    stated_periods = calendar.of(Span(match.start(1), match.end(1))) if match else []
    stated = [period for period in stated_periods if period.kind == "stated"]
    return _timing(item, stated[-1])._replace(rule="cell") if stated else UNDATED


def after_colon(passages: Passages, calendar: Calendar, item: Item, clause: Span) -> Timing:
    """A year in a sentence that opens a list (`到2025年,主要目标:`) holds for the list's lines."""
    for line in reversed(list(re.finditer("[^\n]+", passages.text[clause.start : item.sentence.start]))):
        if line.group().rstrip().endswith((":", "：")):
            span = Span(clause.start + line.start(), clause.start + line.end())
            stated = [period for period in calendar.of(span) if period.kind == "stated"]
            return _timing(item, stated[-1])._replace(rule="list") if stated else UNDATED
    return UNDATED
