"""Keep Python's garbage collector off what lives as long as the process.

Streamlit collects all generations after every run of a page. With pandas, Plotly and DuckDB imported that costs several
times what our pages cost themselves. What is there once the imports are done and a page has been shown for the first
time stays; frozen, it is not looked through again.
"""

import gc
import importlib
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

# What pages import of others, the slowest first; meanwhile the first visitor's browser fetches the front end. Nothing
# of ours: where two threads import packages that import one another, and come in by different doors, Python hands one
# of them a module that is not finished yet.
NEEDED = ("pandas", "plotly.graph_objects", "duckdb")
_shown: set[str] = set()
_lock = threading.Lock()


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Import in the background from the moment the server starts, so that nobody waits for what is not asked yet."""
    threading.Thread(target=prepare, name="duizhao-imports", daemon=True).start()
    yield {}


def prepare() -> None:
    """Import what pages need, and freeze it."""
    for module in NEEDED:
        importlib.import_module(module)
    gc.collect()
    gc.freeze()


def shown(page: str) -> None:
    """A page has been shown; at its first time in this process, freeze what it brought with it."""
    with _lock:
        if page in _shown:
            return
        _shown.add(page)
    gc.collect()
    gc.freeze()
