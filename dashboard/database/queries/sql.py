"""Queries by name, and names and texts in SQL."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.database import connection

Query = Callable[..., pd.DataFrame]
SqlWithValues = tuple[str, list[Any]]  # a statement, and the values of its placeholders
QUERIES: dict[str, Query] = {}  # what `frame_cache.frame` and a view context can be asked for


def frame_query(query: Query) -> Query:
    """Register a function that returns a frame under its name. Its `file`: another database than the present one."""
    QUERIES[query.__name__] = query
    return query


def sql_query(statement: Callable[..., str | SqlWithValues]) -> Query:
    """Register a function that returns a statement as the query that returns the rows; see `frame_query` for `file`."""

    @wraps(statement)
    def rows(*arguments: Any, file: Path | None = None, **named: Any) -> pd.DataFrame:
        sql = statement(*arguments, **named)
        text, values = (sql, []) if isinstance(sql, str) else sql
        return connection.read(text, values, file)

    return frame_query(rows)


def quote_name(name: str) -> str:
    """The name of a table or column in SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"
