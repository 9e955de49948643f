"""The data of a load: a copy of the real database, and a next version of the tables to be built in the midst."""

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb

from benchmarks.bench.contenders import ROOT
from benchmarks.load.visitor import Codes

WORK = ROOT / "build" / "load"
DATABASE = "plans.duckdb"


def codes(database: Path) -> Codes:
    """What there is to choose from, in the order of the tables."""
    asked = (
        "SELECT plan_id FROM plans ORDER BY first_year, plan_id",
        "SELECT theme_id FROM themes ORDER BY theme_id",
        "SELECT indicator_id FROM indicators ORDER BY indicator_id",
    )
    with duckdb.connect(str(database), read_only=True) as connection:
        return Codes(*(tuple(str(code) for (code,) in connection.execute(sql).fetchall()) for sql in asked))


def version(data: Path = ROOT / "data") -> str:
    """The version of the tables in a folder."""
    return str(json.loads((data / "datapackage.json").read_text(encoding="utf-8"))["version"])


def prepare(work: Path = WORK) -> Path:
    """A folder with the present build, and beside it the tables of a next version; returns the database."""
    shutil.rmtree(work, ignore_errors=True)
    build(ROOT / "data", work / "build")
    shutil.copytree(ROOT / "data", work / "data")
    new_version(work / "data")
    return work / "build" / DATABASE


def new_version(data: Path) -> str:
    """Raise the middle number of the version of the tables in a folder by a hundred; returns it.

    So the old version is not how the new one begins, and an answer is not taken to show both.
    """
    old = version(data)
    major, minor, _ = old.split(".")
    new = f"{major}.{int(minor) + 100}.0"
    descriptor, history = data / "datapackage.json", data / "CHANGES.md"
    text = descriptor.read_text(encoding="utf-8").replace(f'"version": "{old}"', f'"version": "{new}"', 1)
    descriptor.write_text(text, encoding="utf-8")
    said = "负载之下的新版本。 | A new version under load.", "* 只有版本号变了。\n  | Only the number changed."
    entry = "\n\n".join((f"## {new} · {date.today().isoformat()}", *said, ""))
    changed = re.sub(rf"(?m)^## {re.escape(old)}", lambda found: entry + found[0], history.read_text(encoding="utf-8"))
    history.write_text(changed, encoding="utf-8")
    return new


def build(data: Path, to: Path) -> float:
    """`etl build` in a process of its own, as an operator runs it; returns when the new file was put in place."""
    command = [sys.executable, "-m", "etl", "build", "--data", str(data), "--build", str(to)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if made.returncode:
        raise RuntimeError(made.stdout + made.stderr)
    return (to / DATABASE).stat().st_ctime  # when it was renamed
