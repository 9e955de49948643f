"""Finished files put in the place of the old ones, the database last: a build that is killed in between leaves a
database whose `inputs_hash` says it is outdated, or files that `is_whole` finds to be another build's. Downloads of
older versions stay, and so does whatever else somebody has laid into their folders.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.environment import reason
from etl.files import plain_folder, remove

DATABASE, PARQUET, DOWNLOADS = "plans.duckdb", "parquet", "downloads"
_REPLACED = "replaced"  # in the staging folder: the old Parquet files until the database is in its place
_BUILD = re.compile("[0-9a-f]{12}")
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
Say = Callable[[str], None]


def put(folder: Path, build_dir: Path, downloads: str, say: Say) -> None:
    """Move what was built in `folder` to where it is read; `downloads` is the folder that the database names.

    All of it or nothing, unless the process is killed: the old Parquet files come back if the database stays the old.
    """
    with _signals_held():
        _move_downloads(folder / DOWNLOADS / downloads, build_dir, say)
        with put_parquet(folder, build_dir):
            # A log left by a writer that died would be replayed onto the new file.
            remove(build_dir / f"{DATABASE}.wal")
            (folder / DATABASE).replace(build_dir / DATABASE)


@contextmanager
def put_parquet(folder: Path, build_dir: Path) -> Iterator[None]:
    """Swap the folder of Parquet files as a whole, so that it holds files of one build; swap it back on errors."""
    target, replaced = build_dir / PARQUET, folder / _REPLACED
    if target.is_symlink() or target.exists():
        target.rename(replaced)
    try:
        (folder / PARQUET).rename(target)
        yield
    except BaseException:
        if target.exists():
            target.rename(folder / PARQUET)
        if replaced.is_symlink() or replaced.exists():
            replaced.rename(target)
        raise
    _carry_over(replaced, target)


def _carry_over(replaced: Path, target: Path) -> None:
    """Bring along what is not ours: notes that somebody laid beside the Parquet files."""
    if replaced.is_dir() and not replaced.is_symlink():
        for path in replaced.iterdir():
            if path.suffix != ".parquet":
                path.rename(target / path.name)


def remove_remains(paths: list[Path], say: Say) -> None:
    """Remove what earlier builds left; what cannot be removed is said and stays, since it is in nobody's way."""
    for path in paths:
        try:
            remove(path)
        except OSError as error:
            zh, en = reason(error)
            say(f"未能清理 {path}，先留着：{zh} | could not tidy {path} away, left there: {en}")


def is_whole(build_dir: Path) -> bool:
    """Whether the Parquet files and the downloads are there and of the same build as the database."""
    import duckdb

    with plain_folder(build_dir) as folder, duckdb.connect() as con:
        try:
            con.execute(f"ATTACH '{_doubled(folder / DATABASE)}' AS made (READ_ONLY)")
            of_parquet = f"read_parquet('{_doubled(folder / PARQUET)}/build_info.parquet')"
            same = con.execute(f"SELECT downloads FROM made.build_info JOIN {of_parquet} USING (downloads)").fetchall()
            tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'made'").fetchall()
        except duckdb.Error:
            return False
    files = {path.stem for path in (build_dir / PARQUET).glob("*.parquet")}
    manifests = [build_dir / DOWNLOADS / named / "manifest.json" for (named,) in same]
    return [path.is_file() for path in manifests] == [True] and {name for (name,) in tables} <= files


def build_info_value(column: str, database: Path) -> str | None:
    """What the build_info of a database says; None where there is no database, or nothing of the kind in it.

    Attached to a private in-memory database: `duckdb.connect` would return the dashboard's own, perhaps replaced, file.
    """
    import duckdb

    try:
        if not database.is_file():
            return None
        with plain_folder(database.parent) as folder, duckdb.connect() as con:
            con.execute(f"ATTACH '{_doubled(folder / database.name)}' AS made (READ_ONLY)")
            row = con.execute(f"SELECT {column} FROM made.build_info").fetchone()
    except (OSError, UnicodeEncodeError, duckdb.Error):
        return None
    return str(row[0]) if row else None


def _move_downloads(folder: Path, build_dir: Path, say: Say) -> None:
    """Put a build's downloads in their place; of the same version only those of the database in use are kept beside."""
    version = build_dir / DOWNLOADS / folder.parent.name
    version.mkdir(parents=True, exist_ok=True)
    in_use = build_info_value("downloads", build_dir / DATABASE)
    builds = [path for path in version.iterdir() if _BUILD.fullmatch(path.name) and not path.is_symlink()]
    remove_remains([path for path in builds if path.is_dir() and f"{version.name}/{path.name}" != in_use], say)
    if not (version / folder.name).exists():  # else made of the same inputs in the same second
        folder.replace(version / folder.name)


@contextmanager
def _signals_held() -> Iterator[None]:
    """Ctrl+C and SIGTERM wait until the swap is over, which takes milliseconds."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _doubled(path: Path) -> str:
    return str(path).replace("'", "''")
