"""Memory of the servers through time, and whether it stays level."""

import threading
import time
from collections.abc import Sequence
from statistics import linear_regression, median

from benchmarks.load.site import Site

EVERY = 2.0  # seconds
MOST = 1.0  # per cent of its size that a level memory may grow by in a minute
Samples = list[tuple[float, float]]


class Watch:
    """Looks at the servers' memory every two seconds while it is entered; `samples`: when, and megabytes."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.samples: Samples = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(EVERY):
            self.samples.append((time.time(), self.site.memory()))


def growth(samples: Sequence[tuple[float, float]]) -> float:
    """By how many per cent of its size memory grows in a minute, on the straight line through the samples.

    Of each five samples the middle one counts, since processes of queries come and go. Raises ValueError for too few.
    """
    fives = [sorted(samples[start : start + 5], key=lambda one: one[1]) for start in range(0, len(samples) - 4, 5)]
    middles = sorted(five[2] for five in fives)
    if len(middles) < 3:
        raise ValueError("too few samples")
    slope, _ = linear_regression([when for when, _ in middles], [size for _, size in middles])
    return 100 * 60 * slope / median(size for _, size in middles)
