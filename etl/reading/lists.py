"""分别, 各 and 其中: one number for each of several things, the same number for each, a part of the number before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.reading.items import Item
from etl.reading.passages import Passages, Span
from etl.reading.periods import YEAR

_RESPECTIVELY = re.compile("分别")
_AND = re.compile("、|和(?![谐平睦])|(?<!普)(?<!涉)及(?![时其格以])|与(?![会时])")
_YEARS = re.compile(rf"({YEAR})\s*年?")
_SAID = re.compile(
    r"(?:要|需|应|力争|均)?(?:不低于|不少于|不超过|达到?|[提增升降下压减控保稳][一-龥]{1,2}[到至在]|为|约|超过|近)*\s*$"
)
_EACH = re.compile(r"各(?:类|自|建设|建成|培育|打造|新增|选|设|评选|认定|遴选)?\s*$")
_PART = re.compile("其中")
LEVEL_ALONE = re.compile("(?:国家|省|市|县|区|校)级(?:及?以上)?")
_SHARE_OF = re.compile("率|比例|占比|比重|覆盖|占|幅")


class Share(NamedTuple):
    """What 分别 gives to one number: a year, or one of the things listed before it; and the words after 分别, which are
    said of them all (共建训练基地)."""

    year: Span | None
    thing: Span | None
    said_of_all: str = ""


def respective(passages: Passages, items: Sequence[Item]) -> dict[Item, Share]:
    """The year or thing that each number of a 分别 list belongs to; nothing where the counts do not fit."""
    shares: dict[Item, Share] = {}
    for match in _RESPECTIVELY.finditer(passages.text):
        segment = passages.segment(match.start())
        values = [item for item in items if item.segment == segment and item.expression.start >= match.end()]
        years = [Span(*year.span(1)) for year in _YEARS.finditer(passages.text, segment.start, match.start())]
        things = _things(passages.text, segment.start, match.start())
        tail = _SAID.sub("", passages.text[match.end() : values[0].expression.start]).strip() if values else ""
        if len(values) > 1 and len(years) == len(values):
            shares |= {item: Share(year, None, tail) for item, year in zip(values, years, strict=True)}
        elif len(values) > 1 and len(things) == len(values):
            shares |= {item: Share(None, thing, tail) for item, thing in zip(values, things, strict=True)}
    return shares


def _things(text: str, start: int, end: int) -> list[Span]:
    """The parts of a list joined by 、, 和 or 及."""
    spans, at = [], start
    for match in [*_AND.finditer(text[start:end]), None]:
        stop = start + match.start() if match else end
        spans.append(Span(at, stop))
        at = start + match.end() if match else end
    return [span for span in spans if text[span.start : span.end].strip()]


def each_of(passages: Passages, item: Item) -> list[Span]:
    """The things before 各10个, when they are two or more; an empty list otherwise."""
    match = _EACH.search(item.before)
    if match is None:
        return []
    things = _things(passages.text, item.start, item.start + match.start())
    return things if len(things) > 1 else []


def is_part(passages: Passages, item: Item) -> bool:
    """Whether 其中 stands between the number before and this one."""
    words = passages.text[max(item.sentence.start, item.start - 2) : item.expression.start]
    return bool(_PART.search(words))


def joins_whole(item: Item, previous: Item) -> bool:
    """争取1所进入省级: a smaller number of the same counter that is to become something more."""
    risen = re.match(r"(?:左右|以上)?[一-龥]{0,6}?(?:进入|成为|入选|升格为|晋升)", item.after)
    same = item.sentence == previous.sentence and item.expression.unit == previous.expression.unit
    return bool(risen) and same and item.expression.high < previous.expression.high


def is_elliptic(item: Item, previous: Item) -> bool:
    """市属学校不低于60%: a share that does not say of what, right after one that does."""
    return (
        item.expression.form == previous.expression.form == "percent"
        and item.sentence == previous.sentence
        and not _SHARE_OF.search(item.before + item.after[:6])
    )


def merged_ranges(bounds: Sequence[tuple[Item, str]]) -> dict[Item, Item]:
    """不低于两成、不超过三成: the second number and the first, whose range it closes."""
    joins = {}
    for (first, low), (second, high) in pairwise(bounds):
        bare = re.fullmatch(r"[、,，且但\s]*(?:不超过|不高于|不多于|低于|小于)\s*", second.before)
        same = first.sentence == second.sentence and first.expression.form == second.expression.form
        if same and low in ("at_least", "more_than") and high in ("at_most", "less_than") and bare and not first.leads:
            joins[second] = first
    return joins
