"""Where a build works: a lock that one build holds at a time, and a staging folder beside what it will replace."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from etl.environment import environment_errors
from etl.files import plain_folder
from etl.problems import EtlError
from etl.swap import PARQUET, Say, remove_remains

_STAGING = ".staging-"
_PATIENCE = 120.0  # seconds


@contextmanager
def staging(build_dir: Path, say: Say) -> Iterator[Path]:
    """A folder on the same disk. We hold the lock, so any other one is the remains of a killed build."""
    remove_remains(list(build_dir.glob(f"{_STAGING}*")), say)
    with tempfile.TemporaryDirectory(prefix=_STAGING, dir=build_dir) as scratch, plain_folder(Path(scratch)) as folder:
        (folder / PARQUET).mkdir()
        yield folder


@contextmanager
def build_lock(build_dir: Path, say: Say) -> Iterator[None]:
    """One build at a time. The kernel drops the lock with its process, however that ends."""
    import fcntl

    with unwritten():
        build_dir.mkdir(parents=True, exist_ok=True)
        handle = os.open(build_dir / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        with unwritten():
            _wait(lambda: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB), say)
        yield
    finally:
        os.close(handle)


def _wait(take: Callable[[], None], say: Say) -> None:
    """Take the lock as soon as it is free. Raises EtlError when that takes too long."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return take()
        except BlockingIOError as error:
            if time.monotonic() > deadline:
                raise EtlError("另一个构建一直没有结束", "another build does not end") from error
        say("另一个构建正在进行，等待 | another build is running, waiting")
        time.sleep(0.2)


def unwritten() -> AbstractContextManager[None]:
    return environment_errors("无法写出数据库，旧的仍在", "the database could not be written, the old one stays")
