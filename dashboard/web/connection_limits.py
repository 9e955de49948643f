"""Limits of a connection: size of a request's head and body, time for each, and the number of connections.

uvicorn with httptools has none of these; a balancer in front has them too (tools/container/haproxy.cfg).
`request_limits` holds under any server; what is cut here never gets as far.
"""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from dashboard.web.refusal import http_bytes
from dashboard.web.request_limits import MAX_HEADER_BYTES, MAX_HEADERS, refusal_response
from dashboard.web.visitors import SessionSlots


@dataclass(frozen=True)
class ConnectionLimits:
    """Limits of connections; sizes in bytes, times in seconds.

    url: more than `request_limits.MAX_URL`, so that an address between the two is refused as by any server; httptools
    reads none longer. body: of an upload (server.maxUploadSize) with its wrapping. stalled_seconds: how long a client
    may take nothing of an answer. spare_connections: beyond `connections`, those that are still answered, with 503;
    further ones are dropped. slots: where sessions, which are websockets, are counted.
    """

    slots: SessionSlots | None = None
    connections: int = 8000
    spare_connections: int = 16
    url: int = 65_536
    headers: int = MAX_HEADER_BYTES
    fields: int = MAX_HEADERS
    body: int = 8 << 20
    head_seconds: float = 10
    body_seconds: float = 60
    stalled_seconds: float = 60


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol, which refuses what is too large or too many and ends what is too slow."""

    limits = ConnectionLimits()

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._deadline: asyncio.TimerHandle | None = None
        self._stall: asyncio.TimerHandle | None = None
        self._in_head, self._size, self._fields, self._field_bytes, self._body = True, 0, 0, 0, 0
        self._is_surplus = self._is_refused = False

    # The connection

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        surplus = len(self.connections) - self.limits.connections
        self._is_surplus = surplus > 0
        if surplus > self.limits.spare_connections:
            self._is_refused = True
            transport.abort()
        else:
            self._set_deadline(self.limits.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        self._cancel_timers()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._is_refused:
            return
        if self._in_head and self._deadline is None:
            self._set_deadline(self.limits.head_seconds)
        self._size += len(data)
        super().data_received(data)
        limit = self.limits.url + self.limits.headers if self._in_head else self.limits.body
        if self._size > limit and not self.transport.is_closing():
            head = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            self._refuse(head if self._in_head else HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

    def handle_websocket_upgrade(self) -> None:
        if self.limits.slots is not None and self.limits.slots.is_full:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        self._cancel_timers()
        if not self._is_refused:
            super().handle_websocket_upgrade()

    def send_400_response(self, msg: str) -> None:
        if not self._is_refused:
            self._is_refused = True
            self._cancel_timers()
            super().send_400_response(msg)

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._stall is None:
            self._stall = self.loop.call_later(self.limits.stalled_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None

    # Events of the parser

    def on_message_begin(self) -> None:
        self._in_head, self._fields, self._field_bytes, self._body = True, 0, 0, 0
        if self._deadline is None:
            self._set_deadline(self.limits.head_seconds)
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        if len(self.url) > self.limits.url:
            self._refuse(HTTPStatus.REQUEST_URI_TOO_LONG)

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._is_refused:
            return
        self._fields += 1
        self._field_bytes += len(name) + len(value)
        if self._fields > self.limits.fields or self._field_bytes > self.limits.headers:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        else:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._in_head, self._size = False, 0
        if self._is_surplus and not self._is_refused:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        if not self._is_refused:
            self._set_deadline(self.limits.body_seconds)
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._body += len(body)
        if self._body > self.limits.body:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not self._is_refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        self._in_head, self._size = True, 0
        self._cancel_deadline()
        if not self._is_refused:
            super().on_message_complete()

    # Refusals and timers

    def _refuse(self, status: HTTPStatus) -> None:
        """Answer with a sentence, in the language of as much of the request as has come, and end the connection."""
        if self._is_refused:
            return
        self._is_refused = True
        self._cancel_timers()
        cycle = self.cycle
        if cycle is None or cycle.response_complete or not cycle.response_started:
            path, _, query = (getattr(self, "url", b"") or b"/").partition(b"?")
            scope = {"path": path.decode("latin-1"), "query_string": query, "headers": self.headers or []}
            self.transport.write(http_bytes(refusal_response(status, scope)))
        if cycle is not None:
            cycle.disconnected = True
            cycle.message_event.set()
        self.transport.close()

    def _set_deadline(self, seconds: float) -> None:
        """End the connection unless the head or body that is under way is whole in time."""
        self._cancel_deadline()
        self._deadline = self.loop.call_later(seconds, self._miss_deadline)

    def _miss_deadline(self) -> None:
        self._deadline = None
        if self._size or not self._in_head:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT)
        else:  # no request has begun
            self.transport.close()

    def _cancel_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _cancel_timers(self) -> None:
        self._cancel_deadline()
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None


def protocol_class(limits: ConnectionLimits) -> type[LimitedProtocol]:
    """The protocol with these limits, as uvicorn takes it."""
    return type("LimitedProtocol", (LimitedProtocol,), {"limits": limits})
