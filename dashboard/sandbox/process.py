"""A process for one query: started, asked, and ended whatever it does."""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from dashboard.sandbox.answer import Answer, RefusedError
from dashboard.sandbox.limits import USUAL, Limits

ROOT = Path(__file__).resolve().parent.parent.parent
# Isolated: no folder of ours but the last on the path, no environment, nothing of the user's.
BOOT = "import sys; sys.path.append(sys.argv.pop()); from dashboard.sandbox import child; child.main()"
GRACE = 1.5  # seconds beyond the time limit until it is ended from outside: by then it should have ended itself
CHUNK = 1 << 16
READY = b"\n"
ROOM = 6  # bytes that a character of an answer can take: JSON's \\uXXXX
DEAD_OF_TIME = (-signal.SIGALRM, -signal.SIGXCPU)


class StoppedError(Exception):
    """A query that took more than `Limits.quick` seconds, and might not go on."""


def run(query: str, database: Path, limits: Limits = USUAL, proceed: Callable[[], bool] = lambda: True) -> Answer:
    """The answer to a query, from a process of its own. Waits at most start + seconds + GRACE.

    proceed: asked after `limits.quick` seconds whether it may go on. Raises RefusedError, and StoppedError if not.
    """
    reader, writer = os.pipe()  # for the answer alone: a library prints to standard output, which nobody reads
    with os.fdopen(reader, "rb", buffering=0) as replies:
        try:
            child = start(writer)
        except OSError as error:
            raise RefusedError("unavailable") from error
        finally:
            os.close(writer)
        try:
            prepare(child, replies, database, limits)
            return ask(child, replies, query, limits, proceed)
        finally:
            end(child)


def start(writer: int) -> subprocess.Popen[bytes]:
    """A process that reads standard input and answers on this descriptor. Raises OSError."""
    command = [sys.executable, "-I", "-c", BOOT, str(writer), str(ROOT)]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen(
        command,
        stdin=pipe,
        stdout=nothing,
        stderr=nothing,
        pass_fds=(writer,),
        env={},
        cwd="/",
        start_new_session=True,
        bufsize=0,
    )


def prepare(child: subprocess.Popen[bytes], replies: IO[bytes], database: Path, limits: Limits) -> None:
    """Tell the process what it serves, and wait until it is ready. Raises RefusedError if it is not in time."""
    assert child.stdin is not None
    told = json.dumps({"database": str(database), "limits": asdict(limits)}) + "\n"
    with contextlib.suppress(BrokenPipeError):
        child.stdin.write(told.encode("utf-8"))
    ready = bytearray()
    receive(replies, ready, limits.start, CHUNK, until=READY)
    if not ready.endswith(READY):
        raise RefusedError("unavailable")


def ask(
    child: subprocess.Popen[bytes], replies: IO[bytes], query: str, limits: Limits, proceed: Callable[[], bool]
) -> Answer:
    """Send the query to a process that is ready, and read what it says. Raises RefusedError and StoppedError."""
    assert child.stdin is not None
    with contextlib.suppress(BrokenPipeError):
        child.stdin.write(query.encode("utf-8"))
    child.stdin.close()
    most = ROOM * (limits.size + limits.cell * limits.columns) + CHUNK
    said, quick = bytearray(), min(limits.quick, limits.seconds)
    if not receive(replies, said, quick, most):
        if not proceed():
            raise StoppedError
        if not receive(replies, said, limits.seconds - quick + GRACE, most):
            raise RefusedError("time")
    return parse_answer(bytes(said), child)


def receive(stream: IO[bytes], said: bytearray, seconds: float, most: int, until: bytes = b"") -> bool:
    """Add to `said` what a stream says; whether it came to its end, or to `until`, in so many seconds.

    Raises RefusedError if it says more than `most` bytes.
    """
    deadline = time.monotonic() + seconds
    with selectors.DefaultSelector() as waiting:
        waiting.register(stream, selectors.EVENT_READ)
        while waiting.select(max(deadline - time.monotonic(), 0)):
            part = os.read(stream.fileno(), CHUNK)
            said += part
            if not part or (until and until in said):
                return True
            if len(said) > most:
                raise RefusedError("memory")
    return False


def messages(said: bytes) -> Iterator[dict[str, Any]]:
    """The messages of a process, up to a line that it did not finish."""
    for line in said.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            return


def parse_answer(said: bytes, child: subprocess.Popen[bytes]) -> Answer:
    """The answer in the lines of a process; a refusal if it says so, or died before it had said all."""
    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = []
    for message in messages(said):
        if "refused" in message:
            raise RefusedError(message["refused"], message["detail"])
        if "end" in message:
            return Answer(columns, tuple(rows), message["end"])
        columns = tuple(message.get("columns", columns))
        rows += [tuple(row) for row in message.get("rows", ())]
    raise RefusedError("time" if has_run_out_of_time(child) else "deep")


def has_run_out_of_time(child: subprocess.Popen[bytes]) -> bool:
    """Whether a process that has said all it will died of its timer, or does not end at all."""
    try:
        return child.wait(GRACE) in DEAD_OF_TIME
    except subprocess.TimeoutExpired:
        return True


def end(child: subprocess.Popen[bytes]) -> None:
    """End a process and whatever it may have started, and take away what is left of it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        if child.stdin is not None:
            child.stdin.close()
    child.wait()
