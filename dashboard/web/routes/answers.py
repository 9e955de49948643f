"""Answers that are made for whoever asks: each once for all who ask at the same time, then cached by its size.

The server imports this at its start. What makes the answers takes longer to import, and comes with the first request.
"""

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from ipaddress import IPv6Address, ip_address, ip_network
from types import ModuleType
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive

from dashboard.i18n import words
from dashboard.i18n.words import Words
from dashboard.web.negotiation import preferred_language
from dashboard.web.routes.lanes import Lane
from dashboard.web.routes.single_flight import SingleFlight

BUDGET = 96_000_000  # bytes of all cached answers together; the page of a large deck is 2 MB packed and 6 MB unpacked
OVERHEAD = 1_000  # bytes of an answer beside its body
PATIENCE = 150  # seconds that anybody waits; the balancer of our container set-up gives up after 180
WORKERS = 2  # threads of a lane: Python runs one at a time, and a second goes on while the first waits for a browser
SUBSCRIBER = 64  # bits of an IPv6 address that name a subscriber, who has all addresses under them
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-cache",
    "Vary": "Accept-Encoding, Accept-Language",
}


@dataclass(frozen=True)
class Answer:
    """What is sent to everybody who asks for the same."""

    body: bytes
    status: int = 200
    media_type: str = "text/plain"
    headers: Mapping[str, str] = field(default_factory=lambda: HEADERS)

    def response(self) -> Response:
        """A response with it."""
        return Response(self.body, self.status, self.headers, self.media_type)


class Answers:
    """What makes answers: the lanes for small and big work, and one cache for all.

    A deck takes seconds, so that an address may have one of them made at a time. Pictures wait for a browser, tables
    for nobody. What any answer may need first, such as an import, waits for none of them: it is a lookup.
    """

    def __init__(self) -> None:
        self.lanes = {
            "deck": Lane(WORKERS, per_address=1),
            "picture": Lane(WORKERS, per_address=WORKERS),
            "table": Lane(WORKERS, per_address=WORKERS),
            "lookup": Lane(WORKERS, per_address=WORKERS),
        }
        self._flights: SingleFlight[Any] = SingleFlight(BUDGET, size, PATIENCE)

    async def get(self, request: Request, key: tuple[Any, ...], make: Callable[[], Any], lane: str) -> Any:
        """What `make` makes, which depends on nothing but the key; made on a thread of a lane. See SingleFlight.get."""
        digest = hashlib.sha256(repr(key).encode("utf-8", errors="surrogatepass")).digest()
        departure = asyncio.ensure_future(disconnected(request.receive))
        try:
            return await self._flights.get(digest, make, self.lanes[lane], network(request), departure)
        finally:
            departure.cancel()

    async def module(self, request: Request, name: str) -> ModuleType:
        """A module of this package, imported on a thread when it is first needed."""
        module: ModuleType = await self.get(request, ("module", name), lambda: imported(name), "lookup")
        return module


def size(value: Any) -> int | None:
    """The bytes that a value takes in the cache; None for a refusal and whatever else is not to be cached."""
    if isinstance(value, Answer):
        return len(value.body) + OVERHEAD if value.status == 200 else None
    return OVERHEAD if isinstance(value, ModuleType) else None


def imported(name: str) -> ModuleType:
    """Import a module of this package, the panels first: pages come in by that door, and may be at it just now."""
    import_module("dashboard.ui.outputs.figure_panel")
    return import_module(f"dashboard.web.routes.{name}")


async def disconnected(receive: Receive) -> None:
    """Return when the sender of a request is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def network(request: Request) -> str:
    """On whose account work is done: an IPv4 address, or the network of an IPv6 address.

    Behind a proxy it is the address that the proxy names, if the server is told to believe it (FORWARDED_ALLOW_IPS).
    """
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((int(address), SUBSCRIBER), strict=False))


def header(request: Request, name: str) -> str:
    """A header that holds a list, however many lines it was sent in; "" where it was not sent."""
    return ", ".join(request.headers.getlist(name))


def words_of(request: Request) -> Words:
    """The language of the address, else the one that the browser prefers among ours."""
    preferred = preferred_language(header(request, "accept-language"), words.languages())
    return Words(words.best_language(request.query_params.get("lang"), preferred))
