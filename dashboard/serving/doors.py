"""What every answer says to a browser: what it may run, what it may tell others, who may frame it."""

import os
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit's own front end sets styles in place, runs our few lines of script in place, and loads the code of our table
# from memory (blob:). Nothing comes from another host, and nothing is evaluated from text.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' ws: wss: data: blob:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ANYWHERE = "*"  # the Share menu gives a frame for other people's pages; there is nothing to click in it that does harm
# An absolute path, as messages of the system name it.
PATH = re.compile(r"(?<![\w.])(?:[A-Za-z]:)?(?:[/\\][^\s/\\'\":,，：]+){2,}")


def policy() -> str:
    """The content security policy. DUIZHAO_FRAME_ANCESTORS names who may frame the pages, "'none'" for nobody."""
    ancestors = os.environ.get("DUIZHAO_FRAME_ANCESTORS") or ANYWHERE
    return "; ".join(f"{name} {value}" for name, value in (POLICY | {"frame-ancestors": ancestors}).items())


def public(said: str) -> str:
    """A message without where things lie on the server: of a path, only its last name is left."""
    return PATH.sub(lambda found: re.split(r"[/\\]", found[0])[-1], said)


class Doors:
    """ASGI middleware that puts the headers on; one that an answer has already stays."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = HEADERS | {"Content-Security-Policy": policy()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, marked if scope["type"] == "http" else send)
