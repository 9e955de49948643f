"""The desks of visitors on a server: found by a secret of the server's alone, few at a time, gone with their visitors."""

import contextlib
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard.database.private import PrivateDatabase
from dashboard.desk import own_desks
from dashboard.desk.desk_folders import PREFIX
from dashboard.desk.own_desks import OwnDesks
from tests.conftest import ROOT


@pytest.fixture
def desks(tmp_path):
    made = OwnDesks(most=3, parent=tmp_path)
    yield made
    made.end()


def built(plan, folder):
    """A build that takes no time."""
    file = folder / f"{len(list(folder.iterdir()))}.duckdb"
    file.write_bytes(b"rows")
    return SimpleNamespace(database=PrivateDatabase(file), digest="", faults=())


def test_two_visitors_have_desks_of_their_own_and_neither_finds_the_others(desks):
    first, second = desks.open("session-1"), desks.open("session-2")
    assert first.secret != second.secret
    assert desks.find(first.secret) is first
    assert first.folder != second.folder


@pytest.mark.parametrize("secret", ["", "session-1", "../..", "0" * 43])
def test_what_a_visitor_makes_up_finds_nothing(desks, secret):
    desks.open("session-1")
    assert desks.find(secret) is None


def test_a_secret_cannot_be_guessed(desks):
    assert len({desks.open("s").secret for _ in range(50)}) == 50
    assert min(len(desks.open("s").secret) for _ in range(3)) >= 43  # 256 bits


def test_a_ticket_is_good_once(desks):
    desk = desks.open("session-1")
    ticket = desks.ticket(desk.secret)
    assert ticket != desk.secret
    assert (desks.redeem(ticket), desks.redeem(ticket)) == (desk.secret, "")


def test_a_ticket_that_is_too_old_or_of_a_desk_that_is_gone_is_good_for_nothing(desks, monkeypatch):
    desk = desks.open("session-1")
    monkeypatch.setattr(own_desks, "TICKET", -1.0)
    assert desks.redeem(desks.ticket(desk.secret)) == ""
    monkeypatch.setattr(own_desks, "TICKET", 60.0)
    ticket = desks.ticket(desk.secret)
    desks.close(desk.secret)
    assert desks.redeem(ticket) == ""


def test_only_its_user_may_enter_the_folder_of_a_desk(desks):
    folder = desks.open("session-1").folder
    for path in (folder, folder.parent):
        assert path.stat().st_mode & 0o077 == 0


def test_the_desk_least_recently_used_gives_way_with_its_files(desks):
    held = [desks.open(f"session-{number}") for number in range(3)]
    for desk in held:
        desk.plan = object()
        desk.rebuild(built)
    desks.find(held[0].secret)
    folder = held[1].folder
    desks.open("session-4")
    assert desks.find(held[1].secret) is None
    assert not folder.exists()
    assert held[1].plan is None
    assert desks.find(held[0].secret) is held[0]
    assert len(desks) == 3


def test_a_hundred_visitors_with_a_plan_each_leave_no_more_files_than_there_are_desks(desks, tmp_path):
    for number in range(100):
        desk = desks.open(f"session-{number}")
        desk.plan = object()
        desk.rebuild(built)
    assert len(list(tmp_path.glob("*/*/*.duckdb"))) == len(desks) == 3


def test_a_new_build_takes_the_place_of_the_one_before(desks):
    desk = desks.open("session-1")
    desk.plan = object()
    first = desk.rebuild(lambda plan, folder: named(folder, "a"))
    second = desk.rebuild(lambda plan, folder: named(folder, "b"))
    assert desk.build is second
    assert not first.database.file.exists()
    assert second.database.file.exists()


def named(folder, name):
    (folder / name).write_bytes(b"rows")
    return SimpleNamespace(database=PrivateDatabase(folder / name), digest=name, faults=())


def test_a_build_that_fails_leaves_none(desks):
    desk = desks.open("session-1")
    desk.plan = object()
    first = desk.rebuild(built)

    def fails(plan, folder):
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        desk.rebuild(fails)
    assert desk.build is None
    assert not first.database.file.exists()


def test_a_desk_goes_with_its_files_when_its_sessions_are_gone_for_a_while(desks, monkeypatch):
    desk = desks.open("session-1")
    desk.plan = object()
    file = desk.rebuild(built).database.file
    assert desks.sweep({"session-1"}) == 0
    assert desks.sweep(set()) == 0  # a reload begins a session anew
    monkeypatch.setattr(own_desks, "GRACE", -1.0)
    assert desks.sweep(set()) == 1
    assert desks.find(desk.secret) is None
    assert not file.exists()


def test_a_reload_keeps_the_desk(desks, monkeypatch):
    desk = desks.open("session-1")
    desks.sweep(set())
    assert desks.find(desk.secret, "session-2") is desk
    monkeypatch.setattr(own_desks, "GRACE", 0.05)
    time.sleep(0.1)
    assert desks.sweep({"session-2"}) == 0


def test_a_desk_that_nobody_uses_for_long_goes_though_its_page_is_open(desks, monkeypatch):
    desk = desks.open("session-1")
    monkeypatch.setattr(own_desks, "IDLE", -1.0)
    assert desks.sweep({"session-1"}) == 1
    assert desks.find(desk.secret) is None


def test_nothing_is_left_when_the_server_ends(desks, tmp_path):
    desk = desks.open("session-1")
    desk.plan = object()
    desk.rebuild(built)
    desks.end()
    assert list(tmp_path.iterdir()) == []


HOLD = """
import sys, time
from pathlib import Path
from dashboard.desk.own_desks import OwnDesks
desks = OwnDesks(parent=Path(sys.argv[1]))
(desks.open("s").folder / "x.duckdb").write_bytes(b"rows")
print("ready", flush=True)
time.sleep(120)
"""


def holding(parent):
    command = [sys.executable, "-c", HOLD, str(parent)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    return child


def test_a_server_that_was_killed_leaves_files_that_the_next_start_removes(tmp_path):
    child = holding(tmp_path)
    (left,) = tmp_path.glob(f"{PREFIX}*")
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert left.exists()
    OwnDesks(parent=tmp_path).tidy()
    assert not left.exists()


def test_files_of_a_server_that_runs_stay(tmp_path):
    child = holding(tmp_path)
    try:
        (there,) = tmp_path.glob(f"{PREFIX}*")
        OwnDesks(parent=tmp_path).tidy()
        assert there.exists()
    finally:
        child.kill()
        child.wait()


def test_folders_that_are_not_ours_stay(tmp_path):
    other, link = tmp_path / "other", tmp_path / f"{PREFIX}link"
    other.mkdir()
    link.symlink_to(other)
    OwnDesks(parent=tmp_path).tidy()
    assert other.exists()
    assert link.is_symlink()


def test_the_folder_of_this_server_lies_outside_of_what_it_serves():
    assert not Path(own_desks.DESKS._parent).is_relative_to(ROOT)


def test_a_desk_that_gives_way_while_its_plan_is_built_leaves_no_files(desks):
    desk = desks.open("session")
    desk.plan = object()

    def build_while_it_gives_way(plan, folder):
        desks.close(desk.secret)
        folder.mkdir()
        return built(plan, folder)

    desk.rebuild(build_while_it_gives_way)
    assert not desk.folder.exists()
    assert desk.build is None


def test_a_hundred_visitors_at_once_leave_as_many_desks_as_there_may_be(desks, tmp_path):
    def visit(number):
        desk = desks.open(f"session-{number}")
        desk.plan = object()
        with contextlib.suppress(OSError, AssertionError):  # it gave way meanwhile
            desk.rebuild(built)
        return desks.find(desk.secret, f"session-{number}") in (desk, None)

    with ThreadPoolExecutor(20) as pool:
        assert all(pool.map(visit, range(100)))
    assert len(desks) == 3
    assert len(list(next(tmp_path.glob(f"{PREFIX}*")).glob("*/"))) == 3
