"""How far two coders agree, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

METHOD = "krippendorff_nominal"
Row = tuple[str, int, int, float, float | None, str]
Pair = tuple[str, str]


def agreement(codings: Iterable[tuple[str, str | None, str | None, int]]) -> list[Row]:
    """From (field, first, second, items coded so) to field, items, agreed, share, alpha, method; by field.

    An empty value is a judgement too (no year given, nothing taken), so it counts as a category of its own.
    """
    fields: dict[str, Counter[Pair]] = {}
    for field, first, second, count in codings:
        fields.setdefault(field, Counter())[first or "", second or ""] += count
    return [_row(field, pairs) for field, pairs in sorted(fields.items())]


def _row(field: str, pairs: Counter[Pair]) -> Row:
    items, agreed = pairs.total(), sum(count for (first, second), count in pairs.items() if first == second)
    alpha = _alpha(pairs)
    return field, items, agreed, round(agreed / items, 6), None if alpha is None else round(alpha, 6), METHOD


def _alpha(pairs: Counter[Pair]) -> float | None:
    """Krippendorff's alpha of two coders who coded every item, nominal; None where all values are the same, since
    nothing then could disagree.

    Written out, since the library that does it needs a matrix of items by values by values; a test compares the two.
    """
    values: Counter[str] = Counter()
    for (first, second), count in pairs.items():
        values[first] += count
        values[second] += count
    if len(values) < 2:
        return None
    number = values.total()
    observed = sum(2 * count for (first, second), count in pairs.items() if first != second)
    expected = (number**2 - sum(count**2 for count in values.values())) / (number - 1)
    return 1 - observed / expected
