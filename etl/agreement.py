"""How far two coders agree, field by field."""

from __future__ import annotations

from collections.abc import Iterable

METHOD = "krippendorff_nominal"
Row = tuple[str, int, int, float, float | None, str]


def agreement(codings: Iterable[tuple[str, str | None, str | None]]) -> list[Row]:
    """From (field, first, second) to field, items, agreed, share, alpha, method; by field.

    An empty value is a judgement too (no year given, nothing taken), so it counts as a category of its own.
    """
    pairs: dict[str, list[tuple[str, str]]] = {}
    same: dict[tuple[str, str], tuple[str, str]] = {}
    for field, first, second in codings:
        pairs.setdefault(field, []).append(same.setdefault((first or "", second or ""), (first or "", second or "")))
    return [_row(field, values) for field, values in sorted(pairs.items())]


def _row(field: str, values: list[tuple[str, str]]) -> Row:
    agreed = sum(first == second for first, second in values)
    return field, len(values), agreed, round(agreed / len(values), 6), _alpha(values), METHOD


def _alpha(values: list[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha, nominal; None where all values are the same, since nothing then could disagree."""
    import krippendorff

    categories = {value: number for number, value in enumerate(sorted({value for pair in values for value in pair}))}
    if len(categories) < 2:
        return None
    coded = [[categories[pair[coder]] for pair in values] for coder in (0, 1)]
    return round(float(krippendorff.alpha(reliability_data=coded, level_of_measurement="nominal")), 6)
