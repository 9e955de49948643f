"""What goes into the files: the tables of a finished database, and what is said of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl import ddl
from etl.schema import DERIVED, Table, load_schema

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from etl.checks import Inspection

OF_ONE_BUILD = "build_info"  # tells of one build and not of the data, so it is in the database alone
Row = tuple[Any, ...]
_AT_ONCE = 10_000  # rows


@dataclass(frozen=True)
class Rows(Collection[Row]):
    """The rows of a query, however many, read anew each time they are gone through; `size` says how many."""

    con: DuckDBPyConnection
    query: str
    size: int

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[Row]:
        with self.con.cursor() as cursor:
            cursor.execute(self.query)
            while some := cursor.fetchmany(_AT_ONCE):
                yield from some

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)


@dataclass(frozen=True)
class Content:
    """Every table of the data with its rows, in the order of the descriptor, those computed from them last.

    `descriptor`: of the typed tables, as read. `hash`: of the database's content.
    """

    tables: tuple[Table, ...]
    rows: Mapping[str, Collection[Row]]
    descriptor: dict[str, Any]
    version: str
    released_on: date
    hash: str

    @property
    def size(self) -> int:
        """Rows of all tables."""
        return sum(map(len, self.rows.values()))


@contextmanager
def content_of(inspection: Inspection, database: Path, content_hash: str) -> Iterator[Content]:
    """The typed tables in the order of their lines, the computed ones as the finished database has them.

    Rows can be read as long as the context is open.
    """
    schema = inspection.schema
    derived = [table for table in load_schema(DERIVED).tables if table.name != OF_ONE_BUILD]
    released_on = inspection.changes.released_on(schema.version)
    if released_on is None:
        raise ValueError(f"{schema.version} has no day")
    con = inspection.con
    con.execute(f"ATTACH {ddl.literal(str(database))} AS made (READ_ONLY)")
    rows = {table.name: _rows(con, f"memory.main.{ddl.quoted(table.name)}", "_line", table) for table in schema.tables}
    rows |= {table.name: _rows(con, f"made.{ddl.quoted(table.name)}", "rowid", table) for table in derived}
    order = [resource["name"] for resource in schema.descriptor["resources"]]
    typed = sorted(schema.tables, key=lambda table: order.index(table.name))
    yield Content((*typed, *derived), rows, schema.descriptor, schema.version, released_on, content_hash)
    con.execute("DETACH made")


def _rows(con: DuckDBPyConnection, name: str, order: str, table: Table) -> Rows:
    (size,) = con.execute(f"SELECT count(*) FROM {name}").fetchone() or (0,)
    return Rows(con, f"SELECT {ddl.names(table.columns)} FROM {name} ORDER BY {order}", size)


def csv_parts(table: Table, rows: Iterable[Row], line_end: str) -> Iterator[bytes]:
    """A table as CSV in UTF-8, its cells in their plainest form, as they are typed in data/; some rows at a time."""
    whole = chain([table.columns], ([plain(cell) for cell in row] for row in rows))
    while some := list(islice(whole, _AT_ONCE)):
        file = io.StringIO(newline="")
        csv.writer(file, lineterminator=line_end).writerows(some)
        yield file.getvalue().encode()


def plain(cell: Any) -> str:
    """A cell in its plainest form: 1 and not 1.0, true, 2020-12-01; nothing for null."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return repr(cell).removesuffix(".0") if isinstance(cell, float) else str(cell)
