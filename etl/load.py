"""A new database beside the old one, proved, then put in its place in one step.

    build/plans.duckdb          what the dashboard opens
    build/parquet/*.parquet     the same tables
    build/downloads/*/*/        the files to take away, by version and build; the database names its own
    build/.staging-*/           where a build works; what a killed build leaves here, the next one removes
    build/.lock                 held by the build that runs; a second one waits

Imports here are light, since the app calls `ensure` at each cold start.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING

from cachetools import TTLCache, cached

from etl.problems import EtlError, Problem
from etl.swap import DATABASE, DOWNLOADS, PARQUET, put, recorded

if TYPE_CHECKING:
    from etl.checks import Inspection
    from etl.write import Written

ROOT = Path(__file__).resolve().parent.parent
DATA, BUILD = ROOT / "data", ROOT / "build"
_STAGING = ".staging-"
_PATIENCE = 120.0
LOOKED_AFTER = 10  # seconds


class BuildRefusedError(EtlError):
    """The tables have problems; nothing was built and the old database stays. `problems` names them all."""

    def __init__(self, problems: list[Problem]) -> None:
        number = len(problems)
        super().__init__(f"数据有 {number} 个问题，未构建", f"{number} problems in the tables, nothing built")
        self.problems = problems


@dataclass(frozen=True)
class Built:
    """What a build made: the database, how many tables and rows of ours it holds, and the hash of its content."""

    path: Path
    tables: int
    rows: int
    content_hash: str


@dataclass(frozen=True)
class Outcome:
    """What `ensure` can offer: the database to open (None: there is none); `problems` says why it is not up to date."""

    path: Path | None
    built: bool
    problems: tuple[str, ...]


def ensure(data_dir: Path = DATA, build_dir: Path = BUILD) -> Outcome:
    """The database made of these tables, built first if it is missing, unreadable or made of other inputs.

    Never raises for what is wrong with tables or disk: an older database that opens is served, with the problems said.
    """
    database = build_dir / DATABASE
    try:
        if is_current(database, inputs_hash(data_dir)):
            return Outcome(database, False, ())
        return Outcome(*_build_if_due(data_dir, build_dir), ())
    except BuildRefusedError as error:
        reasons = (str(error), *map(str, error.problems))
    except (EtlError, OSError) as error:
        reasons = (str(error),)
    return Outcome(database if recorded_hash(database) else None, False, reasons)


@cached(TTLCache(1, ttl=LOOKED_AFTER), condition=Condition())
def ensured() -> Outcome:
    """As `ensure`, looked after at most every few seconds, for what asks at every click."""
    return ensure()


def build(data_dir: Path = DATA, build_dir: Path = BUILD, say: Callable[[str], None] = lambda _: None) -> Built:
    """Check, write, prove, replace. Raises BuildRefusedError for the tables, EtlError for disk and folders."""
    with _lock(build_dir, say):
        return _build(data_dir, build_dir)


def _build_if_due(data_dir: Path, build_dir: Path) -> tuple[Path, bool]:
    """As build, unless another process has just done it while we waited for the lock."""
    with _lock(build_dir, lambda _: None):
        if is_current(build_dir / DATABASE, inputs_hash(data_dir)):
            return build_dir / DATABASE, False
        return _build(data_dir, build_dir).path, True


def inputs_hash(data_dir: Path) -> str:
    """SHA-256 over the descriptor, the tables and the building code: the same inputs give the same database."""
    code = Path(__file__).parent
    texts = [data_dir / "datapackage.json", data_dir / "CHANGES.md", code / "derived.json", *code.rglob("*.md")]
    files = [*data_dir.glob("*.csv"), *texts, *code.rglob("*.py")]
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda path: (path.parent.name, path.name)):
        content = path.read_bytes() if path.exists() else b""
        digest.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def is_current(database: Path, wanted: str) -> bool:
    """Whether this database was made of the inputs with this hash."""
    return recorded_hash(database) == wanted


def recorded_hash(database: Path) -> str | None:
    """The inputs hash a database records; None where there is no database or it cannot be read."""
    return recorded("inputs_hash", database)


def _build(data_dir: Path, build_dir: Path) -> Built:
    from etl import write
    from etl.checks import inspect

    wanted = inputs_hash(data_dir)
    inspection = inspect(data_dir)
    if inspection.problems:
        raise BuildRefusedError(inspection.problems)
    if inputs_hash(data_dir) != wanted:
        raise EtlError("构建期间数据文件被改动；请再试", "the tables changed while they were read; try again")
    with _environment_errors(), _staging(build_dir) as folder:
        written = write.write(inspection, folder / DATABASE, folder / PARQUET, wanted)
        write.prove(folder / DATABASE, inspection, written.content_hash)
        _make_downloads(inspection, written, folder)
        put(folder, build_dir, written.downloads)
    return Built(build_dir / DATABASE, len(inspection.raws), inspection.rows, written.content_hash)


def _make_downloads(inspection: Inspection, written: Written, folder: Path) -> None:
    from etl import downloads
    from etl.downloads.content import content_of

    with content_of(inspection, folder / DATABASE, written.content_hash) as content:
        downloads.make(content, folder / DATABASE, folder / PARQUET, folder / DOWNLOADS / written.downloads)


@contextmanager
def _staging(build_dir: Path) -> Iterator[Path]:
    """A folder on the same disk. We hold the lock, so any other one is the remains of a killed build."""
    for remains in build_dir.glob(f"{_STAGING}*"):
        shutil.rmtree(remains)
    with tempfile.TemporaryDirectory(prefix=_STAGING, dir=build_dir) as folder:
        (Path(folder) / PARQUET).mkdir()
        yield Path(folder)


@contextmanager
def _lock(build_dir: Path, say: Callable[[str], None]) -> Iterator[None]:
    """One build at a time. The kernel drops the lock with its process, however that ends."""
    import fcntl

    with _environment_errors():
        build_dir.mkdir(parents=True, exist_ok=True)
        handle = (build_dir / ".lock").open("a")
    deadline = time.monotonic() + _PATIENCE
    with handle:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > deadline:
                    raise EtlError("另一个构建一直没有结束", "another build does not end") from error
            say("另一个构建正在进行，等待 | another build is running, waiting")
            time.sleep(0.2)
        yield


@contextmanager
def _environment_errors() -> Iterator[None]:
    """A full disk or a read-only folder in words, whether Python or DuckDB met it."""
    import duckdb

    try:
        yield
    except (OSError, duckdb.Error) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        zh = f"无法写出数据库，旧的仍在：{reason}"
        raise EtlError(zh, f"the database could not be written, the old one stays: {reason}") from error
