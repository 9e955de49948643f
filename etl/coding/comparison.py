"""Two codings side by side: a judgement for each item and field, and how far the two agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.agreement import Row as Agreement
from etl.agreement import agreement
from etl.coding.matching import Match, matches
from etl.coding.model import LINKS, MEASURE_FIELDS, TARGET_FIELDS, CodedRow, Coding
from etl.problems import EtlError
from etl.reading.identifiers import letters

FOUND, YES, NO = "found", "yes", "no"


class Judgement(NamedTuple):
    """What both coders said of one field of one item, as a row of codings.csv has it, with the words it is about."""

    plan_id: str
    item: str
    field: str
    first: str
    second: str
    words: str = ""

    @property
    def differs(self) -> bool:
        return self.first != self.second


@dataclass
class Comparison:
    """All judgements in the order of the text, and each quantity's item with the two rows behind it."""

    plan_id: str
    judgements: list[Judgement] = field(default_factory=list)
    targets: dict[str, Match] = field(default_factory=dict)

    @property
    def differences(self) -> list[Judgement]:
        return [item for item in self.judgements if item.differs]

    @property
    def agreements(self) -> list[Agreement]:
        """field, items, agreed, share, alpha, method: as the quality page has it."""
        return agreement((item.field, item.first, item.second, 1) for item in self.judgements)


def compare(first: Coding, second: Coding) -> Comparison:
    """Lay two codings of the same text side by side. Raises EtlError for codings of two texts or plans."""
    if (first.plan_id, first.source_sha256) != (second.plan_id, second.source_sha256):
        zh = f"两份编码不是同一文本：{first.name} 与 {second.name}"
        raise EtlError(zh, f"two codings of two texts: {first.name} and {second.name}")
    comparison = Comparison(first.plan_id)
    clauses = matches(first.measures, second.measures)
    pairs = matches(first.targets, second.targets)
    owner = second if second.in_tables and not first.in_tables else first
    comparison.targets = _items(pairs, owner is first, clauses)
    comparison.judgements += _of_targets(comparison)
    comparison.judgements += _of_clauses(first, second, clauses, owner is first, comparison.plan_id)
    for indicator_id in first.silences:
        if indicator_id in second.silences:
            item = f"{comparison.plan_id}-{indicator_id}"
            statuses = (first.silences[indicator_id], second.silences[indicator_id])
            comparison.judgements.append(Judgement(comparison.plan_id, item, "status", *statuses))
    return comparison


def _items(pairs: list[Match], first_owns: bool, clauses: list[Match]) -> dict[str, Match]:
    """Each quantity under the id that it has or will have in the tables."""
    clause_ids = {row.row_id: _row_of_side(match, first_owns) for match in clauses for row in match if row}
    owned = [_row_of_side(match, first_owns) for match in pairs]
    named = {row.row_id for row in owned if row and _is_id(row)}
    items: dict[str, Match] = {}
    for match, owner_row in zip(pairs, owned, strict=True):
        row = owner_row or match.first or match.second
        assert row is not None
        clause = clause_ids.get(row.measure_id)
        prefix = clause.row_id if clause else row.measure_id or "unplaced"
        items[row.row_id if owner_row and _is_id(owner_row) else free_id(prefix, named | set(items))] = match
    return items


def _row_of_side(match: Match, first_owns: bool) -> CodedRow | None:
    return match.first if first_owns else match.second


def _is_id(row: CodedRow) -> bool:
    """Whether a row carries an id of the tables rather than the label of a blank row."""
    return bool(row.measure_id) and row.row_id.startswith(f"{row.measure_id}-")


def free_id(prefix: str, taken: set[str]) -> str:
    """The first id of a clause and a letter that is not taken."""
    number = 0
    while f"{prefix}-{letters(number)}" in taken:
        number += 1
    return f"{prefix}-{letters(number)}"


def _of_targets(comparison: Comparison) -> Iterator[Judgement]:
    firsts = {match.first.row_id: item for item, match in comparison.targets.items() if match.first}
    seconds = {match.second.row_id: item for item, match in comparison.targets.items() if match.second}
    for item, match in comparison.targets.items():
        words = next(row.quote for row in match if row)
        first, second = (YES if row else NO for row in match)
        yield Judgement(comparison.plan_id, item, FOUND, first, second, words)
        if match.first and match.second:
            for name in TARGET_FIELDS:
                values = _value(match.first, name, firsts), _value(match.second, name, seconds)
                yield Judgement(comparison.plan_id, item, name, *values, words)


def _value(row: CodedRow, name: str, items: Mapping[str, str]) -> str:
    """A value; the row that a link names, under that row's own item."""
    value = row.values[name]
    return items.get(value, value) if name in LINKS else value


def _of_clauses(
    first: Coding, second: Coding, clauses: list[Match], first_owns: bool, plan_id: str
) -> Iterator[Judgement]:
    for match in clauses:
        if not (match.first and match.second):
            continue
        item = (match.first if first_owns else match.second).row_id
        for name in MEASURE_FIELDS:
            yield Judgement(plan_id, item, name, match.first.values[name], match.second.values[name])
        positions = dict.fromkeys(
            position
            for coding, row in ((first, match.first), (second, match.second))
            for measure_id, position in coding.bodies
            if measure_id == row.row_id
        )
        for position in positions:
            bodies = [
                coding.bodies.get((row.row_id, position), "")
                for coding, row in ((first, match.first), (second, match.second))
            ]
            yield Judgement(plan_id, f"{item}-{position}", "body", *bodies)
