"""Worker pools: a few threads each, shared out in turn between the network addresses that ask for work.

Small work has another pool than big work, and never waits behind it. Work that waits takes no thread, so that the
server's own threads stay free for other answers.
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
class Job:
    """A piece of work, the address that asked for it first, and the future of its result."""

    address: str
    work: Callable[[], Any]
    result: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


@dataclass
class WorkerPool:
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
        self._waiting: dict[str, deque[Job]] = {}  # by address; the first comes next

    def submit(self, address: str, work: Callable[[], Any]) -> Job:
        """Have work done, now or in its turn. Raises BusyError where too much waits."""
        waiting = self._waiting.get(address, ())
        if len(waiting) >= self.queue_per_address or sum(map(len, self._waiting.values())) >= self.queue:
            raise BusyError
        job = Job(address, work)
        self._waiting.setdefault(address, deque()).append(job)
        self._advance()
        return job

    def withdraw(self, job: Job) -> bool:
        """Take back what waits still; False for what runs or is over, which goes on."""
        waiting = self._waiting.get(job.address, deque())
        if job not in waiting:
            return False
        waiting.remove(job)
        if not waiting:
            del self._waiting[job.address]
        job.result.cancel()
        return True

    def _advance(self) -> None:
        """Start what may run."""
        while (address := self._next()) is not None:
            waiting = self._waiting.pop(address)
            job = waiting.popleft()
            if waiting:
                self._waiting[address] = waiting  # behind all others
            task = asyncio.ensure_future(anyio.to_thread.run_sync(job.work, limiter=self._threads))
            self._running[task] = address
            task.add_done_callback(partial(self._finish, job))

    def _next(self) -> str | None:
        """The address whose turn it is; None where no work may start."""
        running = list(self._running.values())
        if len(running) >= self.workers:
            return None
        return next((address for address in self._waiting if running.count(address) < self.per_address), None)

    def _finish(self, job: Job, task: asyncio.Task[Any]) -> None:
        del self._running[task]
        if task.cancelled():
            job.result.cancel()
        elif (error := task.exception()) is not None:
            job.result.set_exception(error)
        else:
            job.result.set_result(task.result())
        self._advance()
