"""How large a request may be: its address, its headers, and a body where nothing takes one.

uvicorn has read the head of the request by then. These hold with any way of starting the server.
"""

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.web.refusal import refusal
from dashboard.web.request_path import site_path

MAX_URL = 62_000  # bytes of path and query, of which the code of a deck may be 60,000; httptools reads no 65,536
MAX_HEADERS = 100
MAX_HEADER_BYTES = 32_768  # of all names and values
MAX_BODY = 4_096  # bytes that are passed over where no body is wanted
WITH_BODY = ("/_stcore/upload_file/", "/_stcore/agent/")
CLOSE = {"Connection": "close"}  # what was not read is not waited for


class RequestLimits:
    """ASGI middleware: 414, 431 or 413 for what is too large."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = excess(scope) if scope["type"] in ("http", "websocket") else None
        await (response or self.app)(scope, receive, send)


def excess(scope: Scope) -> Response | None:
    """The answer to a request that is too large; None for one that is not."""
    headers = scope["headers"]
    if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > MAX_URL:
        return refusal(scope, 414, "url", headers=CLOSE, most=MAX_URL)
    if len(headers) > MAX_HEADERS or sum(len(name) + len(value) for name, value in headers) > MAX_HEADER_BYTES:
        return refusal(scope, 431, "headers", headers=CLOSE, most=MAX_HEADER_BYTES, fields=MAX_HEADERS)
    if has_body(Headers(scope=scope)) and not takes_body(scope):
        return refusal(scope, 413, "body", headers=CLOSE)
    return None


def has_body(headers: Headers) -> bool:
    """Whether a body comes that is more than a few bytes, or of a length that is not told."""
    length = headers.get("content-length", "0")
    return "transfer-encoding" in headers or not length.isdecimal() or int(length) > MAX_BODY


def takes_body(scope: Scope) -> bool:
    """Whether a request is one for which Streamlit reads a body."""
    path = site_path(scope)
    return scope.get("method") in ("POST", "PUT", "PATCH") and path.startswith(WITH_BODY)
