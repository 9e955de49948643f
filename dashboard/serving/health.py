"""The address that tells a balancer the truth: `/health` answers 200 only where pages can be shown."""

import logging
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.serving import lost

HEADERS = {"Cache-Control": "no-store"}
LOG = logging.getLogger("duizhao")
# What pages read. A database of another version of this software lacks a table or, at one of the queries, a column;
# no indicator is called "", so that those which grow with the data cost nothing.
TABLES = {
    *("agreement", "bodies", "build_info", "changes", "checks", "codes", "codings", "indicators", "instruments"),
    *("measure_bodies", "measures", "numerals", "plan_facts", "plans", "regions", "silences", "targets", "themes"),
    "units",
}
PROBES: dict[str, dict[str, str]] = {
    "build_info": {},
    "plans": {},
    "indicators": {},
    "themes": {},
    "codes": {},
    "targets": {"indicator_id": ""},
    "silences": {"indicator_id": ""},
}


def health(_: Request) -> JSONResponse:
    """The version of the data, or 503, and which process it is; what is wrong is in the log alone. Runs on a thread."""
    import duckdb  # here, so that the server is there before it

    from dashboard import database, queries

    try:
        version = probed(queries.build_id())
    except (database.NoDatabaseError, duckdb.Error, OSError, LookupError) as error:
        LOG.warning("not healthy: %s", error)
        return JSONResponse({"status": "unavailable", "process": lost.PROCESS}, 503, HEADERS)
    return JSONResponse({"status": "ok", "data_version": version, "process": lost.PROCESS}, 200, HEADERS)


@lru_cache(maxsize=1)
def probed(_build: str) -> str:
    """The version of the data of a build that pages can be made of; asked once, since a balancer asks every second.

    Raises LookupError for a missing table, duckdb.Error for a missing column or a file that is no database.
    """
    from dashboard import queries

    missing = TABLES - set(queries.schema()["table_name"])
    if missing:
        raise LookupError(f"no table {', '.join(sorted(missing))}")
    frames = {name: getattr(queries, name)(**asked) for name, asked in PROBES.items()}
    return str(frames["build_info"].loc[0, "data_version"])


ROUTES = [Route("/health", health, methods=["GET", "HEAD"])]
