"""A kill, a full disk, a read-only folder, two builds at once: the old database serves on and nothing is left behind."""

import fcntl
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from etl import swap
from etl.load import build, ensure
from tests.etl_fixtures import changed, row, write_package
from tests.etl_tables import ROOT

Start = Callable[..., subprocess.Popen]


@pytest.fixture
def folder(old: Path, tmp_path: Path) -> Path:
    """A folder with the old database, and tables that have changed since."""
    shutil.copytree(old / "build", tmp_path / "build")
    write_package(tmp_path, changed(row("themes", "system", name_en="Newer")))
    return tmp_path


def start(
    folder: Path, target: Path | None = None, python: tuple[str, ...] = ("-m", "etl"), **options: object
) -> subprocess.Popen:
    command = [sys.executable, *python, "build", "--data", str(folder / "data")]
    command += ["--build", str(target or folder / "build")]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", **options
    )


def theme(build_dir: Path) -> str:
    """A word of the database that serves; reads every table on the way."""
    with duckdb.connect(str(build_dir / "plans.duckdb"), read_only=True) as con:
        for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            con.execute(f"SELECT * FROM {name}").fetchall()
        return con.execute("SELECT name_en FROM themes WHERE theme_id = 'system'").fetchall()[0][0]


def leftovers(build_dir: Path) -> set[str]:
    return {path.name for path in build_dir.iterdir()} - {"plans.duckdb", "parquet", "downloads", ".lock"}


MOMENTS = (
    ".staging-*",
    ".staging-*/plans.duckdb",
    ".staging-*/parquet/*.parquet",
    ".staging-*/parquet/build_info.parquet",
    ".staging-*/downloads/*/*/*.csv",
)
"""A build is killed as one of these appears."""
KILLED = """
import os, runpy, signal, sys
from pathlib import Path

folder, pattern, looking = Path(sys.argv.pop(1)), sys.argv.pop(1), False
there = set(folder.glob(pattern))


def look(event, _):
    global looking
    if event.startswith(("open", "os.")) and not looking:
        looking = True  # to look is an event, too
        if set(folder.glob(pattern)) - there:
            os.kill(os.getpid(), signal.SIGKILL)
        looking = False


sys.addaudithook(look)
runpy.run_module("etl", run_name="__main__")
"""
"""A build that kills itself at the first thing it does to a file once there is one of a pattern: however fast it is, it
never gets past that moment, and never falls short of it."""


def test_a_build_killed_at_any_moment_leaves_a_good_database_and_no_lasting_junk(folder: Path) -> None:
    for pattern in MOMENTS:
        running = start(folder, python=("-c", KILLED, str(folder / "build"), pattern))
        running.communicate()
        assert running.returncode == -signal.SIGKILL, pattern
        assert theme(folder / "build") in ("system", "Newer"), pattern
    build(folder / "data", folder / "build")
    assert theme(folder / "build") == "Newer"
    assert leftovers(folder / "build") == set()


def test_a_build_killed_between_the_other_files_and_the_database_is_done_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(swap, "DATABASE", "nowhere/plans.duckdb")
        with suppress(Exception):
            build(folder / "data", folder / "build")
    assert ensure(folder / "data", folder / "build").built


def test_a_write_limit_is_said_and_the_old_database_stays(folder: Path) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    running = start(folder, preexec_fn=limit)
    _, errors = running.communicate()
    assert running.returncode == 2, errors
    assert "旧的仍在：文件大小受限" in errors
    assert "Traceback" not in errors
    assert theme(folder / "build") == "system"
    assert leftovers(folder / "build") == set()


@pytest.fixture
def disk(folder: Path) -> Iterator[Path]:
    """A build folder on a disk of its own, with the old database on it and 200 kB to spare."""
    target = folder / "disk"
    target.mkdir()
    size = sum(path.stat().st_size + 8192 for path in (folder / "build").rglob("*")) // 1024 + 200
    if not mount(target, f"size={size}k"):
        pytest.skip("mounting a disk needs root; a write limit and a locked folder are tested all the same")
    shutil.copytree(folder / "build", target / "build")
    yield target / "build"
    subprocess.run(["umount", str(target)], check=True)


def mount(target: Path, options: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(target)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def refused(folder: Path, target: Path) -> str:
    """What a build into this folder says as it fails; the old database must be as it was."""
    running = start(folder, target)
    _, errors = running.communicate()
    assert running.returncode == 2, errors
    assert "Traceback" not in errors
    assert theme(target) == "system"
    assert leftovers(target) == set()
    return errors


def test_a_full_disk_is_said_and_the_old_database_stays(folder: Path, disk: Path) -> None:
    said = refused(folder, disk)
    assert "旧的仍在：磁盘已满；请腾出空间再试" in said
    assert "the old one stays: the disk is full" in said


def test_a_read_only_disk_is_said_and_the_old_database_stays(folder: Path, disk: Path) -> None:
    assert mount(disk.parent, "remount,ro")
    assert "a read-only file system; choose another folder" in refused(folder, disk)
    outcome = ensure(folder / "data", disk)
    assert (outcome.path, outcome.built) == (disk / "plans.duckdb", False)
    assert "无法写出数据库" in outcome.problems[0]


def test_a_build_folder_that_is_a_file_is_said(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    running = start(folder, folder / "file")
    _, errors = running.communicate()
    assert running.returncode == 2
    assert "无法写出数据库" in errors


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is locked to root, who has the read-only disk instead")
def test_a_locked_folder_is_said_and_the_old_database_stays(folder: Path) -> None:
    (folder / "build").chmod(0o555)
    assert "permission denied" in refused(folder, folder / "build")
    (folder / "build").chmod(0o755)


def test_two_builds_at_once_both_succeed(folder: Path) -> None:
    builds = [start(folder), start(folder)]
    said = [running.communicate() for running in builds]
    assert [running.returncode for running in builds] == [0, 0], said
    assert theme(folder / "build") == "Newer"
    assert leftovers(folder / "build") == set()


def test_a_build_that_waits_says_so(folder: Path) -> None:
    with (folder / "build" / ".lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        running = start(folder)
        assert running.stderr.readline() == "另一个构建正在进行，等待 | another build is running, waiting\n"
    running.communicate()
    assert running.returncode == 0
    assert theme(folder / "build") == "Newer"


def test_a_reader_in_the_middle_of_a_build_is_not_disturbed(folder: Path) -> None:
    with duckdb.connect(str(folder / "build" / "plans.duckdb"), read_only=True) as reader:
        build(folder / "data", folder / "build")
        assert reader.execute("SELECT name_en FROM themes WHERE theme_id = 'system'").fetchall() == [("system",)]
    assert theme(folder / "build") == "Newer"
