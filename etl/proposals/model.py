"""A draft while proposals are made for its empty cells; each proposal has a note, and nothing filled is touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from etl.proposals.lexicon import Lexicon, lexicon
from etl.table_files import Row, Tables

PROPOSED = "proposed: "
"""How the note of a proposal begins; a person who wants another value types over it."""
TO_READ = PROPOSED + "read it: "
"""How that of a proposal begins which a person reads before anything else: composed English, a likely theme."""
ROW_KEYS: Mapping[str, tuple[str, ...]] = {
    "plans": ("plan_id",), "plan_facts": ("fact",), "measures": ("measure_id",),
    "measure_bodies": ("measure_id", "position"), "targets": ("target_id",), "silences": ("plan_id", "indicator_id"),
    "regions": ("region_id",), "units": ("unit_id",), "bodies": ("body_id",), "indicators": ("indicator_id",),
}  # fmt: skip


@dataclass
class Workpiece:
    """Tables of a draft, its text, the register it joins, the columns of each table, and the texts of other plans by
    plan_id where they are at hand."""

    tables: Tables
    text: str
    register: Tables
    columns: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def plan(self) -> Row:
        return self.tables["plans"][0]

    @cached_property
    def lexicon(self) -> Lexicon:
        """English of words, from the register and the dictionary."""
        return lexicon(self.register)

    def offer(self, table: str, row: Row, column: str, value: str, rule: str) -> None:
        """Fill a cell that is empty, and note that it is a proposal."""
        if value and not row.get(column):
            row[column] = value
            note = {"table": table, "row": key_of(table, row), "field": column, "rule": PROPOSED + rule}
            self.tables["draft_notes"].append({**note, "confidence": "check"})

    def offer_to_read(self, table: str, row: Row, column: str, value: str, rule: str) -> None:
        """Offer what a person is to read: the questions list it, too."""
        self.offer(table, row, column, value, TO_READ.removeprefix(PROPOSED) + rule)

    def rows(self, table: str) -> Iterator[Row]:
        """The register's rows and the draft's."""
        yield from self.register.get(table, [])
        yield from self.tables.get(table, [])

    def by_id(self, table: str) -> dict[str, Row]:
        """Rows of register and draft by their first column, the id; the draft's row where both have one."""
        return {next(iter(row.values())): row for row in self.rows(table)}


def key_of(table: str, row: Mapping[str, str]) -> str:
    """How `draft_notes` names a row."""
    if table == "silences":
        return row["indicator_id"]
    return " ".join(row[column] for column in ROW_KEYS[table])


def withdraw(tables: Tables, before: Tables) -> None:
    """Empty the proposed cells that a person left as they were, so that proposals follow from what else changed; the
    notes of all proposals go. `before`: the tables as the person got them."""
    notes = tables["draft_notes"]
    proposed = {(note["table"], note["row"], note["field"]) for note in notes if note["rule"].startswith(PROPOSED)}
    for table in ROW_KEYS:
        known = {key_of(table, row): row for row in before.get(table, [])}
        for row in tables.get(table, []):
            old = known.get(key_of(table, row), {})
            for column in row:
                if (table, key_of(table, row), column) in proposed and old.get(column) == row[column]:
                    row[column] = ""
    tables["draft_notes"] = [note for note in notes if not note["rule"].startswith(PROPOSED)]
