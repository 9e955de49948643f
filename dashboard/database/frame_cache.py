"""The one way pages fetch a frame: by the name of its query, cached for as long as the build stands; or by a visitor's
own SQL, which a process of its own answers.

And what they draw of it: a view is made of an address's codes, which therefore stand for what was drawn.
"""

import gc
from collections import Counter
from collections.abc import Callable
from threading import Condition
from typing import Any, TypeVar

import pandas as pd
from cachetools import LRUCache, cached

from dashboard.database.queries import fetch
from dashboard.database.queries.register import build_id

MOST = 1024  # frames, and drawings, that are kept


def frame(name: str, shown: tuple[str, ...] = (), indicator_id: str = "", **arguments: Any) -> pd.DataFrame:
    """The frame of `queries.<name>(**arguments)`, e.g. frame("targets", indicator_id="dual-qualified-share").

    shown: read of these plans alone, if any are named. indicator_id: the rows of this indicator alone, picked out of
    the frame of all, since DuckDB plans a query of sixteen tables forty times as long. The caller may change what it
    gets: pandas copies on write, so that what is kept stays as it is. Raises KeyError for an unknown query,
    database.NoDatabaseError without a database.
    """
    found = _frame(_build(), name, shown, tuple(sorted(arguments.items())))
    if indicator_id:
        return found[found["indicator_id"] == indicator_id].reset_index(drop=True)
    return found.copy(deep=False)


@cached(LRUCache(MOST), condition=Condition())
def _frame(build: str, name: str, shown: tuple[str, ...], arguments: tuple[Any, ...]) -> pd.DataFrame:  # noqa: ARG001
    """`build` is only part of the key: a new build is a new key."""
    _kept.update(made=1)
    return fetch(name, shown, **dict(arguments))


Cached = TypeVar("Cached")


def cached_drawing(key: tuple[Any, ...], make: Callable[[], Cached]) -> Cached:
    """What `make` draws, drawn once for each build and key, whoever looks at it.

    The key names the drawing and holds all that it depends on, such as `Scene.key`. What is returned is shared: nobody
    may change it.
    """
    found: Cached = _drawn(_build(), key, make)
    return found


@cached(LRUCache(MOST), key=lambda build, key, make: (build, key), condition=Condition())  # noqa: ARG005
def _drawn(build: str, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:  # noqa: ARG001
    """Build and key are the key."""
    made = make()
    _kept.update(made=gc.is_tracked(made))
    return made


def _build() -> str:
    """The present build; what is kept of another is let go at once, and not one by one as new things come."""
    build = build_id()
    if build not in _builds:
        _builds[:] = [build]
        _frame.cache_clear()
        _drawn.cache_clear()
    return build


_builds: list[str] = []


_kept: Counter[str] = Counter()


def kept() -> int:
    """How many frames and drawings this process has made to keep that a collector of garbage would look through."""
    return _kept["made"]


def data_version() -> str:
    """Version of the data of the present build."""
    return str(frame("build_info").loc[0, "data_version"])
