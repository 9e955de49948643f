"""`python -m etl draft`: a text in, a folder of tables out, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from etl.files import write_new_folder
from etl.problems import EtlError
from etl.progress import step
from etl.reading.columns import COLUMNS
from etl.reading.draft import Draft, Wishes, draft
from etl.reading.model import Corpus
from etl.reading.source import Source, UnreadableError, read_source
from etl.table_files import csv_text, read_rows

CORPUS = ("indicators", "targets", "units", "bodies", "measure_bodies", "silences", "regions")


class DraftFolder(NamedTuple):
    """What was written: the folder, the draft, and the text it was read from."""

    path: Path
    draft: Draft
    source: Source


def write_draft(path: Path, out: Path, data: Path, wishes: Wishes) -> DraftFolder:
    """Read a text and write its draft into a new or empty folder. Raises EtlError; then nothing has been written."""
    _refuse_used(out)
    source = _source(path)
    step(f"读出条款与数量，{len(source.text)} 字", f"reading clauses and quantities, {len(source.text)} characters")
    try:
        made = draft(source.text, source.sha256, read_corpus(data), wishes._replace(name=path.stem))
    except UnreadableError as error:
        raise EtlError(f"{path.name}：{error.zh}", f"{path.name}: {error.en}") from error
    files = {f"{name}.csv": csv_text(COLUMNS[name], rows) for name, rows in made.tables.items()}
    files[f"{made.plan_id}.txt"] = source.text
    _write(out, files)
    return DraftFolder(out, made, source)


def read_corpus(data: Path) -> Corpus:
    """The tables that a text is read against; a table that is not there yet is empty. Raises EtlError."""
    if not data.is_dir():
        raise EtlError(f"没有数据文件夹 {data}", f"no data folder {data}")
    return Corpus(**{name: read_rows(data / f"{name}.csv") for name in CORPUS})


def _source(path: Path) -> Source:
    try:
        return read_source(path.read_bytes())
    except UnreadableError as error:
        raise EtlError(f"{path.name}：{error.zh}", f"{path.name}: {error.en}") from error
    except OSError as error:
        raise EtlError(f"{path} 读不出：{error.strerror}", f"{path} cannot be read: {error.strerror}") from error


def _refuse_used(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise EtlError(f"{out} 不是空文件夹，未写入", f"{out} is no empty folder, nothing written")


def _write(out: Path, files: Mapping[str, str]) -> None:
    """All files in a folder beside, then put in place at once."""
    try:
        write_new_folder(out, files)
    except OSError as error:
        raise EtlError(f"{out} 写不了：{error.strerror}", f"{out} cannot be written: {error.strerror}") from error
