"""The way in: what can be refused without a process is, what was answered for this build is not run again."""

import threading
from collections import OrderedDict
from pathlib import Path

from dashboard.sandbox import process
from dashboard.sandbox.answer import Answer, RefusedError
from dashboard.sandbox.gate import Gate
from dashboard.sandbox.limits import USUAL, Limits
from dashboard.sandbox.text import visible

KEPT = 16  # answers; each may be as large as the limits allow

_gate = Gate(USUAL.places, USUAL.patience)
_kept: OrderedDict[tuple[str, str], Answer] = OrderedDict()
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
            _kept.move_to_end((build, wanted))
            return _kept[build, wanted]
    with _gate.place(visitor):
        found = process.run(wanted, database, limits)
    with _lock:
        _kept[build, wanted] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found
