"""Frames and drawings, cached for as long as the build stands.

Pages fetch a frame by the name of its query. A figure is a function of an address's codes, which therefore are its key.
"""

from collections.abc import Callable
from threading import Condition
from typing import Any, TypeVar

import pandas as pd
from cachetools import LRUCache, cached

from dashboard.database.connection import build_id
from dashboard.database.private import private_database
from dashboard.database.queries import fetch

SIZE = 2048  # frames and drawings
Drawing = TypeVar("Drawing")
_builds: list[str] = []  # the one that is cached


def frame(name: str, shown: tuple[str, ...] = (), indicator_id: str = "", **arguments: Any) -> pd.DataFrame:
    """The frame of `queries.<name>(**arguments)`, e.g. frame("targets", indicator_id="new-schools").

    shown: ids of the plans that are read; all for none. indicator_id: the rows of this indicator alone, picked out of
    the frame of all, since DuckDB plans a query of sixteen tables forty times as long. The caller may change the frame:
    pandas copies on write. Raises KeyError for an unknown query, connection.NoDatabaseError without a database.
    """
    key = ("frame", name, shown, *sorted(arguments.items()))
    rows = cached_drawing(key, lambda: fetch(name, shown, **arguments))
    if indicator_id:
        return rows[rows["indicator_id"] == indicator_id].reset_index(drop=True)
    return rows.copy(deep=False)


def cached_drawing(key: tuple[Any, ...], make: Callable[[], Drawing]) -> Drawing:
    """The value of `make`, called once for each build and key.

    The key holds all that the value depends on. The value is shared between visitors, unless it was made from a
    private database: do not change it.
    """
    private = private_database()
    drawing: Drawing = private.cached(key, make) if private else _drawing(_build(), key, make)
    return drawing


def data_version() -> str:
    """Version of the data of the present build."""
    return str(frame("build_info").loc[0, "data_version"])


def _build() -> str:
    """The id of the present build; the first look at a new one empties the caches."""
    build = build_id()
    if build not in _builds:
        _builds[:] = [build]
        _drawing.cache_clear()
    return build


@cached(LRUCache(SIZE), key=lambda build, key, make: (build, key), condition=Condition())  # noqa: ARG005
def _drawing(build: str, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:  # noqa: ARG001
    """Build and key are the key."""
    return make()
