"""The database to take away: readable by DuckDB since 1.0, and one that can be exported and copied whole."""

from __future__ import annotations

from pathlib import Path

from etl import ddl
from etl.downloads.content import OF_ONE_BUILD, Content
from etl.files import plain_new_file
from etl.schema import DERIVED, Table, load_schema

STORAGE_VERSION = "v1.0.0"  # a file of DuckDB 2 is read by no older client
BLOCK_SIZE = 16384  # the smallest, as in the database of the dashboard


def write(content: Content, database: Path, path: Path) -> None:
    """Write a copy of a finished database, with all keys and comments but references of a table to itself."""
    import duckdb

    (info,) = (table for table in load_schema(DERIVED).tables if table.name == OF_ONE_BUILD)
    with plain_new_file(path) as plain, duckdb.connect() as con:
        con.execute(f"ATTACH {ddl.literal(str(database))} AS made (READ_ONLY)")
        options = f"STORAGE_VERSION '{STORAGE_VERSION}', BLOCK_SIZE {BLOCK_SIZE}"
        con.execute(f"ATTACH {ddl.literal(str(plain))} AS copy ({options})")
        con.execute("USE copy")
        con.begin()
        for table in load_order([*content.tables, info]):
            for statement in ddl.create(table, public=True):
                con.execute(statement)
            name = ddl.quoted(table.name)
            con.execute(f"INSERT INTO copy.{name} SELECT {ddl.names(table.columns)} FROM made.{name} ORDER BY rowid")
        con.commit()
        con.execute("USE memory")
        con.execute("DETACH copy")


def load_order(tables: list[Table]) -> list[Table]:
    """The tables, each after those that it refers to."""
    rest, done = list(tables), list[Table]()
    while rest:
        names = {table.name for table in rest}
        free = [table for table in rest if not {key.table for key in table.foreign_keys} & (names - {table.name})]
        done += free or rest
        rest = [table for table in rest if table not in done]
    return done
