"""Files that visitors send: only to pages that take files, few and small for each visitor and for all together.

Streamlit's address for uploads is open to every session, whether or not its page shows a place for files, and what it
took stays in memory until the session is forgotten. A page that takes files (`st.file_uploader`) is named in PAGES.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.web import languages

PAGES: frozenset[str] = frozenset()  # addresses of the pages that take files; none does (a deck's file is read there)
ADDRESS = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)/?$")
HEADERS = {"Cache-Control": "no-store", "Connection": "close"}


@dataclass(frozen=True)
class Bounds:
    """Limits on files held at a time: of one session in number and bytes, and of all sessions together in bytes."""

    files: int = 5
    session: int = 10 << 20
    total: int = 100 << 20


_takers: set[str] = set()


def opened(page: str) -> None:
    """Note that the session whose script runs is on this page; call at each run."""
    context = get_script_run_ctx()
    if context is None:
        return
    if page in PAGES:
        _takers.intersection_update({session for session in _takers if is_active(session)})
        _takers.add(context.session_id)
    else:
        _takers.discard(context.session_id)


def is_active(session: str) -> bool:
    """Whether a session has a browser at its other end."""
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def held() -> dict[str, dict[str, int]]:
    """Bytes of the files that are held now, by session and file."""
    manager: Any = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    stored = dict(getattr(manager, "file_storage", {}))
    return {session: {name: len(file.data) for name, file in dict(files).items()} for session, files in stored.items()}


class Uploads:
    """ASGI middleware in front of Streamlit's address for uploads."""

    def __init__(self, app: ASGIApp, bounds: Bounds | None = None) -> None:
        self.app, self.bounds = app, bounds or Bounds()
        self.coming: Counter[tuple[str, str]] = Counter()  # bytes announced by uploads under way

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        place = ADDRESS.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if place is None:
            await self.app(scope, receive, send)
            return
        session, file = place[1], place[2]
        size = announced(scope)
        wrong = self.refused(session, file, size)
        if wrong:
            status, key = wrong
            await drained(receive)
            said = PlainTextResponse(languages.words_of(scope).text(key), status, HEADERS)
            await said(scope, receive, send)
            return
        self.coming[session, file] += size
        try:
            await self.app(scope, bounded(receive, size), send)
        finally:
            self.coming[session, file] -= size
            self.coming += Counter()  # drops what has come to nothing

    def refused(self, session: str, file: str, size: int) -> tuple[int, str] | None:
        """Status and message where a file of this size may not be sent."""
        if session not in _takers or not is_active(session):
            return 403, "upload.nowhere"
        now = held()
        mine = Counter(now.get(session, {})) + Counter(
            {name: bytes_ for (whose, name), bytes_ in self.coming.items() if whose == session}
        )
        replaced = now.get(session, {}).get(file, 0)
        if len({*mine, file}) > self.bounds.files or sum(mine.values()) - replaced + size > self.bounds.session:
            return 413, "upload.many"
        everybody = sum(sum(files.values()) for files in now.values()) + sum(self.coming.values())
        return (503, "upload.full") if everybody - replaced + size > self.bounds.total else None


def announced(scope: Scope) -> int:
    """Bytes that an upload says it has; the most that one may have where it doesn't say."""
    said = Headers(scope=scope).get("content-length", "")
    most: int = (config.get_option("server.maxUploadSize") + 1) << 20
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else most


async def drained(receive: Receive) -> None:
    """Let a body come and keep nothing of it: a browser reads no answer while it still sends."""
    left: int = (config.get_option("server.maxUploadSize") + 1) << 20
    more = True
    while more and left > 0:
        message = await receive()
        left -= len(message.get("body", b""))
        more = message.get("more_body", False)


def bounded(receive: Receive, size: int) -> Receive:
    """The same body; one that goes on beyond what it was counted as is as good as broken off."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > size else message

    return limited
