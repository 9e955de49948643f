"""`python -m etl add`: the draft or pack of a plan goes into the register, all its tables or none."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from etl.checks import Inspection, inspect
from etl.empty_tables import forgive_emptiness
from etl.in_text import sort_by_place, with_place
from etl.merge import Merged, merge, plan_ids, problem_in_pack
from etl.problems import EtlError, Problem
from etl.progress import step
from etl.read import RawTable, read_table, read_tables
from etl.review import FILE
from etl.review_groups import rows_of
from etl.schema import Schema, load_schema
from etl.table_files import replace_files
from etl.verify import is_readable, prove

TO_FILL = frozenset({"required", "both-languages", "quote-with-gloss"})
"""Rules that an empty cell breaks: nothing is wrong, something is missing."""
_LARGEST = 64 << 20  # bytes of an unpacked pack


@dataclass
class Addition:
    """What came of it: plans, rows by table, cells to fill, problems, indicators to read again, those whose verdict
    the pack brings, and plans that are still called a draft."""

    plans: list[str]
    rows: Mapping[str, int] = field(default_factory=dict)
    to_fill: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    proved: bool = False

    @property
    def written(self) -> bool:
        return not (self.to_fill or self.problems)


def add(pack: Path, data: Path, *, replace: bool = False) -> Addition:
    """Check a pack together with the register and, if nothing is wrong, write it there. Raises EtlError for a pack
    without a plan, a plan that is there already without `replace`, or a folder that cannot be read or written."""
    schema = load_schema(data / "datapackage.json")
    with pack_folder(pack) as folder:
        raws = _pack_tables(folder, schema)
        plans = plan_ids(raws["plans"])
        if not plans:
            return Addition([], problems=raws["plans"].problems)
        register = read_tables(data, schema)
        known = set(plan_ids(register["plans"])) & set(plans)
        if known and not replace:
            names = ", ".join(sorted(known))
            raise EtlError(
                f"{names} 已在库中；要替换请加 --replace", f"{names} is there already; --replace replaces it"
            )
        merged = merge(schema, register, raws, known)
        return _add(merged, schema, raws, plans, folder, data)


def _add(
    merged: Merged, schema: Schema, raws: Mapping[str, RawTable], plans: list[str], folder: Path, data: Path
) -> Addition:
    with tempfile.TemporaryDirectory(prefix=".add-", dir=data.resolve().parent) as staging:
        staged = Path(staging) / data.resolve().name
        _write_all(schema, merged, data, staged)
        step("与库中各表一同检查", "checking the plan together with the register")
        tables = inspect(staged)
        problems = [problem for raw in raws.values() for problem in raw.problems]
        problems += merged.problems + [_problem_in_pack(merged, schema, problem) for problem in tables.problems]
        has_text = all((folder / f"{plan}.txt").is_file() for plan in plans)
        provable = has_text and is_readable(tables)
        if provable:
            problems += [_problem_in_pack(merged, schema, problem) for problem in prove(tables, folder, plans).problems]
        problems = sort_by_place(_in_texts(dict.fromkeys(problems), raws, folder))
        addition = Addition(plans, merged.added, proved=provable, verdicts=merged.verdicts)
        addition.drafts = [row["plan_id"] for row in rows_of(raws["plans"]) if row["coding"] == "draft"]
        addition.to_fill = [problem for problem in problems if problem.check_id in TO_FILL]
        addition.problems = [problem for problem in problems if problem.check_id not in TO_FILL]
        addition.shared = _naming_plans(tables, plans)
        if addition.written:
            changed = [table.path for table in schema.tables if _is_changed(staged, data, table.path)]
            replace_files(changed, staged, data)
    return addition


@contextmanager
def pack_folder(pack: Path) -> Iterator[Path]:
    """The folder of a pack, unpacked first if it is a zip file. Raises EtlError for anything else."""
    if pack.is_dir():
        yield pack
        return
    if not zipfile.is_zipfile(pack):
        raise EtlError(f"{pack} 不是文件夹，也不是 zip", f"{pack} is neither a folder nor a zip file")
    with zipfile.ZipFile(pack) as archive, tempfile.TemporaryDirectory(prefix="pack-") as folder:
        members = [item for item in archive.infolist() if not item.is_dir()]
        if sum(item.file_size for item in members) > _LARGEST:
            raise EtlError(f"{pack} 解开后超过 64 MB", f"{pack} is larger than 64 MB unpacked")
        for item in members:
            (Path(folder) / Path(item.filename).name).write_bytes(archive.read(item))
        yield Path(folder)


def _pack_tables(folder: Path, schema: Schema) -> dict[str, RawTable]:
    """The tables that a pack has. A header alone is an empty table there."""
    raws = {table.name: read_table(folder, table) for table in schema.tables if (folder / table.path).is_file()}
    for raw in raws.values():
        forgive_emptiness(raw)
    if "plans" not in raws or not (raws["plans"].rows or raws["plans"].problems):
        raise EtlError(f"{folder} 中没有规划（plans.csv）", f"no plan (plans.csv) in {folder}")
    return raws


def _write_all(schema: Schema, merged: Merged, data: Path, staged: Path) -> None:
    staged.mkdir()
    for name in ("datapackage.json", "CHANGES.md", FILE):
        if (data / name).is_file():
            shutil.copyfile(data / name, staged / name)
    for table in schema.tables:
        lines = io.StringIO()
        csv.writer(lines, lineterminator="\n").writerows([table.columns, *merged.rows[table.name]])
        (staged / table.path).write_text(lines.getvalue(), encoding="utf-8", newline="")


def _problem_in_pack(merged: Merged, schema: Schema, problem: Problem) -> Problem:
    names = {table.path: table.name for table in schema.tables}
    return problem_in_pack(merged, names.get(problem.place.rpartition("/")[2], ""), problem)


def _in_texts(problems: Iterable[Problem], raws: Mapping[str, RawTable], folder: Path) -> Iterator[Problem]:
    """The problems with the words around the rows of the pack that they are about."""
    rows = {(raw.place, line): row for raw in raws.values() for line, row in zip(raw.lines, rows_of(raw), strict=True)}
    spans = {row["measure_id"]: row for row in rows.values() if "clause" in row}
    texts = {path.stem: path.read_bytes().decode("utf-8", "replace") for path in folder.glob("*.txt")}
    for problem in problems:
        row = rows.get((problem.place, problem.line or 0), {})
        row = row if "start" in row or row.get("quote_start") else spans.get(row.get("measure_id", ""), row)
        text = texts.get(row.get("plan_id", ""), next(iter(texts.values()), "") if len(texts) == 1 else "")
        yield problem if problem.words else with_place(problem, row, text)


def _naming_plans(tables: Inspection, plans: list[str]) -> list[str]:
    """Shared indicators that these plans have targets of and whose difference names other places: read it again."""
    return [
        row[0]
        for row in tables.con.execute(
            """SELECT DISTINCT indicator_id FROM indicators JOIN targets t USING (indicator_id)
            WHERE comparability <> 'single' AND list_contains($1, t.plan_id) AND EXISTS (
                FROM regions WHERE contains(difference_zh, name_zh) OR contains(difference_en, name_en))
            ORDER BY 1""",
            [plans],
        ).fetchall()
    ]


def _is_changed(staged: Path, data: Path, path: str) -> bool:
    return (staged / path).read_bytes() != (data / path).read_bytes()
