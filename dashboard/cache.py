"""The one way pages fetch a frame: by the name of its query, cached for as long as the build stands; or by a visitor's
own SQL, which a process of its own answers.

And what they draw of it: a view is made of an address's codes, which therefore stand for what was drawn.
"""

import gc
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition
from typing import Any, TypeVar

import pandas as pd
from cachetools import LRUCache, cached

from dashboard import queries, sandbox, turns

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
    return queries.fetch(name, shown, **dict(arguments))


Drawn = TypeVar("Drawn")


def drawn(key: tuple[Any, ...], make: Callable[[], Drawn]) -> Drawn:
    """What `make` draws, drawn once for each build and key, whoever looks at it.

    The key names the drawing and holds all that it depends on, such as `Scene.key`. What is returned is shared: nobody
    may change it.
    """
    found: Drawn = _drawn(_build(), key, make)
    return found


@cached(LRUCache(MOST), key=lambda build, key, make: (build, key), condition=Condition())  # noqa: ARG005
def _drawn(build: str, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:  # noqa: ARG001
    """Build and key are the key."""
    made = make()
    _kept.update(made=gc.is_tracked(made))
    return made


def _build() -> str:
    """The present build; what is kept of another is let go at once, and not one by one as new things come."""
    build = queries.build_id()
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


@dataclass(frozen=True)
class Reply:
    """What came of a visitor's query: its rows (cells None, bool, int, float or str, no name of a column twice), or
    the kind and detail of a refusal, as in `sandbox.answer`."""

    frame: pd.DataFrame
    cut: str
    refused: str
    detail: str


def ask(query: str, client: sandbox.Client) -> Reply:
    """The reply to a client's query in SQL. Raises database.NoDatabaseError without a database."""
    try:
        with turns.aside():
            answer = sandbox.ask(query, client, queries.database_file(), queries.build_id(), sandbox.USUAL)
    except sandbox.RefusedError as refused:
        return Reply(pd.DataFrame(), "", refused.kind, refused.detail)
    frame = pd.DataFrame(answer.rows, columns=pd.Index(distinct(answer.columns), dtype=object), dtype=object)
    return Reply(frame, answer.cut, "", "")


def limits() -> dict[str, str]:
    """What a query may take, as messages name it."""
    return sandbox.USUAL.said()


def distinct(names: tuple[str, ...]) -> list[str]:
    """Names of columns, one that was there before with a number: a, a (2)."""
    found: dict[str, None] = {}
    for name in names:
        number, free = 1, name
        while free in found:
            number += 1
            free = f"{name} ({number})"
        found[free] = None
    return list(found)


def examples(lang: str) -> dict[str, str]:
    """The example queries by code, for columns in a language."""
    return {code: sandbox.example(code, lang) for code in sandbox.examples()}
