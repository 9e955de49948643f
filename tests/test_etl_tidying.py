"""What people and their computers leave in the folders: stray files, links, pipes, odd names. No build stops for it."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import swap
from etl.__main__ import main
from etl.checks import inspect
from etl.files import IrregularFileError, read_bytes
from etl.load import build, ensure
from etl.review import digests, record
from tests.etl_fixtures import changed, row, write_package
from tests.etl_tables import ROOT, descriptor

Stray = Callable[[Path], object]
VERSION = descriptor()["version"]


@pytest.fixture
def folder(old: Path, tmp_path: Path) -> Path:
    shutil.copytree(old, tmp_path / "copy", symlinks=True)
    return tmp_path / "copy"


def replaced(path: Path, make: Callable[[Path], object]) -> None:
    """Put something else in the place of a file or folder, if there is one."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    make(path)


# Each has a name of its own, so that one build meets them all.
LEFT_ALONE: dict[str, tuple[str, Stray]] = {
    "a Finder's file in downloads": ("downloads/.DS_Store", Path.touch),
    "one in a version's folder": (f"downloads/{VERSION}/.DS_Store", Path.touch),
    "a link in a version's folder": (f"downloads/{VERSION}/0123456789ab", lambda path: path.symlink_to("/")),
    "a note beside the Parquet files": ("parquet/note.txt", Path.touch),
}
REMOVED: dict[str, tuple[str, Stray]] = {
    "a stray staging file": (".staging-file", Path.touch),
    "a stray staging link": (".staging-link", lambda path: path.symlink_to(path.parent / "downloads")),
    "a staging link to nowhere": (".staging-nowhere", lambda path: path.symlink_to("nowhere")),
    "an unknown Parquet file": ("parquet/gone.parquet", Path.touch),
    "a folder named as one": ("parquet/folder.parquet", Path.mkdir),
    "a folder for a log": ("plans.duckdb.wal", Path.mkdir),
}


@pytest.fixture(scope="module")
def built_among_strays(old: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder after a build that met all of these."""
    folder = tmp_path_factory.mktemp("strays") / "copy"
    shutil.copytree(old, folder, symlinks=True)
    for place, make in (*LEFT_ALONE.values(), *REMOVED.values()):
        replaced(folder / "build" / place, make)
        assert os.path.lexists(folder / "build" / place)
    build(folder / "data", folder / "build")
    return folder / "build"


@pytest.mark.parametrize("place", [place for place, _ in LEFT_ALONE.values()], ids=LEFT_ALONE)
def test_a_stray_file_neither_stops_a_build_nor_is_lost(place: str, built_among_strays: Path) -> None:
    assert os.path.lexists(built_among_strays / place)


@pytest.mark.parametrize("place", [place for place, _ in REMOVED.values()], ids=REMOVED)
def test_remains_are_removed_whatever_they_are(place: str, built_among_strays: Path) -> None:
    assert not os.path.lexists(built_among_strays / place)
    assert list((built_among_strays / "downloads").iterdir()), "a link was removed, not what it leads to"


def test_remains_that_cannot_be_removed_are_said_and_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "build" / ".staging-x").mkdir()

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(swap, "remove", refuse)
    messages: list[str] = []
    swap.remove_remains([folder / "build" / ".staging-x"], messages.append)
    assert len(messages) == 1
    assert "未能清理" in messages[0]
    assert "permission denied" in messages[0]


def test_parquet_files_elsewhere_behind_a_link_are_not_touched(folder: Path) -> None:
    elsewhere = folder / "elsewhere"
    (folder / "build" / "parquet").rename(elsewhere)
    (folder / "build" / "parquet").symlink_to(elsewhere)
    before = {path.name: path.stat().st_mtime_ns for path in elsewhere.iterdir()}
    build(folder / "data", folder / "build")
    assert {path.name: path.stat().st_mtime_ns for path in elsewhere.iterdir()} == before
    assert (folder / "build" / "parquet" / "themes.parquet").is_file()


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


NO_FILES: dict[str, Stray] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a socket": bound,
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
    "an empty device": lambda path: path.symlink_to("/dev/null"),
}


@pytest.mark.parametrize("make", NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_is_refused_before_it_is_opened(make: Stray, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket has to be short
    make(Path("x"))
    with pytest.raises(IrregularFileError):
        read_bytes(Path("x"))


def test_what_is_no_table_and_only_named_like_one_is_passed_over(folder: Path, monkeypatch) -> None:
    monkeypatch.chdir(folder / "data")
    for number, make in enumerate(NO_FILES.values()):
        make(Path(f"x{number}.csv"))
    outcome = ensure(folder / "data", folder / "build")
    assert (outcome.built, outcome.problems) == (True, ())


def test_each_input_that_is_a_pipe_is_named_and_nothing_waits_for_it(folder: Path) -> None:
    for name in ("themes.csv", "CHANGES.md"):
        replaced(folder / "data" / name, os.mkfifo)
    found = [str(problem) for problem in inspect(folder / "data").problems]
    assert len(found) == 2
    for name in ("themes.csv", "CHANGES.md"):
        assert [text for text in found if text.startswith(f"data/{name}: ") and "不是普通文件" in text]
    outcome = ensure(folder / "data", folder / "build")
    assert outcome.path is not None
    assert any("管道" in problem for problem in outcome.problems)
    replaced(folder / "data" / "datapackage.json", os.mkfifo)
    assert "管道" in ensure(folder / "data", folder / "build").problems[0]


def test_a_table_that_is_a_link_to_a_file_is_read_and_a_circle_of_links_is_named(folder: Path) -> None:
    (folder / "data" / "themes.csv").rename(folder / "elsewhere.csv")
    (folder / "data" / "themes.csv").symlink_to(folder / "elsewhere.csv")
    assert inspect(folder / "data").problems == []
    replaced(folder / "data" / "themes.csv", lambda path: path.symlink_to(path))
    assert "符号链接绕成一圈" in str(inspect(folder / "data").problems[0])


ODD = (
    "with spaces",
    "对照",
    "it's",
    "50%",
    "a#b",
    "what?",
    "back\\slash",
    "a?k=v&x",
    "star*[1]",
    "two\nlines",
    "{b};$x",
)


def test_a_repository_in_folders_with_odd_names_is_built_and_read_again(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    place = tmp_path.joinpath(*ODD)
    shutil.copytree(old / "data", place / "data")
    first = ensure(place / "data", place / "build")
    assert (first.path, first.problems) == (place / "build" / "plans.duckdb", ())
    assert not ensure(place / "data", place / "build").built
    assert [[path.name for path in folder.iterdir()] for folder in list(place.parents)[len(ODD) - 1 :: -1]] == [
        [name] for name in ODD
    ]
    assert main(["diff", str(first.path), str(old / "build" / "plans.duckdb")]) == 0
    assert capsys.readouterr().err == ""


def test_a_path_that_is_not_utf_8_is_said(old: Path, tmp_path: Path) -> None:
    target = tmp_path / os.fsdecode(b"\xff")
    assert "路径不是 UTF-8" in ensure(old / "data", target).problems[0]


def test_a_record_of_reviews_that_cannot_be_written_stays_as_it_was(folder: Path, monkeypatch) -> None:
    tables = inspect(folder / "data")
    record(folder / "data", tables.raws, digests(tables.raws))
    before = (folder / "data" / "REVIEWED.txt").read_bytes()
    write_package(folder, changed(row("themes", "system", name_en="Newer")))
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
    code = f"{limit} from etl.__main__ import main; raise SystemExit(main())"
    command = [sys.executable, "-c", code, "review", "--data", "data", "--sources", "sources", "--clause", "themes"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "未能写下复核记录，旧的仍在" in done.stderr
    assert (folder / "data" / "REVIEWED.txt").read_bytes() == before
    assert not list((folder / "data").glob(".REVIEWED*"))
