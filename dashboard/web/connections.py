"""Limits of a single connection: how long a request's head may be, how long it may take, and how many there may be.

uvicorn with httptools has none of these; a balancer in front has them too (tools/container/haproxy.cfg).
"""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from dashboard.web import refusals
from dashboard.web.visitors import Room


@dataclass(frozen=True)
class Caps:
    """Limits of connections; sizes in bytes, times in seconds.

    url holds the longest code of a deck (packing.LONGEST). body is that of an upload (server.maxUploadSize) with its
    wrapping. stalled: how long a reader may take nothing of an answer. polite: connections beyond the number that are
    still told why they are refused; further ones are dropped. room: where sessions, which are websockets, are counted.
    """

    room: Room | None = None
    connections: int = 8000
    polite: int = 16
    url: int = 65_536
    headers: int = 32_768
    fields: int = 100
    body: int = 8 << 20
    head_seconds: float = 10
    body_seconds: float = 60
    stalled_seconds: float = 60


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol, which refuses what is too large or too many and ends what is too slow."""

    caps = Caps()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._deadline: asyncio.TimerHandle | None = None
        self._stall: asyncio.TimerHandle | None = None
        self._in_head, self._size, self._fields, self._field_bytes, self._body = True, 0, 0, 0, 0
        self._full = self._refused = False

    # The connection

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        beyond = len(self.connections) - self.caps.connections
        self._full = beyond > 0
        if beyond > self.caps.polite:
            self._refused = True
            transport.abort()
        else:
            self._due(self.caps.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._refused:
            return
        if self._in_head and self._deadline is None:
            self._due(self.caps.head_seconds)
        self._size += len(data)
        super().data_received(data)
        most = self.caps.url + self.caps.headers if self._in_head else self.caps.body
        if self._size > most and not self.transport.is_closing():
            head = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            self._refuse(head if self._in_head else HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

    def handle_websocket_upgrade(self) -> None:
        if self.caps.room is not None and self.caps.room.is_full:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        self._stop()
        if not self._refused:
            super().handle_websocket_upgrade()

    def send_400_response(self, msg: str) -> None:
        if not self._refused:
            self._refused = True
            self._stop()
            super().send_400_response(msg)

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._stall is None:
            self._stall = self.loop.call_later(self.caps.stalled_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None

    # What the parser finds

    def on_message_begin(self) -> None:
        self._in_head, self._fields, self._field_bytes, self._body = True, 0, 0, 0
        if self._deadline is None:
            self._due(self.caps.head_seconds)
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        if len(self.url) > self.caps.url:
            self._refuse(HTTPStatus.REQUEST_URI_TOO_LONG)

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._refused:
            return
        self._fields += 1
        self._field_bytes += len(name) + len(value)
        if self._fields > self.caps.fields or self._field_bytes > self.caps.headers:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        else:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._in_head, self._size = False, 0
        if self._full and not self._refused:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        if not self._refused:
            self._due(self.caps.body_seconds)
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._body += len(body)
        if self._body > self.caps.body:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not self._refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        self._in_head, self._size = True, 0
        self._cancel_deadline()
        if not self._refused:
            super().on_message_complete()

    # What is done about it

    def _refuse(self, status: HTTPStatus) -> None:
        """Answer with a sentence in the asker's language, as far as it is known by now, and end the connection."""
        if self._refused:
            return
        self._refused = True
        self._stop()
        cycle = self.cycle
        if cycle is None or cycle.response_complete or not cycle.response_started:
            self.transport.write(refusals.written(status, self.headers or []))
        if cycle is not None:
            cycle.disconnected = True
            cycle.message_event.set()
        self.transport.close()

    def _due(self, seconds: float) -> None:
        """End the connection unless what is awaited comes in time."""
        self._cancel_deadline()
        self._deadline = self.loop.call_later(seconds, self._late)

    def _late(self) -> None:
        self._deadline = None
        if self._size or not self._in_head:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT)
        else:  # nothing was asked
            self.transport.close()

    def _cancel_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _stop(self) -> None:
        self._cancel_deadline()
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None


def limited(caps: Caps) -> type[LimitedProtocol]:
    """The protocol with these limits, as uvicorn takes it."""
    return type("LimitedProtocol", (LimitedProtocol,), {"caps": caps})
