"""How much of a table was changed."""

from __future__ import annotations

from etl.table_files import Row


def cells_changed(before: list[Row], after: list[Row]) -> int:
    """How many cells differ: of rows in both, and all filled cells of rows in one only."""
    old, new = ({tuple(row.items()) for row in rows} for rows in (before, after))
    gone, come = [dict(row) for row in old - new], [dict(row) for row in new - old]
    return sum(max(1, _cells_differing(row, gone)) for row in come) + max(0, len(gone) - len(come))


def _cells_differing(row: Row, others: list[Row]) -> int:
    """Against the row that is most alike."""
    filled = sum(bool(cell) for cell in row.values())
    return min((sum(other.get(key, "") != cell for key, cell in row.items()) for other in others), default=filled)
