"""Import at the start what pages need, and keep Python's garbage collector off it.

A full collection looks through everything that is alive. With pandas, Plotly and DuckDB imported that takes several
times as long as a page does, so what is there after the imports is frozen, once: no collection looks through it again.
"""

import ctypes
import gc
import importlib
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

LIBRARIES = ("pandas", "plotly.graph_objects", "duckdb")  # that pages use, the slowest first


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Import on a thread from the moment the server starts, while the first visitor's browser loads the front end."""
    threading.Thread(target=import_libraries, name="duizhao-imports", daemon=True).start()
    yield {}


def import_libraries() -> None:
    """Import the libraries that pages use and freeze them.

    None of our own modules: where two threads import packages that import one another, and start with different ones,
    Python hands one of the threads a module that is not finished yet.
    """
    for library in LIBRARIES:
        importlib.import_module(library)
    gc.collect()
    gc.freeze()


def collect_garbage() -> None:
    """Find what nobody holds any more, and return its memory to the system where the C library can (glibc)."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
