"""The headless browser that draws pictures: one per server, started for the first picture, closed when idle, restarted
after a crash.

    png = headless_browser.render(lambda running: running.calc_fig(figure, opts={"format": "png"}))

It runs on a thread with an event loop of its own, one job at a time. kaleido's `start_sync_server` is not used: two
callers at once may get each other's picture, and it does not survive a browser that was killed.
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

if TYPE_CHECKING:  # imported with the first picture at run time: pages do not need it
    from kaleido import Kaleido

START, JOB, IDLE = 60, 60, 300  # seconds: to start, for one picture, until an idle browser is closed
NOWHERE = "http://127.0.0.1:9"  # its proxy, which is not there: nothing in a picture reaches a network
Result = TypeVar("Result")
Job = Callable[["Kaleido"], Awaitable[bytes]]


@cache
def crash_errors() -> tuple[type[BaseException], ...]:
    """Errors by which a lost browser shows."""
    from choreographer.browsers import BrowserClosedError, BrowserFailedError
    from choreographer.channels import ChannelClosedError

    return (BrowserClosedError, BrowserFailedError, ChannelClosedError, asyncio.CancelledError, TimeoutError, OSError)


class NoBrowserError(RuntimeError):
    """No Chrome, Chromium or Edge on this server, or BROWSER_PATH names none."""


class PictureError(RuntimeError):
    """The browser failed twice at the same picture."""


def find_browser() -> str | None:
    """Path of a browser: BROWSER_PATH alone if it is set, else one in a usual place; None if there is none."""
    path = os.environ.get("BROWSER_PATH")
    if path:
        return path if Path(path).is_file() and os.access(path, os.X_OK) else None
    from choreographer.browsers.chromium import Chromium

    return Chromium.find_browser(skip_local=False)


class Engine:
    """One browser on a thread of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: Kaleido | None = None
        self._idle: asyncio.TimerHandle | None = None

    def draw(self, job: Job) -> bytes:
        """Run a job with the browser, once more after a crash. Raises NoBrowserError, PictureError."""
        with self._lock:
            for last in (False, True):
                try:
                    return self._on_thread(self._work(job), START + JOB)
                except crash_errors() as error:
                    self._on_thread(self._close(), START)
                    if last:
                        raise PictureError(str(error)) from error
        raise AssertionError

    def close(self) -> None:
        """Close the browser if one runs."""
        if self._loop is not None:
            with self._lock, contextlib.suppress(*crash_errors()):
                self._on_thread(self._close(), JOB)

    @property
    def pid(self) -> int | None:
        """Process id of the browser if one runs."""
        return self._running.subprocess.pid if self._running else None

    def _on_thread(self, work: Coroutine[Any, Any, Result], seconds: float) -> Result:
        """Run a coroutine on the thread, which starts with the first one."""
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
            self._idle = loop.call_later(IDLE, lambda: loop.create_task(self._close()))

    async def _start(self) -> None:
        path = find_browser()
        if path is None:
            raise NoBrowserError
        from kaleido import Kaleido

        browser = Kaleido(n=1, timeout=JOB, mathjax=False, path=path, proxy_server=NOWHERE)
        self._running = browser
        await asyncio.wait_for(browser.open(), START)

    async def _close(self) -> None:
        """Close the browser, dead or alive."""
        running, self._running = self._running, None
        if running is not None:
            with contextlib.suppress(Exception, asyncio.CancelledError):
                await asyncio.wait_for(running.close(), 10)


ENGINE = Engine()
atexit.register(ENGINE.close)


def render(job: Job) -> bytes:
    """Run a job with the server's browser. Raises NoBrowserError, PictureError."""
    return ENGINE.draw(job)
