"""Years and periods that a sentence names, and how far they carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.reading.numbers import number

YEAR = r"(?<![0-9])2 ?0 ?[0-9] ?[0-9]"
_HAN = "零一二三四五六七八九"
_HAN_YEAR = re.compile(f"(二[〇○零][{_HAN}〇○]{{2}})年(?:[一二三四五六七八九十]+月)?(?:[底末]|之?前|以前)*")
_PLANS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_FIVE_YEARS = re.compile(r"[“\"]?(十[二三四五六]五)[”\"]?\s*(期间|时期|期末|末|内|以来)?")
_STATED = re.compile(
    rf"({YEAR})\s*(?:年|(?=届))(?:\s*[0-9]{{1,2}}\s*月)?(?!度?工作要点|以来|版|起|开始|[底末]?[^,，。]{{0,8}}(?:的基础上|水平上))"
    r"(届|[底末]|之?前|以前)*"
)
_COMPARED = re.compile(r"[比较自从]\s*(?:上年|去年)?$|基于$|以$|相比$")
_THIS_YEAR = re.compile(r"今年|(?<![0-9一二三四五六七八九十两几多当])年内|本年度?|年底前|年底")
_SPAN = re.compile(
    r"([0-9]{1,2}|[一二两三四五六七八九十])\s*年(?:时间)?(内|累计|共|间|期间|总计|合计|来|(?=统筹|安排|投入|新增|培训|培养))?"
)
_CITED_SPAN = re.compile(r"近$|第$|每$|前$|过去$|制$|连续$|续$|满$|近$|年$|[0-9]$")


class Period(NamedTuple):
    """Time words. Kinds: stated (a year), plan_end (N years, the plan's length), length (N years, unplaced), past."""

    start: int
    end: int
    kind: str
    year: int | None
    first: int | None = None
    last: int | None = None


class Term(NamedTuple):
    """First and last year of a plan."""

    first: int
    last: int

    @property
    def years(self) -> int:
        return self.last - self.first + 1


def periods(words: str, term: Term) -> list[Period]:
    """The time words of a sentence in order; offsets are those of `words`. Years before the plan's own are `past`."""
    candidates = [*_calendar_years(words, term), *_plans(words, term), *_lengths(words, term)]
    return sorted(candidates)


def _calendar_years(words: str, term: Term) -> Iterator[Period]:
    for match in _HAN_YEAR.finditer(words):
        year = int("".join(str(_HAN.index(char)) for char in match[1].replace("〇", "零").replace("○", "零")))
        if not _COMPARED.search(words[: match.start()]):
            yield Period(match.start(), match.end(), "stated" if year >= term.first else "past", year)
    for match in _STATED.finditer(words):
        year = int(match.group(1).replace(" ", ""))
        if _COMPARED.search(words[: match.start()]):
            continue
        yield Period(match.start(), match.end(), "stated" if year >= term.first else "past", year)
    for match in _THIS_YEAR.finditer(words):
        if match.group() in ("年底前", "年底") and re.search(r"[0-9]\s*$", words[: match.start()]):
            continue
        if term.years == 1 or match.group() in ("年内", "今年"):
            yield Period(match.start(), match.end(), "stated", term.first)


def _plans(words: str, term: Term) -> Iterator[Period]:
    for match in _FIVE_YEARS.finditer(words):
        first, tail = _PLANS[match.group(1)], match.group(2)
        if first + 4 < term.first:
            yield Period(match.start(), match.end(), "past", first + 4)
        elif tail and tail != "以来":
            span = (first, first + 4) if "末" not in tail else (None, None)
            yield Period(match.start(), match.end(), "stated", first + 4, *span)


def _lengths(words: str, term: Term) -> Iterator[Period]:
    """三年累计 in a plan of three years is its own term; any other length is not placed."""
    for match in _SPAN.finditer(words):
        tail, before = match.group(2), words[: match.start()]
        opening = not before.strip(" ,，;；。、") or before[-1] in ",，;；。"
        if _CITED_SPAN.search(before) or not (tail is not None or opening) or tail == "来":
            continue
        if words[match.end() : match.end() + 1] in ("制", "级", "行", "一"):
            continue
        if int(number(match.group(1))) == term.years and term.years > 1:
            yield Period(match.start(), match.end(), "plan_end", term.last, term.first, term.last)
        else:
            yield Period(match.start(), match.end(), "length", None)
