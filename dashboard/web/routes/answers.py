"""Answers to requests for files and pages: each made once for all who ask at the same time, then cached by its size."""

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive

from dashboard.web.routes.single_flight import SingleFlight
from dashboard.web.routes.worker_pool import WorkerPool

BUDGET = 96_000_000  # bytes of all cached answers together; the page of a large deck is 2 MB packed and 6 MB unpacked
OVERHEAD = 1_000  # bytes of an answer beside its body
TIMEOUT = 150  # seconds that a request waits; the balancer of our container set-up gives up after 180
WORKERS = 2  # threads of a pool: Python runs one at a time, and a second goes on while the first waits for a browser
SUBSCRIBER = 64  # bits of an IPv6 address that name a subscriber, who has all addresses under them
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-cache",
    "Vary": "Accept-Encoding, Accept-Language",
}


@dataclass(frozen=True)
class Answer:
    """An HTTP response that may be sent many times."""

    body: bytes
    status: int = 200
    media_type: str = "text/plain"
    headers: Mapping[str, str] = field(default_factory=lambda: HEADERS)

    def response(self) -> Response:
        """The response of Starlette."""
        return Response(self.body, self.status, self.headers, self.media_type)


class Answers:
    """Worker pools for small and big work, and one cache for all.

    A deck takes seconds, so that an address may have one made at a time. Pictures wait for a browser, tables for
    nothing. What any answer may need first, such as an import, waits for none of them: it is a lookup.
    """

    def __init__(self) -> None:
        self.pools = {
            "deck": WorkerPool(WORKERS, per_address=1),
            "picture": WorkerPool(WORKERS, per_address=WORKERS),
            "table": WorkerPool(WORKERS, per_address=WORKERS),
            "lookup": WorkerPool(WORKERS, per_address=WORKERS),
        }
        self._flights: SingleFlight[Any] = SingleFlight(BUDGET, cached_size, TIMEOUT)

    async def get(self, request: Request, key: tuple[Any, ...], make: Callable[[], Any], pool: str) -> Any:
        """The value of `make`, which depends on the key alone; called on a thread of a pool. See SingleFlight.get."""
        digest = hashlib.sha256(repr(key).encode("utf-8", errors="surrogatepass")).digest()
        departure = asyncio.ensure_future(wait_for_disconnect(request.receive))
        try:
            return await self._flights.get(digest, make, self.pools[pool], network(request), departure)
        finally:
            departure.cancel()


def cached_size(value: Any) -> int | None:
    """The bytes that a value takes in the cache; None for a refusal, and for what no cache may store."""
    if isinstance(value, Answer):
        is_public = value.status == 200 and "no-store" not in value.headers.get("Cache-Control", "")
        return len(value.body) + OVERHEAD if is_public else None
    return OVERHEAD if callable(value) else None


async def wait_for_disconnect(receive: Receive) -> None:
    """Return when the sender of a request is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def network(request: Request) -> str:
    """The account on which work is done: an IPv4 address, or the network of an IPv6 address.

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
