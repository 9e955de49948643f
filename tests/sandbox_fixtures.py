"""What the tests of the sandbox share: limits, queries, a client, and a database whose place must not be told."""

import sys
import threading
from dataclasses import replace
from pathlib import Path

from dashboard.sandbox import process
from dashboard.sandbox.gate import Client
from dashboard.sandbox.limits import USUAL

CANARY = "canary-7f3a"
SHORT = replace(USUAL, seconds=1.0, start=60.0)  # for attacks: they are to reach the limit soon
ENDED = replace(SHORT, seconds=0.2)  # for those that can come to no other end
CALM = replace(USUAL, seconds=600.0, start=600.0)  # for answers: a busy machine may take its time
EVER = threading.TIMEOUT_MAX  # patience of a gate that must refuse nobody for want of speed
COUNT = "SELECT count(*) AS n FROM targets"
ENDLESS = "SELECT {number}, sum(range) FROM range(9000000000000000000)"  # ended by no machine
SLOW = "SELECT count(*) FROM range(30000000) WHERE hash(range) % 3 = 0"


def client(visitor: str, address: str = "192.0.2.1") -> Client:
    return Client(address, visitor)


def guarded_copy(database: Path, folder: Path) -> Path:
    """A copy of a database at a place that must not be read in any answer: `folder` is named by CANARY."""
    file = folder / "plans.duckdb"
    file.write_bytes(database.read_bytes())
    return file


def leaks(said: str, database: Path) -> list[str]:
    """What of this machine a text tells."""
    secrets = (CANARY, str(database.parent), str(process.ROOT), sys.prefix, str(Path.home()), "/tmp/", "site-packages")
    return [secret for secret in secrets if secret in said and secret != "/"]
