"""What the shell sees of a command that is stopped: a sentence, an exit status, no traceback, nothing left behind."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from etl.load import build
from tests.etl_fixtures import changed, row, write_package
from tests.etl_tables import ROOT, good_tables

STOPPED_BUILD = """
import os, signal, sys
from etl import write
from etl.__main__ import main
prove, number = write.prove, int(sys.argv.pop(1))
def stopped(*arguments):
    os.kill(os.getpid(), number)
    prove(*arguments)
write.prove = stopped
sys.exit(main())
"""
NOBODY = 65534
BUILD_AS_NOBODY = f"""
import os, pathlib, sys, tempfile
from etl.__main__ import main
from etl.load import build, ensure
with tempfile.TemporaryDirectory() as folder:  # so that all modules are loaded while they can be read
    build(pathlib.Path("data"), pathlib.Path(folder))
    ensure(pathlib.Path("data"), pathlib.Path(folder))
os.setgroups([])
os.setgid({NOBODY})
os.setuid({NOBODY})
sys.exit(main())
"""
SIGNALS = {signal.SIGINT: (130, "已中断"), signal.SIGTERM: (143, "已按要求停止")}


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a build, and tables that have changed since."""
    folder = tmp_path_factory.mktemp("old")
    build(write_package(folder, good_tables()), folder / "build")
    write_package(folder, changed(row("themes", "system", name_en="Newer")))
    return folder


def shell(command: str, **options: object) -> subprocess.CompletedProcess:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = command.replace("python", sys.executable)
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True, text=True, encoding="utf-8", check=False, env=environment, **options,
    )  # fmt: skip


def heed_interrupts() -> None:
    """In the new process: a run of the tests in the background ignores interrupts, and what it starts would too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_build_stopped_by_a_signal_says_so_and_leaves_nothing(
    number: signal.Signals, old: Path, tmp_path: Path
) -> None:
    shutil.copytree(old, tmp_path / "copy")
    before = (tmp_path / "copy" / "build" / "plans.duckdb").read_bytes()
    command = [sys.executable, "-c", STOPPED_BUILD, str(int(number)), "build", "--data", "data", "--build", "build"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=tmp_path / "copy", env=environment, capture_output=True, text=True, encoding="utf-8",
        check=False, preexec_fn=heed_interrupts,
    )  # fmt: skip
    status, words = SIGNALS[number]
    assert (done.returncode, done.stderr.count("\n")) == (status, 1), done.stderr
    assert done.stderr.startswith(words)
    assert (tmp_path / "copy" / "build" / "plans.duckdb").read_bytes() == before
    assert not list((tmp_path / "copy" / "build").glob(".staging-*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_output_onto_a_full_disk_is_called_that(old: Path) -> None:
    done = shell("python -m etl check --data data > /dev/full", cwd=old)
    assert done.returncode == 2
    assert done.stderr == "磁盘已满；请腾出空间再试 | the disk is full; free some space and try again\n"


@pytest.mark.parametrize("arguments", ["check --data data", "--help"])
def test_a_reader_that_left_is_no_accident(arguments: str, old: Path) -> None:
    done = shell(f"python -m etl {arguments} | true", cwd=old)
    assert done.stderr == ""
    assert done.returncode in (0, 2), "0 where the reader left only after all was written"


def test_closed_streams_are_no_accident(old: Path) -> None:
    assert shell("python -m etl check --data data >&- 2>&- <&-", cwd=old).returncode == 0


def test_a_full_standard_error_leaves_the_exit_status_to_tell(old: Path) -> None:
    done = shell("python -m etl check --data nowhere 2> /dev/full", cwd=old)
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone can become somebody else")
@pytest.mark.parametrize(
    ("mode", "place", "status", "words"),
    [
        (0o000, "data", 2, "没有权限"),
        (0o000, "data/themes.csv", 1, "没有权限"),
        (0o000, "data/datapackage.json", 2, "没有权限"),
        (0o555, "build", 2, "没有权限"),
        (0o000, "build", 2, "没有权限"),
    ],
)
def test_a_missing_permission_is_named(mode: int, place: str, status: int, words: str, old: Path) -> None:
    folder = Path("/tmp") / f"duizhao-{os.getpid()}"  # pytest's own folders let nobody else in
    shutil.copytree(old, folder)
    try:
        (folder / place).chmod(mode)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        command = [sys.executable, "-c", BUILD_AS_NOBODY, "build", "--data", "data", "--build", "build"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )
    finally:
        (folder / place).chmod(0o755)
        shutil.rmtree(folder)
    assert done.returncode == status, done.stderr
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
