"""Tables as rows of cells by column: read from a folder as people save it, and put there all together or not at all."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Self

from etl.environment import reason
from etl.problems import EtlError

Row = dict[str, str]
Tables = dict[str, list[Row]]
_DAY = (1980, 1, 1, 0, 0, 0)  # of every entry of a ZIP


def read_rows(path: Path) -> list[Row]:
    """The rows of a CSV file, with or without a byte-order mark; none where there is no file. Raises EtlError."""
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [{key: value or "" for key, value in row.items() if key} for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise EtlError(f"{path} 读不出：{error}", f"{path} cannot be read: {error}") from error


def csv_text(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str:
    """A table as CSV, in the plain form that the checks ask for."""
    return "".join(csv_lines(columns, rows))


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """The lines of a table as CSV, each when it is asked for."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for cells in chain((columns,), ([row.get(name, "") for name in columns] for row in rows)):
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(line.truncate(0))


class RowFile:
    """Rows of a table on disk, under no name, for as long as the context lasts; written as they come."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns, self._rows = columns, 0

    def __enter__(self) -> Self:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._file, self._columns, lineterminator="\n")
        self._writer.writeheader()
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def append(self, row: Mapping[str, str]) -> None:
        """Write a row, which has all columns, behind the others. Raises OSError."""
        self._writer.writerow(row)
        self._rows += 1

    def __len__(self) -> int:
        return self._rows

    def lines(self) -> Iterator[str]:
        """The table as CSV; no row may be appended meanwhile."""
        self._file.seek(0)
        yield from self._file

    def __iter__(self) -> Iterator[Row]:
        return csv.DictReader(self.lines())


def put_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write text files into a folder, all or none; those with the content that is there already stay untouched.
    Raises EtlError."""
    changed = {name: text for name, text in files.items() if not _holds(folder / name, text)}
    if not changed:
        return
    try:
        with tempfile.TemporaryDirectory(prefix=".put-", dir=folder.resolve().parent) as place:
            for name, text in changed.items():
                (Path(place) / name).write_text(text, encoding="utf-8", newline="")
            replace_files(list(changed), Path(place), folder)
    except OSError as error:
        raise _write_refusal(folder, error) from error


def replace_files(names: Sequence[str], staged: Path, folder: Path) -> None:
    """Move files from `staged` into `folder` one by one; if one cannot be moved, the old ones come back. Raises
    EtlError."""
    done: list[str] = []
    with tempfile.TemporaryDirectory(prefix="old-", dir=staged) as old:
        try:
            for name in names:
                if (folder / name).exists():
                    shutil.copy2(folder / name, Path(old) / name)
            for name in names:
                (staged / name).replace(folder / name)
                done.append(name)
        except OSError as error:
            for name in done:
                _restore(Path(old) / name, folder / name)
            raise _write_refusal(folder, error) from error


def _restore(old: Path, path: Path) -> None:
    if old.exists():
        old.replace(path)
    else:
        path.unlink(missing_ok=True)


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode("utf-8")


def _write_refusal(folder: Path, error: OSError) -> EtlError:
    zh, en = reason(error)
    return EtlError(f"写不进 {folder}，什么也没有改：{zh}", f"cannot write to {folder}, nothing changed: {en}")


def write_zip(files: Mapping[str, Iterable[bytes]], target: Path | BinaryIO) -> None:
    """Write a ZIP of files by their names, each in parts; entries bear one date, so that the same files make the same
    bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, parts in files.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w") as file:
                file.writelines(parts)
