"""Which rows need a closer look: all but those whose every cell is plainly good, found by one query a table.

Plainly good is stricter than good: a cell is in the plainest form of its type, within its limits, filled if it must be,
and its row's keys are nobody else's. What is not plainly good may still be good; nobody but the closer look says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from etl.ddl import DUCKDB_TYPES, literal, names, quoted
from etl.schema import Field, Table
from etl.stage import TYPED

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KNOWN = {"required", "unique", "enum", "pattern", "minimum", "maximum"}
_PLAIN = {
    "integer": "0|-?[1-9][0-9]{0,14}",
    "number": r"0|-?[1-9][0-9]{0,14}|-?(0|[1-9][0-9]{0,8})\.[0-9]{0,5}[1-9]",
    "boolean": "true|false",
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
}


def suspects(con: DuckDBPyConnection, table: Table) -> list[int]:
    """Lines of the rows of a staged table that are not plainly good, in order."""
    staged = f"{TYPED}.{quoted(table.name)}"
    good = " AND ".join([_plainly_good(field) for field in table.fields])
    repeated = [_repeats_key(table, key) for key in (table.primary_key, *_single(table.unique_keys))]
    rows = con.execute(
        f"SELECT _line FROM {staged} WHERE NOT ({good}) OR {' OR '.join(repeated)} ORDER BY _line"
    ).fetchall()
    return [line for (line,) in rows]


def _plainly_good(field: Field) -> str:
    """A condition that is never null. A limit that is not known here leaves no cell plainly good."""
    cell, limits = quoted(field.name), field.constraints
    if not set(limits) <= _KNOWN:
        return "false"
    holds = [f"regexp_full_match({cell}, {literal(_PLAIN[field.type])})"] if field.type in _PLAIN else []
    cast = f"TRY_CAST({cell} AS {DUCKDB_TYPES[field.type]})"
    holds += [f"{cast} IS NOT NULL"] if field.type in _PLAIN else []
    holds += [f"{cell} IN ({', '.join(literal(code) for code in field.codes)})"] if field.codes else []
    holds += [f"regexp_full_match({cell}, {literal(limits['pattern'])})"] if "pattern" in limits else []
    holds += [f"{cast} >= {literal(limits['minimum'])}"] if "minimum" in limits else []
    holds += [f"{cast} <= {literal(limits['maximum'])}"] if "maximum" in limits else []
    filled = " AND ".join([f"{cell} <> ''", *holds])
    return f"coalesce({filled}, false)" if field.required else f"coalesce({cell} = '' OR {filled}, false)"


def _single(keys: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Keys of several columns are left to a query (`unique-together`)."""
    return [key for key in keys if len(key) == 1]


def _repeats_key(table: Table, key: Sequence[str]) -> str:
    """A condition: the row shares its key with another."""
    of_key, name = names(key), f"{TYPED}.{quoted(table.name)}"
    return f"({of_key}) IN (SELECT ({of_key}) FROM {name} GROUP BY ALL HAVING count(*) > 1)"
