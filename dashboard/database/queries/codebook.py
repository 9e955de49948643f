"""The codebook: what the database says of itself in comments and constraints, and counts of what is in it.

The comments and constraints are made from the descriptor by the ETL, so that a table or column that is added there is
here without a word of code.
"""

from pathlib import Path

import pandas as pd

from dashboard.database import connection, published_files
from dashboard.database.queries.column_comments import comment_columns
from dashboard.database.queries.sql import frame_query, literal, quote_name

MOST = 60  # rows of a table that can be read as a closed list
_OWN = "WHERE database_name = 'plans' AND schema_name = 'main'"


@frame_query
def codebook_tables(file: Path | None = None) -> pd.DataFrame:
    """A row per table: table_name, title_zh/en, description_zh/en, columns, rows, origin ("typed" by people, "computed"
    from what they typed, "build" of the build itself). In the order of the descriptor."""
    tables = connection.read(
        f"SELECT table_name, {comment_columns()}, column_count AS columns FROM duckdb_tables() {_OWN}", file=file
    )
    names = [(literal(name), quote_name(name)) for name in tables["table_name"]]
    counts = (f"SELECT {said} AS table_name, count(*) AS rows FROM {name}" for said, name in names)
    tables = tables.merge(connection.read(" UNION ALL ".join(counts), file=file), on="table_name")
    listed = {
        item["table"]: item["origin"] for item in published_files.manifest(file=file).get("files", []) if item["table"]
    }
    place = {name: position for position, name in enumerate(listed)}
    tables["origin"] = tables["table_name"].map(listed).fillna("build")
    order = tables["table_name"].map(lambda name: (place.get(name, len(place)), name))
    return tables.iloc[order.argsort()].reset_index(drop=True)


@frame_query
def codebook_columns(file: Path | None = None) -> pd.DataFrame:
    """A row per column of every table, in order: table_name, column_name, title_zh/en, description_zh/en, type (of
    DuckDB), required, key (of the primary key), refers_table, refers_column ("": none), rows, empty, distinct (of the
    filled ones), low, high (of numbers and dates, as text; None for others)."""
    columns = _columns(file)
    if columns.empty:
        return columns
    counted = connection.read(" UNION ALL ".join(_counting(row) for row in columns.to_dict("records")), file=file)
    return columns.merge(counted, on=["table_name", "column_name"])


@frame_query
def codebook_categories(file: Path | None = None) -> pd.DataFrame:
    """A row per category of every closed column: table_name, column_name, code, name_zh/en, rule_zh/en, count.

    Closed are the columns with codes of their own, those that name a row of a short table with names (`theme_id`), and
    truth values. Categories nobody uses are there, with a count of zero.
    """
    known = _columns(file)
    parts = [_code_counts(file)]
    parts += [_truth(row) for row in known.to_dict("records") if row["type"] == "BOOLEAN"]
    named = {(row["table_name"], row["column_name"]) for row in known.to_dict("records")}
    sizes = connection.read(f"SELECT table_name, estimated_size FROM duckdb_tables() {_OWN}", file=file)
    lengths = sizes.set_index("table_name")["estimated_size"]
    for row in known[known["refers_table"] != ""].to_dict("records"):
        if (row["refers_table"], "name_zh") in named and lengths[row["refers_table"]] <= MOST:
            parts.append(_referring(row, (row["refers_table"], "rule_zh") in named))
    statement = " UNION ALL ".join(f"({part})" for part in parts if part)
    order = "SELECT * FROM ({}) ORDER BY table_name, column_name, position"
    return connection.read(order.format(statement), file=file).drop(columns="position")


def _columns(file: Path | None) -> pd.DataFrame:
    """What `codebook_columns` says of columns before it counts what they hold, which takes ten times as long."""
    columns = connection.read(
        f"""SELECT table_name, column_name, {comment_columns()}, data_type AS type, NOT is_nullable AS required
        FROM duckdb_columns() {_OWN} ORDER BY table_oid, column_index""",
        file=file,
    )
    columns = columns.merge(_keys(file), on=["table_name", "column_name"], how="left")
    return columns.fillna({"key": False, "refers_table": "", "refers_column": ""})


def _keys(file: Path | None) -> pd.DataFrame:
    """table_name, column_name, key, refers_table, refers_column of the columns that have a part in a key."""
    return connection.read(
        f"""SELECT table_name, column_name, bool_or(constraint_type = 'PRIMARY KEY') AS key,
            coalesce(max(referenced_table), '') AS refers_table, coalesce(max(referred), '') AS refers_column
        FROM (
            SELECT table_name, constraint_type, unnest(constraint_column_names) AS column_name,
                CASE constraint_type WHEN 'FOREIGN KEY' THEN referenced_table END AS referenced_table,
                CASE constraint_type WHEN 'FOREIGN KEY' THEN unnest(referenced_column_names) END AS referred
            FROM duckdb_constraints() {_OWN} AND constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY'))
        GROUP BY ALL""",
        file=file,
    )


def _counting(row: dict) -> str:
    """The query that counts what a column holds."""
    table, column = quote_name(row["table_name"]), quote_name(row["column_name"])
    bounded = row["type"] in ("BIGINT", "DOUBLE", "DATE")
    ends = (f"CAST({end}({column}) AS VARCHAR)" if bounded else "NULL" for end in ("min", "max"))
    low, high = ends
    return f"""SELECT {literal(row["table_name"])} AS table_name, {literal(row["column_name"])} AS column_name,
        count(*) AS rows, count(*) - count({column}) AS "empty", count(DISTINCT {column}) AS "distinct",
        CAST({low} AS VARCHAR) AS low, CAST({high} AS VARCHAR) AS high FROM {table}"""


def _code_counts(file: Path | None) -> str:
    """Every code of `codes` with how often its column holds it."""
    fields = connection.read("SELECT DISTINCT field FROM codes ORDER BY field", file=file)["field"]
    pairs = [field.split(".") for field in fields]
    counts = " UNION ALL ".join(
        f"SELECT {literal(f'{table}.{column}')} AS field, CAST({quote_name(column)} AS VARCHAR) AS code "
        f"FROM {quote_name(table)}"
        for table, column in pairs
    )
    return f"""SELECT split_part(c.field, '.', 1) AS table_name, split_part(c.field, '.', 2) AS column_name, c.code,
        c.name_zh, c.name_en, c.rule_zh, c.rule_en, count(v.code) AS count, c.position
        FROM codes c LEFT JOIN ({counts}) v ON v.field = c.field AND v.code = c.code GROUP BY ALL"""


def _truth(row: dict) -> str:
    table, column = literal(row["table_name"]), literal(row["column_name"])
    return f"""SELECT {table}, {column}, CAST(b AS VARCHAR), NULL, NULL, NULL, NULL,
        (SELECT count(*) FROM {quote_name(row["table_name"])} WHERE {quote_name(row["column_name"])} = b),
        CAST(b AS INTEGER)
        FROM (VALUES (false), (true)) t(b)"""


def _referring(row: dict, ruled: bool) -> str:
    """The rows of a short table with names, with how often a column names each."""
    there, key = quote_name(row["refers_table"]), quote_name(row["refers_column"])
    rules = "r.rule_zh, r.rule_en" if ruled else "NULL, NULL"
    count = (
        f"(SELECT count(*) FROM {quote_name(row['table_name'])} t WHERE t.{quote_name(row['column_name'])} = r.{key})"
    )
    return f"""SELECT {literal(row["table_name"])}, {literal(row["column_name"])}, r.{key}, r.name_zh, r.name_en,
        {rules}, {count}, r.rowid FROM {there} r"""
