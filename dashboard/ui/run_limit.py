"""Limit concurrent page runs: two hold a slot, later ones wait for theirs.

Python runs one thread at a time and takes it away after five milliseconds, so that a dozen runs at once are each as
slow as all together. With two, one goes on while the other waits for the database. A run that waits for something
else, such as a visitor's query, gives its slot up meanwhile (`slot_released`).
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

SLOTS = 2
TIMEOUT = 30.0  # seconds; a run that has waited so long goes on without a slot, since one that holds it may hang


class RunLimit:
    """A number of slots; `timeout` in seconds."""

    def __init__(self, slots: int, timeout: float) -> None:
        self._slots, self._timeout = threading.BoundedSemaphore(slots), timeout
        self._thread = threading.local()

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Hold a slot during the block."""
        self._acquire()
        try:
            yield
        finally:
            self._release()

    @contextmanager
    def slot_released(self) -> Iterator[None]:
        """Give the thread's slot up during the block, and wait for one again after it; no effect without a slot."""
        held = getattr(self._thread, "holds", False)
        self._release()
        try:
            yield
        finally:
            if held:
                self._acquire()

    def _acquire(self) -> None:
        self._thread.holds = self._slots.acquire(timeout=self._timeout)

    def _release(self) -> None:
        if getattr(self._thread, "holds", False):
            self._thread.holds = False
            self._slots.release()


_limit = RunLimit(SLOTS, TIMEOUT)
slot, slot_released = _limit.slot, _limit.slot_released
