"""A new database beside the old one, proved, then put in its place in one step.

    build/plans.duckdb          what the dashboard opens
    build/parquet/*.parquet     the same tables
    build/.staging-*/           where a build works; what a killed build leaves here, the next one removes
    build/.lock                 held by the build that runs; a second one waits

The Parquet files are moved before the database, so that a build killed in between leaves a database whose `inputs_hash`
says that it is outdated. Imports here are light, since the app calls `ensure` at each cold start.
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

from etl.problems import EtlError, Problem

ROOT = Path(__file__).resolve().parent.parent
DATA, BUILD = ROOT / "data", ROOT / "build"
DATABASE, PARQUET = "plans.duckdb", "parquet"
_STAGING = ".staging-"
_PATIENCE = 120.0


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
    files = [*data_dir.glob("*.csv"), data_dir / "datapackage.json", code / "derived.json", *code.rglob("*.py")]
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda path: (path.parent.name, path.name)):
        content = path.read_bytes() if path.exists() else b""
        digest.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def is_current(database: Path, wanted: str) -> bool:
    """Whether this database was made of the inputs with this hash."""
    return recorded_hash(database) == wanted


def recorded_hash(database: Path) -> str | None:
    """The inputs hash a database records; None where there is no database or it cannot be read.

    Attached to a private in-memory database: `duckdb.connect` would return the dashboard's own, perhaps replaced, file.
    """
    import duckdb

    if not database.is_file():
        return None
    with duckdb.connect() as con:
        try:
            con.execute(f"ATTACH '{str(database).replace(chr(39), chr(39) * 2)}' AS made (READ_ONLY)")
            found = con.execute("SELECT inputs_hash FROM made.build_info").fetchone()
        except duckdb.Error:
            return None
    return str(found[0]) if found else None


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
        content_hash = write.write(inspection, folder / DATABASE, folder / PARQUET, wanted)
        write.prove(folder / DATABASE, inspection, content_hash)
        _replace(folder, build_dir)
    return Built(build_dir / DATABASE, len(inspection.raws), inspection.rows, content_hash)


def _replace(folder: Path, build_dir: Path) -> None:
    fresh = {path.name for path in (folder / PARQUET).iterdir()}
    (build_dir / PARQUET).mkdir(exist_ok=True)
    for name in fresh:
        (folder / PARQUET / name).replace(build_dir / PARQUET / name)
    for old in (build_dir / PARQUET).glob("*.parquet"):
        if old.name not in fresh:
            old.unlink()
    # A log left by a writer that died would be replayed onto the new file.
    (build_dir / f"{DATABASE}.wal").unlink(missing_ok=True)
    (folder / DATABASE).replace(build_dir / DATABASE)


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
