"""Limit the number of visitors' sessions to what descriptors and memory are enough for; later visitors are told so.

Files, handouts and `/health` cost no session and are served all the same.
"""

import os
from threading import Lock

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.url_state import site_map
from dashboard.web import resources
from dashboard.web.refusal import full_refusal
from dashboard.web.request_scope import site_path

STREAM = "/_stcore/stream"


class SessionSlots:
    """A number of slots for sessions; `used` of `limit` are taken."""

    def __init__(self, limit: int) -> None:
        self.limit, self.used = limit, 0
        self._lock = Lock()

    @property
    def is_full(self) -> bool:
        return self.used >= self.limit

    def acquire(self) -> bool:
        """Take a slot; False where none is free."""
        with self._lock:
            if self.is_full:
                return False
            self.used += 1
            return True

    def release(self) -> None:
        """Give a slot back."""
        with self._lock:
            self.used -= 1


SLOTS = SessionSlots(resources.capacity(resources.descriptor_limit(), os.environ.get("DUIZHAO_VISITORS", "")).visitors)


class Visitors:
    """ASGI middleware: 503 for a session, or a page that would start one, where all slots are taken."""

    def __init__(self, app: ASGIApp, slots: SessionSlots = SLOTS) -> None:
        self.app, self.slots = app, slots
        self.pages = {"/", *(f"/{entry.address}" for entry in site_map.pages())}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = site_path(scope) if scope["type"] in ("http", "websocket") else ""
        if scope["type"] == "websocket" and path == STREAM:
            await self.session(scope, receive, send)
        elif path in self.pages and self.slots.is_full:
            await full_refusal(scope)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def session(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold a slot for as long as the websocket of a session is open."""
        if not self.slots.acquire():
            await full_refusal(scope)(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            self.slots.release()
