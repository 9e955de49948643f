"""What tables and their columns mean, from the comments that the database carries."""

from dashboard.database.queries.sql import SqlWithValues, sql_query


def comment_columns(comment: str = "comment", **lines: int) -> str:
    """SQL of the parts of a comment "title\\ndescription", each "中文 | English": title_zh/en and description_zh/en, or
    of `lines`, the numbers of its lines by name."""
    return ", ".join(
        f"trim(split_part(split_part(coalesce({comment}, ''), chr(10), {line}), ' | ', {place})) AS {name}_{lang}"
        for name, line in (lines or {"title": 1, "description": 2}).items()
        for place, lang in ((1, "zh"), (2, "en"))
    )


@sql_query
def column_help(table: str) -> SqlWithValues:
    """A row per column of a table, in its order: column_name, title_zh/en, description_zh/en (empty: no comment)."""
    return (
        f"""SELECT column_name, {comment_columns()}
        FROM duckdb_columns() WHERE database_name = 'plans' AND table_name = ? ORDER BY column_index""",
        [table],
    )


@sql_query
def schema() -> str:
    """A row per column of every table, by name and in order: table_name, row_count, table_title_zh/en, column_name,
    data_type, title_zh/en, role ("key": of the primary key; a table's name: refers to it; else empty)."""
    return f"""WITH keys AS (
            SELECT table_name, unnest(constraint_column_names) AS column_name,
                CASE constraint_type WHEN 'FOREIGN KEY' THEN referenced_table ELSE 'key' END AS role
            FROM duckdb_constraints()
            WHERE database_name = 'plans' AND constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')
        )
        SELECT t.table_name, t.estimated_size AS row_count, c.column_name, c.data_type,
            {comment_columns("t.comment", table_title=1)}, {comment_columns("c.comment", title=1)},
            coalesce((SELECT any_value(k.role ORDER BY k.role = 'key')
                FROM keys k WHERE k.table_name = t.table_name AND k.column_name = c.column_name), '') AS role
        FROM duckdb_tables() t JOIN duckdb_columns() c USING (database_name, schema_name, table_name)
        WHERE t.database_name = 'plans'
        ORDER BY t.table_name, c.column_index"""
