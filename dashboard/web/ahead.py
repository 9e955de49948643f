"""Draw ahead, while nobody asks for anything, what readers will likely ask for next.

A figure that was drawn before costs a reader nothing; the first reader of each waits for it. So once a page has been
shown, the figures of every page as it opens are drawn in each language, and those of one indicator and one plan after
another: where the arrows of those pages and the switch of language lead. One at a time, and only while no page runs.
"""

import logging
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.database import connection, frame_cache
from dashboard.database.queries.register import build_id
from dashboard.figures.grid import Grid
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.i18n import words
from dashboard.i18n.words import Words
from dashboard.ui.outputs import indicator_details
from dashboard.url_state.view_context import ViewContext
from dashboard.web import startup

QUIET = 0.5  # seconds since the last page ran
MOST = 180  # figures for one ground, light or dark: the cache holds 1,024
_log = logging.getLogger(__name__)


def scenes(dark: bool) -> Iterator[tuple[str, ViewContext]]:
    """Pages and the scenes that their figures are drawn from, the likeliest first."""
    views: list[tuple[str, dict[str, str]]] = [(page, {}) for page in VIEW_SPECS]
    views += [("indicator", {"indicator": code}) for code in frame_cache.frame("indicators")["indicator_id"]]
    views += [("plan", {"plan": code}) for code in frame_cache.frame("plans")["plan_id"]]
    for page, choices in views:
        for lang in words.languages():
            yield (
                page,
                ViewContext(
                    frame_cache.frame, Words(lang), choices, dark, {"lang": lang}, cache=frame_cache.cached_drawing
                ),
            )


def draw(page: str, scene: ViewContext) -> None:
    """All that a page shows for a scene and that is kept."""
    made = exhibits(page, scene)
    for one in made.values():
        for figure in (one.figure, *(panel for panel, _ in one.panels)):
            if not isinstance(figure, Grid):
                figure.to_dict()
    if page == "indicator" and (place := made["indicator"].place):
        indicator_details.indicator_details(scene, place.choices["indicator"])


class Ahead:
    """Who draws ahead, in a thread of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running, self._ended = 0, time.monotonic()
        self._known: set[tuple[str, bool]] = set()
        self._wanted: queue.SimpleQueue[tuple[str, bool]] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """While a page runs, nothing is drawn ahead."""
        with self._lock:
            self._running += 1
        try:
            yield
        finally:
            with self._lock:
                self._running, self._ended = self._running - 1, time.monotonic()

    def shown(self, dark: bool) -> None:
        """A page was shown on a ground, light or dark; once for each build, its neighbours are drawn."""
        asked = build_id(), dark
        with self._lock:
            if asked in self._known:
                return
            self._known.add(asked)
            self._wanted.put(asked)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="duizhao-ahead", daemon=True)
                self._thread.start()

    def is_quiet(self) -> bool:
        """Whether no page runs, and none has just run."""
        with self._lock:
            return not self._running and time.monotonic() - self._ended > QUIET

    def _work(self) -> None:
        while True:
            build, dark = self._wanted.get()
            try:
                self.draw_all(build, dark)
            except connection.NoDatabaseError:
                _log.info("nothing is drawn ahead: there is no database")
            except Exception:
                _log.exception("drawing ahead failed; readers draw for themselves")

    def draw_all(self, build: str, dark: bool) -> int:
        """Draw for a ground, as long as the build is the same; how many figures."""
        done = 0
        for page, scene in scenes(dark):
            while not self.is_quiet():
                time.sleep(0.05)
            if done == MOST or build_id() != build:
                break
            draw(page, scene)
            done += 1
        startup.shown("ahead", frame_cache.kept())
        return done


AHEAD = Ahead()
