"""No more sessions at once than there are descriptors and memory for; who comes then is told so, and others stay.

Files, handouts and `/health` cost no session and are served all the same.
"""

import os
from threading import Lock

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.url_state import site_map
from dashboard.web import limits, refusals

STREAM = "/_stcore/stream"


class Room:
    """How many sessions are open, and how many may be."""

    def __init__(self, most: int) -> None:
        self.most, self.open = most, 0
        self._lock = Lock()

    @property
    def is_full(self) -> bool:
        return self.open >= self.most

    def enter(self) -> bool:
        """Count a session in; False where there is no room."""
        with self._lock:
            if self.is_full:
                return False
            self.open += 1
            return True

    def leave(self) -> None:
        """Count a session out."""
        with self._lock:
            self.open -= 1


ROOM = Room(limits.capacity(limits.descriptor_limit(), os.environ.get("DUIZHAO_VISITORS", "")).visitors)


class Visitors:
    """ASGI middleware; `base` is the path under which the dashboard is served, "" for none."""

    def __init__(self, app: ASGIApp, base: str = "", room: Room = ROOM) -> None:
        self.app, self.room = app, room
        self.base = f"/{base.strip('/')}" if base.strip("/") else ""
        self.pages = {"/", *(f"/{entry.address}" for entry in site_map.pages())}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "").removeprefix(scope.get("root_path", "")).removeprefix(self.base)
        if scope["type"] == "websocket" and path == STREAM:
            await self.session(scope, receive, send)
        elif scope["type"] == "http" and path in self.pages and self.room.is_full:
            await refusals.full(scope)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def session(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A visitor's session, for as long as its socket is open."""
        if not self.room.enter():
            await refusals.full(scope)(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            self.room.leave()
