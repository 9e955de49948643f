"""The desks of all visitors on this server: plan, build and files of each, found by a secret of the server's.

A secret is a random code that a browser holds in a cookie no script can read. It is made here and never taken from a
visitor: an unknown one finds nothing. So many desks are held at a time; the one least recently used gives way, and its
visitor is told. A desk that no session is at any more goes with its files.
"""

import atexit
import fcntl
import os
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.desk.desk_folders import PREFIX, remove_leftovers
from dashboard.desk.plan import DeskPlan

if TYPE_CHECKING:
    from dashboard.desk.own_file import StoredFile
    from dashboard.desk.private_build import OwnBuild

VARIABLE = "DUIZHAO_DESKS"  # an operator's number of desks
MOST = 128  # desks on a server; each takes 2 MB of disk, and memory while it is read (database/private.py)
IDLE = 2 * 3600.0  # seconds without a run or a request
GRACE = 90.0  # seconds without a session: a reload starts another one
TICKET = 60.0  # seconds


@dataclass
class OwnDesk:
    """A visitor's desk. shown: whether pages show the plan. sessions: those that are at it. files: by their codes,
    as buttons gave them (own_file.py). closed: it was let go, perhaps while its plan was being built."""

    secret: str
    folder: Path
    plan: DeskPlan | None = None
    build: "OwnBuild | None" = None
    shown: bool = False
    closed: bool = False
    sessions: set[str] = field(default_factory=set)
    files: "dict[str, StoredFile]" = field(default_factory=dict)
    used: float = field(default_factory=time.monotonic)
    left: float = field(default_factory=time.monotonic)  # when a session was last seen at it

    def rebuild(self, make: "Callable[[DeskPlan, Path], OwnBuild]") -> "OwnBuild":
        """Build the plan anew with `make`, which is given plan and folder; the build before is let go. Raises what
        `make` raises."""
        assert self.plan is not None
        before, self.build = self.build, None
        try:
            self.build = build = make(self.plan, self.folder)
        finally:
            if before is not None:
                self._let_go(before)
            if self.closed:
                self.close()
        return build

    def _let_go(self, build: "OwnBuild") -> None:
        build.database.forget()
        if self.build is None or self.build.database.file != build.database.file:
            build.database.file.unlink(missing_ok=True)

    def close(self) -> None:
        """Let the plan go, the build and its files; those of a build that has not ended go when it does."""
        self.closed = True
        if self.build is not None:
            self.build.database.forget()
        self.plan, self.build, self.shown, self.files = None, None, False, {}
        shutil.rmtree(self.folder, ignore_errors=True)


class OwnDesks:
    """At most `most` desks, with their files under a folder of this process."""

    def __init__(self, most: int = MOST, parent: Path | None = None) -> None:
        self.most, self._parent = most, parent or Path(tempfile.gettempdir())
        self._desks: dict[str, OwnDesk] = {}
        self._tickets: dict[str, tuple[str, float]] = {}
        self._lock = threading.RLock()
        self._root: Path | None = None
        self._hold: int | None = None

    def open(self, session: str) -> OwnDesk:
        """A new desk for a session. The least recently used one gives way where there are too many."""
        with self._lock:
            while len(self._desks) >= self.most:
                self._remove(min(self._desks.values(), key=lambda desk: desk.used))
            secret = secrets.token_urlsafe(32)
            folder = self.root() / secrets.token_hex(8)
            folder.mkdir(mode=0o700)
            self._desks[secret] = OwnDesk(secret, folder, sessions={session})
            return self._desks[secret]

    def find(self, secret: str, session: str = "") -> OwnDesk | None:
        """The desk of a secret; None for an unknown one. session: one that is at it now."""
        with self._lock:
            desk = self._desks.get(secret)
            if desk is not None:
                desk.used = desk.left = time.monotonic()
                desk.sessions |= {session} if session else set()
            return desk

    def close(self, secret: str) -> None:
        """Let a desk go."""
        with self._lock:
            if secret in self._desks:
                self._remove(self._desks[secret])

    def ticket(self, secret: str) -> str:
        """A code that can be exchanged for the secret, once and within a minute."""
        with self._lock:
            now = time.monotonic()
            self._tickets = {code: item for code, item in self._tickets.items() if item[1] > now}
            code = secrets.token_urlsafe(32)
            self._tickets[code] = secret, now + TICKET
            return code

    def redeem(self, code: str) -> str:
        """The secret for a ticket; "" for one that is unknown, used or too old."""
        with self._lock:
            secret, until = self._tickets.pop(code, ("", 0.0))
            return secret if until > time.monotonic() and secret in self._desks else ""

    def sweep(self, alive: Collection[str]) -> int:
        """Let go of desks that no session of `alive` is at, or that nobody used for long; how many."""
        now, gone = time.monotonic(), []
        with self._lock:
            for desk in self._desks.values():
                desk.sessions &= set(alive)
                desk.left = now if desk.sessions else desk.left
                if now - desk.left > GRACE or now - desk.used > IDLE:
                    gone.append(desk)
            for desk in gone:
                self._remove(desk)
        return len(gone)

    def root(self) -> Path:
        """The folder of this process, which only its user may enter; what ended processes left is removed first."""
        with self._lock:
            if self._root is None:
                self._parent.mkdir(parents=True, exist_ok=True)
                remove_leftovers(self._parent)
                self._root = Path(tempfile.mkdtemp(prefix=PREFIX, dir=self._parent))
                self._hold = os.open(self._root / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
                fcntl.flock(self._hold, fcntl.LOCK_EX)
                atexit.register(self.end)
            return self._root

    def tidy(self) -> None:
        """Remove what processes that have ended left."""
        if self._parent.is_dir():
            remove_leftovers(self._parent)

    def end(self) -> None:
        """Let all desks go and remove the folder."""
        with self._lock:
            for desk in list(self._desks.values()):
                self._remove(desk)
            if self._root is not None:
                shutil.rmtree(self._root, ignore_errors=True)
            if self._hold is not None:
                os.close(self._hold)
            self._root = self._hold = None

    def _remove(self, desk: OwnDesk) -> None:
        del self._desks[desk.secret]
        desk.close()

    def __len__(self) -> int:
        return len(self._desks)


def configured_number(value: str) -> int:
    """The number of desks that a setting asks for, MOST for none. Raises ValueError for what is no number from 1 on."""
    number = int(value or MOST)
    if number < 1:
        raise ValueError(value)
    return number


DESKS = OwnDesks(configured_number(os.environ.get(VARIABLE, "")))
"""Those of this server."""
