"""What is said, in the asker's language, of a request that the server does not take."""

from http import HTTPStatus

from starlette.responses import PlainTextResponse
from starlette.types import Scope

from dashboard.web import languages

AGAIN = 30  # seconds after which who finds the server full may try again
REASONS = {
    HTTPStatus.REQUEST_TIMEOUT: "refused.slow",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "refused.large",
    HTTPStatus.REQUEST_URI_TOO_LONG: "refused.link",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "refused.headers",
    HTTPStatus.SERVICE_UNAVAILABLE: "refused.full",
}


def full(scope: Scope) -> PlainTextResponse:
    """The answer to who finds no room, for an ASGI app to send."""
    headers = {"Retry-After": str(AGAIN), "Cache-Control": "no-store"}
    return PlainTextResponse(languages.words_of(scope).text("refused.full"), 503, headers)


def written(status: HTTPStatus, headers: list[tuple[bytes, bytes]]) -> bytes:
    """A whole HTTP answer that refuses a request and ends the connection, where no ASGI app is there to send it."""
    spoken = next((value.decode("latin-1") for name, value in headers if name.lower() == b"accept-language"), "")
    words = languages.words("", spoken)
    body = words.text(REASONS[status]).encode("utf-8")
    head = [
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Content-Type: text/plain; charset=utf-8",
        "X-Content-Type-Options: nosniff",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *([f"Retry-After: {AGAIN}"] if status == HTTPStatus.SERVICE_UNAVAILABLE else []),
    ]
    return "\r\n".join(head).encode("ascii") + b"\r\n\r\n" + body
