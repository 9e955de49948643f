"""The content of a new database: the tables as typed, the tables computed from them, the same as Parquet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from etl import ddl
from etl.agreement import agreement
from etl.checks import Inspection
from etl.corpus import corpus_row
from etl.files import plain_new_file
from etl.problems import EtlError
from etl.schema import DERIVED, Table, load_schema
from etl.stage import insert

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BLOCK_SIZE = 16384
"""The smallest: each column and key takes blocks of its own, which would make 14 MB of our small tables, not one."""

_ROWS = 10_000  # that are read at a time


class Written(NamedTuple):
    """The hash of a database's content, and the folder in which it says its downloads are."""

    content_hash: str
    downloads: str


def write(inspection: Inspection, database: Path, parquet: Path | None, inputs_hash: str) -> Written:
    """Write a new database file, and Parquet files into an empty folder; None: no such files."""
    with plain_new_file(database) as file:
        return _write(inspection, file, parquet, inputs_hash)


def _write(inspection: Inspection, database: Path, parquet: Path | None, inputs_hash: str) -> Written:
    con = inspection.con
    con.execute(f"ATTACH {ddl.literal(str(database))} AS made (BLOCK_SIZE {_BLOCK_SIZE})")
    derived = {table.name: table for table in load_schema(DERIVED).tables}
    con.begin()  # four hundred statements, of which each would be a write to the disk of its own
    for table in [*inspection.schema.tables, *derived.values()]:
        _create(con, table)
    for table in inspection.schema.tables:
        _copy(con, table)
    codings = con.execute("SELECT field, first, second, count(*) FROM codings GROUP BY ALL").fetchall()
    insert(con, "made.agreement", derived["agreement"].columns, agreement(codings))
    insert(con, "made.corpus", derived["corpus"].columns, [corpus_row(inspection.schema.descriptor)])
    insert(con, "made.changes", derived["changes"].columns, inspection.changes.rows)
    insert(con, "made.checks", derived["checks"].columns, inspection.tally())
    digest = content_hash(con)
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    version, build = inspection.schema.version, hashlib.sha256(f"{inputs_hash} {moment}".encode()).hexdigest()[:12]
    info = (version, moment, digest, f"{version}/{build}", inputs_hash)
    insert(con, "made.build_info", derived["build_info"].columns, [info])
    con.commit()
    if parquet is not None:
        _copy_to_parquet(con, parquet)
    con.execute("DETACH made")
    return Written(digest, f"{version}/{build}")


def parquet_of(database: Path, folder: Path) -> None:
    """Write the tables of a finished database as Parquet files into an empty folder."""
    import duckdb

    with duckdb.connect() as con:
        con.execute(f"ATTACH {ddl.literal(str(database))} AS made (READ_ONLY)")
        _copy_to_parquet(con, folder)


def prove(database: Path, inspection: Inspection, wanted: str) -> None:
    """Open the finished file anew: every row is there and the content is what was meant. Raises EtlError otherwise."""
    import duckdb

    with duckdb.connect() as con:
        con.execute(f"ATTACH {ddl.literal(str(database))} AS made (READ_ONLY)")
        for name, raw in inspection.raws.items():
            (count,) = con.execute(f"SELECT count(*) FROM made.{ddl.quoted(name)}").fetchone() or (None,)
            if count != len(raw.rows):
                wrong = f"{count} ≠ {len(raw.rows)}"
                raise EtlError(f"{name} 写出的行数不对：{wrong}", f"{name}: wrong number of rows written: {wrong}")
        if content_hash(con) != wanted:
            raise EtlError("写出的内容与校验值不符", "what was written does not match its hash")


def content_hash(con: DuckDBPyConnection) -> str:
    """SHA-256 over columns, comments and rows of every table in the attached `made`, save build_info."""
    where = "WHERE database_name = 'made' AND table_name <> 'build_info' ORDER BY ALL"
    columns = con.execute(
        f"SELECT table_name, column_name, data_type, comment FROM duckdb_columns() {where}"
    ).fetchall()
    tables = con.execute(f"SELECT table_name, sql, comment FROM duckdb_tables() {where}").fetchall()
    digest = hashlib.sha256(_line(columns) + _line(tables))
    for name, *_ in tables:
        for part in _rows_in_parts(con, name):
            digest.update(part)
    return digest.hexdigest()


def _rows_in_parts(con: DuckDBPyConnection, name: str) -> Iterator[bytes]:
    """`_line([name, rows])` of a table of any length, a few thousand rows at a time."""
    cursor = con.execute(f"SELECT * FROM made.{ddl.quoted(name)} ORDER BY ALL")
    yield f"[{_json(name)}, [".encode()
    between = ""
    while rows := cursor.fetchmany(_ROWS):
        yield f"{between}{_json(rows)[1:-1]}".encode()
        between = ", "
    yield b"]]\n"


def _line(value: object) -> bytes:
    return _json(value).encode() + b"\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _copy_to_parquet(con: DuckDBPyConnection, folder: Path) -> None:
    """A file for each table of the attached `made`."""
    for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'made'").fetchall():
        path = ddl.literal(str(folder / f"{name}.parquet"))
        con.execute(f"COPY made.{ddl.quoted(name)} TO {path} (FORMAT parquet)")


def _create(con: DuckDBPyConnection, table: Table) -> None:
    con.execute("USE made")
    for statement in ddl.create(table):
        con.execute(statement)
    con.execute("USE memory")


def _copy(con: DuckDBPyConnection, table: Table) -> None:
    """Rows whose references are there, again and again: a row that names another of its table comes after it."""
    name, key = ddl.quoted(table.name), ddl.quoted(table.primary_key[0])
    there = f"(SELECT {key} FROM made.{name})"
    ready = [f"(r.{column} IS NULL OR r.{column} IN {there})" for column in map(ddl.quoted, table.self_references)]
    rest = f"WHERE r.{key} NOT IN {there} AND {' AND '.join(ready)}" if ready else ""
    rows = f"SELECT {ddl.names(table.columns)} FROM memory.main.{name} r {rest} ORDER BY _line"
    statement = f"INSERT INTO made.{name} {rows}"
    while (con.execute(statement).fetchone() or (0,))[0] and ready:
        pass
