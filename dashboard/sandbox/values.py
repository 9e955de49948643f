"""Values of a result as JSON can carry them, none changed.

Python has no months, nanoseconds or infinite dates, and a float holds 15 digits for sure. So DuckDB itself writes every
column as text whose type neither JSON nor Python has, and only plain numbers, booleans and texts are left as they are.
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import duckdb
from duckdb.sqltypes import DuckDBPyType

Cell = bool | int | float | str | None
INTEGERS = {f"{sign}{size}int" for sign in ("", "u") for size in ("tiny", "small", "big", "huge")} | {
    "integer",
    "uinteger",
}
AS_IS = INTEGERS | {"boolean", "double", "decimal"}
NESTED = {"list", "array", "map", "struct", "union", "tuple", "variant"}
DIGITS = 15  # decimal digits that a float holds, whatever they are
EVERY_KIND = "SELECT true, 1, 1::HUGEINT, 1.5::DOUBLE, 1.5::DECIMAL(38, 2), 'a', ['a']::VARCHAR"


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make DuckDB import what it makes Python values with, while files can still be read."""
    con.execute(EVERY_KIND).fetchall()


def exact(query: str, types: Sequence[DuckDBPyType]) -> str:
    """A SELECT of the same rows and columns as `query`, with text in place of types that JSON or Python lacks."""
    columns = ", ".join(expression(number, kind) for number, kind in enumerate(types, start=1))
    return f"SELECT {columns} FROM (\n{query}\n) AS answer"


def expression(number: int, kind: DuckDBPyType) -> str:
    """The column of this number in SQL: as it is, as JSON text if it is nested, else as DuckDB writes it."""
    if kind.id in AS_IS or str(kind) == "VARCHAR":
        return f"#{number}"
    return f"CAST({f'to_json(#{number})' if kind.id in NESTED else f'#{number}'} AS VARCHAR)"


def plain(value: Any, kind: str) -> Cell:
    """A fetched value of a type (its id) as JSON has it: a number if a float holds all its digits, else its text."""
    if kind == "float" and value is not None:
        value = float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, Decimal):
        return float(value) if len(value.normalize().as_tuple().digits) <= DIGITS else format(value, "f")
    return value if value is None or isinstance(value, bool | int) else str(value)
