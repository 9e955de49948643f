"""Who is at work: as many pages at once as help, the others in the order in which they came.

Python runs one thread at a time, and takes it away from each after five milliseconds. A dozen pages that run together
are all as slow as the slowest, and a third of the work is the changing over. Two are enough: while one waits for the
database, the other goes on. A page that waits for something else steps aside meanwhile (`aside`).
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

PLACES = 2
PATIENCE = 30.0  # seconds; who has waited so long goes to work all the same: somebody may have got stuck


class Turns:
    """A number of places, given in the order of asking."""

    def __init__(self, places: int, patience: float) -> None:
        self._lock = threading.Lock()
        self._free, self._patience = places, patience
        self._waiting: deque[threading.Event] = deque()
        self._own = threading.local()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Work, once there is a place."""
        self._own.has = self._take()
        try:
            yield
        finally:
            self._give()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Wait for something, and let others work; who has no place keeps none."""
        had = getattr(self._own, "has", False)
        self._give()
        try:
            yield
        finally:
            self._own.has = had and self._take()

    def _take(self) -> bool:
        """Whether one has a place now; not, if that took too long."""
        mine = threading.Event()
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            self._waiting.append(mine)
        if mine.wait(self._patience):
            return True
        with self._lock:
            if mine.is_set():  # at the last moment
                return True
            self._waiting.remove(mine)
        return False

    def _give(self) -> None:
        """Hand the place on to whoever has waited longest."""
        if not getattr(self._own, "has", False):
            return
        self._own.has = False
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1


_turns = Turns(PLACES, PATIENCE)
taken, aside = _turns.taken, _turns.aside
