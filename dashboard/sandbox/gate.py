"""Who may ask now: so many at once, one query of each visitor, in the order in which they came."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.sandbox.answer import RefusedError


class Gate:
    """Places for queries. A visitor with a query running waits for it, and lets others pass meanwhile."""

    def __init__(self, places: int, patience: float) -> None:
        self._places, self._patience = places, patience
        self._running: list[str] = []
        self._waiting: list[tuple[str, object]] = []
        self._changed = threading.Condition()

    @contextmanager
    def place(self, visitor: str) -> Iterator[None]:
        """A place for as long as the block takes. Raises RefusedError("busy") if none comes free in time."""
        mine = (visitor, object())
        with self._changed:
            self._waiting.append(mine)
            came = self._changed.wait_for(lambda: self._is_next(mine), self._patience)
            self._waiting.remove(mine)
            if came:
                self._running.append(visitor)
            self._changed.notify_all()
        if not came:
            raise RefusedError("busy")
        try:
            yield
        finally:
            with self._changed:
                self._running.remove(visitor)
                self._changed.notify_all()

    def _is_next(self, mine: tuple[str, object]) -> bool:
        """Whether there is a place, and nobody before us who could take it."""
        able = (one for one in self._waiting if one[0] not in self._running)
        return len(self._running) < self._places and next(able, None) is mine
