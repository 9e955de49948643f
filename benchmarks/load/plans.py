"""`make load ARGS="--plans"`: a hundred visitors, each with a plan of their own, at once on one server.

Each pastes a text with a secret word, builds it privately, sees pages with it, takes files, asks for a neighbour's and
reloads; all stay until the last has done so, then all leave. Nobody may be sent another's word; nothing of any may be
in the server's log or in a file of its folders, but for the desks', which only its user may enter and which must go.
"""

import asyncio
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from websockets.exceptions import WebSocketException

from benchmarks.load.plan_texts import secrets_in
from benchmarks.load.plan_visitor import SHOWN_ON, PlanLog, PlanVisitor
from dashboard.desk.desk_folders import PREFIX

PATIENCE = 3600.0  # seconds for an answer: a hundred builds wait in one line
PAGES = 6  # that each visitor sees; all together see all
GONE = 300.0  # seconds in which desks must be gone: a session ends after 60, a desk 90 later
LOST = (OSError, TimeoutError, WebSocketException, asyncio.BrokenBarrierError)


@dataclass
class DeskFolders:
    """The folders of desks under a temporary folder, looked at again and again while it is entered. most: at once.
    open: those that others may enter."""

    folder: Path
    most: int = 0
    open: set[str] = field(default_factory=set)

    def present(self) -> list[Path]:
        """Those of now."""
        found = [path for path in self.folder.glob(f"{PREFIX}*/*") if path.is_dir()]
        self.most = max(self.most, len(found))
        return found

    def look(self) -> None:
        """Count them, and note those that others may enter."""
        for path in self.present():
            try:
                self.open |= {str(path)} if path.stat().st_mode & 0o077 or path.parent.stat().st_mode & 0o077 else set()
            except FileNotFoundError:
                continue

    @contextmanager
    def watched(self, also: Callable[[], object] = bool, every: float = 0.5) -> Iterator[None]:
        """Look every so many seconds, and do what else is to be done then."""
        over = threading.Event()

        def watch() -> None:
            while not over.wait(every):
                self.look()
                also()

        thread = threading.Thread(target=watch, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


async def crowd_with_plans(port: int, count: int, pages: int, log: PlanLog, patience: float = PATIENCE) -> None:
    """`count` visitors at once; each leaves when all have done what they came for."""
    visitors = [PlanVisitor(port, number, log, patience) for number in range(count)]
    together = asyncio.Barrier(count)
    await asyncio.gather(*(_stay(visitors, number, pages, together, log) for number in range(count)))


async def _stay(
    visitors: Sequence[PlanVisitor], number: int, pages: int, together: asyncio.Barrier, log: PlanLog
) -> None:
    visitor, neighbour = visitors[number], visitors[(number + 1) % len(visitors)]
    try:
        async with visitor.tab() as tab:
            await visitor.bring(tab)
            await visitor.switch_on(tab)
            start = number * pages % len(SHOWN_ON)
            for page in (*SHOWN_ON[start:], *SHOWN_ON[:start])[:pages]:
                await visitor.visit(tab, page)
            await visitor.take_files(tab)
            await together.wait()
            await visitor.try_files_of(neighbour)
            async with visitor.tab() as reloaded:
                await visitor.visit(reloaded, "matrix")
            await together.wait()
    except LOST as lost:
        await together.abort()
        log.blame("connection", f"visitor {number}: {type(lost).__name__} {lost}")


def until_gone(folders: DeskFolders, seconds: float = GONE) -> float:
    """Wait until no desk is left; seconds that it took. Raises TimeoutError."""
    begun = time.monotonic()
    while folders.present():
        if time.monotonic() - begun > seconds:
            raise TimeoutError(f"{len(folders.present())} desks are left")
        time.sleep(0.5)
    return time.monotonic() - begun


def files_with_secrets(*folders: Path, since: float = 0.0) -> list[str]:
    """Files with a secret word in them, or in their name, but for those of desks; changed since then."""
    return [
        str(path)
        for folder in folders
        for path in folder.rglob("*")
        if not any(part.startswith(PREFIX) for part in path.parts) and _is_changed(path, since) and _has_secrets(path)
    ]


def _is_changed(path: Path, since: float) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_mtime >= since


def _has_secrets(path: Path) -> bool:
    return bool(secrets_in(path.read_bytes()) | secrets_in(os.fsencode(path.name)))
