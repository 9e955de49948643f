"""Reading regular files only, removing files, folders and links alike, and paths that DuckDB reads as written."""

from __future__ import annotations

import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_MISREAD_BY_DUCKDB = "?\\*["
"""It takes `\\` for a slash, `*` and `[` for patterns, and what follows `?` for parameters when it names a log."""


class IrregularFileError(OSError):
    """A folder, a pipe, a socket or a device where a file is expected; opening a pipe could wait for ever."""


def read_bytes(path: Path) -> bytes:
    """The content of a file, or of the file that a link leads to. Raises OSError, IrregularFileError among them."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise IrregularFileError(None, "not a regular file", str(path))
    return path.read_bytes()


def write_text(path: Path, text: str) -> None:
    """Write a file of UTF-8 as a whole: whoever is stopped in between, by a full disk too, leaves the old one."""
    path = path.resolve()
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file, a folder with all it holds, or a link but never what it leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def plain_folder(folder: Path) -> Iterator[Path]:
    """The folder under a path that DuckDB reads as written: its own, else that of a temporary link to it.

    Raises UnicodeEncodeError for a path that is not UTF-8, of which DuckDB can make nothing.
    """
    folder = folder.absolute()
    str(folder).encode()
    if not any(sign in str(folder) for sign in _MISREAD_BY_DUCKDB):
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="duizhao-") as links:
        link = Path(links) / "folder"
        link.symlink_to(folder, target_is_directory=True)
        yield link


@contextmanager
def plain_new_file(path: Path) -> Iterator[Path]:
    """Where DuckDB can write a database that will be at `path`: there, or, since it follows links, elsewhere first."""
    if "?" not in str(path.resolve()):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
        yield Path(folder) / path.name
        shutil.move(Path(folder) / path.name, path)


def write_new_folder(folder: Path, files: Mapping[str, Iterable[str]]) -> None:
    """Write files, given as texts or as their lines, into a new or empty folder: all beside it first, then put in place
    at once.

    Raises OSError.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as scratch:
        for name, content in files.items():
            with (Path(scratch) / name).open("w", encoding="utf-8", newline="") as file:
                file.writelines([content] if isinstance(content, str) else content)
        if folder.exists():
            folder.rmdir()
        shutil.copytree(scratch, folder)
