"""Quantities that belong together: milestones of one target, two bounds of one range, one number for several things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.reading import lists
from etl.reading.items import Item
from etl.reading.model import Evidence, Quantity
from etl.reading.passages import Passages, Span


def mark_milestones(quantities: list[Quantity], shares: Mapping[Item, lists.Share]) -> None:
    """Of one thing by several years, the earlier are milestones of the last."""
    dated = [quantity for quantity in quantities if (share := shares.get(quantity.item)) and share.year]
    for quantity in dated:
        same = [other for other in dated if other.item.segment == quantity.item.segment]
        last = max(same, key=lambda other: other.due_year or 0)
        quantity.milestone_of = last if last is not quantity else None
    _mark_said_apart(quantities)


def _mark_said_apart(quantities: list[Quantity]) -> None:
    """2024年底前占比达到58%, and later in the clause 到2026年占比达到65%: the same thing by an earlier year."""
    latest: dict[tuple[object, str, str], Quantity] = {}
    for quantity in sorted((item for item in quantities if item.due_year and len(item.object) > 3), key=_by_year):
        key = (quantity.clause, quantity.object, quantity.unit)
        before = latest.get(key)
        if before and before.milestone_of is None and (before.due_year or 0) < (quantity.due_year or 0):
            before.milestone_of = quantity
            before.doubts.append("milestone_of")
        latest[key] = quantity
    for quantity in quantities:
        while quantity.milestone_of and quantity.milestone_of.milestone_of:
            quantity.milestone_of = quantity.milestone_of.milestone_of


def _by_year(quantity: Quantity) -> tuple[int, int]:
    return quantity.due_year or 0, quantity.expression.start


def ranges(quantities: list[Quantity]) -> list[Quantity]:
    """Two bounds of one thing become a range."""
    merged = lists.merged_ranges([(quantity.item, quantity.operator) for quantity in quantities])
    by_item = {quantity.item: quantity for quantity in quantities}
    for second, first in merged.items():
        quantity = by_item[first]
        quantity.operator, quantity.value_high = "range", second.expression.high
        quantity.quote = (quantity.quote[0], second.expression.end)
        quantity.evidence.append(Evidence("value", second.expression.start, second.expression.end))
    return [quantity for quantity in quantities if quantity.item not in merged]


def split(passages: Passages, quantities: list[Quantity]) -> list[Quantity]:
    """各10个: one row for each of the things."""
    rows: list[Quantity] = []
    for quantity in quantities:
        things = lists.each_of(passages, quantity.item)
        rows += [_share(passages.text, quantity, thing) for thing in things] or [quantity]
    return rows


def _share(text: str, quantity: Quantity, thing: Span) -> Quantity:
    evidence = [*quantity.evidence, Evidence("scope", thing.start, thing.end)]
    words = text[thing.start : thing.end].strip()
    quote, doubts = (thing.start, quantity.quote[1]), [*quantity.doubts]
    return replace(quantity, quote=quote, object=words, evidence=evidence, rule="each", doubts=doubts)
