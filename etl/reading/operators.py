"""How the words before and after a number bound it."""

from __future__ import annotations

import re
from typing import NamedTuple

REACH = "达到|达至|达成|(?:提高|提升|增加|增长|扩大|上升|发展|增|升|扩充|扩容|壮大|拓展|突增)(?:到|至)"
FALL = "(?:降低|下降|压减|压缩|减少|缩小|缩短|降|减|压降)(?:到|至|为)|控制(?:在|到)"
_NO_AVERAGE = "(?![^,，。;；]{0,8}(?:平均|均值|水平))"
BEFORE = (
    ("at_most", "不(?:得|能|应|准)?(?:超过|高于|多于|大于|突破)|最高|最多|至多|不超|[≤≦]|以下的?$|上限为?|封顶"),
    ("at_least", "不(?:得|能|应|可)?(?:低于|少于|小于|短于)|至少|最少|最低|不低|起码|[≥≧]|>=|下限为?|须达到?"),
    ("more_than", f"(?:超过|大于|高于|多于){_NO_AVERAGE}|突破|逾|超(?=[^过]{{0,1}}$)|[>＞]"),
    ("less_than", f"(?:低于|少于|小于){_NO_AVERAGE}|不足|不到|[<＜]"),
    ("about", "大约|大体|大致|大概|约(?=.{0,2}$)"),
    ("nearly", "接近|将近|近(?=$)"),
    ("at_most", FALL),
    ("at_least", f"{REACH}|达(?=$)"),
)
_BEFORE = [(operator, re.compile(words)) for operator, words in BEFORE]
_AFTER = re.compile(
    r"(?:[(（]含[)）]|[^级,，。、;；:：和的以之含不\s]{0,3}?)\s*(?:[及或]\s*)?"
    r"(以上|以下|以内|之内|左右|上下|封顶|为限|内(?=[完办处答回反落给作受审出兑拨]))"
)
AFTER = {
    "以上": "at_least",
    "上": "at_least",
    "以下": "at_most",
    "以内": "at_most",
    "之内": "at_most",
    "内": "at_most",
    "封顶": "at_most",
    "为限": "at_most",
    "左右": "about",
    "上下": "about",
}
_FLIPPED = {"at_least": "at_most", "at_most": "at_least", "more_than": "less_than", "less_than": "more_than"}


class Bound(NamedTuple):
    """An operator and the words it was read from, relative to the strings given; `where`: before, after, none."""

    operator: str
    where: str
    start: int
    end: int
    words: str


def bound(before: str, after: str) -> Bound:
    """The operator of a number between the words before it (its own item's) and after it; `exactly` without any."""
    if match := _AFTER.match(after):
        return Bound(AFTER[match.group(1)], "after", match.start(1), match.end(1), match.group(1))
    last = Bound("exactly", "none", 0, 0, "")
    for operator, pattern in _BEFORE:
        for match in pattern.finditer(before):
            if match.end() > last.end and not _inside(last, match.start()):
                last = Bound(operator, "before", match.start(), match.end(), match.group())
    return last


def _inside(bound: Bound, start: int) -> bool:
    """不低于 is read first, so that the 低于 in it is not."""
    return bound.where == "before" and bound.start <= start < bound.end


def ratio_operator(operator: str, side: str, words: str) -> str:
    """A ratio of one to n grows as n falls: 不低于1:350 and 达到3:1 are at most; 20:1以下 stays at most."""
    if side == "1:n":
        return _FLIPPED.get(operator, operator)
    return "at_most" if re.fullmatch(REACH + "|达", words) else operator


def ends(low: float, high: float, operator: str) -> tuple[float | None, float | None]:
    """value_low and value_high as an operator fills them."""
    if operator in ("at_least", "more_than"):
        return low, None
    if operator in ("at_most", "less_than"):
        return None, high
    return low, high
