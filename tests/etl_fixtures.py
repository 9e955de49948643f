"""A good tiny data package, written, checked and changed: tests break one thing at a time in it."""

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.changes import Changes
from etl.checks import CHECKS, Inspection, ask, inspect
from etl.problems import Problem
from etl.read import read_table, read_tables
from etl.schema import load_schema
from etl.stage import restage, stage
from etl.write import write
from tests.etl_tables import TEXTS, Row, Tables, descriptor, evidence_row, good_tables

Change = Callable[[Tables], object]


def write_package(folder: Path, tables: Tables, texts: dict[str, str] = TEXTS, known: dict | None = None) -> Path:
    """Write descriptor (the project's own, unless another is `known`), CSVs (`folder/data`, returned), history, and
    texts (`folder/sources`)."""
    known = known or descriptor()
    data, sources = folder / "data", folder / "sources"
    for path in (data, sources):
        path.mkdir(parents=True, exist_ok=True)
    (data / "datapackage.json").write_text(json.dumps(known), encoding="utf-8")
    history = f"## {known['version']} · 2026-01-31\n\n第一版。 | The first.\n"
    (data / "CHANGES.md").write_text(history, encoding="utf-8")
    for resource in known["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        write_table(data / resource["path"], columns, tables[resource["name"]])
    write_texts(sources, texts)
    return data


def write_texts(folder: Path, texts: dict[str, str]) -> Path:
    """Write the source text of each plan into a folder, which is returned."""
    folder.mkdir(exist_ok=True)
    for plan, text in texts.items():
        (folder / f"{plan}.txt").write_text(text, encoding="utf-8", newline="")
    return folder


def write_table(file: Path, columns: list[str], rows: list[Row]) -> None:
    """Write rows as a CSV file; a cell that a row lacks is empty."""
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def database_of(data: Path, file: Path) -> Path:
    """The database of tables without what a build makes beside it: no Parquet files, nothing to take away."""
    inspection = inspect(data)
    assert inspection.problems == []
    write(inspection, file, None, "0" * 64)
    return file


def changed(change: Change) -> Tables:
    """The good tables after one change."""
    tables = good_tables()
    change(tables)
    return tables


@cache
def staged() -> Inspection:
    """The good tables as read, unchecked, and staged in a database; who changes it rolls back."""
    with TemporaryDirectory() as folder:
        data = write_package(Path(folder), good_tables())
        schema = load_schema(data / "datapackage.json")
        raws = read_tables(data, schema)
    return Inspection(schema, raws, stage(schema, raws), [], [], [], Changes())


@contextmanager
def restaged(folder: Path, tables: Tables) -> Iterator[Inspection]:
    """These tables, unchecked. Quick: only what differs from the good ones is written, read and staged."""
    good, there = good_tables(), staged()
    (folder / "data").mkdir()
    differing = [there.raws[name].table for name, rows in tables.items() if rows != good[name]]
    for table in differing:
        write_table(folder / "data" / table.path, table.columns, tables[table.name])
    reread = {table.name: read_table(folder / "data", table) for table in differing}
    there.con.begin()
    try:
        for raw in reread.values():
            restage(there.con, raw)
        yield replace(there, raws=there.raws | reread)
    finally:
        there.con.rollback()


def asked(folder: Path, change: Change, check_id: str) -> list[Problem]:
    """What one query finds in the good tables after one change."""
    with restaged(folder, changed(change)) as tables:
        return ask(tables.con, tables.raws, [check for check in CHECKS if check.check_id == check_id])[2]


def inspected(folder: Path, change: Change) -> Inspection:
    """What the checks say of the good tables after one change."""
    return inspect(write_package(folder, changed(change)))


def nothing(tables: Tables) -> None:
    """No change."""


def row(table: str, key: str, **cells: str) -> Change:
    """A change: these cells of the first row whose first column (or any cell, failing that) is `key`."""
    return lambda tables: _find(tables[table], key).update(cells)


def without(table: str, key: str) -> Change:
    """A change: that row is gone."""
    return lambda tables: tables[table].remove(_find(tables[table], key))


def added(table: str, key: str, **cells: str) -> Change:
    """A change: a copy of that row at the end, with these cells."""
    return lambda tables: tables[table].append({**_find(tables[table], key), **cells})


def both(*changes: Change) -> Change:
    """Several changes at once."""
    return lambda tables: [change(tables) for change in changes]


def _find(rows: list[Row], key: str) -> Row:
    return next((item for item in rows if next(iter(item.values())) == key), None) or next(
        item for item in rows if key in item.values()
    )


def run(target: str, field: str, quote: str = "", **cells: str) -> Change:
    """A change: the evidence of a field of a target, made anew from these words or with these cells."""

    def change(tables: Tables) -> None:
        item = next(i for i in tables["target_evidence"] if (i["target_id"], i["field"]) == (target, field))
        plan = next(i["plan_id"] for i in tables["targets"] if i["target_id"] == target)
        at = TEXTS[plan].find(quote)
        item.update({"quote": quote, "start": str(at), "end": str(at + len(quote))} if quote else {}, **cells)

    return change


def without_run(target: str, field: str) -> Change:
    """A change: no words are recorded for a field of a target."""

    def change(tables: Tables) -> None:
        kept = [i for i in tables["target_evidence"] if (i["target_id"], i["field"]) != (target, field)]
        tables["target_evidence"] = kept

    return change


def with_run(target: str, field: str, quote: str) -> Change:
    """A change: these words are recorded too."""

    def change(tables: Tables) -> None:
        item = next(i for i in tables["targets"] if i["target_id"] == target)
        at = TEXTS[item["plan_id"]].index(quote)
        tables["target_evidence"].append(evidence_row(item, field, at, at + len(quote)))

    return change


def override(target: str, field: str) -> Change:
    """A change: a value kept against what verify reads."""
    words = {"reason_zh": "理由。", "reason_en": "A reason."}
    cells = {"table_name": "targets", "row_id": target, "field": field, **words}
    return lambda tables: tables["overrides"].append(cells)
