"""The database of one visitor, which a run or a request reads in place of the one that all read.

Files of many visitors lie on the disk; only the few that were read last are open and have their cache.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from cachetools import LRUCache

SIZE = 512  # frames and drawings
MOST_WARM = 32  # databases that are open with a cache; each takes some 20 MB


class PrivateDatabase:
    """A database file of one visitor, with a cache of its own: what is made from it is stored nowhere else."""

    def __init__(self, file: Path, size: int = SIZE) -> None:
        self.file = file
        self._values: LRUCache[Any, Any] = LRUCache(size)
        self._lock = threading.RLock()

    def cached(self, key: Any, make: Callable[[], Any]) -> Any:
        """The value of `make`, which depends on the key alone."""
        _cool_others(self)
        with self._lock:
            if key not in self._values:
                self._values[key] = make()
            return self._values[key]

    def forget(self) -> None:
        """Drop what is cached, the connection among it; a query that runs still comes to its end."""
        with self._lock:
            self._values.clear()
        with _warm_lock:
            _warm.pop(self, None)

    def try_cool(self) -> bool:
        """Drop what is cached, unless it is being made or read just now; whether it was dropped."""
        if not self._lock.acquire(blocking=False):
            return False
        try:
            self._values.clear()
        finally:
            self._lock.release()
        return True


_warm: dict[PrivateDatabase, None] = {}  # the one read last is the last
_warm_lock = threading.Lock()


def _cool_others(database: PrivateDatabase) -> None:
    """Note that a database is read now, and close those read longest ago beyond `MOST_WARM`. One in use stays."""
    with _warm_lock:
        _warm.pop(database, None)
        _warm[database] = None
        for other in list(_warm)[: max(len(_warm) - MOST_WARM, 0)]:
            if other.try_cool():
                del _warm[other]


_private: ContextVar[PrivateDatabase | None] = ContextVar("private", default=None)


def private_database() -> PrivateDatabase | None:
    """The private database that is read within `reading_private`; None elsewhere."""
    return _private.get()


@contextmanager
def reading_private(database: PrivateDatabase | None) -> Iterator[None]:
    """Queries made within read this database; None: the one that all read."""
    token = _private.set(database)
    try:
        yield
    finally:
        _private.reset(token)
