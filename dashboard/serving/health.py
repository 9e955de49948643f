"""The address that tells a balancer the truth: `/health` answers 200 only where pages can be shown."""

import logging

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

LOG = logging.getLogger("duizhao")
# Queries that every page needs: an older or a broken database fails at one of them.
PROBES = ("build_info", "plans", "indicators", "themes", "codes")


def health(_: Request) -> JSONResponse:
    """The version of the data, or 503; what is wrong is written to the log and not told. Runs on a thread."""
    import duckdb  # here, so that the server is there before it

    from dashboard import database, queries

    try:
        frames = {name: getattr(queries, name)() for name in PROBES}
        version = str(frames["build_info"].loc[0, "data_version"])
    except (database.NoDatabaseError, duckdb.Error, OSError, LookupError) as error:
        LOG.warning("not healthy: %s", error)
        return JSONResponse({"status": "unavailable"}, status_code=503, headers={"Cache-Control": "no-store"})
    return JSONResponse({"status": "ok", "data_version": version}, headers={"Cache-Control": "no-store"})


ROUTES = [Route("/health", health, methods=["GET", "HEAD"])]
