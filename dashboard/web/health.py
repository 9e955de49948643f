"""The address that tells a balancer the truth: `/health` answers 200 only where pages can be shown.

Never hangs itself: what may is asked on a thread of its own, and not waited for long.
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.web import reconnect, resources, visitors
from dashboard.web.build_monitor import BUILD

HEADERS = {"Cache-Control": "no-store"}
LOG = logging.getLogger("duizhao")
PATIENCE = 8.0  # seconds for the database; a balancer waits ten
BUILDING = 60.0  # seconds after which a build, or a look at data/, counts as blocked
SPARE = 8  # descriptors: with fewer left, files and sockets are about to fail
FULL = 0.97  # of the memory that a container has
# What pages read. A database of another version of this software lacks a table or, at one of the queries, a column;
# no indicator is called "", so that those which grow with the data cost nothing.
TABLES = {
    *("agreement", "bodies", "build_info", "changes", "checks", "codes", "codings", "corpus", "glossary", "indicators"),
    *("instruments", "lexicon", "measure_bodies", "measures", "numerals", "overrides", "plan_facts", "plans"),
    *("reference_values", "regions", "silences", "target_evidence", "targets", "themes", "units"),
}
PROBES: dict[str, dict[str, str]] = {
    "build_info": {},
    "plans": {},
    "indicators": {},
    "themes": {},
    "codes": {},
    "targets": {"indicator_id": ""},
    "silences": {"indicator_id": ""},
    "reference_values": {"indicator_id": ""},
}
_thread = ThreadPoolExecutor(1, "duizhao-health")


async def health(_: Request) -> JSONResponse:
    """Version of the data, or 503; which process it is, and what it uses. What is wrong is named in a word.

    A server that is full is healthy: those who are there are served, and a balancer must not send them away.
    """
    used = usage()
    version, problem = await data_version()
    problem = problem or exhausted_resource(used)
    facts = {"status": state(problem), "problem": problem, "data_version": version, "process": reconnect.PROCESS} | used
    return JSONResponse({name: value for name, value in facts.items() if value}, 503 if problem else 200, HEADERS)


def state(problem: str) -> str:
    """The status in a word; outdated: the tables in data/ cannot be built, and pages show those of before."""
    if problem:
        return "unavailable"
    if visitors.SLOTS.is_full:
        return "full"
    return "outdated" if BUILD.failed else "ok"


def usage() -> dict[str, Any]:
    """Descriptors, megabytes and visitors: how many, and how many there may be; only what can be known here."""
    counts = {
        "descriptors": (resources.open_descriptors(), resources.descriptor_limit()),
        "memory_mb": (megabytes(resources.memory()), megabytes(resources.memory_limit())),
        "visitors": (visitors.SLOTS.used, visitors.SLOTS.limit),
    }
    return {name: {"used": used, "limit": most} for name, (used, most) in counts.items()}


def megabytes(count: int | None) -> int | None:
    return None if count is None else round(count / 1e6)


def exhausted_resource(used: dict[str, Any]) -> str:
    """What has run out, if anything: descriptors, memory, or the patience with a build."""
    descriptors, memory = used["descriptors"], used["memory_mb"]
    if descriptors["used"] is not None and descriptors["used"] > descriptors["limit"] - SPARE:
        return "descriptors"
    if memory["used"] and memory["limit"] and memory["used"] > FULL * memory["limit"]:
        return "memory"
    return "build" if BUILD.longest > BUILDING else ""


async def data_version() -> tuple[str, str]:
    """The version of the data that pages can be made of, and "database" where there is none; one of them is empty."""
    asked = asyncio.get_running_loop().run_in_executor(_thread, current_version)
    try:
        return await asyncio.wait_for(asked, PATIENCE), ""
    except TimeoutError:
        LOG.warning("not healthy: the database does not answer")
    except UnreadableError as error:
        LOG.warning("not healthy: %s", error)
    return "", "database"


class UnreadableError(RuntimeError):
    """Pages cannot be made of the database."""


def current_version() -> str:
    """The version of the data of the present build. Raises UnreadableError."""
    import duckdb  # here, so that the server is there before it

    from dashboard.database import connection
    from dashboard.database.connection import build_id

    try:
        return readable_version(build_id())
    except (connection.NoDatabaseError, duckdb.Error, OSError, LookupError) as error:
        raise UnreadableError(str(error)) from error


@lru_cache(maxsize=1)
def readable_version(_build: str) -> str:
    """The version of the data of a build that pages can be made of; asked once, since a balancer asks every second.

    Raises LookupError for a missing table, duckdb.Error for a missing column or a file that is no database.
    """
    from dashboard.database import queries
    from dashboard.database.queries.column_comments import schema

    missing = TABLES - set(schema()["table_name"])
    if missing:
        raise LookupError(f"no table {', '.join(sorted(missing))}")
    frames = {name: queries.fetch(name, **asked) for name, asked in PROBES.items()}
    return str(frames["build_info"].loc[0, "data_version"])


ROUTES = [Route("/health", health, methods=["GET", "HEAD"])]
