"""What a query may be, read off DuckDB's own parse of it: one SELECT over the tables of this database.

This is not the wall: the process is. It is the sign at the door, which says in words what is not to be had, and it
closes what DuckDB's settings leave open: functions that show paths and settings, wait, or take a memory address.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb

from dashboard.sandbox.answer import RefusedError

Node = dict[str, Any]

NODES = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}  # parts of a query that only read
# Functions that make a table: these and no others. The rest read files, change settings, or run a text as a query.
TABLE_FUNCTIONS = {
    "unnest",
    "range",
    "generate_series",
    "json_each",
    "json_tree",
    "histogram",
    "histogram_values",
    "duckdb_tables",
    "duckdb_columns",
    "duckdb_constraints",
}
# Functions that make a value: all but these, and those that DuckDB keeps to itself.
FORBIDDEN = {
    "current_setting",
    "getenv",
    "getvariable",
    "in_search_path",
    "json_serialize_plan",
    "json_execute_serialized_sql",
    "nextval",
    "currval",
    "setval",
    "sleep_ms",
    "pg_sleep",
    "write_log",
    "parse_duckdb_log_message",
}
OWN = "__"  # how functions begin that DuckDB keeps to itself
# Views on DuckDB itself that tell about the tables; of the others nothing is shown.
CATALOGUE = {"duckdb_tables", "duckdb_columns", "duckdb_constraints"}
SCHEMAS = {"main", "plans", "information_schema"}
PATH = re.compile(r"[/\\:.*?]")  # in the name of a file, never in that of a table


def check(con: duckdb.DuckDBPyConnection, query: str) -> None:
    """Refuse whatever is not one SELECT over the tables. Raises duckdb.Error for what is not SQL at all."""
    statements = con.extract_statements(query)
    if not statements:
        raise RefusedError("empty")
    if len(statements) > 1:
        raise RefusedError("several")
    if statements[0].type != duckdb.StatementType.SELECT:
        raise RefusedError("statement", str(statements[0].type).rpartition(".")[2])
    internal = internal_views(con)
    for node in nodes(tree(con, query)):
        judge(node, internal)


def tree(con: duckdb.DuckDBPyConnection, query: str) -> Node:
    """The query as DuckDB parses it. What it cannot put into a tree is refused."""
    row = con.execute("SELECT json_serialize_sql(?)", [query]).fetchone()
    parsed: Node = json.loads(row[0]) if row else {"error": True}
    if parsed["error"]:
        raise RefusedError("statement", str(parsed.get("error_message", "")))
    return parsed


def nodes(root: Any) -> Iterator[Node]:
    """Every object of a tree, without recursion: a query may be deep."""
    ahead = [root]
    while ahead:
        here = ahead.pop()
        if isinstance(here, dict):
            yield here
            ahead += here.values()
        elif isinstance(here, list):
            ahead += here


def internal_views(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Names of DuckDB's own views, but for those that tell about the tables."""
    found = con.execute(
        "SELECT view_name FROM duckdb_views() WHERE internal AND schema_name <> 'information_schema'"
    ).fetchall()
    return {name for (name,) in found} - CATALOGUE


def judge(node: Node, internal: set[str]) -> None:
    """Refuse a part of a query that does more than read tables."""
    kind = node.get("type")
    if "cte_map" in node and kind not in NODES:
        raise RefusedError("statement", str(kind).removesuffix("_QUERY_NODE"))
    if kind == "TABLE_FUNCTION":
        name = called(node["function"])
        if name not in TABLE_FUNCTIONS:
            raise RefusedError("forbidden", name)
    elif node.get("class") == "FUNCTION":
        name = called(node)
        if name in FORBIDDEN or name.startswith(OWN):
            raise RefusedError("forbidden", name)
    elif kind == "BASE_TABLE":
        judge_table(node, internal)


def judge_table(node: Node, internal: set[str]) -> None:
    """Refuse a file, and DuckDB's views on itself, where a table is named."""
    name, schema = node["table_name"], node["schema_name"]
    if PATH.search(name) or name.lower() in internal or (schema and schema.lower() not in SCHEMAS):
        raise RefusedError("forbidden", f"{schema}.{name}" if schema else name)


def called(node: Node) -> str:
    """The name of the function that a node calls."""
    return str(node["function_name"]).lower()
