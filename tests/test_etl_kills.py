"""A build killed before each of its renames: the next start makes database, Parquet files and downloads agree."""

import hashlib
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.load import ensure
from tests.etl_fixtures import changed, row, write_package
from tests.etl_tables import ROOT, good_tables

KILLED_BUILD = """
import os, pathlib, signal, sys
from etl.load import build
data, target, number = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
renames = 0
def kill_before(event, arguments):
    global renames
    if event == "os.rename" and str(arguments[0]).startswith(str(target)):
        renames += 1
        if renames == number:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kill_before)
build(data, target)
"""
RENAMES = 4  # downloads, the old Parquet files, the new ones, the database


@pytest.fixture
def killed(old: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The same after a table changed and a build was killed before the rename of this number."""
    shutil.copytree(old / "build", tmp_path / "build")
    data = write_package(tmp_path, changed(row("themes", "system", name_en="Newer")))
    command = [sys.executable, "-c", KILLED_BUILD, str(data), str(tmp_path / "build"), str(request.param)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == (-signal.SIGKILL if request.param <= RENAMES else 0), done.stderr
    return tmp_path


def disagreements(build_dir: Path) -> list[str]:
    """Parquet files and downloads that are not of the database in use."""
    found = []
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{build_dir}/plans.duckdb' AS made (READ_ONLY)")
        names = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        for name in names:
            table, file = f"FROM made.{name}", f"FROM '{build_dir}/parquet/{name}.parquet'"
            if con.execute(f"({table} EXCEPT ALL {file}) UNION ALL ({file} EXCEPT ALL {table})").fetchall():
                found.append(f"parquet/{name}")
        named, content_hash = con.execute("SELECT downloads, content_hash FROM made.build_info").fetchall()[0]
    manifest = json.loads((build_dir / "downloads" / named / "manifest.json").read_text(encoding="utf-8"))
    found += ["manifest"] if manifest["content_hash"] != content_hash else []
    for item in manifest["files"]:
        content = (build_dir / "downloads" / named / item["path"]).read_bytes()
        found += [item["path"]] if hashlib.sha256(content).hexdigest() != item["sha256"] else []
    strangers = {path.stem for path in (build_dir / "parquet").iterdir()} - set(names)
    return found + sorted(strangers)


def theme(build_dir: Path) -> str:
    with duckdb.connect(str(build_dir / "plans.duckdb"), read_only=True) as con:
        return con.execute("SELECT name_en FROM themes WHERE theme_id = 'system'").fetchall()[0][0]


@pytest.mark.parametrize("killed", range(1, RENAMES + 2), indirect=True)
def test_after_a_kill_the_next_start_serves_one_build_whatever_became_of_the_tables(killed: Path) -> None:
    for name in ("reverted", "broken"):
        shutil.copytree(killed / "build", killed / name)
    served = theme(killed / "build")
    assert served in ("system", "Newer")
    ensure(killed / "data", killed / "build")
    assert (theme(killed / "build"), disagreements(killed / "build")) == ("Newer", [])
    write_package(killed, good_tables())
    ensure(killed / "data", killed / "reverted")
    assert (theme(killed / "reverted"), disagreements(killed / "reverted")) == ("system", [])
    write_package(killed, changed(row("targets", "lz-1-a", due_year="2220")))
    assert ensure(killed / "data", killed / "broken").problems
    assert (theme(killed / "broken"), disagreements(killed / "broken")) == (served, [])
    assert not list(killed.glob("build/.staging-*"))


@pytest.mark.parametrize("lost", ["parquet", "parquet/themes.parquet", "parquet/build_info.parquet", "downloads"])
def test_files_that_somebody_deleted_are_made_again(lost: str, old: Path, tmp_path: Path) -> None:
    shutil.copytree(old, tmp_path / "copy")
    path = tmp_path / "copy" / "build" / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert ensure(tmp_path / "copy" / "data", tmp_path / "copy" / "build").built
    assert disagreements(tmp_path / "copy" / "build") == []


def test_when_the_database_cannot_be_replaced_the_old_parquet_files_come_back(old: Path, tmp_path: Path) -> None:
    shutil.copytree(old, tmp_path / "copy")
    target = tmp_path / "copy" / "build"
    (target / "plans.duckdb").unlink()
    (target / "plans.duckdb").mkdir()
    before = {path.name: path.read_bytes() for path in (target / "parquet").iterdir()}
    outcome = ensure(tmp_path / "copy" / "data", target)
    assert outcome.path is None
    assert f"{target}/plans.duckdb：此处是文件夹" in outcome.problems[0]
    assert {path.name: path.read_bytes() for path in (target / "parquet").iterdir()} == before
