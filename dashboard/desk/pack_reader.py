"""Opening a pack, which is hostile until it was checked: its paths, its sizes, its columns and every cell.

Nothing is written to a disk; of files that a pack has besides, nothing is read.
"""

import csv
import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator

from dashboard.desk.cells import is_formula
from dashboard.desk.codec_checks import MAY_HAVE, MOST_ROWS, check_tables
from dashboard.desk.pack import DESCRIPTOR, DESK, plan_of_desk_file
from dashboard.desk.plan import DeskError, DeskPlan, Row
from dashboard.desk.replay import decided_tables
from etl.reading.columns import COLUMNS

TABLES = COLUMNS | MAY_HAVE
MOST_BYTES = 5 << 20  # of a pack as it comes
MOST_UNPACKED = 24 << 20  # bytes of all its files
MOST_FILES = 60
MOST_RATIO = 200  # of unpacked to packed, beyond a few kilobytes
SMALL = 64 << 10
_PLAN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_pack(content: bytes, text: str = "") -> DeskPlan:
    """The plan in a pack; its text is the pack's own, else the one given. Raises DeskError, whose key says why not."""
    files = pack_files(content)
    tables = {name: list(_rows(name, files.get(f"{name}.csv", b""))) for name in TABLES}
    tables = {name: rows for name, rows in tables.items() if rows or name in COLUMNS}
    if len(tables["plans"]) != 1 or not _PLAN.fullmatch(tables["plans"][0]["plan_id"]):
        raise DeskError("pack.one_plan")
    plan = tables["plans"][0]
    text = _decoded(files[f"{plan['plan_id']}.txt"]) if f"{plan['plan_id']}.txt" in files else text
    if not text:
        raise DeskError("pack.no_text")
    if hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() != plan["source_sha256"]:
        raise DeskError("desk.other_text")
    drafted = DeskPlan(text, plan["source_sha256"], check_tables(tables, text))
    return _with_decisions(drafted, files.get(DESK, b""))


def _with_decisions(drafted: DeskPlan, desk: bytes) -> DeskPlan:
    """The plan with what was decided, where the pack's tables are what comes of that; else its tables as they are."""
    if not desk:
        return drafted
    try:
        desk_plan = plan_of_desk_file(_decoded(desk), drafted.text)
    except (DeskError, json.JSONDecodeError, TypeError, RecursionError):
        return drafted
    same = {name: [dict(row) for row in rows] for name, rows in drafted.tables.items()}
    return desk_plan if decided_tables(desk_plan) == same else drafted


def pack_files(content: bytes) -> dict[str, bytes]:
    """The files of a pack by name. Raises DeskError for one that is no ZIP file, or not of a pack's kind and size."""
    if len(content) > MOST_BYTES:
        raise DeskError("pack.large", most=MOST_BYTES >> 20)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _files(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, ValueError, OSError) as error:
        if isinstance(error, DeskError):
            raise
        raise DeskError("pack.no_zip") from error
    except (RuntimeError, zlib.error) as error:  # encrypted, or broken
        raise DeskError("pack.no_zip") from error


def _files(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > MOST_FILES or sum(item.file_size for item in members) > MOST_UNPACKED:
        raise DeskError("pack.bomb")
    files: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for item in members:
        if not _is_plain(item) or item.filename in files:
            raise DeskError("pack.paths")
        if item.file_size > SMALL and item.file_size > MOST_RATIO * max(item.compress_size, 1):
            raise DeskError("pack.bomb")
        if not _is_known(item.filename):
            continue
        with archive.open(item) as file:
            files[item.filename] = file.read(left + 1)  # its header may have lied about its size
        left -= len(files[item.filename])
        if left < 0:
            raise DeskError("pack.bomb")
    return files


def _is_plain(item: zipfile.ZipInfo) -> bool:
    """A file, not a folder or a link, that lies in no folder."""
    is_link = (item.external_attr >> 16) & 0o170000 == 0o120000
    plain = not item.is_dir() and not is_link and item.filename not in ("", ".", "..")
    return plain and item.filename == item.orig_filename and not set(item.filename) & set("/\\:\0")


def _is_known(name: str) -> bool:
    stem, _, ending = name.rpartition(".")
    if ending == "txt":
        return _PLAN.fullmatch(stem) is not None
    return name in (DESK, DESCRIPTOR) or (ending == "csv" and stem in TABLES)


def _rows(name: str, content: bytes) -> Iterator[Row]:
    """The rows of a table, which has its columns and no others. A table that is not there has none."""
    if not content:
        return
    reader = csv.reader(io.StringIO(_decoded(content)), strict=True)
    try:
        if tuple(next(reader, ())) != TABLES[name]:
            raise DeskError("pack.columns", table=name)
        for number, cells in enumerate(reader, 2):
            if number > MOST_ROWS:
                raise DeskError("pack.rows", table=name, most=MOST_ROWS)
            if len(cells) != len(TABLES[name]):
                raise DeskError("pack.columns", table=name)
            yield _row(name, number, cells)
    except csv.Error as error:
        raise DeskError("pack.columns", table=name) from error


def _row(name: str, number: int, cells: list[str]) -> Row:
    for column, cell in zip(TABLES[name], cells, strict=True):
        if is_formula(cell):
            raise DeskError("pack.formula", table=name, line=number, column=column)
    return dict(zip(TABLES[name], cells, strict=True))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DeskError("pack.encoding") from error
