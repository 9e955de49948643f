"""What stands around Streamlit's own server: the parts that serve.py hands to `st.App`."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from dashboard.serving import event_loops, health, hosts, sessions, warm
from dashboard.serving.access import Access
from dashboard.serving.codings import Codings
from dashboard.serving.doors import Doors
from dashboard.serving.front import Front
from dashboard.serving.refusal import http_refusal
from dashboard.serving.request import base_path
from dashboard.serving.request_limits import RequestLimits
from dashboard.serving.uploads import Uploads
from dashboard.serving.visitors import Visitors


def middleware() -> list[Middleware]:
    """In the order in which a request meets it."""
    allowed = hosts.configured_hosts()
    return [
        Middleware(Doors, allowed=allowed),
        Middleware(RequestLimits),
        Middleware(Access, allowed=allowed),
        Middleware(Visitors, base=base_path()),
        Middleware(Uploads),
        Middleware(Front),
        Middleware(Codings),
    ]


def exception_handlers() -> Mapping[int, Callable[[Request, Exception], Response]]:
    """What is said where a route finds nothing, or does not take the method."""
    return {404: http_refusal, 405: http_refusal}


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[dict[str, Any]]:
    """What goes on for as long as the server runs."""
    event_loops.install()
    async with warm.lifespan(app) as state, sessions.swept():
        yield state


def routes() -> list[BaseRoute]:
    """Addresses beside the pages."""
    return [*health.ROUTES]


def failed(error: Exception) -> bool:
    """See failures.said."""
    from dashboard.serving import failures  # here: it brings all that pages show, which nobody waits for yet

    return failures.said(error)
