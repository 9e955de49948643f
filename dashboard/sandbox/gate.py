"""Limit concurrent queries, fairly: by network address first, then by visitor, then in the order of arrival.

A visitor is a cookie, which a client can change at will; an address is harder to come by, but a whole school may share
one. So both count, and neither alone gets everything.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple

from cachetools import LRUCache

from dashboard.sandbox.answer import RefusedError

REMEMBERED = 4096  # visitors and addresses
HOME = 64  # bits of an IPv6 address that name one subscriber; the rest a client chooses freely


class Client(NamedTuple):
    """Who asks: the network address (see `network`) and the visitor within it."""

    address: str
    visitor: str


class Request(NamedTuple):
    """A query that waits; `number` tells it from all others and grows with time."""

    client: Client
    number: int


def network(address: str | None) -> str:
    """What counts as one address: an IPv4 address, the first 64 bits of an IPv6 one, "" for this machine itself."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else f"{int(parsed) >> (128 - HOME):x}"
    return str(parsed)


class Gate:
    """A number of places for queries, at most `each` of them for one address and one for a visitor.

    kind: of the refusal when no place comes free within `patience` seconds.
    """

    def __init__(self, places: int, patience: float, each: int | None = None, kind: str = "busy") -> None:
        self._places, self._patience, self._kind = places, patience, kind
        self._each = places if each is None else each
        self._running: list[Client] = []
        self._waiting: list[Request] = []
        self._arrivals = 0
        self._turns: LRUCache[Client | str, int] = LRUCache(REMEMBERED)  # when each last got a place
        self._changed = threading.Condition()

    @contextmanager
    def place(self, client: Client) -> Iterator[None]:
        """Hold a place for as long as the block takes. Raises RefusedError as `enter` does."""
        self.enter(client)
        try:
            yield
        finally:
            self.leave(client)

    def enter(self, client: Client) -> None:
        """Wait for a place. Raises RefusedError of the gate's kind if none comes free in time, of kind "pending" if
        that is for the visitor's own query before."""
        if not self._acquire(client, self._patience):
            with self._changed:
                raise RefusedError("pending" if client in self._running else self._kind)

    def enter_now(self, client: Client) -> bool:
        """Take a place if it is free and nobody waits who goes first; whether that was so."""
        return self._acquire(client, 0)

    def leave(self, client: Client) -> None:
        """Give a place back."""
        with self._changed:
            self._running.remove(client)
            self._changed.notify_all()

    def _acquire(self, client: Client, seconds: float) -> bool:
        with self._changed:
            self._arrivals += 1
            request = Request(client, self._arrivals)
            self._waiting.append(request)
            acquired = self._changed.wait_for(lambda: self._is_next(request), seconds)
            self._waiting.remove(request)
            if acquired:
                self._running.append(client)
                self._arrivals += 1
                self._turns[client] = self._turns[client.address] = self._arrivals
            self._changed.notify_all()
        return acquired

    def _is_next(self, request: Request) -> bool:
        """Whether there is a place, and nobody before this request who could take it."""
        free = (waiting for waiting in self._waiting if self._may_run(waiting.client))
        return len(self._running) < self._places and min(free, key=self._turn, default=None) is request

    def _turn(self, request: Request) -> tuple[int, int, int]:
        """What puts requests in order: first the address, then the visitor whose last place is the longest ago."""
        last = self._turns.get
        return last(request.client.address, 0), last(request.client, 0), request.number

    def _may_run(self, client: Client) -> bool:
        """Whether visitor and address have room left of what is theirs."""
        taken = sum(running.address == client.address for running in self._running)
        return client not in self._running and taken < self._each
