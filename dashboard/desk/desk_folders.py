"""Folders of desks on the disk: those of a process that has ended are told by their lock, and removed."""

import fcntl
import os
import shutil
import time
from pathlib import Path

PREFIX = "duizhao-desk-"
NEW = 60.0  # seconds in which the lock of a folder is still to come


def remove_leftovers(parent: Path) -> None:
    """Remove folders of processes that have ended: the lock of one that runs cannot be had."""
    for folder in parent.glob(f"{PREFIX}*"):
        if folder.is_symlink() or not folder.is_dir() or folder.stat().st_uid != os.getuid():
            continue
        if not is_held(folder / ".lock"):
            shutil.rmtree(folder, ignore_errors=True)


def is_held(lock: Path) -> bool:
    """Whether a process holds the lock of a folder. One without a lock is just being made, unless it is old."""
    try:
        handle = os.open(lock, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return time.time() - lock.parent.stat().st_mtime < NEW
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
