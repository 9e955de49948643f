"""Shares of a hand coding that a draft gets right. A drafted row is right if its words overlap and its values agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.draft_score.hand import HandPlan, HandRow
from etl.reading.model import Quantity
from etl.reading.reader import PlanReading

Pair = tuple[HandRow, Quantity]


@dataclass(frozen=True)
class Score:
    """Shares by name, each a count of right and a count of all; `faults` say what differs."""

    plan_id: str
    shares: dict[str, tuple[int, int]]
    faults: list[str] = field(default_factory=list)

    def share(self, name: str) -> float | None:
        """A share, or None where there is nothing to count."""
        right, whole = self.shares[name]
        return right / whole if whole else None

    def reaches(self, name: str, goal: float) -> bool:
        """Whether a share reaches a goal; one with nothing to count does."""
        right, whole = self.shares[name]
        return not whole or right / whole >= goal


def pairs(rows: Sequence[HandRow], drafted: Sequence[Quantity]) -> list[Pair]:
    """One-to-one pairs of rows whose words overlap and whose values agree, the longest overlap first."""
    offers = [
        (_overlap(row, quantity), -abs(row.end - quantity.quote[1]), index, place)
        for index, row in enumerate(rows)
        for place, quantity in enumerate(drafted)
        if _overlap(row, quantity) > 0 and _same_values(row, quantity)
    ]
    taken_rows: set[int] = set()
    taken: set[int] = set()
    made = []
    for _, _, index, place in sorted(offers, reverse=True):
        if index not in taken_rows and place not in taken:
            taken_rows.add(index)
            taken.add(place)
            made.append((rows[index], drafted[place]))
    return made


def score(plan: HandPlan, reading: PlanReading, candidates: Callable[[Quantity], list[str]], shared: set[str]) -> Score:
    """All shares of one plan; `candidates` gives a quantity's indicators, `shared` those of more than this plan."""
    matched = pairs(plan.rows, reading.quantities)
    based = [(row, quantity) for row, quantity in matched if row.baseline is not None]
    compared = [(row, quantity) for row, quantity in matched if row.indicator in shared]
    unread = [(span, codes) for span, codes in plan.reasons.items()]
    given = {(token.start, token.end): reason for token, reason in reading.reasons.items()}
    accounted = [token for token in reading.numerals if token in reading.owners or token in reading.reasons]
    shares = {
        "numerals": (len(accounted), len(reading.numerals)),
        "recall": (len(matched), len(plan.rows)),
        "precision": (len(matched), len(reading.quantities)),
        "operator": _right_of(matched, lambda row, quantity: row.operator == quantity.operator),
        "year": _right_of(matched, lambda row, quantity: row.year == quantity.due_year),
        "commitment": _right_of(matched, lambda row, quantity: row.commitment == quantity.commitment),
        "baseline": _right_of(based, lambda row, quantity: row.baseline == quantity.baseline_value),
        "indicator": _right_of(compared, lambda row, quantity: row.indicator in candidates(quantity)[:3]),
        "reason": (sum(given.get(span) in codes for span, codes in unread), len(unread)),
        "clauses": (len(plan.clauses & {(clause.start, clause.end) for clause in reading.clauses}), len(plan.clauses)),
    }
    return Score(plan.plan_id, shares, list(_faults(plan, reading, matched, given, candidates, shared)))


def _right_of(matched: Sequence[Pair], right: Callable[[HandRow, Quantity], bool]) -> tuple[int, int]:
    return sum(right(row, quantity) for row, quantity in matched), len(matched)


def _overlap(row: HandRow, quantity: Quantity) -> int:
    return min(row.end, quantity.quote[1]) - max(row.start, quantity.quote[0])


def _same_values(row: HandRow, quantity: Quantity) -> bool:
    drafted = sorted({value for value in (quantity.value_low, quantity.value_high) if value is not None})
    return len(drafted) == len(row.values) and all(
        abs(mine - theirs) <= 0.005 * max(1.0, abs(theirs)) for mine, theirs in zip(drafted, row.values, strict=True)
    )


def _faults(plan, reading, matched, given, candidates, shared):  # type: ignore[no-untyped-def]
    rows, drafted = {row.row_id for row, _ in matched}, {id(quantity) for _, quantity in matched}
    yield from (f"missing {row.row_id} {row.values} {row.quote}" for row in plan.rows if row.row_id not in rows)
    for quantity in reading.quantities:
        if id(quantity) not in drafted:
            values = f"{quantity.value_low} {quantity.value_high}"
            yield f"surplus {values} {quantity.rule} {plan.text[slice(*quantity.quote)]}"
    for row, quantity in matched:
        told = f"{row.row_id} {row.quote}"
        if row.operator != quantity.operator:
            yield f"operator {told}: {row.operator}, drafted {quantity.operator}"
        if row.year != quantity.due_year:
            yield f"year {told}: {row.year}, drafted {quantity.due_year}"
        if row.commitment != quantity.commitment:
            yield f"commitment {told}: {row.commitment}, drafted {quantity.commitment}"
        if row.baseline is not None and row.baseline != quantity.baseline_value:
            yield f"baseline {told}: {row.baseline}, drafted {quantity.baseline_value}"
        if row.indicator in shared and row.indicator not in candidates(quantity)[:3]:
            yield f"indicator {told}: {row.indicator}, drafted {candidates(quantity)[:3]}"
    for (start, end), codes in plan.reasons.items():
        if given.get((start, end)) not in codes:
            around = plan.text[max(0, start - 8) : start] + "[" + plan.text[start:end] + "]" + plan.text[end : end + 8]
            yield f"reason {around!r}: {'/'.join(codes)}, drafted {given.get((start, end), 'a quantity')}"
    drafted_clauses = {(clause.start, clause.end) for clause in reading.clauses}
    for start, end in sorted(plan.clauses - drafted_clauses):
        yield f"clause {start}-{end} {plan.text[start : start + 15]!r}"
    for start, end in sorted(drafted_clauses - plan.clauses):
        yield f"surplus clause {start}-{end} {plan.text[start : start + 15]!r}"
