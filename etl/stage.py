"""Raw rows in an in-memory DuckDB, where every check is a query.

Each table has its columns typed (a cell that does not fit its type is null: the structural check has named it) and
`_line`, the physical line; the schema `typed` has the same tables with every cell a string, as people typed it. Six
more describe the rest: `_cells` (every filled cell as typed), `_fields` (every column of the descriptor), `_codes`
(every code of its closed lists), `_keys` (cells of the keys of several columns), `_referring` (cells that name a row of
a table) and `_referred` (the cells they can name, for each such table and column). The last three are views, and so is
`_cells` where there are many rows: there are eight cells to a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from etl.ddl import DUCKDB_TYPES, literal, names, quoted
from etl.schema import Schema, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from etl.read import RawTable

_FIELD_COLUMNS = ("table_name", "column_name", "type")
_CODE_COLUMNS = ("field", "code")
TYPED = "typed"
_ROWS = 50_000  # that are handed over at a time
_FEW = 50_000  # rows whose cells are kept: a dozen checks look at them, and a view of all tables takes long to plan


def stage(schema: Schema, raws: dict[str, RawTable]) -> DuckDBPyConnection:
    """An in-memory database of all tables; one that could not be read is there and empty."""
    import duckdb

    con = duckdb.connect(config={"threads": 2, "autoinstall_known_extensions": False})
    con.execute(f"CREATE SCHEMA {TYPED}")
    for table in schema.tables:
        _stage_table(con, table, raws[table.name])
    fields = [(table.name, field) for table in schema.tables for field in table.fields]
    codes = [(f"{table}.{field.name}", code) for table, field in fields for code in field.codes]
    few = sum(len(raw.rows) for raw in raws.values()) <= _FEW
    _union(con, f"{'TABLE' if few else 'VIEW'} _cells", [_filled_cells(table.name) for table in schema.tables])
    _fill(con, "_fields", _FIELD_COLUMNS, ((table, field.name, field.type) for table, field in fields))
    _fill(con, "_codes", _CODE_COLUMNS, codes)
    _union(con, "VIEW _keys", [_joint_key(table.name, key) for table in schema.tables for key in table.unique_keys])
    references = list(_references(raws))
    _union(con, "VIEW _referring", [_referring_cells(*reference) for reference in references])
    _union(
        con,
        "VIEW _referred",
        [_keys_query(there, key) for there, key in dict.fromkeys(item[2:] for item in references)],
    )
    return con


def restage(con: DuckDBPyConnection, raw: RawTable) -> None:
    """Put these rows in the place of those of the same table, which are few."""
    _stage_table(con, raw.table, raw)
    con.execute("DELETE FROM _cells WHERE table_name = ?", [raw.table.name])
    con.execute(f"INSERT INTO _cells BY NAME {_filled_cells(raw.table.name)}")


def insert(con: DuckDBPyConnection, target: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Insert rows into a table: as lists of columns, which DuckDB takes far faster than row by row."""
    lists = [list(column) for column in zip(*rows, strict=True)]
    if lists:
        values = ", ".join("unnest(?)" for _ in columns)
        con.execute(f"INSERT INTO {target} ({names(columns)}) SELECT {values}", lists)


def _stage_table(con: DuckDBPyConnection, table: Table, raw: RawTable) -> None:
    name = quoted(table.name)
    con.execute(f"CREATE OR REPLACE TABLE {TYPED}.{name} (_line BIGINT, {', '.join(map(_text_column, table.columns))})")
    for start in range(0, len(raw.rows), _ROWS):
        rows = zip(raw.lines[start : start + _ROWS], raw.rows[start : start + _ROWS], strict=True)
        insert(con, f"{TYPED}.{name}", ("_line", *table.columns), [(line, *cells) for line, cells in rows])
    kinds = ((quoted(field.name), DUCKDB_TYPES[field.type]) for field in table.fields)
    casts = ", ".join(f"TRY_CAST(nullif({name}, '') AS {kind}) AS {name}" for name, kind in kinds)
    con.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT _line, {casts} FROM {TYPED}.{name}")


def _text_column(name: str) -> str:
    return f"{quoted(name)} VARCHAR"


def _fill(con: DuckDBPyConnection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    kinds = ", ".join(f"{quoted(name)} {'BIGINT' if name == 'line' else 'VARCHAR'}" for name in columns)
    con.execute(f"CREATE TABLE {table} ({kinds})")
    insert(con, table, columns, rows)


def _union(con: DuckDBPyConnection, what: str, selects: Sequence[str]) -> None:
    """A table or view of the rows of these queries, which there may be none of; then it has the columns of any."""
    none = "SELECT '' AS table_name, 0 AS line, '' AS column_name, '' AS content, '' AS there, '' AS key WHERE false"
    con.execute(f"CREATE {what} AS {' UNION ALL BY NAME '.join([none, *selects])}")


def _filled_cells(table: str) -> str:
    """The filled cells of a table. With a SELECT for each of 250 columns, planning took longer than reading."""
    cells = f"UNPIVOT {TYPED}.{quoted(table)} ON COLUMNS(* EXCLUDE _line) INTO NAME column_name VALUE content"
    return (
        f"SELECT {literal(table)} AS table_name, _line AS line, column_name, content FROM ({cells}) WHERE content <> ''"
    )


def _referring_cells(table: str, column: str, there: str, key: str) -> str:
    """The filled cells of a column, with the table and column that they refer to."""
    said = f"{literal(table)} AS table_name, _line AS line, {literal(column)} AS column_name"
    refers = f"{literal(there)} AS there, {literal(key)} AS key"
    cell = quoted(column)
    return f"SELECT {said}, {cell} AS content, {refers} FROM {TYPED}.{quoted(table)} WHERE {cell} <> ''"


def _joint_key(table: str, key: Sequence[str]) -> str:
    """Keys of several columns, which frictionless does not look at; none for a key of one."""
    said = f"{literal(table)} AS table_name, _line AS line, {literal(', '.join(key))} AS column_name"
    some = "" if len(key) > 1 else " WHERE false"
    return f"SELECT {said}, concat_ws(', ', {names(key)}) AS content FROM {TYPED}.{quoted(table)}{some}"


def _keys_query(table: str, key: str) -> str:
    """What a reference to this column can name."""
    said = f"{literal(table)} AS there, {literal(key)} AS key, {quoted(key)} AS content"
    return f"SELECT DISTINCT {said} FROM {TYPED}.{quoted(table)}"


def _references(raws: dict[str, RawTable]) -> Iterable[tuple[str, str, str, str]]:
    """Those to a table with lost rows are left out: they would look dangling."""
    for raw in raws.values():
        for key in (key for key in raw.table.foreign_keys if raws[key.table].whole):
            for column, referred in zip(key.columns, key.referred, strict=True):
                yield raw.table.name, column, key.table, referred
