"""A file with a visitor's own plan in it, as a button gives it: stored with the visitor's desk, for their cookie alone.

Streamlit puts the file of a button at an address that whoever knows it may fetch, so none of these is given to it.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.database.private import reading_private
from dashboard.desk.own_desks import DESKS

MOST = 3  # files of a desk at a time: a browser fetches one twice, and a visitor may press two buttons


class NoDeskError(Exception):
    """The desk is gone, and with it the plan that a file was to be made of."""


class StoredFile(NamedTuple):
    """A file that waits to be fetched."""

    content: bytes
    name: str
    media_type: str


@dataclass(frozen=True)
class OwnFile:
    """A file that `make` gives, for the desk of a secret. beside: whether it is made of the visitor's own build."""

    secret: str
    make: Callable[[], bytes]
    name: str
    media_type: str
    beside: bool

    def __call__(self) -> bytes:
        """Streamlit takes a button's function only if it can be called; this one is never to be called by it."""
        raise PermissionError("a file of a visitor's own is given to that visitor's browser alone")

    def store(self) -> str:
        """Make the file; the code under which `stored_file` finds it. Raises NoDeskError, and what `make` raises."""
        desk = DESKS.find(self.secret)
        if desk is None or (self.beside and desk.build is None):
            raise NoDeskError
        with reading_private(desk.build.database if self.beside and desk.build else None):
            content = self.make()
        code = secrets.token_urlsafe(16)
        kept = list(desk.files.items())[1 - MOST :]
        desk.files = dict([*kept, (code, StoredFile(content, self.name, self.media_type))])
        return code


def stored_file(secret: str, code: str) -> StoredFile | None:
    """The file of a code at the desk of a secret; None for another desk's, or one that is gone."""
    desk = DESKS.find(secret)
    return None if desk is None else desk.files.get(code)
