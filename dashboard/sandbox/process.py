"""A process for one query: started, asked, and ended whatever it does."""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
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


def run(query: str, database: Path, limits: Limits = USUAL) -> Answer:
    """The answer to a query, from a process of its own. Raises RefusedError. Waits at most start + seconds + GRACE."""
    command = [sys.executable, "-I", "-c", BOOT, str(ROOT)]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    try:
        child = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=nothing, env={}, cwd="/", start_new_session=True, bufsize=0
        )
    except OSError as error:
        raise RefusedError("unavailable") from error
    try:
        return ask(child, query, database, limits)
    finally:
        end(child)


def ask(child: subprocess.Popen[bytes], query: str, database: Path, limits: Limits) -> Answer:
    """Tell the process what it serves, wait until it is ready, send the query and read what it says."""
    assert child.stdin is not None
    assert child.stdout is not None
    told = json.dumps({"database": str(database), "limits": asdict(limits)}) + "\n"
    with contextlib.suppress(BrokenPipeError):
        child.stdin.write(told.encode("utf-8"))
    most = ROOM * (limits.size + limits.cell * limits.columns) + CHUNK
    if not read(child.stdout, limits.start, CHUNK, until=READY).endswith(READY):
        raise RefusedError("unavailable")
    with contextlib.suppress(BrokenPipeError):
        child.stdin.write(query.encode("utf-8"))
    child.stdin.close()
    return understood(read(child.stdout, limits.seconds + GRACE, most), child)


def read(stream: IO[bytes], seconds: float, most: int, until: bytes = b"") -> bytes:
    """What a stream says up to its end, or up to `until`. Raises RefusedError if that takes too long or too much."""
    deadline, said = time.monotonic() + seconds, bytearray()
    with selectors.DefaultSelector() as waiting:
        waiting.register(stream, selectors.EVENT_READ)
        while waiting.select(max(deadline - time.monotonic(), 0)):
            part = os.read(stream.fileno(), CHUNK)
            said += part
            if not part or (until and until in said):
                return bytes(said)
            if len(said) > most:
                raise RefusedError("memory")
    raise RefusedError("unavailable" if until else "time")


def messages(said: bytes) -> Iterator[dict[str, Any]]:
    """The messages of a process, up to a line that it did not finish."""
    for line in said.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            return


def understood(said: bytes, child: subprocess.Popen[bytes]) -> Answer:
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
    raise RefusedError("time" if outlasted(child) else "deep")


def outlasted(child: subprocess.Popen[bytes]) -> bool:
    """Whether a process that has said all it will died of its timer, or does not end at all."""
    try:
        return child.wait(GRACE) in DEAD_OF_TIME
    except subprocess.TimeoutExpired:
        return True


def end(child: subprocess.Popen[bytes]) -> None:
    """End a process and whatever it may have started, and take away what is left of it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    for stream in (child.stdin, child.stdout):
        with contextlib.suppress(OSError):
            if stream is not None:
                stream.close()
    child.wait()
