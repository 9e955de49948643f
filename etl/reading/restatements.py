"""The same promise said again in a plan: same value and unit, and much the same words, in another clause."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from etl.reading.model import Quantity

_ENOUGH = 0.5
_MOST_COMPARED = 60
_EVERYTHING = 100.0  # per cent
_NOT_THE_THING = re.compile(
    r"[0-9０-９.．%％“”，,、()（）]|以上|以下|左右|以内|及以上|达到?|不低于|不少于|不超过|至少|建设|建成|打造|建立|培育|到20|年底?|实现"
)
Key = tuple[str, float]


def mark_restatements(text: str, quantities: Sequence[Quantity]) -> None:
    """Mark repetitions: what names a year, a bound or a tier is the target, else what comes first."""
    mains: defaultdict[Key, list[Quantity]] = defaultdict(list)
    for quantity in (quantity for quantity in quantities if quantity.kind != "tally"):
        known = [other for key in _keys(quantity) for other in mains[key][:_MOST_COMPARED]]
        first = next((other for other in known if _same(text, other, quantity)), None)
        if first is None or not _restate(first, quantity, quantities):
            for key in _keys(quantity):
                mains[key].append(quantity)


def _restate(first: Quantity, second: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Mark the one that says less; True if that is the second, so that the first stays the one to compare with."""
    main, other = (second, first) if _says(second) > _says(first) else (first, second)
    for quantity in (quantity for quantity in quantities if quantity.restates is other):
        quantity.restates = main
    other.restates = main
    other.doubts += ["restates"] if _may_be_another(main, other) else []
    return main is first


def _may_be_another(main: Quantity, other: Quantity) -> bool:
    """Whether what is said again differs in operator or year, or is all of a whole, of which more than one thing can
    be said."""
    years = {quantity.due_year for quantity in (main, other) if quantity.due_basis == "stated"}
    everything = main.unit == "percent" and main.value_low == _EVERYTHING
    return main.operator != other.operator or len(years) > 1 or everything


def _keys(quantity: Quantity) -> set[Key]:
    return {(quantity.unit, value) for value in (quantity.value_low, quantity.value_high) if value is not None}


def _same(text: str, first: Quantity, second: Quantity) -> bool:
    if first.restates or first.clause is second.clause:
        return False
    if likeness(_thing(text, first), _thing(text, second)) < _ENOUGH:
        return False
    return first.tier == second.tier or "none" in (first.tier, second.tier)


def _says(quantity: Quantity) -> int:
    return sum((quantity.due_basis == "stated", quantity.operator != "exactly", quantity.tier != "none"))


def _thing(text: str, quantity: Quantity) -> str:
    return _NOT_THE_THING.sub("", quantity.object or text[slice(*quantity.quote)])


def likeness(first: str, second: str) -> float:
    """Share of common character pairs (Sørensen–Dice); 1 where one of them contains the other."""
    if min(len(first), len(second)) >= 3 and (first in second or second in first):
        return 1.0
    one, two = ({words[at : at + 2] for at in range(len(words) - 1)} for words in (first, second))
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0
