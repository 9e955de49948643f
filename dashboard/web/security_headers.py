"""What every answer says to a browser: what it may run, what it may tell others, who may frame it."""

import os
import re
from functools import lru_cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.web import hosts

# Streamlit's own front end sets styles in place, runs our few lines of script in place, and loads the code of our table
# from memory (blob:). Nothing comes from another host, and nothing is evaluated from text.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
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


def policy(host: str = "") -> str:
    """The content security policy of a page that is served under a host.

    Today's browsers take a websocket of the same host for 'self'. Those of before 2022 (Safari 15.3 and its like) want
    it by name: `host` names it. DUIZHAO_FRAME_ANCESTORS says who may frame the pages, "'none'" for nobody.
    """
    sockets = f" ws://{host} wss://{host}" if host else ""
    rules = POLICY | {
        "connect-src": POLICY["connect-src"].replace("'self'", f"'self'{sockets}"),
        "frame-ancestors": os.environ.get("DUIZHAO_FRAME_ANCESTORS") or ANYWHERE,
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def without_paths(said: str) -> str:
    """A message without where things lie on the server: of a path, only its last name is left."""
    return PATH.sub(lambda match: re.split(r"[/\\]", match[0])[-1], said)


class SecurityHeaders:
    """ASGI middleware that puts the headers on; one that an answer has already stays.

    Only a host that is on the list of DUIZHAO_HOSTS, or is this machine itself, is named in the policy.
    """

    def __init__(self, app: ASGIApp, allowed: frozenset[hosts.Host] = frozenset()) -> None:
        self.app = app
        self.allowed = allowed
        self.policy = lru_cache(maxsize=64)(policy)  # ports of this machine are many

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                security_headers = HEADERS | {"Content-Security-Policy": self.policy(self.socket_host(scope))}
                headers = MutableHeaders(scope=message)
                for name, value in security_headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, marked if scope["type"] == "http" else send)

    def socket_host(self, scope: Scope) -> str:
        """The host of a request as the policy names it; "" for one that nobody has vouched for."""
        host = hosts.request_host(scope)
        if host is None or not (hosts.is_listed(host, self.allowed, scope["scheme"]) or hosts.is_loopback(host.name)):
            return ""
        return f"{host.name}:{host.port}" if host.port else host.name
