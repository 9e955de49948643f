"""The database file, read-only and locked down. A replaced file is seen by the next call.

The file is attached to an in-memory DuckDB of its own for each build: a plain connection would go on serving the old
file as long as anything in the process still holds it open. Each call gets a cursor, since DuckDB 2 does not share one
connection between threads.
"""

import hashlib
import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard.database.private import private_database

ROOT = Path(__file__).parents[2]
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "512MB",
    "threads": 2,
    "allow_community_extensions": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
    "max_temp_directory_size": "0KB",
}
# Tables that belong to plans, and what tells of which plan a row is.
OF_PLANS = dict.fromkeys(
    ("plans", "plan_facts", "measures", "targets", "silences", "numerals", "codings"), "plan_id IN (FROM _shown)"
) | {"measure_bodies": "measure_id IN (SELECT measure_id FROM plans.main.measures WHERE plan_id IN (FROM _shown))"}
IN_ORDER = ("plan_facts", "codings")  # tables that queries read in the order of their rows
_only: ContextVar[tuple[str, ...]] = ContextVar("only", default=())
_lock = threading.Lock()
_open: dict[Path, tuple[str, duckdb.DuckDBPyConnection]] = {}


class NoDatabaseError(Exception):
    """There is no database file to read; the message names the path."""


def path() -> Path:
    """Where the database is: a visitor's own within `reading_private`; else DUIZHAO_DATABASE, else that of the corpus
    in DUIZHAO_DATA, else build/plans.duckdb."""
    private = private_database()
    return private.file if private else public_path()


def public_path() -> Path:
    """Where the database is that all read."""
    return _path(os.environ.get("DUIZHAO_DATABASE", ""), os.environ.get("DUIZHAO_DATA", ""))


@cache
def _path(named: str, data: str) -> Path:
    # Links are not followed here, which would cost a look at every folder above: opening the file follows them.
    return Path(named or corpus_folder(data) / "plans.duckdb").absolute()


def corpus_folder(data: str) -> Path:
    """The build folder of the tables in a folder, "" for the register: the rule of etl/location.py."""
    folder = Path(data).expanduser().resolve() if data else ROOT / "data"
    if folder == ROOT / "data":
        return ROOT / "build"
    return ROOT / "build" / "corpora" / f"{folder.name}-{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}"


def database_file() -> Path:
    """The database file itself, where the path is a link to it."""
    return path().resolve()


def build_id(file: Path | None = None) -> str:
    """Inode, time of change and size of the database file: what tells one build from the next.

    Raises NoDatabaseError.
    """
    file = file or path()
    try:
        status = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NoDatabaseError(str(file)) from None
    return f"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"


def read(sql: str, parameters: Sequence[Any] = (), file: Path | None = None) -> pd.DataFrame:
    """Rows of a query with `?` placeholders: text as strings with NaN (dtype object), numbers as float or Int."""
    plans = _only.get()
    if plans:
        sql, parameters = _of_plans(sql), [list(plans), *parameters]
    with _cursor(file or path()) as cursor:
        return compact(cursor.execute(sql, list(parameters)).df())


@contextmanager
def restricted_to_plans(plans: Sequence[str]) -> Iterator[None]:
    """Queries read within see these plans and what belongs to them, as if there were no others; all for none named.

    So a query is written once, and reads no more of a database of thousands of plans than of one of a few.
    """
    token = _only.set(tuple(plans))
    try:
        yield
    finally:
        _only.reset(token)


def _of_plans(sql: str) -> str:
    """The query with the tables of plans narrowed to those of its first parameter."""
    narrowed = [
        f"{table} AS (SELECT *{', rowid' if table in IN_ORDER else ''} FROM plans.main.{table} WHERE {which})"
        for table, which in OF_PLANS.items()
    ]
    query = sql.lstrip()
    follows = f", {query[5:]}" if query[:5].upper() == "WITH " else f" {query}"
    return f"WITH _shown(plan_id) AS (SELECT unnest(?)), {', '.join(narrowed)}{follows}"


def compact(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows with all columns of text in one block of memory.

    As pandas keeps text, each column is an Arrow array of its own: selecting the rows of a plan out of fifty columns
    takes ten times as long, and pages do that all the time.
    """
    texts = {name: object for name, kind in frame.dtypes.items() if isinstance(kind, pd.StringDtype)}
    held = frame.astype(texts).copy()
    held.columns = held.columns.astype(object)  # names, too: they are read with every row
    return held


def _cursor(file: Path) -> duckdb.DuckDBPyConnection:
    """A cursor of its own on the present build."""
    private = private_database()
    if private is not None and file == private.file:
        cursor = private.cached("connection", lambda: attached(file)).cursor()
    else:
        with _lock:
            cursor = _connection(file).cursor()
    cursor.execute("USE plans")
    return cursor


def _connection(file: Path) -> duckdb.DuckDBPyConnection:
    """The connection of the present build; that of an older build is let go and ends with its last cursor."""
    build = build_id(file)
    held = _open.get(file)
    if held is None or held[0] != build:
        held = (build, attached(file))
        _open[file] = held
    return held[1]


def attached(file: Path, more: Sequence[str] = ()) -> duckdb.DuckDBPyConnection:
    """A new in-memory DuckDB with the file attached as `plans`, which opens no other file. more: statements before it
    is locked."""
    connection = duckdb.connect(":memory:", config=CONFIG)
    with _readable_path(file) as readable:
        quoted = str(readable).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS plans (READ_ONLY)")
    for statement in more:
        connection.execute(statement)
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


@contextmanager
def _readable_path(file: Path) -> Iterator[Path]:
    """The path of a file as DuckDB can open it: its own, or that of a temporary link.

    DuckDB takes a backslash for a slash, as on Windows.
    """
    if "\\" not in str(file):
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
        link = Path(folder) / "plans.duckdb"
        link.symlink_to(file)
        yield link
