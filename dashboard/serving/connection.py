"""Bounds on what a connection may send before its request is there: so many bytes, within so many seconds.

uvicorn cuts a connection that is idle after an answer. One that never sends a whole request it keeps for good, and the
head of a request it reads without end. `install` has every server of the process use `BoundedConnection` instead.
"""

import asyncio
from typing import Any

from uvicorn import config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from dashboard.serving.request_limits import MAX_HEADER_BYTES, MAX_HEADERS, MAX_URL
from dashboard.wording import Words, languages

STATUSES = {408: "Request Timeout", 431: "Request Header Fields Too Large"}


class BoundedConnection(HttpToolsProtocol):
    """uvicorn's HTTP connection, cut when the head of a request is too long or too slow."""

    head_seconds = 10.0
    head_bytes = 2 * (MAX_URL + MAX_HEADER_BYTES)  # what is only somewhat too large is answered with its reason

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._head_length = 0
        self._head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._start_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        cycle, in_head = self.cycle, self._reads_head()
        super().data_received(data)
        if self.cycle is not cycle or self.transport.is_closing() or self.transport.get_protocol() is not self:
            self._head_length = 0
            self._stop_timer()
        elif in_head:
            self._count(len(data))

    def _reads_head(self) -> bool:
        """Whether what comes next belongs to the head of a request, not to the body of one in work."""
        return self._is_idle() or not self.cycle.more_body

    def _is_idle(self) -> bool:
        """Whether no request is in work."""
        return self.cycle is None or self.cycle.response_complete

    def _count(self, length: int) -> None:
        """Note that so many bytes of a head have come, which is not at its end yet."""
        self._head_length += length
        if self._head_length > self.head_bytes:
            self._cut(431, "headers")
        elif self._is_idle() and self._head_timer is None:
            self._start_timer()

    def _start_timer(self) -> None:
        self._head_timer = self.loop.call_later(self.head_seconds, self._expire)

    def _stop_timer(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _expire(self) -> None:
        """The head of a request has not come in time. Whoever has sent nothing is told nothing."""
        self._head_timer = None
        if self._head_length:
            self._cut(408, "slow")
        elif not self.transport.is_closing():
            self.transport.close()

    def _cut(self, status: int, reason: str) -> None:
        """Say why, if nothing else is being said, and close."""
        self._stop_timer()
        if self.transport.is_closing():
            return
        if self._is_idle():
            self.transport.write(answer(status, reason))
        self.transport.close()


def answer(status: int, reason: str) -> bytes:
    """A whole answer in all languages, since the request that says which is wanted is not there."""
    limits = {"most": MAX_HEADER_BYTES, "fields": MAX_HEADERS}
    sentences = (Words(lang).text(f"refusal.{reason}", None, **limits) for lang in reversed(languages()))
    body = " · ".join(sentences).encode("utf-8")
    head = (
        f"HTTP/1.1 {status} {STATUSES[status]}\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body


def install() -> None:
    """Have uvicorn use bounded connections. Call before the server is configured."""
    config.HTTP_PROTOCOLS["auto"] = f"{__name__}:{BoundedConnection.__name__}"
