"""Tables that are a header and nothing else: before the first plan, and in packs, they need no row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.read import RawTable

NO_ROWS = ("只有表头，没有数据行", "a header and no rows")


def has_only_header(raw: RawTable) -> bool:
    """Whether a table is a right header and nothing else."""
    return raw.header_ok and [item.en for item in raw.problems] == [NO_ROWS[1]]


def forgive_emptiness(raw: RawTable) -> None:
    """Take back the finding that a table has no rows."""
    raw.problems = [item for item in raw.problems if item.en != NO_ROWS[1]]
