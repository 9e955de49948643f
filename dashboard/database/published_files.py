"""The files to take away, as the ETL left them beside the database: which there are, and where each one lies.

The database names its own folder, so a database that was replaced brings its files along at the same stroke. Only what
the folder's manifest lists is ever found: no other file, whatever a link asks for.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.database import connection

FOLDER = "downloads"
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
VERSION = re.compile(r"\d+\.\d+\.\d+")


@dataclass(frozen=True)
class Download:
    """A file that is there: its path, the version of the data, and the SHA-256 of its content ("" for the lists)."""

    path: Path
    version: str
    sha256: str


def manifest(version: str = "", file: Path | None = None) -> dict[str, Any]:
    """The manifest of a version, else of the present build: version, released_on, content_hash, and files with path,
    form, table (None: all), rows, origin (typed, computed; None), bytes, sha256. Empty where there is none.

    Raises database.NoDatabaseError."""
    folder = _folder(version, file or connection.path())
    return _read(folder) if folder else {}


def find_download(name: str, version: str = "", file: Path | None = None) -> Download | None:
    """A file of a version, else of the present build; None for one that is not listed."""
    folder = _folder(version, file or connection.path())
    known = _read(folder) if folder else {}
    if folder is None or not known:
        return None
    sums = {item["path"]: item["sha256"] for item in known["files"]} | {MANIFEST: "", SUMS: ""}
    return Download(folder / name, known["version"], sums[name]) if name in sums else None


def _folder(version: str, file: Path) -> Path | None:
    """That of the present build; of a version that is not the present one, the newest that was kept."""
    info, file = (
        connection.read("SELECT * FROM build_info", file=file).iloc[0],
        file.resolve(),
    )  # not beside a link to it
    if not version or version == info["data_version"]:
        return file.parent / FOLDER / info["downloads"] if "downloads" in info else None
    kept = (file.parent / FOLDER / version).glob("*") if VERSION.fullmatch(version) else ()
    return max(kept, key=lambda folder: folder.stat().st_mtime_ns, default=None)


def _read(folder: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return content
