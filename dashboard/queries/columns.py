"""What a table's columns mean, from the comments that the database carries."""

from pathlib import Path

import pandas as pd

from dashboard import database


def column_help(table: str, file: Path | None = None) -> pd.DataFrame:
    """A row per column of a table, in its order: column_name, title_zh/en, description_zh/en (empty: no comment).

    A comment is "title\\ndescription", each "中文 | English".
    """
    return database.read(
        """SELECT column_name,
            trim(split_part(split_part(coalesce(comment, ''), chr(10), 1), ' | ', 1)) AS title_zh,
            trim(split_part(split_part(coalesce(comment, ''), chr(10), 1), ' | ', 2)) AS title_en,
            trim(split_part(split_part(coalesce(comment, ''), chr(10), 2), ' | ', 1)) AS description_zh,
            trim(split_part(split_part(coalesce(comment, ''), chr(10), 2), ' | ', 2)) AS description_en
        FROM duckdb_columns() WHERE database_name = 'plans' AND table_name = ? ORDER BY column_index""",
        [table],
        file,
    )
