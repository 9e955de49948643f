"""Number expressions: numbers with what they count, ranges, ratios, fractions and multiples, as written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.reading.counters import COUNTED, UNITS
from etl.reading.numbers import NumberGroup, Token, number

_UNIT = re.compile(rf"\s*(余|多)?\s*({UNITS})")
_SCALE_AFTER_MORE = re.compile(r"(余|多)\s*([万亿])\s*(?=" + UNITS + ")")
_BARE_MORE = re.compile(r"(余|多)")
_DASH = re.compile(r"\s*(?:[-－—–~～〜]{1,2}|至|到)\s*")
_PERCENT = re.compile(r"\s*[%％]\s*(?:[-－—–~～〜]{1,2}|至|到)\s*")
_COLON = re.compile(r"\s*[:：∶比]\s*")
_PARTS = re.compile(r"\s*分之\s*")


class Expression(NamedTuple):
    """A number expression.

    `form`: count, percent, points, ratio, fraction, tenths, multiple, money, growth_word, bare.
    """

    start: int
    end: int
    low: float
    high: float
    form: str
    unit: str
    more: bool
    numerals: tuple[Token, ...]
    written: str = ""
    operator: str = ""

    @property
    def ranged(self) -> bool:
        return self.low != self.high


def expressions(text: str, groups: Sequence[NumberGroup]) -> list[Expression]:
    """Every number of these groups with its unit; two groups joined by a dash, a colon or 分之 make one expression.

    Numerals inside a unit (百分点, 九成五) belong to the expression.
    """
    readings: list[Expression] = []
    for index, group in enumerate(groups):
        if readings and group.start < readings[-1].end:
            inside = tuple(token for token in group.tokens if token not in readings[-1].numerals)
            readings[-1] = readings[-1]._replace(numerals=(*readings[-1].numerals, *inside))
        else:
            readings.append(_pair(text, groups, index) or _single(text, group))
    return readings


def _pair(text: str, groups: Sequence[NumberGroup], index: int) -> Expression | None:
    if index + 1 == len(groups):
        return None
    first, second = groups[index], groups[index + 1]
    gap = text[first.end : second.start]
    if _PARTS.fullmatch(gap):
        return _fraction(text, first, second)
    if _COLON.fullmatch(gap) and max(first.value, second.value) < 100000 and 1 in (first.value, second.value):
        return _ratio(first, second)
    if _DASH.fullmatch(gap) or _PERCENT.fullmatch(gap):
        return _range(text, first, second)
    return None


def _fraction(text: str, whole: NumberGroup, part: NumberGroup) -> Expression:
    """百分之五十 is a percentage; 三分之二 stays a fraction, shown as written."""
    value = part.value * 100 / whole.value if whole.value else 0.0
    form = "percent" if whole.value == 100 else "fraction"
    return Expression(
        whole.start,
        part.end,
        value,
        value,
        form,
        "%",
        False,
        (*whole.tokens, *part.tokens),
        text[whole.start : part.end],
    )


def _ratio(first: NumberGroup, second: NumberGroup) -> Expression:
    """20:1 and 1:20 are both 20; `unit` keeps which side the one stands on."""
    value, side = (second.value, "1:n") if first.value == 1 and second.value != 1 else (first.value, "n:1")
    return Expression(first.start, second.end, value, value, "ratio", side, False, (*first.tokens, *second.tokens))


def _range(text: str, first: NumberGroup, second: NumberGroup) -> Expression | None:
    """2—3所, 30%-40%; not where 由 or 从 makes the first a baseline, and not 8万—1万."""
    if re.search(r"[由从]\s*$", text[max(0, first.start - 3) : first.start]):
        return None
    last = _single(text, second)
    low = first.value
    if last.form == "bare" or (last.form == "count" and not COUNTED.fullmatch(last.unit)):
        return None
    scale = 10**4 if "万" in text[second.start : last.end] and second.value >= 10**4 > first.value else 1
    low = low * scale if low * scale < last.high else low
    return (
        last._replace(start=first.start, low=low, numerals=(*first.tokens, *second.tokens)) if low < last.high else None
    )


def _single(text: str, group: NumberGroup) -> Expression:
    value, at, more = group.value, group.end, False
    if match := _SCALE_AFTER_MORE.match(text, at):
        value, at, more = value * (10**4 if match.group(2) == "万" else 10**8), match.end(2), True
    match = _UNIT.match(text, at)
    if match is None:
        bare = _BARE_MORE.match(text, at)
        return Expression(group.start, at, value, value, "bare", "", more or bool(bare), group.tokens)
    unit = match.group(2)
    value = _in_base_units(value, unit)
    return Expression(
        group.start, match.end(), value, value, _form(unit), unit, more or bool(match.group(1)), group.tokens
    )


def _in_base_units(value: float, unit: str) -> float:
    """三成 is 30, 九成五 is 95, 6‰ is 0.6 per cent."""
    if unit.startswith("成"):
        return value * 10 + (number(unit[1:]) if len(unit) > 1 else 0)
    return value / 10 if unit == "‰" else value


def _form(unit: str) -> str:
    if unit in "%％‰":
        return "percent"
    if unit.startswith("成"):
        return "tenths"
    forms = {"倍": "multiple", "元": "money", "番": "growth_word"}
    return "points" if unit.endswith("百分点") else forms.get(unit, "count")
