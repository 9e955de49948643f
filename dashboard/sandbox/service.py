"""The way in: what can be refused without a process is, what was answered for this build is not run again."""

import threading
from contextlib import suppress
from pathlib import Path

from cachetools import LRUCache

from dashboard.sandbox import process
from dashboard.sandbox.answer import Answer, RefusedError
from dashboard.sandbox.gate import Gate
from dashboard.sandbox.limits import MEGABYTE, USUAL, Limits
from dashboard.sandbox.text import visible

KEPT = 32 * MEGABYTE  # of answers: a few that are as large as the limits allow, or all example queries many times over
CELL = 64  # bytes that a value takes besides its characters


def size(answer: Answer) -> int:
    """About how many bytes an answer takes."""
    return sum(CELL + len(str(cell)) for row in answer.rows for cell in row)


_gate = Gate(USUAL.places, USUAL.patience)
_kept: LRUCache[tuple[str, str], Answer] = LRUCache(KEPT, getsizeof=size)
_lock = threading.Lock()


def ask(query: str, visitor: str, database: Path, build: str, limits: Limits = USUAL) -> Answer:
    """The answer to a visitor's query; `build` tells one state of the database from the next. Raises RefusedError."""
    wanted = query.strip()
    if not wanted:
        raise RefusedError("empty")
    if len(wanted) > limits.characters:
        raise RefusedError("long", str(len(wanted)))
    visible(wanted)
    with _lock:
        if (build, wanted) in _kept:
            return _kept[build, wanted]
    with _gate.place(visitor):
        found = process.run(wanted, database, limits)
    with _lock, suppress(ValueError):  # larger than all that is kept
        _kept[build, wanted] = found
    return found
