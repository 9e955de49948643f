"""How long something that should end soon has been going on, so that `/health` can tell when it does not end."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Times what runs at present, on however many threads."""

    def __init__(self) -> None:
        self._begun: dict[object, float] = {}
        self._lock = threading.Lock()

    @contextmanager
    def running(self) -> Iterator[None]:
        """While this is entered, time runs."""
        token = object()
        with self._lock:
            self._begun[token] = time.monotonic()
        try:
            yield
        finally:
            with self._lock:
                del self._begun[token]

    @property
    def longest(self) -> float:
        """Seconds since the oldest of what still runs began; 0 where nothing does."""
        with self._lock:
            return time.monotonic() - min(self._begun.values()) if self._begun else 0.0


BUILD = Stopwatch()  # looking whether the database is up to date, and building it
