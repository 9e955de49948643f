"""`python -m etl draft`: a text in, a folder of tables out, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from etl.environment import reason
from etl.files import write_new_folder
from etl.problems import EtlError
from etl.progress import step
from etl.proposals.joined import leave_unsearched
from etl.proposals.model import Workpiece
from etl.proposals.propose import propose
from etl.proposals.questions import Question
from etl.reading.columns import COLUMNS
from etl.reading.draft import Wishes, draft
from etl.reading.model import Corpus
from etl.reading.source import Source, UnreadableError, read_source
from etl.schema import Schema, load_schema
from etl.table_files import RowFile, Tables, csv_lines, read_rows

CORPUS = ("indicators", "targets", "units", "bodies", "measure_bodies", "silences", "regions")
ASIDE = ("target_evidence", "numerals", "draft_notes")
"""Tables with many rows for each quantity, of which proposals need little: their rows are not held in memory."""


class Counts(NamedTuple):
    """How many clauses, quantities and numerals a draft has, and rows to check."""

    clauses: int
    targets: int
    numerals: int
    doubts: int


class DraftFolder(NamedTuple):
    """What was written: the folder, how much, the text it was read from, and what is still asked."""

    path: Path
    counts: Counts
    source: Source
    questions: list[Question]


def write_draft(path: Path, out: Path, data: Path, wishes: Wishes, sources: Path | None = None) -> DraftFolder:
    """Read a text and write its draft into a new or empty folder; `sources` has the texts of other plans, which are
    searched for indicators that this plan joins. Raises EtlError; then nothing has been written."""
    _refuse_used(out)
    source = _source(path)
    with ExitStack() as stack:
        try:
            aside = {name: stack.enter_context(RowFile(COLUMNS[name])) for name in ASIDE}
            tables = _drafted(source, data, wishes._replace(name=path.stem), aside)
            work, asked = _proposed(tables, source.text, data, sources)
            for note in work.tables["draft_notes"]:
                aside["draft_notes"].append(note)
            _write(out, work, aside)
        except UnreadableError as error:
            raise EtlError(f"{path.name}：{error.zh}", f"{path.name}: {error.en}") from error
        except OSError as error:
            zh, en = reason(error)
            raise EtlError(f"写不了 {zh}", f"cannot write {en}") from error
        doubts = sum(row["confidence"] == "check" and not row["field"] for row in aside["draft_notes"])
        counts = Counts(len(tables["measures"]), len(tables["targets"]), len(aside["numerals"]), doubts)
    return DraftFolder(out, counts, source, asked)


def _drafted(source: Source, data: Path, wishes: Wishes, aside: Mapping[str, RowFile]) -> Tables:
    """The tables that proposals are made from, the others in files. The reading is given up: the tables have it all."""
    step(f"读出条款与数量，{len(source.text)} 字", f"reading clauses and quantities, {len(source.text)} characters")
    takers = {name: rows.append for name, rows in aside.items()}
    tables = draft(source.text, source.sha256, read_corpus(data), wishes, takers=takers).tables
    tables["target_evidence"] = [row for row in aside["target_evidence"] if row["field"] == "value"]
    return tables


def _proposed(tables: Tables, text: str, data: Path, sources: Path | None) -> tuple[Workpiece, list[Question]]:
    """The draft with what can be proposed, and the questions left."""
    step("拟出各表还缺的词句", "proposing what the tables still lack")
    work = workpiece(tables, text, data, load_schema(data / "datapackage.json"), sources)
    for row in work.tables["measures"]:
        row["summary_zh"] = ""  # the heading, which no summary may copy
    leave_unsearched(work)
    return work, propose(work)


def workpiece(tables: Tables, text: str, data: Path, schema: Schema, sources: Path | None) -> Workpiece:
    """A draft's tables beside the register, for proposals. Raises EtlError."""
    if sources is not None and not sources.is_dir():
        raise EtlError(f"没有原文文件夹 {sources}", f"no folder of texts {sources}")
    register = {table.name: read_rows(data / table.path) for table in schema.tables}
    columns = {table.name: tuple(table.columns) for table in schema.tables}
    every = {name: tables.get(name, []) for name in (*columns, "draft_notes")}
    texts = {}
    for row in register["plans"] if sources else ():
        path = Path(sources or "") / f"{row['plan_id']}.txt"
        if path.is_file():
            texts[row["plan_id"]] = _bytes(path).decode("utf-8", "replace")
    return Workpiece(every, text, register, columns, texts)


def read_corpus(data: Path) -> Corpus:
    """The tables that a text is read against; a table that is not there yet is empty. Raises EtlError."""
    if not data.is_dir():
        raise EtlError(f"没有数据文件夹 {data}", f"no data folder {data}")
    return Corpus(**{name: read_rows(data / f"{name}.csv") for name in CORPUS})


def _source(path: Path) -> Source:
    try:
        return read_source(_bytes(path))
    except UnreadableError as error:
        raise EtlError(f"{path.name}：{error.zh}", f"{path.name}: {error.en}") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        zh, en = reason(error)
        raise EtlError(f"读不出 {zh}", f"cannot read {en}") from error


def _refuse_used(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise EtlError(f"{out} 不是空文件夹，未写入", f"{out} is no empty folder, nothing written")


def _write(out: Path, work: Workpiece, aside: Mapping[str, RowFile]) -> None:
    """All tables and the text in a folder beside, then put in place at once."""
    tables = {name: rows for name, rows in work.tables.items() if name not in aside and (name in COLUMNS or rows)}
    files: dict[str, Iterable[str]] = {f"{name}.csv": csv_lines(work.columns[name], tables[name]) for name in tables}
    files |= {f"{name}.csv": rows.lines() for name, rows in aside.items()}
    write_new_folder(out, files | {f"{work.plan['plan_id']}.txt": work.text})
