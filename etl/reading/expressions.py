"""Number expressions: numbers with what they count, ranges, ratios, fractions and multiples, as written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.reading.counters import COUNTED, UNITS
from etl.reading.numbers import NumberGroup, Token, neighbouring_numbers, number

_UNIT = re.compile(rf"\s*(余|多)?\s*({UNITS})")
_SCALE_AFTER_MORE = re.compile(r"(余|多)\s*([万亿])\s*(?=" + UNITS + ")")
_BARE_MORE = re.compile(r"(余|多)")
_PLUS = re.compile(rf"[+＋](?=$|[,，。;；、)）]|{UNITS}|[一-龥])")
_DASH = re.compile(r"\s*(?:[-－—–~～〜]{1,2}|至|到)\s*")
_COLON = re.compile(r"\s*[:：∶比]\s*")
_PARTS = re.compile(r"\s*分之\s*")
_SLASH = re.compile("[/／]")
_SHARE_BEFORE = re.compile("[占比率的达于过到约近超][^0-9,，。;；]{0,4}$")
_TRACKS = re.compile("职普[^0-9,，。;；]{0,10}$")
_NEAR = r"(?:了|将?近|约|大约|超过?|逾|接近|不低于|不少于|至少)*\s*$"
_GROWN = re.compile(rf"(?:增长|增加|提高|提升|扩大|增){_NEAR}")
_OF_BASE = re.compile(rf"(?:(?:原来|目前|当前|现在)的?|20[0-9]{{2}}\s*年[底末]?的){_NEAR}")

OF_YEAR = re.compile(r"(?:[到至为是达在]|相当于)\s*(20[0-9]{2})\s*年[底末]?(?:的?水平)?的\s*$")
"""恢复到2019年的: what follows is a share of what that year had."""


class Expression(NamedTuple):
    """A number expression.

    `form`: count, percent, points, ratio, fraction, tenths, multiple, base, money, bare.
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

    @property
    def scale_alone(self) -> bool:
        """Whether the number is 万, 千 and the like with no digit before it."""
        return bool(self.numerals) and set("".join(token.text for token in self.numerals)) <= set("百千万亿")


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
    if _SLASH.fullmatch(gap) and _is_fraction(text, first, second):
        return _fraction(text, second, first)
    if _COLON.fullmatch(gap):
        return _ratio(text, first, second)
    return _range(text, first, second)


def _is_fraction(text: str, part: NumberGroup, whole: NumberGroup) -> bool:
    """1/3 is a third where a share is spoken of."""
    digits = all(token.in_digits for token in (*part.tokens, *whole.tokens))
    spoken = _SHARE_BEFORE.search(text[max(0, part.start - 8) : part.start]) or text.startswith("以上", whole.end)
    return digits and part.value < whole.value <= 10 and bool(spoken) and not _UNIT.match(text, whole.end)


def _fraction(text: str, whole: NumberGroup, part: NumberGroup) -> Expression:
    """百分之五十 is a percentage; 三分之二 stays a fraction, shown as written."""
    value = part.value * 100 / whole.value if whole.value else 0.0
    form = "percent" if whole.value == 100 else "fraction"
    start, end = min(whole.start, part.start), max(whole.end, part.end)
    numerals = tuple(sorted((*whole.tokens, *part.tokens)))
    return Expression(start, end, value, value, form, "%", False, numerals, text[start:end])


def _ratio(text: str, first: NumberGroup, second: NumberGroup) -> Expression | None:
    """20:1 and 1:20 are both 20, `unit` keeps which side the one stands on; of tracks, 5:5 is 1."""
    tracks = _TRACKS.search(text[max(0, first.start - 20) : first.start])
    if max(first.value, second.value) >= 100000 or not (tracks or 1 in (first.value, second.value)):
        return None
    value, side = (second.value, "1:n") if first.value == 1 and second.value != 1 else (first.value, "n:1")
    if tracks and second.value:
        value, side = round(first.value / second.value, 4), "n:1"
    return Expression(first.start, second.end, value, value, "ratio", side, False, (*first.tokens, *second.tokens))


def _range(text: str, first: NumberGroup, second: NumberGroup) -> Expression | None:
    """2—3所, 30%-40%, 5所至8所; not where 由 or 从 makes the first a baseline, and not 8万—1万."""
    if re.search(r"[由从]\s*$", text[max(0, first.start - 3) : first.start]):
        return None
    start, last = _single(text, first), _single(text, second)
    repeated = start.unit == last.unit and _DASH.fullmatch(text, start.end, second.start)
    if not repeated and not _DASH.fullmatch(text, first.end, second.start):
        return None
    low = start.low if repeated else first.value
    if last.form == "bare" or (last.form == "count" and not COUNTED.fullmatch(last.unit)):
        return None
    scale = 10**4 if "万" in text[second.start : last.end] and second.value >= 10**4 > first.value else 1
    low = low * scale if low * scale < last.high else low
    return (
        last._replace(start=first.start, low=low, numerals=(*first.tokens, *second.tokens)) if low < last.high else None
    )


def _single(text: str, group: NumberGroup) -> Expression:
    ends = neighbouring_numbers(text[group.start : group.end]) or (group.value, group.value)
    at, more = group.end, False
    plus = _PLUS.match(text, at)
    at, operator = (plus.end(), "at_least") if plus else (at, "")
    if match := _SCALE_AFTER_MORE.match(text, at):
        scale = 10**4 if match.group(2) == "万" else 10**8
        ends, at, more = (ends[0] * scale, ends[1] * scale), match.end(2), True
    match = _UNIT.match(text, at)
    if match is None:
        bare, form = _BARE_MORE.match(text, at), "count" if plus else "bare"
        return Expression(group.start, at, *ends, form, "", more or bool(bare), group.tokens, "", operator)
    unit, more = match.group(2).replace("场次", "场"), more or bool(match.group(1))
    before = text[max(0, group.start - 16) : group.start]
    start = group.start - (unit == "番" and before.endswith("翻"))
    form = _form(unit, before)
    low, high = (_in_base_units(value, unit, form, before) for value in ends)
    return Expression(start, match.end(), low, high, form, unit, more, group.tokens, "", operator)


def _in_base_units(value: float, unit: str, form: str, before: str) -> float:
    """三成 is 30, 九成五 is 95, 6‰ is 0.6 per cent; of a base of 100, 翻两番 is 400, 增长2倍 300, 2019年的九成 90."""
    if form == "base" and unit in "番倍":
        return 100 * 2**value if unit == "番" else 100 * (value + bool(_GROWN.search(before)))
    if unit.startswith("成"):
        return value * 10 + (number(unit[1:]) if len(unit) > 1 else 0)
    return value / 10 if unit == "‰" else value


def _form(unit: str, before: str) -> str:
    grown = _GROWN.search(before) or _OF_BASE.search(before)
    if (unit == "番" and before.endswith("翻")) or (unit == "倍" and grown):
        return "base"
    if (unit in "%％" or unit.startswith("成")) and OF_YEAR.search(before):
        return "base"
    if unit in "%％‰":
        return "percent"
    if unit.startswith("成"):
        return "tenths"
    forms = {"倍": "multiple", "元": "money"}
    return "points" if unit.endswith("百分点") else forms.get(unit, "count")
