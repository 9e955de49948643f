"""The same promise said again in a plan: same value and unit, and much the same words, in another clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from etl.reading.model import Quantity

_ENOUGH = 0.5
_NOT_THE_THING = re.compile(
    r"[0-9０-９.．%％“”，,、()（）]|以上|以下|左右|以内|及以上|达到?|不低于|不少于|不超过|至少|建设|建成|打造|建立|培育|到20|年底?|实现"
)


def mark_restatements(text: str, made: Sequence[Quantity]) -> None:
    """Mark repetitions: what names a year, a bound or a tier is the target, else what comes first."""
    for first, second in combinations([quantity for quantity in made if quantity.kind != "tally"], 2):
        if first.restates or second.restates or not _same(text, first, second):
            continue
        main, other = (second, first) if _says(second) > _says(first) else (first, second)
        other.restates = main
        other.doubts.append("restates")


def _same(text: str, first: Quantity, second: Quantity) -> bool:
    apart = first.clause is second.clause or first.unit != second.unit
    if apart or not _values(first) & _values(second) or likeness(_thing(text, first), _thing(text, second)) < _ENOUGH:
        return False
    return first.tier == second.tier or "none" in (first.tier, second.tier)


def _values(quantity: Quantity) -> set[float]:
    return {value for value in (quantity.value_low, quantity.value_high) if value is not None}


def _says(quantity: Quantity) -> int:
    return sum((quantity.due_basis == "stated", quantity.operator != "exactly", quantity.tier != "none"))


def _thing(text: str, quantity: Quantity) -> str:
    return _NOT_THE_THING.sub("", quantity.object or text[slice(*quantity.quote)])


def likeness(first: str, second: str) -> float:
    """Share of common character pairs (Sørensen–Dice), by the shorter of the two where one contains the other."""
    if min(len(first), len(second)) >= 3 and (first in second or second in first):
        return 1.0
    one, two = ({words[at : at + 2] for at in range(len(words) - 1)} for words in (first, second))
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0
