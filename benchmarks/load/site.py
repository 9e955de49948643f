"""What a load is put on: the server as `make run` starts it, or two of them behind the balancer that we ship."""

import http.client
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from benchmarks.bench.contenders import OWN, ROOT, Contender
from benchmarks.bench.servers import Server, free_port

BALANCER = ROOT / "tools" / "container" / "haproxy.cfg"
NAMES = ("ONE", "TWO")  # of the replicas, as the balancer's configuration has them


class NoBalancerError(RuntimeError):
    """haproxy is not installed."""


@dataclass(frozen=True)
class Site:
    """Where it answers, and the servers behind it."""

    port: int
    servers: tuple[Server, ...]

    def cpu(self) -> float:
        """Seconds of processor time of the servers so far."""
        return sum(server.cpu() for server in self.servers)

    def memory(self) -> float:
        """Megabytes of the servers together."""
        return sum(server.memory() for server in self.servers)


@contextmanager
def serve_site(
    database: Path, log: Path, replicas: int = 1, settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Site]:
    """The dashboard, reading this database, with these settings of an operator. Raises NoBalancerError for two
    without haproxy."""
    environment = {"ADDRESS": "127.0.0.1", "DUIZHAO_DATABASE": str(database), **settings}
    contender = Contender("load", lambda _: [OWN, "tools/start.py"], "/", environment=environment)
    with ExitStack() as ending:
        output = ending.enter_context(log.open("wb"))
        servers = []
        for _ in range(replicas):
            servers.append(Server(contender, output))
            ending.callback(servers[-1].stop)
        for server in servers:
            server.wait()
        port = servers[0].port if replicas == 1 else ending.enter_context(serve_balancer([one.port for one in servers]))
        yield Site(port, tuple(servers))


def until_healthy(port: int, seconds: float = 60) -> None:
    """Wait until the balancer has found a server that is well. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with closing(connection), suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise TimeoutError("no server is well")


@contextmanager
def serve_balancer(ports: list[int]) -> Iterator[int]:
    """The balancer in front of two servers; gives its own port."""
    program = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        raise NoBalancerError("haproxy is not installed: apt-get install haproxy")
    own = free_port()
    places = {f"DUIZHAO_{name}": f"127.0.0.1:{port}" for name, port in zip(NAMES, ports, strict=True)}
    balancer = subprocess.Popen(
        [program, "-db", "-f", str(BALANCER)],
        env=os.environ | places | {"DUIZHAO_LISTEN": f"127.0.0.1:{own}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until_healthy(own)
        yield own
    finally:
        balancer.terminate()
        balancer.wait()
