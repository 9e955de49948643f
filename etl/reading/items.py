"""An expression in its place: its sentence, its segment, the words that belong to it, and the quote that carries it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.reading.expressions import Expression
from etl.reading.passages import Passages, Span

_JOINERS = re.compile("[、]|和|及|与|以及|或者")
_LEADING = re.compile(r"^(?:[\s、,，]|以及|和|及|与)+")
_NOUN_AFTER = re.compile(r"\s*(?:余|多)?\s*(?:以上|以下|左右|以内|及以上|及以下)?(?:的)?\s*[“□一-龥A-Z]")
_NO_NOUN = re.compile(
    r"\s*(?:以上|以下|左右|以内|之内|及以上|及以下|为|的?比例|的?标准|发布|公开|[(（]|$|[,，。;；、:：\t和及与]|目标|水平|的要求|\s|覆盖|达标)"
)
_AFTER_OPERATOR = re.compile(r"\s*(?:[及或])?(?:以上|以下|左右|以内|之内|上下)(?:的)?")


class Item(NamedTuple):
    """`start`..`end` is the quote; `before` and `after` are its words on either side of the number.

    `leads` tells that the noun follows the number; `head` is where the first number of the segment stands.
    """

    expression: Expression
    sentence: Span
    segment: Span
    start: int
    end: int
    before: str
    after: str
    leads: bool
    head: int


def items(passages: Passages, expressions: Sequence[Expression]) -> list[Item]:
    """Expressions with their words. `leads`: the noun follows the number (`3所学校`); else it precedes (`学校3所`)."""
    by_segment: dict[Span, list[Expression]] = {}
    for expression in expressions:
        by_segment.setdefault(passages.segment(expression.start), []).append(expression)
    ordered = []
    for segment, members in by_segment.items():
        sentence = passages.sentence(members[0].start)
        ordered += _of_segment(passages, sentence, segment, members)
    return sorted(ordered, key=lambda item: item.expression.start)


def _of_segment(passages: Passages, sentence: Span, segment: Span, members: list[Expression]) -> list[Item]:
    text, words = passages.text, passages.words(segment)
    items_of_segment: list[Item] = []
    start = segment.start
    for index, expression in enumerate(members):
        start += _leading(text[start : expression.start])
        following = members[index + 1].start if index + 1 < len(members) else None
        between = words[expression.end - segment.start : (following or segment.end) - segment.start]
        before, after = text[start : expression.start], text[expression.end : segment.end]
        end, follower = (expression.end + length for length in _lengths(between, following is None))
        noun_follows = leads(words[expression.end - segment.start :])
        items_of_segment.append(
            Item(expression, sentence, segment, start, end, before, after, noun_follows, members[0].start)
        )
        start = follower
    return items_of_segment


def _leading(words: str) -> int:
    match = _LEADING.match(words)
    return match.end() if match else 0


def _lengths(between: str, last: bool) -> tuple[int, int]:
    """How much of the words up to the next number the quote takes, and where the words of the next number begin."""
    match = _AFTER_OPERATOR.match(between)
    bound = match.end() if match else 0
    whole = len(between.rstrip())
    if not leads(between):
        return (whole if last and not re.search("[、和]", between) else bound), bound
    joiners = [joiner.start() for joiner in _JOINERS.finditer(between)]
    if last:
        return whole, whole
    return (joiners[-1], joiners[-1]) if joiners else (whole, bound)


def leads(after: str) -> bool:
    """True if the words after a number name what it counts."""
    match = _AFTER_OPERATOR.match(after)
    rest = after[match.end() :] if match else after
    return bool(_NOUN_AFTER.match(rest)) and not _NO_NOUN.match(rest)
