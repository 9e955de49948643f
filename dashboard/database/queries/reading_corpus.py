"""The tables of the data as text, which a new text is read against."""

from pathlib import Path

import pandas as pd

from dashboard.database import connection
from dashboard.database.queries.sql import frame_query

TABLES = ("indicators", "targets", "units", "bodies", "measure_bodies", "silences", "regions")


@frame_query
def reading_corpus(table: str, file: Path | None = None) -> pd.DataFrame:
    """The rows of one of TABLES, every cell as text, "" where it is empty. Raises KeyError for another table."""
    if table not in TABLES:
        raise KeyError(table)
    return connection.read(f"SELECT COLUMNS(*)::VARCHAR FROM {table}", file=file).fillna("")
