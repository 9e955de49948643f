"""What given words say of a field: the functions that propose a reading, turned round to prove one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.reading.expressions import Expression, expressions
from etl.reading.numbers import Token, number_groups, tokens
from etl.reading.operators import AFTER, bound, ratio_operator
from etl.reading.passages import Passages, Span
from etl.reading.periods import Period, Term, periods
from etl.reading.qualifiers import ASPIRATION
from etl.reading.word_quantities import EVERY

_DIGITS = "〇零一二三四五六七八九十百千万亿两"
_WORDED = (
    ("零的?突破", 1.0, "at_least"),
    (f"(?<![{_DIGITS}])零(?![{_DIGITS}])", 0.0, "exactly"),
    ("翻番|倍增", 200.0, "exactly"),
    ("过半", 50.0, "more_than"),
    ("半数|一半|多半", 50.0, "exactly"),
    ("大体相当|大致相当|基本相当", 1.0, "about"),
    (EVERY, 1.0, "at_least"),
    ("全部|全员|全覆盖|全面|全体|人人|所有|每|均|全", 100.0, "exactly"),
)
_MORE = re.compile("[余多]")
_PLUS = re.compile("[0-9万亿][+＋]")
_ITEM_STOP = re.compile("[,，、;；。和]")
_HALF = 50.0  # 半数以上: bounded by the words beside it, as a number is
_NO_NUMBER = ("bare", "base")
_TRACKS = re.compile("职普|普职")


def stated_numbers(words: str) -> list[Expression]:
    """The number expressions of some words, ranges and fractions as one each; 4 0 and 1万 are one number."""
    return expressions(words, number_groups(words, tokens(words)))


def number_values(text: str, numerals: Sequence[Token]) -> set[float]:
    """The numbers that these numerals of a text make: 4 0 is one, 1万 is one, 百分之五十 is 50 per cent."""
    readings = expressions(text, number_groups(text, numerals))
    return {value for item in readings for value in (item.low, item.high)}


def word_amount(words: str) -> tuple[float, str] | None:
    """Value and operator of words that stand for a number, as 全覆盖, 大体相当 and 每年 do; None for others."""
    return next(((value, operator) for pattern, value, operator in _WORDED if re.search(pattern, words)), None)


def amounts(words: str) -> set[float]:
    """The numbers that words state, both ends of a range; of a word that stands for one, its value.

    一倍 after a growth word is 200 per cent of the base, 原来的一倍 100, and elsewhere a multiple of one: all of them.
    """
    in_words, stated = word_amount(words), stated_numbers(words)
    if in_words and all(item.form in _NO_NUMBER for item in stated):
        return {in_words[0]}
    multiples = {item.low for item in stated if item.form == "multiple"}
    of_base = {100 * (value + added) for value in multiples for added in (0, 1)}
    return {value for item in stated for value in (item.low, item.high)} | of_base


def operator_words(words: str) -> str:
    """The operator that recorded words carry by themselves: 以上, 至少, 达到, 3000余; `exactly` for none."""
    operator = AFTER.get(words.strip()) or bound(words, "").operator
    if operator == "exactly" and (in_words := word_amount(words)):
        return in_words[1]
    if operator == "exactly" and _PLUS.search(words):
        return "at_least"
    return "more_than" if operator == "exactly" and (_MORE.search(words) or words == "过") else operator


def operators(text: str, segment: Span, values: list[Span], recorded: list[str]) -> set[str]:
    """Operators that the words allow a target: those recorded for it, else those beside its number.

    values: where its numbers stand; segment: the part of the sentence around the first.
    """
    first, last = values[0], values[-1]
    written = text[first.start : last.end]
    in_words, stated = word_amount(written), stated_numbers(written)
    if in_words and not recorded and in_words[0] != _HALF and amounts(written) == {in_words[0]}:
        return {in_words[1]}
    before = _ITEM_STOP.split(text[segment.start : first.start])[-1]
    beside = bound(before, text[last.end : max(last.end, segment.end)])
    allowed = {operator_words(words) for words in recorded} or {beside.operator}
    if {"at_least", "at_most"} <= allowed or (allowed <= {"exactly", "at_least"} and any(i.ranged for i in stated)):
        return {"range"}
    if stated and stated[0].form == "ratio" and not _TRACKS.search(before):
        said = recorded[0] if recorded else beside.words
        return {ratio_operator(operator, stated[0].unit, said) for operator in allowed}
    return allowed


def stated_periods(passages: Passages, span: Span, term: Term) -> list[Period]:
    """The time words of a sentence that touch a span, read in their context: 年内 of 三年内 is a length."""
    sentence = passages.sentence(span.start)
    candidates = periods(passages.text[sentence.start : max(sentence.end, span.end)], term)
    placed = (item._replace(start=item.start + sentence.start, end=item.end + sentence.start) for item in candidates)
    return [item for item in placed if item.start < span.end and span.start < item.end]


def aspires(passages: Passages, span: Span) -> bool:
    """Whether words of a span make a promise aspirational."""
    sentence = passages.sentence(span.start)
    matches = ASPIRATION.finditer(passages.text[sentence.start : max(sentence.end, span.end)])
    return any(
        item.start() + sentence.start < span.end and span.start < item.end() + sentence.start for item in matches
    )
