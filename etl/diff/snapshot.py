"""A build read from its file, whatever version of the tables it has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from etl import ddl
from etl.diff.compare import Snapshot, TableRows
from etl.files import plain_folder
from etl.problems import EtlError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OF_THE_BUILD = "build_info"
_OWN = "WHERE database_name = 'made' AND schema_name = 'main'"


def snapshot(path: Path) -> Snapshot:
    """Every table of a database but the record of its build. Raises EtlError for a file that is none of ours."""
    import duckdb

    if not path.is_file():
        raise EtlError(f"找不到数据库 {path}", f"there is no database {path}")
    with plain_folder(path.parent) as folder, duckdb.connect() as con:
        try:
            con.execute(f"ATTACH {ddl.literal(str(folder / path.name))} AS made (READ_ONLY)")
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise EtlError(
                f"{path} 不是这一版 DuckDB 打得开的数据库：{reason}",
                f"{path} is no database that this DuckDB opens: {reason}",
            ) from error
        try:
            info = con.execute("SELECT data_version, content_hash FROM made.build_info").fetchone()
        except duckdb.Error:
            info = None
        if info is None:
            raise EtlError(
                f"{path} 没有 build_info：不是 etl build 所造，或早于第一版",
                f"{path} has no build_info: not made by etl build, or older than the first version",
            )
        names = [
            name for (name,) in con.execute(f"SELECT table_name FROM duckdb_tables() {_OWN} ORDER BY 1").fetchall()
        ]
        return Snapshot(
            str(info[0]), str(info[1]), {name: _table(con, name) for name in names if name != _OF_THE_BUILD}
        )


def _table(con: DuckDBPyConnection, name: str) -> TableRows:
    columns = con.execute(
        f"SELECT column_name, data_type FROM duckdb_columns() {_OWN} AND table_name = ? ORDER BY column_index", [name]
    ).fetchall()
    key = con.execute(
        f"""SELECT constraint_column_names FROM duckdb_constraints() {_OWN} AND table_name = ?
        AND constraint_type = 'PRIMARY KEY'""",
        [name],
    ).fetchone()
    rows = con.execute(f"SELECT * FROM made.{ddl.quoted(name)} ORDER BY rowid").fetchall()
    return TableRows(dict(columns), tuple(key[0]) if key else (), rows)
