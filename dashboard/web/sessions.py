"""Let go of the sessions of visitors who have left.

Streamlit remembers a session whose browser has gone, so that a connection that was cut can be taken up again, and
forgets it for good only when another one leaves later; what it holds is released by then or never. This closes each a
minute after its browser has gone, the oldest at once when there are many, and has the memory collected.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator
from typing import Any

from streamlit import runtime

from dashboard.desk.own_desks import DESKS
from dashboard.web import startup

KEPT = 60.0  # seconds after the browser has gone
MOST = 64  # sessions without a browser
EVERY = 5.0  # seconds between two looks
COLLECTED = 30.0  # seconds between two collections
LOG = logging.getLogger("duizhao")


class Sweeper:
    """Closes sessions that have been without a browser for `kept` seconds, and the oldest beyond `most` of them; and
    with them the desks that nobody is at any more."""

    def __init__(self, kept: float = KEPT, most: int = MOST) -> None:
        self.kept, self.most = kept, most
        self.since: dict[str, float] = {}

    def due(self, away: list[str], now: float) -> list[str]:
        """Of the sessions that are away now, those to be closed, the oldest first."""
        self.since = {session: self.since.get(session, now) for session in away}
        eldest = sorted(away, key=lambda session: self.since[session])
        surplus = set(eldest[: max(len(away) - self.most, 0)])
        return [session for session in eldest if session in surplus or now - self.since[session] >= self.kept]

    def sweep(self, server: Any) -> int:
        """Close what is due on a Streamlit runtime, from its own event loop; how many."""
        known = [info.session.id for info in server._session_mgr.list_sessions()]
        away = [session for session in known if not server.is_active_session(session)]
        closed = self.due(away, time.monotonic())
        for session in closed:
            server.close_session(session)
        DESKS.sweep({session for session in known if session not in closed})
        return len(closed)


async def watch(sweeper: Sweeper, every: float = EVERY) -> None:
    """Sweep now and then, for as long as the server runs; collect what was let go, on a thread and not too often."""
    pending, last = 0, -COLLECTED
    while True:
        await asyncio.sleep(every)
        try:
            pending += sweeper.sweep(runtime.get_instance()) if runtime.exists() else 0
        except Exception:  # another Streamlit: visitors are served all the same
            LOG.exception("sessions of visitors who have left cannot be closed")
            return
        if pending and time.monotonic() - last >= COLLECTED:
            pending, last = 0, time.monotonic()
            await asyncio.to_thread(startup.collect_garbage)


@contextlib.asynccontextmanager
async def swept() -> AsyncIterator[None]:
    """Within this, sessions are swept. Before and after, no files of visitors' desks are there."""
    DESKS.tidy()
    task = asyncio.create_task(watch(Sweeper()), name="duizhao-sessions")
    try:
        yield
    finally:
        task.cancel()
        DESKS.end()
