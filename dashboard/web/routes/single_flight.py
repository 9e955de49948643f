"""Single flight: a value that many ask for at the same time is made once, and all of them wait for that one."""

import asyncio
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from cachetools import LRUCache

from dashboard.web.routes.worker_pool import BusyError, Job, WorkerPool

Value = TypeVar("Value")


@dataclass
class Flight:
    """Work in a pool, and how many wait for it."""

    pool: WorkerPool
    job: Job
    waiting: int = 0


class SingleFlight(Generic[Value]):
    """Values by key, each made once for all who wait for it, then cached until others need its room.

    budget: bytes of all cached values together. size: bytes of a value; None for one that is not to be cached.
    patience: seconds that anybody waits. All methods are called on one event loop; only `make` runs on a thread.
    """

    def __init__(self, budget: int, size: Callable[[Value], int | None], patience: float) -> None:
        self._size, self._patience = size, patience
        self._cache: LRUCache[Hashable, Value] = LRUCache(budget, getsizeof=lambda value: size(value) or 0)
        self._flights: dict[Hashable, Flight] = {}

    async def get(
        self, key: Hashable, make: Callable[[], Value], pool: WorkerPool, address: str, departure: asyncio.Future[Any]
    ) -> Value:
        """The value of a key; where nobody makes it yet, `make` runs in a pool, on the account of an address.

        What `make` raises is raised for all who wait, and forgotten. Raises BusyError where the pool is full, or after
        the time that anybody waits, or when `departure` is done: who asked is gone. Work that nobody waits for any
        more is withdrawn if it has not begun, else its value is cached for the next.
        """
        if (cached := self._cache.get(key)) is not None:
            return cached
        flight = self._flights.get(key) or self._start(key, make, pool, address)
        result = flight.job.result
        flight.waiting += 1
        try:
            done, _ = await asyncio.wait(
                {result, departure}, timeout=self._patience, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            flight.waiting -= 1
            if not flight.waiting and flight.pool.withdraw(flight.job):
                del self._flights[key]
        if result not in done:
            raise BusyError
        value: Value = result.result()
        return value

    def _start(self, key: Hashable, make: Callable[[], Value], pool: WorkerPool, address: str) -> Flight:
        flight = self._flights[key] = Flight(pool, pool.submit(address, make))
        flight.job.result.add_done_callback(lambda result: self._land(key, flight, result))
        return flight

    def _land(self, key: Hashable, flight: Flight, result: asyncio.Future[Value]) -> None:
        """Cache the value for those who ask later; who waits has it from the future."""
        if self._flights.get(key) is flight:
            del self._flights[key]
        if result.cancelled() or result.exception() is not None:
            return
        size = self._size(result.result())
        if size is not None and size <= self._cache.maxsize:
            self._cache[key] = result.result()
