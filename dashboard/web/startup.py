"""Keep Python's garbage collector off what lives as long as the process.

Streamlit collects all generations after every run of a page. With pandas, Plotly and DuckDB imported that costs several
times what our pages cost themselves, and the drawings that are kept add to it one by one. What is there once the
imports are done, and after every run that brought something to stay, is frozen: not looked through again.

Whatever else is alive at that moment is frozen with it: runs of other visitors, which are rings and would never be
found. So each time a good deal has been kept, all is looked through before it is frozen.
"""

import ctypes
import gc
import importlib
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

# What pages import of others, the slowest first; meanwhile the first visitor's browser fetches the front end. Nothing
# of ours: where two threads import packages that import one another, and come in by different doors, Python hands one
# of them a module that is not finished yet.
NEEDED = ("pandas", "plotly.graph_objects", "duckdb")
THOROUGH = 128  # frames and drawings kept between two looks through everything
_lock = threading.Lock()
_serving = threading.Event()


class _Frozen:
    """What stayed of the runs so far: the pages shown, how much is kept, and was when all was last looked through."""

    def __init__(self) -> None:
        self.pages: set[str] = set()
        self.kept = self.looked = 0


_frozen = _Frozen()


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Import in the background from the moment the server starts, so that nobody waits for what is not asked yet."""
    _serving.set()
    threading.Thread(target=prepare, name="duizhao-imports", daemon=True).start()
    yield {}


def serves() -> bool:
    """Whether this process is our server, and not a test or a script of Streamlit's own server."""
    return _serving.is_set()


def prepare() -> None:
    """Import what pages need, and freeze it."""
    for module in NEEDED:
        importlib.import_module(module)
    gc.collect()
    gc.freeze()


def collect(thorough: bool) -> None:
    """Find what nobody holds any more and return its memory to the system; what stays is frozen.

    thorough: also look through what was frozen before, which stops everything for a second or so.
    """
    if thorough:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
    trim()


def trim() -> None:
    """Have the C library give freed memory back, where it has a way to (glibc); else it is kept for what comes."""
    release = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if release is not None:
        release(0)


def shown(page: str, kept: int) -> None:
    """A run of a page has ended; `kept` counts what all runs so far have left to stay. Freeze what is new of both."""
    with _lock:
        if page in _frozen.pages and kept == _frozen.kept:
            return
        _frozen.pages.add(page)
        _frozen.kept = kept
        due = kept - _frozen.looked >= THOROUGH
        if due:
            _frozen.looked = kept
    if due:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
