"""The browser that draws pictures on the server: one, started at the first picture, kept for the next, put away when
nobody asks any more, started anew when it died.

    png = browser.draw(lambda running: running.calc_fig(figure, opts={"format": "png"}))

It lives on a thread of its own, since a browser is spoken to from one event loop only; jobs take turns. kaleido's own
`start_sync_server` is not used: two callers at once may get one another's picture, and a browser that was killed takes
the server with it for good.
"""

import asyncio
import atexit
import contextlib
import os
import threading
from collections.abc import Awaitable, Callable, Coroutine
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:  # at run time they are imported where the first picture is drawn: no page needs them to be shown
    from kaleido import Kaleido

START, JOB, IDLE = 60, 60, 300  # seconds: to start, for one picture, until it is put away
NOWHERE = "http://127.0.0.1:9"  # the proxy it is given, so that nothing in a picture can reach any network
Result = TypeVar("Result")
Job = Callable[["Kaleido"], Awaitable[bytes]]


@cache
def is_gone() -> tuple[type[BaseException], ...]:
    """How it shows that the browser is no longer there."""
    from choreographer.browsers import BrowserClosedError, BrowserFailedError
    from choreographer.channels import ChannelClosedError

    return (BrowserClosedError, BrowserFailedError, ChannelClosedError, asyncio.CancelledError, TimeoutError, OSError)


class NoBrowserError(RuntimeError):
    """There is no Chrome, Chromium or Edge on this server, or BROWSER_PATH names none."""


class PictureError(RuntimeError):
    """The browser failed twice at the same picture."""


def find_browser() -> str | None:
    """The path of a browser: what BROWSER_PATH names, and nothing else if it does; else one in a usual place."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named if Path(named).is_file() and os.access(named, os.X_OK) else None
    from choreographer.browsers.chromium import Chromium

    return Chromium.find_browser(skip_local=False)


class Engine:
    """One browser on a thread of its own."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: Kaleido | None = None
        self._idle: asyncio.TimerHandle | None = None

    def draw(self, job: Job) -> bytes:
        """Run a job with the browser. Raises NoBrowserError where there is none, PictureError if it failed twice."""
        with self._turn:
            for last in (False, True):
                try:
                    return self._on_thread(self._work(job), START + JOB)
                except is_gone() as failed:
                    self._on_thread(self._away(), START)
                    if last:
                        raise PictureError(str(failed)) from failed
        raise AssertionError

    def close(self) -> None:
        """End the browser, if one runs."""
        if self._loop is not None:
            with self._turn, contextlib.suppress(*is_gone()):
                self._on_thread(self._away(), JOB)

    @property
    def pid(self) -> int | None:
        """The browser's process, if one runs."""
        return self._running.subprocess.pid if self._running else None

    def _on_thread(self, work: Coroutine[Any, Any, Result], seconds: float) -> Result:
        """Do something on the thread, which begins when it is first needed."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            threading.Thread(target=self._loop.run_forever, name="pictures", daemon=True).start()
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    async def _work(self, job: Job) -> bytes:
        if self._idle:
            self._idle.cancel()
        if self._running is None:
            await self._start()
        assert self._running is not None
        try:
            return await asyncio.wait_for(job(self._running), JOB)
        finally:
            loop = asyncio.get_running_loop()
            self._idle = loop.call_later(IDLE, lambda: loop.create_task(self._away()))

    async def _start(self) -> None:
        path = find_browser()
        if path is None:
            raise NoBrowserError
        from kaleido import Kaleido

        started = Kaleido(n=1, timeout=JOB, mathjax=False, path=path, proxy_server=NOWHERE)
        self._running = started
        await asyncio.wait_for(started.open(), START)

    async def _away(self) -> None:
        """Put the browser away, dead or alive."""
        running, self._running = self._running, None
        if running is not None:
            with contextlib.suppress(Exception, asyncio.CancelledError):
                await asyncio.wait_for(running.close(), 10)


ENGINE = Engine()
atexit.register(ENGINE.close)


def render(job: Job) -> bytes:
    """Run a job with the one browser. Raises NoBrowserError, PictureError."""
    return ENGINE.draw(job)
