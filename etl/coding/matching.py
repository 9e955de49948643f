"""Rows of two codings matched by their place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from etl.coding.model import CodedRow

VALUES = ("value_low", "value_high")


class Match(NamedTuple):
    """A row of the first coder and the row of the second that speaks of the same words; either may be None."""

    first: CodedRow | None
    second: CodedRow | None

    @property
    def start(self) -> int:
        return min(row.place.start for row in (self.first, self.second) if row)


def matches(first: Sequence[CodedRow], second: Sequence[CodedRow]) -> list[Match]:
    """One-to-one matches in the order of the text, then rows without a partner. Equal values go before longer overlap;
    with other values, half of the shorter run of words must be shared."""
    offers = [
        (same, share, -abs(mine.place.start - theirs.place.start), -index, -place)
        for index, mine in enumerate(first)
        for place, theirs in enumerate(second)
        if (share := _overlap(mine, theirs)) > 0 and ((same := _values_match(mine, theirs)) or share >= 0.5)
    ]
    pairs: dict[int, int] = {}
    for *_, index, place in sorted(offers, reverse=True):
        if -index not in pairs and -place not in pairs.values():
            pairs[-index] = -place
    rows = [Match(row, second[pairs[index]] if index in pairs else None) for index, row in enumerate(first)]
    rows += [Match(None, row) for place, row in enumerate(second) if place not in pairs.values()]
    return sorted(rows, key=lambda match: match.start)


def _overlap(mine: CodedRow, theirs: CodedRow) -> float:
    """The overlap as a share of the shorter run."""
    common = min(mine.place.end, theirs.place.end) - max(mine.place.start, theirs.place.start)
    shorter = min(mine.place.end - mine.place.start, theirs.place.end - theirs.place.start)
    return max(common, 0) / max(shorter, 1)


def _values_match(mine: CodedRow, theirs: CodedRow) -> bool:
    values = [tuple(row.values.get(key, "") for key in VALUES) for row in (mine, theirs)]
    return values[0] == values[1] and any(values[0])
