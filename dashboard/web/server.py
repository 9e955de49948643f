"""What stands around Streamlit's own server: the parts that serve.py hands to `st.App`."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard.web import button_files, event_loops, health, hosts, sessions, startup
from dashboard.web.access import Access
from dashboard.web.codings import Codings
from dashboard.web.refusal import http_refusal
from dashboard.web.request_limits import RequestLimits
from dashboard.web.request_scope import base_path
from dashboard.web.routes import endpoints
from dashboard.web.security_headers import SecurityHeaders
from dashboard.web.static_assets import StaticAssets
from dashboard.web.uploads import Uploads
from dashboard.web.visitors import Visitors


def middleware() -> list[Middleware]:
    """The middleware in the order in which a request meets it."""
    allowed = hosts.configured_hosts()
    return [
        Middleware(SecurityHeaders, allowed=allowed),
        Middleware(RequestLimits),
        Middleware(Access, allowed=allowed),
        Middleware(Visitors),
        Middleware(Uploads),
        Middleware(StaticAssets),
        Middleware(Codings),
    ]


def exception_handlers() -> Mapping[int, Callable[[Request, Exception], Response]]:
    """What is said where a route finds nothing, or does not take the method."""
    return {404: http_refusal, 405: http_refusal}


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[dict[str, Any]]:
    """What goes on for as long as the server runs."""
    event_loops.install()
    button_files.install()
    async with startup.lifespan(app) as state, sessions.swept():
        yield state


def routes() -> list[BaseRoute]:
    """Addresses beside the pages, under Streamlit's base path too, where the pages look for them."""
    product_routes, base = [*endpoints.routes(), *health.ROUTES], base_path()
    under = [
        Route(f"{base}{route.path}", route.endpoint, methods=list(route.methods or ())) for route in product_routes
    ]
    return [*product_routes, *(under if base else [])]


def show_script_error(error: Exception) -> bool:
    """Show a sentence in place of the page; see page_errors.show_error."""
    from dashboard.ui.outputs import page_errors  # here: with it come the libraries of all pages, and the server waits

    return page_errors.show_error(error)
