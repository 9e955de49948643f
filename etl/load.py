"""A new database beside the old one, proved, then put in its place in one step.

    build/plans.duckdb          what the dashboard opens
    build/parquet/*.parquet     the same tables, swapped as a folder just before the database
    build/downloads/*/*/        the files to take away, by version and build; the database names its own
    build/.staging-*/           where a build works; what a killed build leaves here, the next one removes
    build/.lock                 held by the build that runs; a second one waits

What a build in downloads/ holds never changes, Parquet files included, so a long reader is best served there. Files of
two builds, which only a kill between two renames can leave, are set right by the next `ensure` or build.

Imports here are light, since the app calls `ensure` at each cold start.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING

from cachetools import TTLCache, cached

from etl.environment import reason
from etl.files import plain_folder, read_bytes
from etl.location import build_folder, data_folder
from etl.problems import EtlError, Problem, number_of
from etl.progress import step
from etl.swap import DATABASE, DOWNLOADS, PARQUET, Say, build_info_value, is_whole, put, put_parquet
from etl.workspace import build_lock, staging, unwritten

if TYPE_CHECKING:
    from etl.checks import Inspection
    from etl.write import Written

DATA = data_folder()
BUILD = build_folder(DATA)
LOOKED_AFTER = 10  # seconds


def _silence(_: str) -> None:
    """Where nobody reads messages."""


class BuildRefusedError(EtlError):
    """The tables have problems; nothing was built and the old database stays. `problems` names them all."""

    def __init__(self, problems: list[Problem]) -> None:
        en = f"{number_of(len(problems), 'problem')} in the tables, nothing built"
        super().__init__(f"数据有 {len(problems)} 个问题，未构建", en)
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
        if is_current(database, inputs_hash(data_dir)) and is_whole(build_dir):
            return Outcome(database, False, ())
        return Outcome(*_build_if_due(data_dir, build_dir), ())
    except BuildRefusedError as error:
        reasons = (str(error), *map(str, error.problems))
    except EtlError as error:
        reasons = (str(error),)
    except OSError as error:
        reasons = (" | ".join(reason(error)),)
    return Outcome(database if recorded_hash(database) else None, False, reasons)


@cached(TTLCache(1, ttl=LOOKED_AFTER), condition=Condition())
def ensured() -> Outcome:
    """As `ensure`, looked after at most every few seconds, for what asks at every click."""
    return ensure()


def build(data_dir: Path = DATA, build_dir: Path = BUILD, say: Say = _silence) -> Built:
    """Check, write, prove, replace. Raises BuildRefusedError for the tables, EtlError for disk and folders."""
    with build_lock(build_dir, say):
        return _build(data_dir, build_dir, say)


def _build_if_due(data_dir: Path, build_dir: Path) -> tuple[Path, bool]:
    """As build, unless another process has just done it while we waited for the lock."""
    with build_lock(build_dir, _silence):
        if is_current(build_dir / DATABASE, inputs_hash(data_dir)) and is_whole(build_dir):
            return build_dir / DATABASE, False
        try:
            return _build(data_dir, build_dir, _silence).path, True
        except BuildRefusedError:
            _mend_parquet(build_dir)
            raise


def inputs_hash(data_dir: Path) -> str:
    """SHA-256 over the descriptor, the tables and the building code: the same inputs give the same database.

    What cannot be read counts as empty: a build then says why, where it is needed.
    """
    code = Path(__file__).parent
    texts = [data_dir / "datapackage.json", data_dir / "CHANGES.md", *code.rglob("*.json"), *code.rglob("*.md")]
    files = [*data_dir.glob("*.csv"), *texts, *code.rglob("*.py")]
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda path: (path.parent.name, path.name)):
        content = _content(path)
        digest.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    try:
        return read_bytes(path)
    except OSError:
        return b""


def is_current(database: Path, wanted: str) -> bool:
    """Whether this database was made of the inputs with this hash."""
    return recorded_hash(database) == wanted


def recorded_hash(database: Path) -> str | None:
    """The inputs hash a database records; None where there is no database or it cannot be read."""
    return build_info_value("inputs_hash", database)


def _build(data_dir: Path, build_dir: Path, say: Say) -> Built:
    from etl import write
    from etl.checks import inspect

    wanted = inputs_hash(data_dir)
    step("检查各表", "checking the tables", 1, 4)
    inspection = inspect(data_dir)
    if inspection.problems:
        raise BuildRefusedError(inspection.problems)
    if inputs_hash(data_dir) != wanted:
        raise EtlError("构建期间数据文件被改动；请再试", "the tables changed while they were read; try again")
    with unwritten(), staging(build_dir, say) as folder:
        step("写数据库", "writing the database", 2, 4)
        written = write.write(inspection, folder / DATABASE, folder / PARQUET, wanted)
        step("核对数据库", "proving the database", 3, 4)
        write.prove(folder / DATABASE, inspection, written.content_hash)
        step("做下载文件", "making the files to take away", 4, 4)
        _make_downloads(inspection, written, folder)
        put(folder, build_dir, written.downloads, say)
    return Built(build_dir / DATABASE, len(inspection.raws), inspection.rows, written.content_hash)


def _mend_parquet(build_dir: Path) -> None:
    """Write the Parquet files anew from the database that stays, where they are another build's."""
    from etl import write

    if recorded_hash(build_dir / DATABASE) is None or is_whole(build_dir):
        return
    with unwritten(), staging(build_dir, _silence) as folder, plain_folder(build_dir) as plain:
        write.parquet_of(plain / DATABASE, folder / PARQUET)
        with put_parquet(folder, build_dir):
            pass


def _make_downloads(inspection: Inspection, written: Written, folder: Path) -> None:
    from etl import downloads
    from etl.downloads.content import content_of

    with content_of(inspection, folder / DATABASE, written.content_hash) as content:
        downloads.make(content, folder / DATABASE, folder / PARQUET, folder / DOWNLOADS / written.downloads)
