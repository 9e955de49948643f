"""Rows of which nothing can be proved are left out before the proof, so that one bad cell does not hide the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.ddl import quoted

if TYPE_CHECKING:
    from etl.checks import Inspection

_UNREAD = {
    "gloss", "indicator_id", "theme_id", "instrument_id", "title_zh", "summary_zh", "notes_zh", "issuer_zh",
    "scope_zh", "unit_id", "region_id", "quantification", "genre",
}  # fmt: skip
"""Columns, the English ones apart, of which nothing needs to be proved while they are empty."""


def leave_out(tables: Inspection) -> set[str]:
    """Delete malformed rows from the staged tables, and return the names of tables that lost one. A row with a required
    cell that is merely empty, and of which nothing follows, stays; its cell is then an empty word."""
    lost = set()
    names = {raw.place: name for name, raw in tables.raws.items()}
    for problem in tables.malformed:
        if problem.line is None or problem.place not in names:
            continue
        table, column = quoted(names[problem.place]), problem.column or ""
        if _is_harmless(problem.check_id, column):
            tables.con.execute(f"UPDATE {table} SET {quoted(column)} = '' WHERE _line = ?", [problem.line])
        else:
            tables.con.execute(f"DELETE FROM {table} WHERE _line = ?", [problem.line])
            lost.add(names[problem.place])
    return lost


def _is_harmless(check_id: str, column: str) -> bool:
    return check_id == "required" and (column in _UNREAD or column.endswith("_en"))
