"""Who may ask for what: the site's own hosts, its own pages' requests to Streamlit, and what is for operators alone.

Asked by a page of another site, Streamlit looks up its own public IP address at a service on the internet, while nobody
else is served; and it lets in pages of `localhost`. Neither is wanted, so such a request ends here.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.web import hosts
from dashboard.web.refusal import refusal, unknown_address
from dashboard.web.request_scope import site_path

HEALTH = ("/health", "/_stcore/health")  # what balancers ask, often by address; the answer repeats no host
STREAMLIT = ("/_stcore/", "/media/", "/component/")
# Of Streamlit's own routes those that a page needs. Others tell about the server (metrics, script-health-check) or
# steer it (agent), and what a later Streamlit adds is not for visitors until somebody has looked at it.
PAGE_ROUTES = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
PAGE_FOLDERS = ("/_stcore/upload_file/", "/_stcore/bidi-components/")


class Access:
    """ASGI middleware: 400 for other hosts, 403 for pages of other sites, 404 for what is for operators."""

    def __init__(self, app: ASGIApp, allowed: frozenset[hosts.Host] = frozenset()) -> None:
        self.app = app
        self.allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = self.denial(scope) if scope["type"] in ("http", "websocket") else None
        await (response or self.app)(scope, receive, send)

    def denial(self, scope: Scope) -> Response | None:
        """The answer to a request that is not let in; None for one that is."""
        path = site_path(scope)
        if path not in HEALTH and not hosts.is_allowed(scope, self.allowed):
            return refusal(scope, 400, "host", setting=hosts.VARIABLE)
        if (path.startswith(STREAMLIT) or scope["type"] == "websocket") and is_foreign(scope):
            return refusal(scope, 403, "origin")
        if is_for_operators(path) and not hosts.is_local_request(scope):
            return unknown_address(scope)
        return None


def is_foreign(scope: Scope) -> bool:
    """Whether a browser says that a request comes from a page of another site; without an Origin none does."""
    headers = Headers(scope=scope)
    origins = headers.getlist("origin")
    return any(urlsplit(origin).netloc.lower() != headers.get("host", "").lower() for origin in origins)


def is_for_operators(path: str) -> bool:
    """Whether an address of Streamlit's own is none that a page needs."""
    return path.startswith("/_stcore/") and path not in PAGE_ROUTES and not path.startswith(PAGE_FOLDERS)
