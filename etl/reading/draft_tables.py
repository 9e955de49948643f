"""The rows of a draft by table, and the reading that they come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from etl.reading.columns import COLUMNS, Record, record
from etl.reading.facts import PlanFacts
from etl.reading.reader import PlanReading

Taker = Callable[[Record], object]


@dataclass
class Draft:
    """Rows by table, `draft_notes` among them, and the reading they come from; the rows of a table that has a taker
    are given to it as they are made, and not kept."""

    plan_id: str
    reading: PlanReading
    facts: PlanFacts
    takers: Mapping[str, Taker] = field(default_factory=dict)
    tables: dict[str, list[Record]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def add(self, table: str, row: Record) -> None:
        """Keep a row, or give it away."""
        self.takers.get(table, self.tables[table].append)(row)

    def note(self, table: str, row: str, rule: str, confidence: str, column: str = "") -> None:
        """Say why a row, or one field of it, was read so."""
        note = record("draft_notes", table=table, row=row, field=column, rule=rule, confidence=confidence)
        self.add("draft_notes", note)
