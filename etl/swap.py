"""Finished files put in the place of the old ones, the database last: who opens it finds what it names, and a build
that is killed in between leaves a database whose `inputs_hash` says it is outdated. Downloads of older versions stay.
"""

from __future__ import annotations

import shutil
from pathlib import Path

DATABASE, PARQUET, DOWNLOADS = "plans.duckdb", "parquet", "downloads"


def put(folder: Path, build_dir: Path, downloads: str) -> None:
    """Move what was built in `folder` to where it is read; `downloads` is the folder that the database names."""
    fresh = {path.name for path in (folder / PARQUET).iterdir()}
    (build_dir / PARQUET).mkdir(exist_ok=True)
    for name in fresh:
        (folder / PARQUET / name).replace(build_dir / PARQUET / name)
    for old in (build_dir / PARQUET).glob("*.parquet"):
        if old.name not in fresh:
            old.unlink()
    _move_downloads(folder / DOWNLOADS / downloads, build_dir)
    # A log left by a writer that died would be replayed onto the new file.
    (build_dir / f"{DATABASE}.wal").unlink(missing_ok=True)
    (folder / DATABASE).replace(build_dir / DATABASE)


def _move_downloads(made: Path, build_dir: Path) -> None:
    """Put a build's downloads in their place; of the same version only those of the database in use are kept beside."""
    version = build_dir / DOWNLOADS / made.parent.name
    version.mkdir(parents=True, exist_ok=True)
    in_use = recorded("downloads", build_dir / DATABASE)
    for old in version.iterdir():
        if f"{version.name}/{old.name}" != in_use:
            shutil.rmtree(old)
    if not (version / made.name).exists():  # else made of the same inputs in the same second
        made.replace(version / made.name)


def recorded(column: str, database: Path) -> str | None:
    """What the build_info of a database says; None where there is no database, or nothing of the kind in it.

    Attached to a private in-memory database: `duckdb.connect` would return the dashboard's own, perhaps replaced, file.
    """
    import duckdb

    if not database.is_file():
        return None
    with duckdb.connect() as con:
        try:
            con.execute(f"ATTACH '{str(database).replace(chr(39), chr(39) * 2)}' AS made (READ_ONLY)")
            found = con.execute(f"SELECT {column} FROM made.build_info").fetchone()
        except duckdb.Error:
            return None
    return str(found[0]) if found else None
