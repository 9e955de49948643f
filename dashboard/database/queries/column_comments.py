"""What tables and their columns mean, from the comments that the database carries."""

from pathlib import Path

import pandas as pd

from dashboard.database import connection


def column_help(table: str, file: Path | None = None) -> pd.DataFrame:
    """A row per column of a table, in its order: column_name, title_zh/en, description_zh/en (empty: no comment).

    A comment is "title\\ndescription", each "中文 | English".
    """
    return connection.read(
        """SELECT column_name,
            trim(split_part(split_part(coalesce(comment, ''), chr(10), 1), ' | ', 1)) AS title_zh,
            trim(split_part(split_part(coalesce(comment, ''), chr(10), 1), ' | ', 2)) AS title_en,
            trim(split_part(split_part(coalesce(comment, ''), chr(10), 2), ' | ', 1)) AS description_zh,
            trim(split_part(split_part(coalesce(comment, ''), chr(10), 2), ' | ', 2)) AS description_en
        FROM duckdb_columns() WHERE database_name = 'plans' AND table_name = ? ORDER BY column_index""",
        [table],
        file,
    )


def schema(file: Path | None = None) -> pd.DataFrame:
    """A row per column of every table, by name and in order: table_name, row_count, table_title_zh/en, column_name,
    data_type, title_zh/en, role ("key": of the primary key; a table's name: refers to it; else empty)."""
    return connection.read(
        """WITH keys AS (
            SELECT table_name, unnest(constraint_column_names) AS column_name,
                CASE constraint_type WHEN 'FOREIGN KEY' THEN referenced_table ELSE 'key' END AS role
            FROM duckdb_constraints()
            WHERE database_name = 'plans' AND constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')
        )
        SELECT t.table_name, t.estimated_size AS row_count, c.column_name, c.data_type,
            trim(split_part(split_part(coalesce(t.comment, ''), chr(10), 1), ' | ', 1)) AS table_title_zh,
            trim(split_part(split_part(coalesce(t.comment, ''), chr(10), 1), ' | ', 2)) AS table_title_en,
            trim(split_part(split_part(coalesce(c.comment, ''), chr(10), 1), ' | ', 1)) AS title_zh,
            trim(split_part(split_part(coalesce(c.comment, ''), chr(10), 1), ' | ', 2)) AS title_en,
            coalesce((SELECT any_value(k.role ORDER BY k.role = 'key')
                FROM keys k WHERE k.table_name = t.table_name AND k.column_name = c.column_name), '') AS role
        FROM duckdb_tables() t JOIN duckdb_columns() c USING (database_name, schema_name, table_name)
        WHERE t.database_name = 'plans'
        ORDER BY t.table_name, c.column_index""",
        file=file,
    )
