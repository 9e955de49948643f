"""The way in: what can be refused without a process is, what was answered for this build is not run again."""

import threading
import unicodedata
from contextlib import suppress
from pathlib import Path

from cachetools import LRUCache

from dashboard.sandbox import process
from dashboard.sandbox.answer import Answer, RefusedError
from dashboard.sandbox.gate import Client, Gate
from dashboard.sandbox.limits import MEGABYTE, USUAL, Limits

INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}  # categories of Unicode
BLANKS = "\t\n\r"
NAMED = 5  # characters that a refusal names
BUDGET = 64 * MEGABYTE  # of packed answers, for all visitors together: a session holds none itself

_short = Gate(USUAL.places, USUAL.patience)
_long = Gate(USUAL.long_places, USUAL.patience, each=USUAL.long_each, kind="crowded")
_answers: LRUCache[tuple[str, str], bytes] = LRUCache(BUDGET, getsizeof=len)
_lock = threading.Lock()


def ask(query: str, client: Client, database: Path, build: str, limits: Limits = USUAL) -> Answer:
    """The answer to a query of a client; `build` tells one state of the database from the next, "" for a database of
    one visitor, whose answers are not stored. Raises RefusedError."""
    wanted = query.strip()
    if not wanted:
        raise RefusedError("empty")
    if len(wanted) > limits.characters:
        raise RefusedError("long", str(len(wanted)))
    refuse_invisible(wanted)
    if not build:
        return in_lanes(wanted, client, database, limits)
    with _lock:
        packed = _answers.get((build, wanted))
    if packed is not None:
        return Answer.from_bytes(packed)
    answer = in_lanes(wanted, client, database, limits)
    with _lock, suppress(ValueError):  # larger than the whole budget
        _answers[build, wanted] = answer.to_bytes()
    return answer


def refuse_invisible(query: str) -> None:
    """Refuse characters that cannot be seen: they hide what a query does from the one who is given its link."""
    hidden = dict.fromkeys(c for c in query if c not in BLANKS and unicodedata.category(c) in INVISIBLE)
    if hidden:
        raise RefusedError("characters", ", ".join(f"U+{ord(char):04X}" for char in list(hidden)[:NAMED]))


def in_lanes(query: str, client: Client, database: Path, limits: Limits) -> Answer:
    """Run a query in a place for short ones; if it turns out long, in one for long ones.

    It goes on where it is if such a place is free; otherwise it is stopped, waits for one, and starts anew. So short
    queries never wait behind long ones. Raises RefusedError.
    """
    lane = _short
    lane.enter(client)

    def proceed() -> bool:
        nonlocal lane
        if not _long.enter_now(client):
            return False
        lane.leave(client)
        lane = _long
        return True

    try:
        return process.run(query, database, limits, proceed)
    except process.StoppedError:
        pass
    finally:
        lane.leave(client)
    with _long.place(client):
        return process.run(query, database, limits)
