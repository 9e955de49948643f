"""The process of one query: confines itself, says that it is ready, reads the query, answers, and ends.

Its parent says on the first line where the database is and what the limits are. Only after everything is closed does it
read the query, which is all that comes from a visitor. Answers are lines of JSON, on a descriptor of their own whose
number is the first argument: whatever a library prints goes elsewhere.
"""

import contextlib
import json
import os
import re
import resource
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from dashboard.sandbox import grammar, values
from dashboard.sandbox.answer import RefusedError
from dashboard.sandbox.limits import Limits

Message = dict[str, Any]
BATCH = 100  # rows fetched at a time
NICE = 5  # the pages come first
DETAIL = 600  # characters of what DuckDB says
PATHS = re.compile(r"(?:/[\w.@+-]+){2,}/?")
DESCRIPTORS = "/proc/self/fd"
QUIET = "SET enable_progress_bar = false"
CLOSED = ("SET enable_external_access = false", "SET lock_configuration = true")
# What DuckDB raises, and what that is called here: the first that fits.
KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (duckdb.InterruptException, "time"),
    (duckdb.OutOfMemoryException, "memory"),
    (MemoryError, "memory"),
    (RecursionError, "deep"),
    (duckdb.ParserException, "syntax"),
    (duckdb.SyntaxException, "syntax"),
    (duckdb.PermissionException, "forbidden"),
    (duckdb.BinderException, "unknown"),
    (duckdb.CatalogException, "unknown"),
    (duckdb.Error, "failed"),
)
SILENT = ("time", "memory", "deep")  # kinds of which DuckDB's own words say nothing to a reader
TRACE = re.compile(r"Stack Trace|Traceback")  # where DuckDB's words begin to be about itself


def main() -> None:
    """Serve the one query that comes in on standard input."""
    out = int(sys.argv[1])
    wanted = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**wanted["limits"])
    withdraw(limits)
    con = database(Path(wanted["database"]), limits)
    values.prepare(con)
    confine()
    say(out, {"ready": True})
    query = sys.stdin.buffer.read().decode("utf-8")
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + 0.5)
    try:
        for message in answer(con, query, limits):
            say(out, message)
    except (RefusedError, duckdb.Error, MemoryError, RecursionError) as error:
        say(out, refusal(error, query))
    os._exit(0)  # nothing is tidied up: after running out of memory, tidying up can crash


def say(out: int, message: Message) -> None:
    """A line to the parent, all of it, though a pipe may take a part at a time."""
    line, sent = json.dumps(message).encode("ascii") + b"\n", 0
    while sent < len(line):
        sent += os.write(out, line[sent:])


def withdraw(limits: Limits) -> None:
    """Give up the surroundings: no environment, no folder, last in line for the processor, first for the axe.

    The timer ends this process even if its parent is gone.
    """
    os.environ.clear()
    os.chdir("/")
    os.nice(NICE)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.start)
    set_limit(resource.RLIMIT_CORE, 0)
    set_limit(resource.RLIMIT_CPU, int(limits.seconds + limits.start) + 1)
    set_limit(resource.RLIMIT_AS, limits.memory)


def database(file: Path, limits: Limits) -> duckdb.DuckDBPyConnection:
    """The database, read-only and locked, from a copy that is gone at once: its place is nowhere to be read.

    DuckDB runs in this one thread. More of them reserve more address space than any limit would leave.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{limits.engine}B",
        "threads": 1,
        "async_threads": 0,
        "max_execution_time": int(limits.seconds * 1000),
        "max_temp_directory_size": "0KB",
        "temp_directory": "",
        "allow_community_extensions": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_persistent_secrets": False,
        "python_enable_replacements": False,
    }
    con = duckdb.connect(":memory:", config=settings)
    with file_copy(file) as copy:
        quoted = copy.replace("'", "''")  # the folder for temporary files may have any name
        con.execute(f"ATTACH '{quoted}' AS plans (READ_ONLY)")
    for statement in ("USE plans", "DETACH memory", "SET TimeZone = 'UTC'", QUIET, *CLOSED):
        con.execute(statement)
    return con


@contextlib.contextmanager
def file_copy(file: Path) -> Iterator[str]:
    """The path of a copy of a file, which is gone after the block but for who has it open.

    In memory where the system can, which needs no folder that may be written to; its path tells nothing but a number.
    """
    if sys.platform == "linux" and Path(DESCRIPTORS).is_dir():
        with file.open("rb") as source, os.fdopen(os.memfd_create("plans"), "wb") as copy:
            shutil.copyfileobj(source, copy)
            copy.flush()
            yield f"{DESCRIPTORS}/{copy.fileno()}"
        return
    import tempfile  # here, since it takes its time

    with tempfile.TemporaryDirectory(prefix="sql-") as folder:
        yield str(shutil.copyfile(file, Path(folder) / "plans.duckdb"))


def confine() -> None:
    """From here on: no file is written or opened, no process is started."""
    set_limit(resource.RLIMIT_FSIZE, 0)
    set_limit(resource.RLIMIT_NPROC, 0)
    set_limit(resource.RLIMIT_NOFILE, 0)


def set_limit(what: int, most: int) -> None:
    """A limit for good. A system that does not know one goes without it (macOS: RLIMIT_AS)."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (most, most))


def answer(con: duckdb.DuckDBPyConnection, query: str, limits: Limits) -> Iterator[Message]:
    """Column names, rows, and what was left out. Raises RefusedError and duckdb.Error."""
    statement = grammar.check(con, query)
    relation = con.sql(statement)
    if len(relation.columns) > limits.columns:
        raise RefusedError("columns", str(len(relation.columns)))
    kinds = [kind.id for kind in relation.types]
    result = con.execute(values.exact(statement, relation.types))
    yield {"columns": relation.columns}
    rows, size, shortened = 0, 0, False
    while batch := result.fetchmany(min(BATCH, limits.rows + 1 - rows)):
        kept = [list(map(values.plain, row, kinds)) for row in batch[: limits.rows - rows]]
        shortened |= any(isinstance(cell, str) and len(cell) > limits.cell for row in kept for cell in row)
        kept = [[cell[: limits.cell] if isinstance(cell, str) else cell for cell in row] for row in kept]
        rows, size = rows + len(batch), size + sum(len(str(cell)) for row in kept for cell in row)
        if size > limits.size:
            yield {"end": "size"}
            return
        yield {"rows": kept}
        if rows > limits.rows:
            yield {"end": "rows"}
            return
    yield {"end": "cells" if shortened else ""}


def refusal(error: BaseException, query: str) -> Message:
    """What went wrong, as its kind and a detail that tells nothing of this machine."""
    if isinstance(error, RefusedError):
        return {"refused": error.kind, "detail": scrub_paths(error.detail, query)}
    kind = next(kind for what, kind in KINDS if isinstance(error, what))
    if "expression depth" in str(error):
        kind = "deep"
    return {"refused": kind, "detail": "" if kind in SILENT else scrub_paths(str(error), query)}


def scrub_paths(said: str, query: str) -> str:
    """DuckDB's words up to where a trace of its own begins, without any path that the query does not name itself."""
    words = TRACE.split(said)[0].strip()
    return PATHS.sub(lambda match: match[0] if match[0] in query else "…", words)[:DETAIL]
