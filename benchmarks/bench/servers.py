"""A contender's server: started, asked what it costs, ended with all its children."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from benchmarks.bench.contenders import WORK, Contender

TICK = 1 / os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class Server:
    """A running server; `begun` is when its process was started."""

    def __init__(self, contender: Contender, log: int | IO[bytes] = subprocess.DEVNULL) -> None:
        self.port = free_port()
        environment = {**os.environ, "BENCH_CSV": str(WORK / "targets.csv"), "PORT": str(self.port)}
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            contender.start(self.port),
            cwd=contender.cwd,
            env=environment | contender.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )

    def wait(self) -> None:
        """Until it answers. Raises RuntimeError if it ended, TimeoutError after two minutes."""
        until = time.monotonic() + 120
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError("the server ended before it answered")
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
            with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
                connection.request("GET", "/")
                connection.getresponse()
                return
            time.sleep(0.02)
        raise TimeoutError("the server did not answer")

    def cpu(self) -> float:
        """Seconds of processor time so far, children included."""
        return sum(float(fields[11]) + float(fields[12]) for fields in self._each("stat")) * TICK

    def memory(self) -> float:
        """Megabytes of resident memory, children included."""
        return sum(int(fields[1]) for fields in self._each("statm")) * PAGE / 1e6

    def _each(self, name: str) -> Iterator[list[str]]:
        for pid in self._pids():
            with contextlib.suppress(OSError), Path(f"/proc/{pid}/{name}").open(encoding="utf-8") as file:
                yield file.read().rsplit(")", 1)[-1].split()

    def _pids(self) -> list[int]:
        """The process and all that it started."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "-s", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return [int(pid) for pid in listed.stdout.split()]

    def stop(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextlib.contextmanager
def serving(contender: Contender) -> Iterator[Server]:
    server = Server(contender)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
