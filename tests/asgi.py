"""A request to ASGI middleware without a server: what it answers, and what reaches the application behind it."""

import asyncio
from typing import NamedTuple

from starlette.datastructures import Headers

PLAIN = b"the application behind"


class Answer(NamedTuple):
    """An answer; `scope` is the request as the application got it, None where it got none."""

    status: int
    headers: Headers
    body: bytes
    scope: dict | None


def scope_of(path="/", method="GET", query="", kind="http", client="192.0.2.7", scheme="", headers=()):
    """The scope of a request; `headers` are pairs of text. Without a Host it is asked as localhost:8501."""
    pairs = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    if not any(name == b"host" for name, _ in pairs):
        pairs.insert(0, (b"host", b"localhost:8501"))
    return {
        "type": kind,
        "method": method,
        "scheme": scheme or {"http": "http", "websocket": "ws"}[kind],
        "path": path,
        "raw_path": path.encode("utf-8"),
        "root_path": "",
        "query_string": query.encode("ascii"),
        "headers": [pair for pair in pairs if pair != (b"host", b"")],
        "client": (client, 50000),
        "extensions": {"websocket.http.response": {}},
    }


def call(application, scope):
    """Send a request to an ASGI application; `scope` of the answer is left out."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(application(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], Headers(raw=sent[0]["headers"]), body, None)


def send_request(middleware, scope):
    """Send a request through `middleware(application)`, whose application answers with PLAIN."""
    reached = []

    async def application(scope, receive, send):
        reached.append(scope)
        kind = "websocket.http.response" if scope["type"] == "websocket" else "http.response"
        await send({"type": f"{kind}.start", "status": 200, "headers": []})
        await send({"type": f"{kind}.body", "body": PLAIN})

    return call(middleware(application), scope)._replace(scope=reached[0] if reached else None)
