"""Where a number starts from: 由35%提高到50%以上, 从14所调整到10所, 比2020年增长8%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.reading.expressions import OF_YEAR, Expression
from etl.reading.passages import Passages
from etl.reading.periods import YEAR

_FROM = re.compile(
    rf"(?:由|从|自)\s*(?:(?:目前|现在|现有|当前|上年|去年|原来|原有|原先)的?)?(?:({YEAR})\s*年?[底末]?的?)?\s*$"
)
_TO = re.compile(
    r"(?:[(（][^()（）]*[)）])?\s*(?:左右|以上|以下)?\s*[,，]?(?:逐步|稳步|大幅|分别|到[0-9年底末前 ]+)?\s*"
    r"(?:提高|提升|增加|增长|扩大|上升|下降|降低|降|减少|压减|压缩|调整|优化|精简|整合|缩减|发展|增|升|扩|拓展|变)?(?:到|至|为)"
)
_BASIS = re.compile(rf"在({YEAR})\s*年[底末]?\s*$")
_BASIS_AFTER = re.compile(r"的?(?:基础|水平)上")
_IN_BRACKETS = re.compile(rf"({YEAR})\s*年[底末]?\s*(?:为|是|达|数为|值为|基数为)?\s*$")
_COMPARED = re.compile(rf"(?:比|较|以)\s*({YEAR})\s*年[底末]?")


class Baseline(NamedTuple):
    """The expression that a quantity starts from, with its year where the words give one."""

    expression: Expression
    year: int | None


def baselines(passages: Passages, ordered: Sequence[Expression]) -> dict[Expression, Baseline]:
    """Baselines by the expression that they lead to, which is the next one in the sentence."""
    pairs = {}
    for first, second in pairwise(ordered):
        if passages.sentence(first.start) == passages.sentence(second.start):
            year, holds = _leads(passages.text, first, second)
            if holds:
                pairs[second] = Baseline(first, year)
    return pairs


def _leads(text: str, first: Expression, second: Expression) -> tuple[int | None, bool]:
    before, between = text[max(0, first.start - 14) : first.start], text[first.end : second.start]
    if (match := _FROM.search(before)) and _TO.search(between) and len(between) <= 20:
        return _year(match), True
    if (match := _BASIS.search(before)) and _BASIS_AFTER.match(between):
        return _year(match), True
    return None, False


def bracketed_baselines(passages: Passages, ordered: Sequence[Expression]) -> dict[Expression, Baseline]:
    """Baselines in brackets behind their target: 提高到50%(2022年为35%)."""
    pairs = {}
    for first, second in pairwise(ordered):
        bracket = passages.bracket(second.start)
        if bracket and bracket.start - first.end <= 4:
            match = _IN_BRACKETS.search(passages.text[bracket.start : second.start])
            if match:
                pairs[first] = Baseline(second, _year(match))
    return pairs


def compared_year(words: str) -> tuple[int, int, int] | None:
    """The base year of 比2020年增长 and 为2020年的: year, start, end in the words."""
    matches = list(_COMPARED.finditer(words))
    match = OF_YEAR.search(words) or (matches[-1] if matches else None)
    return (int(match.group(1).replace(" ", "")), *match.span()) if match else None


def _year(match: re.Match[str]) -> int | None:
    return int(match.group(1).replace(" ", "")) if match.group(1) else None
