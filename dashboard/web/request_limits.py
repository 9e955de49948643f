"""Limits on the size of a request: its address, its headers, and a body where nothing takes one.

They hold under any ASGI server, which has read the head of the request by then; `connection_limits` holds earlier.
"""

from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.web.refusal import RETRY, refusal
from dashboard.web.request_scope import site_path

MAX_URL = 62_000  # bytes of path and query, of which the code of a deck may be 60,000; httptools reads no 65,536
MAX_HEADERS = 100
MAX_HEADER_BYTES = 32_768  # of all names and values
MAX_BODY = 4_096  # bytes, where no body is wanted
MAX_FORM = 262_144  # bytes of a deck that is posted to where files and pages are made
WITH_FORM = ("/take", "/handout", "/present")
WITH_BODY = ("/_stcore/upload_file/", "/_stcore/agent/")
REASONS: dict[int, tuple[str, dict[str, Any]]] = {
    HTTPStatus.SERVICE_UNAVAILABLE: ("full", {}),
    HTTPStatus.REQUEST_TIMEOUT: ("slow", {}),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("large", {}),
    HTTPStatus.REQUEST_URI_TOO_LONG: ("url", {"most": MAX_URL}),
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: ("headers", {"most": MAX_HEADER_BYTES, "fields": MAX_HEADERS}),
}
CLOSE = {"Connection": "close"}  # the rest of the request is not waited for


class RequestLimits:
    """ASGI middleware: 414, 431 or 413 for what is too large."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = excess_refusal(scope) if scope["type"] in ("http", "websocket") else None
        await (response or self.app)(scope, receive, send)


def excess_refusal(scope: Scope) -> Response | None:
    """The refusal of a request that is too large; None for one that is not."""
    headers = scope["headers"]
    if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > MAX_URL:
        return refusal_response(414, scope)
    if len(headers) > MAX_HEADERS or sum(len(name) + len(value) for name, value in headers) > MAX_HEADER_BYTES:
        return refusal_response(431, scope)
    if has_body(Headers(scope=scope)) and not takes_body(scope):
        return refusal(scope, 413, "body", headers=CLOSE)
    return None


def refusal_response(status: int, scope: Scope) -> Response:
    """The refusal with this status, which ends the connection; headers and path of the scope may be incomplete."""
    reason, values = REASONS[status]
    retry = RETRY if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    return refusal(scope, status, reason, headers=CLOSE | retry, **values)


def has_body(headers: Headers) -> bool:
    """Whether a body of more than MAX_BODY bytes, or of unknown length, comes."""
    length = headers.get("content-length", "0")
    return "transfer-encoding" in headers or not length.isdecimal() or int(length) > MAX_BODY


def takes_body(scope: Scope) -> bool:
    """Whether Streamlit, or a page that takes a posted deck, reads the body of a request."""
    path = site_path(scope)
    if path in WITH_FORM:
        length = Headers(scope=scope).get("content-length", "")
        return scope.get("method") == "POST" and length.isdecimal() and int(length) <= MAX_FORM
    return scope.get("method") in ("POST", "PUT", "PATCH") and path.startswith(WITH_BODY)
