"""Files that visitors send: only to pages that take files, few and small for each visitor and for all together.

Streamlit's address for uploads is open to every session, whether or not its page shows a place for files, and what it
took stays in memory until the session is forgotten. A page that takes files (`st.file_uploader`) is named in PAGES.
"""

import re
from collections import Counter
from dataclasses import dataclass
from threading import Lock
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.web.request_scope import request_words

PAGES: frozenset[str] = frozenset({"bring", "coders", "deck", "pack", "read"})  # addresses of the pages that take files
ADDRESS = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)/?$")
HEADERS = {"Cache-Control": "no-store", "Connection": "close"}


@dataclass(frozen=True)
class UploadLimits:
    """Files of a session, bytes of a session and bytes of all sessions, as stored at a time."""

    files: int = 5
    session: int = 10 << 20
    total: int = 100 << 20


_sessions: set[str] = set()  # that are on a page that takes files
_lock = Lock()  # runs of several sessions note theirs at once


def register_page(page: str) -> None:
    """Note which page the session of this script run is on; call at each run."""
    context = get_script_run_ctx()
    if context is None:
        return
    with _lock:
        if page in PAGES:
            _sessions.intersection_update({session for session in _sessions if is_active(session)})
            _sessions.add(context.session_id)
        else:
            _sessions.discard(context.session_id)


def is_active(session: str) -> bool:
    """Whether a session has a browser at its other end."""
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def stored_sizes() -> dict[str, dict[str, int]]:
    """Bytes of the stored files, by session and file."""
    manager: Any = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    stored = dict(getattr(manager, "file_storage", {}))
    return {session: {name: len(file.data) for name, file in dict(files).items()} for session, files in stored.items()}


class Uploads:
    """ASGI middleware in front of Streamlit's address for uploads."""

    def __init__(self, app: ASGIApp, limits: UploadLimits | None = None) -> None:
        self.app, self.limits = app, limits or UploadLimits()
        self.pending: Counter[tuple[str, str]] = Counter()  # bytes of uploads under way, by session and file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = ADDRESS.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if address is None:
            await self.app(scope, receive, send)
            return
        session, file = address[1], address[2]
        size = announced_size(scope)
        problem = self.problem(session, file, size)
        if problem:
            status, key = problem
            await discard_body(receive)
            await PlainTextResponse(request_words(scope).text(key), status, HEADERS)(scope, receive, send)
            return
        self.pending[session, file] += size
        try:
            await self.app(scope, limited_body(receive, size), send)
        finally:
            self.pending[session, file] -= size
            self.pending += Counter()  # drops zero counts

    def problem(self, session: str, file: str, size: int) -> tuple[int, str] | None:
        """Status and message key where a file of this size may not be sent."""
        if session not in _sessions or not is_active(session):
            return 403, "upload.nowhere"
        stored = stored_sizes()
        sizes = Counter(stored.get(session, {}))
        sizes.update({name: count for (owner, name), count in self.pending.items() if owner == session})
        replaced = stored.get(session, {}).get(file, 0)
        if len({*sizes, file}) > self.limits.files or sum(sizes.values()) - replaced + size > self.limits.session:
            return 413, "upload.many"
        total = sum(sum(files.values()) for files in stored.values()) + sum(self.pending.values())
        return (503, "upload.full") if total - replaced + size > self.limits.total else None


def announced_size(scope: Scope) -> int:
    """The Content-Length of an upload, in bytes; the size limit where there is none."""
    length = Headers(scope=scope).get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 16 else size_limit()


def size_limit() -> int:
    """Bytes that the body of an upload may have: server.maxUploadSize, and a megabyte for its wrapping."""
    megabytes: int = config.get_option("server.maxUploadSize")
    return (megabytes + 1) << 20


async def discard_body(receive: Receive) -> None:
    """Receive a body and keep nothing of it: a browser reads no answer while it still sends."""
    remaining = size_limit()
    more = True
    while more and remaining > 0:
        message = await receive()
        remaining -= len(message.get("body", b""))
        more = message.get("more_body", False)


def limited_body(receive: Receive, size: int) -> Receive:
    """The same body; beyond `size` bytes the client counts as disconnected."""
    received = 0

    async def limited() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        return {"type": "http.disconnect"} if received > size else message

    return limited
