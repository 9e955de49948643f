"""Raw rows in an in-memory DuckDB, where every check is a query.

Each table has its columns typed (a cell that does not fit its type is null: the structural check has named it) and
`_line`, the physical line. Five tables describe the rest: `_cells` (every filled cell as typed), `_fields` (every
column of the descriptor), `_codes` (every code of its closed lists), `_keys` (cells of the keys of several columns),
`_references` (every column that names a row of a table, and that table's column).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from etl.ddl import DUCKDB_TYPES, names, quoted
from etl.schema import Schema, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from etl.read import RawTable

_CELL_COLUMNS = ("table_name", "line", "column_name", "content")
_FIELD_COLUMNS = ("table_name", "column_name", "type")
_CODE_COLUMNS = ("field", "code")
_REFERENCE_COLUMNS = ("table_name", "column_name", "there", "key")


def stage(schema: Schema, raws: dict[str, RawTable]) -> DuckDBPyConnection:
    """An in-memory database of all tables; one that could not be read is there and empty."""
    import duckdb

    con = duckdb.connect(config={"threads": 2, "autoinstall_known_extensions": False})
    for table in schema.tables:
        _stage_table(con, table, raws[table.name])
    fields = [(table.name, field) for table in schema.tables for field in table.fields]
    codes = [(f"{table}.{field.name}", code) for table, field in fields for code in field.codes]
    _fill(con, "_cells", _CELL_COLUMNS, _filled_cells(raws.values()))
    _fill(con, "_fields", _FIELD_COLUMNS, ((table, field.name, field.type) for table, field in fields))
    _fill(con, "_codes", _CODE_COLUMNS, codes)
    _fill(con, "_keys", _CELL_COLUMNS, _joint_keys(raws.values()))
    _fill(con, "_references", _REFERENCE_COLUMNS, _references(raws))
    return con


def insert(con: DuckDBPyConnection, target: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Insert rows into a table: as lists of columns, which DuckDB takes far faster than row by row."""
    lists = [list(column) for column in zip(*rows, strict=True)]
    if lists:
        values = ", ".join("unnest(?)" for _ in columns)
        con.execute(f"INSERT INTO {target} ({names(columns)}) SELECT {values}", lists)


def _stage_table(con: DuckDBPyConnection, table: Table, raw: RawTable) -> None:
    kinds = {field.name: DUCKDB_TYPES[field.type] for field in table.fields}
    typed = ", ".join(f"{quoted(name)} {kind}" for name, kind in kinds.items())
    con.execute(f"CREATE TABLE {quoted(table.name)} (_line BIGINT, {typed})")
    if raw.rows:
        cells = ", ".join(f"unnest(?) AS {quoted(name)}" for name in kinds)
        casts = ", ".join(f"TRY_CAST(nullif({quoted(name)}, '') AS {kind})" for name, kind in kinds.items())
        statement = f"INSERT INTO {quoted(table.name)} SELECT _line, {casts} FROM (SELECT unnest(?) AS _line, {cells})"
        con.execute(statement, [raw.lines, *map(list, zip(*raw.rows, strict=True))])


def _fill(con: DuckDBPyConnection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    kinds = ", ".join(f"{quoted(name)} {'BIGINT' if name == 'line' else 'VARCHAR'}" for name in columns)
    con.execute(f"CREATE TABLE {table} ({kinds})")
    insert(con, table, columns, rows)


def _filled_cells(raws: Iterable[RawTable]) -> Iterable[tuple[str, int, str, str]]:
    for raw in raws:
        for line, row in zip(raw.lines, raw.rows, strict=True):
            for column, cell in zip(raw.table.columns, row, strict=True):
                if cell:
                    yield raw.table.name, line, column, cell


def _joint_keys(raws: Iterable[RawTable]) -> Iterable[tuple[str, int, str, str]]:
    """Keys of several columns, which frictionless does not look at."""
    for raw in raws:
        for key in (key for key in raw.table.unique_keys if len(key) > 1):
            places = [raw.table.columns.index(name) for name in key]
            for line, row in zip(raw.lines, raw.rows, strict=True):
                yield raw.table.name, line, ", ".join(key), ", ".join(row[place] for place in places)


def _references(raws: dict[str, RawTable]) -> Iterable[tuple[str, str, str, str]]:
    """Those to a table with lost rows are left out: they would look dangling."""
    for raw in raws.values():
        for key in (key for key in raw.table.foreign_keys if raws[key.table].whole):
            for column, referred in zip(key.columns, key.referred, strict=True):
                yield raw.table.name, column, key.table, referred
