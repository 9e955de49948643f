"""A command as the shell sees it: one sentence and an exit status for whatever stops it, never a traceback."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

from etl.environment import reason
from etl.problems import EtlError, printable

FINE, FOUND, CANNOT = 0, 1, 2
_SENTENCES = {
    signal.SIGINT: "已中断，没有丢失什么 | interrupted, nothing is lost",
    signal.SIGTERM: "已按要求停止，没有丢失什么 | stopped as asked, nothing is lost",
}


class StoppedError(BaseException):
    """A signal arrived. No Exception, as KeyboardInterrupt is none: nobody but `run` handles it."""


def run(command: Callable[[], int]) -> int:
    """Run a command and return its exit status: its own, 2 where the machine refuses, 130 and 143 for signals."""
    _prepare_streams()
    received: list[signal.Signals] = []
    try:
        with _signals_raised(received):
            return _run_and_flush(command)
    except (Exception, StoppedError) as error:
        if received:  # DuckDB makes a RuntimeError of what a signal raises in the midst of a query
            return _stop_status(_SENTENCES[received[0]], 128 + received[0])
        return _status(error)


def _status(error: BaseException) -> int:
    """Say what stopped a command, and return the exit status. What nobody foresaw is raised again."""
    if isinstance(error, BrokenPipeError):  # the reader, `head` perhaps, has seen enough: say nothing at exit either
        _discard_output()
        return CANNOT
    if isinstance(error, EtlError):
        return _stop_status(str(error), CANNOT)
    if isinstance(error, OSError | MemoryError):
        return _stop_status(" | ".join(reason(error)), CANNOT)
    raise error


def _run_and_flush(command: Callable[[], int]) -> int:
    """The command with all its output written, `--help` too: a full disk or a closed pipe shows only then."""
    try:
        return command()
    finally:
        sys.stdout.flush()


def _stop_status(sentence: str, status: int) -> int:
    with suppress(OSError, ValueError):  # a closed or full stderr leaves the exit status to tell
        print(printable(sentence), file=sys.stderr, flush=True)
    try:
        sys.stdout.flush()
    except OSError:
        _discard_output()
    return status


def _prepare_streams() -> None:
    """Have all three streams: of a closed one (`>&-`), a database could get the number, and a library print into it."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


@contextmanager
def _signals_raised(received: list[signal.Signals]) -> Iterator[None]:
    """Ctrl+C and SIGTERM unwind the stack, so that a build removes its staging folder; `received` names the signal."""

    def stop(number: int, _: object) -> NoReturn:
        received.append(signal.Signals(number))
        raise StoppedError

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _SENTENCES}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:  # as a shell has it for Ctrl+C while a command is in the background
            signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
