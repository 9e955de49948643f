"""From the descriptor to SQL: typed tables with keys, closed lists, bounds and comments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from etl.schema import Field, ForeignKey, Table

DUCKDB_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def create(table: Table, public: bool = False) -> list[str]:
    """The statements that make one table: CREATE TABLE, then its comments (title, newline, description).

    public: without references to the table itself, with which DuckDB can neither export nor copy a database.
    """
    lines = [_column(field) for field in table.fields]
    lines.append(f"PRIMARY KEY ({names(table.primary_key)})")
    lines += [f"UNIQUE ({names(key)})" for key in table.unique_keys]
    lines += [_foreign_key(key) for key in table.foreign_keys if not (public and key.table == table.name)]
    body = ",\n  ".join(lines)
    name = quoted(table.name)
    comments = [_comment(f"COLUMN {name}.{quoted(field.name)}", field) for field in table.fields]
    return [f"CREATE TABLE {name} (\n  {body}\n)", _comment(f"TABLE {name}", table), *comments]


def quoted(name: str) -> str:
    """An identifier, safe for SQL: some columns are called `end`."""
    return '"' + name.replace('"', '""') + '"'


def names(columns: Iterable[str]) -> str:
    """A list of identifiers for SQL."""
    return ", ".join(quoted(column) for column in columns)


def literal(value: Any) -> str:
    """A string or a number as an SQL literal."""
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else repr(value)


def _column(field: Field) -> str:
    checks = [f"CHECK ({condition})" for condition in _conditions(field)]
    return " ".join([quoted(field.name), DUCKDB_TYPES[field.type], *(["NOT NULL"] if field.required else []), *checks])


def _conditions(field: Field) -> list[str]:
    """A closed list is VARCHAR and CHECK, not ENUM: readers then get plain strings instead of ordered categories."""
    name, limits = quoted(field.name), field.constraints
    conditions = [f"{name} IN ({', '.join(literal(code) for code in field.codes)})"] if field.codes else []
    conditions += [f"regexp_full_match({name}, {literal(limits['pattern'])})"] if "pattern" in limits else []
    conditions += [f"{name} >= {literal(limits['minimum'])}"] if "minimum" in limits else []
    return conditions + ([f"{name} <= {literal(limits['maximum'])}"] if "maximum" in limits else [])


def _foreign_key(key: ForeignKey) -> str:
    return f"FOREIGN KEY ({names(key.columns)}) REFERENCES {quoted(key.table)} ({names(key.referred)})"


def _comment(what: str, item: Table | Field) -> str:
    text = f"{item.title}\n{item.description}"
    return f"COMMENT ON {what} IS {literal(text)}"
