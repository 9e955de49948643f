"""What a query may be, read off DuckDB's own parse of it: one SELECT over the tables of this database.

This is not the wall: the process is. It is the sign at the door, which says in words what is not to be had, and it
closes what DuckDB's settings leave open: functions that show paths and settings, wait, or take a memory address.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

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
# Of these the macros: they read the table that an argument names, the first one or that of this name.
TABLE_MACROS, SOURCE = {"histogram", "histogram_values"}, "source"
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
CATALOGS = {"", "plans"}
LISTS = {'"tables"', "__show_tables_expanded"}  # what SHOW TABLES, and SHOW by itself, are to the parser
PATH = re.compile(r"[/\\:.*?]")  # in the name of a file, never in that of a table
NAMED_PIVOT = "PIVOT targets ON kind IN ('target', 'tally') USING count(*) GROUP BY plan_id"
PIVOT = re.compile(r"\bpivot", re.IGNORECASE)


class Names(NamedTuple):
    """Names in the database: its own tables, and DuckDB's views on itself but for those that tell about the tables."""

    tables: frozenset[str]
    internal: frozenset[str]


def check(con: duckdb.DuckDBPyConnection, query: str) -> str:
    """The one SELECT over the tables that a query is, without the semicolon at its end; anything else is refused.

    Raises RefusedError, and duckdb.Error for what is not SQL at all.
    """
    statements = con.extract_statements(query)
    if not statements:
        raise RefusedError("empty")
    if len(statements) > 1:
        raise RefusedError("several")
    kind = statements[0].type
    if kind == duckdb.StatementType.MULTI and PIVOT.search(query):
        raise RefusedError("pivot", NAMED_PIVOT)
    if kind != duckdb.StatementType.SELECT:
        raise RefusedError("statement", str(kind).rpartition(".")[2])
    names = names_in(con)
    for node in nodes(tree(con, query)):
        judge(node, names)
    return without_end(query)


def without_end(query: str) -> str:
    """A single statement without the semicolons, and comments after them, that end it."""
    text = query.encode("utf-8")
    tokens, end = [offset for offset, kind in duckdb.tokenize(query) if kind != duckdb.token_type.comment], len(text)
    while tokens and text[tokens[-1] : tokens[-1] + 1] == b";":
        end = tokens.pop()
    return text[:end].decode("utf-8")


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


def names_in(con: duckdb.DuckDBPyConnection) -> Names:
    """The names by which a query is judged."""
    tables = con.execute("SELECT lower(table_name) FROM duckdb_tables() WHERE NOT internal").fetchall()
    views = con.execute(
        "SELECT view_name FROM duckdb_views() WHERE internal AND schema_name <> 'information_schema'"
    ).fetchall()
    return Names(frozenset(name for (name,) in tables), frozenset(name for (name,) in views) - CATALOGUE)


def judge(node: Node, names: Names) -> None:
    """Refuse a part of a query that does more than read tables."""
    kind = node.get("type")
    if "cte_map" in node and kind not in NODES:
        raise RefusedError("statement", str(kind).removesuffix("_QUERY_NODE"))
    if kind == "TABLE_FUNCTION":
        judge_table_function(node["function"], names)
    elif node.get("class") == "FUNCTION":
        name = function_name(node)
        if name in FORBIDDEN or name.startswith(OWN):
            raise RefusedError("forbidden", name)
    elif kind == "BASE_TABLE":
        judge_table(node, names)
    elif kind == "SHOW_REF":
        judge_show(node, names)


def judge_table_function(function: Node, names: Names) -> None:
    """Refuse a function that makes a table unless it is known; of a macro, a source that is no table of ours."""
    name = function_name(function)
    if name not in TABLE_FUNCTIONS:
        raise RefusedError("forbidden", name)
    if name not in TABLE_MACROS or not function["arguments"]:
        return
    named = [part["expression"] for part in function["arguments"] if part["name"].lower() == SOURCE]
    source = (named or [function["arguments"][0]["expression"]])[0]
    literal = source.get("literal") or {}
    path = source.get("column_names") or [literal.get("text", "")]
    if path[-1].lower() not in names.tables or not {part.lower() for part in path[:-1]} <= SCHEMAS:
        raise RefusedError("forbidden", f"{name}({'.'.join(path)})")


def judge_table(node: Node, names: Names) -> None:
    """Refuse a file, and DuckDB's views on itself, where a table is named."""
    name, schema, catalog = node["table_name"], node["schema_name"], node["catalog_name"]
    strange = (schema and schema.lower() not in SCHEMAS) or catalog.lower() not in CATALOGS
    if PATH.search(name) or name.lower() in names.internal or strange:
        raise RefusedError("forbidden", ".".join(part for part in (catalog, schema, name) if part))


def judge_show(node: Node, names: Names) -> None:
    """Refuse a SHOW of anything but tables: of a name that is no table, DuckDB shows the setting of that name."""
    if node["query"] is not None:  # DESCRIBE and SUMMARIZE: judged as the query that it is
        return
    name, schema, catalog = node["table_name"], node["schema_name"], node["catalog_name"]
    known = name.lower() in names.tables or name in LISTS or (node["show_type"] == "SHOW_FROM" and not name)
    if not known or schema.lower() not in SCHEMAS | {""} or catalog.lower() not in CATALOGS:
        raise RefusedError("forbidden", "SHOW " + (name or schema).strip('"'))


def function_name(node: Node) -> str:
    """The name of the function that a node calls."""
    return str(node["function_name"]).lower()
