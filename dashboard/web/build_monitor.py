"""How long a look at data/, with the build that it may lead to, has been going on, and whether the last one failed.

`/health` tells both: pages wait for a build, and show the database of before when it fails.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class BuildMonitor:
    """Times what runs at present, on however many threads; `failed` is the outcome of the last look."""

    def __init__(self) -> None:
        self._starts: dict[object, float] = {}
        self._lock = threading.Lock()
        self.failed = False

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the time during the block."""
        token = object()
        with self._lock:
            self._starts[token] = time.monotonic()
        try:
            yield
        finally:
            with self._lock:
                del self._starts[token]

    @property
    def longest(self) -> float:
        """Seconds since the oldest of those that run started; 0 where none runs."""
        with self._lock:
            return time.monotonic() - min(self._starts.values()) if self._starts else 0.0


BUILD = BuildMonitor()
