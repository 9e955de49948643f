"""Tables that are a header and nothing else: before the first plan, and in packs, they need no row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from etl.problems import Problem

NO_ROWS = ("只有表头，没有数据行", "a header and no rows")


class ReadTable(Protocol):
    """What is known of a table that was read: as `read.RawTable`."""

    problems: list[Problem]
    header_ok: bool


def forgive_before_first_plan(tables: Mapping[str, ReadTable]) -> None:
    """Where `plans` is a right header and nothing else, take back that tables have no rows."""
    plans = tables.get("plans")
    if plans and plans.header_ok and [item.en for item in plans.problems] == [NO_ROWS[1]]:
        for table in tables.values():
            forgive_emptiness(table)


def forgive_emptiness(table: ReadTable) -> None:
    """Take back the finding that a table has no rows."""
    table.problems = [item for item in table.problems if item.en != NO_ROWS[1]]
