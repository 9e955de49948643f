"""What a command is at, for whoever waits at a terminal; nothing where the output goes to a file or a program."""

from __future__ import annotations

import sys


def step(zh: str, en: str, done: int = 0, whole: int = 0) -> None:
    """Say that a part of the work begins, with how many of how many parts."""
    if sys.stderr is not None and sys.stderr.isatty():
        count = f"[{done}/{whole}] " if whole else ""
        print(f"{count}{zh} … | {en} …", file=sys.stderr, flush=True)
