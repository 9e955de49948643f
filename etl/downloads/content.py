"""What goes into the files: the tables of a finished database, and what is said of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl import ddl
from etl.schema import DERIVED, Table, load_schema

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from etl.checks import Inspection

OF_ONE_BUILD = "build_info"  # tells of one build and not of the data, so it is in the database alone
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Content:
    """Every table of the data with its rows, in the order of the descriptor, those computed from them last.

    `descriptor`: of the typed tables, as read. `hash`: of the database's content.
    """

    tables: tuple[Table, ...]
    rows: dict[str, Rows]
    descriptor: dict[str, Any]
    version: str
    released_on: date
    hash: str

    @property
    def size(self) -> int:
        """Rows of all tables."""
        return sum(map(len, self.rows.values()))


def read_content(inspection: Inspection, database: Path, content_hash: str) -> Content:
    """The typed tables in the order of their lines, the computed ones as the finished database has them."""
    schema = inspection.schema
    derived = [table for table in load_schema(DERIVED).tables if table.name != OF_ONE_BUILD]
    released_on = inspection.changes.released_on(schema.version)
    if released_on is None:
        raise ValueError(f"{schema.version} has no day")
    con = inspection.con
    con.execute(f"ATTACH {ddl.literal(str(database))} AS made (READ_ONLY)")
    rows = {table.name: _rows(con, f"memory.main.{ddl.quoted(table.name)}", "_line", table) for table in schema.tables}
    rows |= {table.name: _rows(con, f"made.{ddl.quoted(table.name)}", "rowid", table) for table in derived}
    con.execute("DETACH made")
    order = [resource["name"] for resource in schema.descriptor["resources"]]
    typed = sorted(schema.tables, key=lambda table: order.index(table.name))
    return Content((*typed, *derived), rows, schema.descriptor, schema.version, released_on, content_hash)


def _rows(con: DuckDBPyConnection, name: str, order: str, table: Table) -> Rows:
    return con.execute(f"SELECT {ddl.names(table.columns)} FROM {name} ORDER BY {order}").fetchall()


def csv_text(table: Table, rows: Iterable[tuple[Any, ...]], line_end: str) -> str:
    """A table as CSV, its cells in their plainest form, as they are typed in data/."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator=line_end)
    writer.writerow(table.columns)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return file.getvalue()


def plain(cell: Any) -> str:
    """A cell in its plainest form: 1 and not 1.0, true, 2020-12-01; nothing for null."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return repr(cell).removesuffix(".0") if isinstance(cell, float) else str(cell)


def both(text: str) -> tuple[str, str]:
    """The Chinese and the English of `中文 | English`; a text without a bar is both."""
    zh, _, en = text.partition(" | ")
    return zh.strip(), (en or zh).strip()
