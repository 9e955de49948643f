"""Lanes: work on a few threads of its own, shared out in turn between the network addresses that ask for it.

Small work has another lane than big work, and never waits behind it. Work that waits costs a place in a queue, no
thread: the server's own threads stay free for whatever else it answers.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import anyio
import anyio.to_thread


class BusyError(RuntimeError):
    """Too much work waits already, or some waited too long."""


@dataclass(eq=False)
class Ticket:
    """A piece of work, the address that asked for it first, and the future of its result."""

    address: str
    work: Callable[[], Any]
    result: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


@dataclass
class Lane:
    """Runs work on `workers` threads, at most `per_address` of them for one address; the next address comes next.

    At most `queue` pieces wait, and `queue_per_address` of one address. All methods are called on one event loop.
    """

    workers: int
    per_address: int
    queue: int = 256
    queue_per_address: int = 32

    def __post_init__(self) -> None:
        self._threads = anyio.CapacityLimiter(self.workers)
        self._running: dict[asyncio.Task[Any], str] = {}  # and the address that it runs for
        self._waiting: dict[str, deque[Ticket]] = {}  # by address; the first comes next

    def submit(self, address: str, work: Callable[[], Any]) -> Ticket:
        """Have work done, now or in its turn. Raises BusyError where too much waits."""
        waiting = self._waiting.get(address, ())
        if len(waiting) >= self.queue_per_address or sum(map(len, self._waiting.values())) >= self.queue:
            raise BusyError
        ticket = Ticket(address, work)
        self._waiting.setdefault(address, deque()).append(ticket)
        self._advance()
        return ticket

    def withdraw(self, ticket: Ticket) -> bool:
        """Take back what waits still; False for what runs or is over, which goes on."""
        waiting = self._waiting.get(ticket.address, deque())
        if ticket not in waiting:
            return False
        waiting.remove(ticket)
        if not waiting:
            del self._waiting[ticket.address]
        ticket.result.cancel()
        return True

    def _advance(self) -> None:
        """Start what may run."""
        while (address := self._next()) is not None:
            waiting = self._waiting.pop(address)
            ticket = waiting.popleft()
            if waiting:
                self._waiting[address] = waiting  # behind all others
            task = asyncio.ensure_future(anyio.to_thread.run_sync(ticket.work, limiter=self._threads))
            self._running[task] = address
            task.add_done_callback(partial(self._finish, ticket))

    def _next(self) -> str | None:
        """The address whose turn it is; None where no work may start."""
        running = list(self._running.values())
        if len(running) >= self.workers:
            return None
        return next((address for address in self._waiting if running.count(address) < self.per_address), None)

    def _finish(self, ticket: Ticket, task: asyncio.Task[Any]) -> None:
        del self._running[task]
        if task.cancelled():
            ticket.result.cancel()
        elif (error := task.exception()) is not None:
            ticket.result.set_exception(error)
        else:
            ticket.result.set_result(task.result())
        self._advance()
