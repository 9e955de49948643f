"""`/health` says whether pages can be shown, what is used up, and never hangs itself."""

import asyncio
import fcntl
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import pytest

from benchmarks.load.tab import Tab
from dashboard.i18n.words import Words
from dashboard.web import health, reconnect, resources, visitors
from dashboard.web.build_monitor import BUILD
from tests.conftest import running_app
from tests.faults import alter, answer, notices_soon, tree

GUARD = 300  # seconds after which a test that hangs fails; no outcome depends on it


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """However slow the machine is, the database has time to answer."""
    monkeypatch.setattr(health, "PATIENCE", GUARD)


@pytest.fixture
def database(built_database, use_database, tmp_path):
    file = tmp_path / "plans.duckdb"
    use_database(file)
    shutil.copy(built_database, file)
    return file


def asked():
    """Status of an answer, and what it says beside the process and what is used."""
    found = asyncio.run(health.health(None))
    said = json.loads(found.body)
    assert said.pop("process") == reconnect.PROCESS
    for used in ("descriptors", "memory_mb", "visitors"):
        said.pop(used)
    return found.status_code, said


def test_healthy_is_who_can_show_pages_and_says_of_which_data(database):
    with duckdb.connect(str(database), read_only=True) as file:
        version = file.execute("SELECT data_version FROM build_info").fetchall()[0][0]
    assert asked() == (200, {"status": "ok", "data_version": version})


def test_what_is_asked_for_are_all_tables_of_the_database_that_is_built_now(database):
    with duckdb.connect(str(database), read_only=True) as file:
        assert {name for (name,) in file.execute("SELECT table_name FROM duckdb_tables()").fetchall()} == health.TABLES


def truncated(path):
    os.truncate(path, path.stat().st_size // 2)


def empty(path):
    path.write_bytes(b"")


def older(path):
    path.unlink()
    with duckdb.connect(str(path)) as file:
        file.execute("CREATE TABLE build_info (data_version VARCHAR)")


def without_a_table(path):
    with duckdb.connect(str(path)) as file:
        file.execute("DROP TABLE agreement")


def without_a_column(path):
    with duckdb.connect(str(path)) as file:
        file.execute("DROP TABLE silences")
        file.execute("CREATE TABLE silences (plan_id VARCHAR)")


def a_folder(path):
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [truncated, empty, older, without_a_table, without_a_column, a_folder, Path.unlink])
def test_not_healthy_is_who_cannot_and_only_what_is_wrong_is_told(database, harm, tmp_path):
    spoilt = tmp_path / "spoilt"
    spoilt.write_bytes(database.read_bytes())
    harm(spoilt)
    database.unlink()
    if spoilt.exists():
        spoilt.replace(database)
    assert asked() == (503, {"status": "unavailable", "problem": "database"})


def test_health_comes_back_with_the_database(database):
    whole = database.read_bytes()
    database.unlink()
    assert asked()[0] == 503
    database.write_bytes(whole)
    assert asked()[0] == 200


def test_a_database_that_does_not_answer_is_not_waited_for(database, monkeypatch):
    answered = threading.Event()
    monkeypatch.setattr(health, "PATIENCE", 0.01)
    monkeypatch.setattr(health, "current_version", lambda: answered.wait() and "never")
    try:
        assert asked() == (503, {"status": "unavailable", "problem": "database"})
    finally:
        answered.set()


def test_a_build_that_goes_on_for_too_long_is_told(database, monkeypatch):
    monkeypatch.setattr(health, "BUILDING", 0.0)
    assert asked()[0] == 200
    with BUILD.running():
        status, said = asked()
    assert (status, said["status"], said["problem"]) == (503, "unavailable", "build")
    assert asked()[0] == 200


def test_a_build_that_has_only_begun_is_no_problem(database):
    with BUILD.running():
        assert asked()[0] == 200


def test_a_real_build_that_is_held_up_is_told_while_it_is_and_no_longer(tmp_path):
    """Another process holds the lock of the build, and the data have changed."""
    product = tree(tmp_path / "product")
    alter(product, "dashboard/web/health.py", "BUILDING = 60.0", "BUILDING = 0.0")
    command = [sys.executable, "-m", "etl", "build"]
    subprocess.run(command, cwd=product, capture_output=True, check=True)
    with (product / "data" / "CHANGES.md").open("a", encoding="utf-8") as changes:
        changes.write("\n")
    with running_app(None, tmp_path / "log", product) as address, (product / "build" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert answer(address, "/health")[0] == 200  # nobody has asked for a page yet
        visit = threading.Thread(target=asyncio.run, args=(open_page(urlsplit(address).port),), daemon=True)
        visit.start()
        said = until(address, 503)
        assert '"problem":"build"' in said
        fcntl.flock(lock, fcntl.LOCK_UN)
        visit.join()
        until(address, 200)


async def open_page(port, lang="zh"):
    async with Tab(port, "zh-CN", patience=GUARD) as tab:
        return await tab.open("matrix", {"lang": lang})


def test_a_build_that_failed_is_told_while_the_database_of_before_is_shown(database, monkeypatch):
    monkeypatch.setattr(BUILD, "failed", True)
    status, said = asked()
    assert (status, said["status"]) == (200, "outdated")


def test_a_pipe_in_the_place_of_a_table_is_told_by_pages_and_health_of_a_running_server(tmp_path):
    product = tree(tmp_path / "product")
    notices_soon(product)
    table, away = product / "data" / "targets.csv", tmp_path / "targets.csv"
    with running_app(None, tmp_path / "log", product) as address:
        port = urlsplit(address).port
        assert page_texts(port, "en", lambda text: OUTDATED["en"] not in text)
        assert '"status":"ok"' in answer(address, "/health")[1]
        table.rename(away)
        os.mkfifo(table)
        for lang, sentence in OUTDATED.items():
            text = page_texts(port, lang, lambda text, sentence=sentence: sentence in text)
            assert "targets.csv" in text
            assert str(product / "data") not in text
        assert answer(address, "/health")[0] == 200
        assert '"status":"outdated"' in answer(address, "/health")[1]
        table.unlink()
        away.rename(table)
        page_texts(port, "en", lambda text: OUTDATED["en"] not in text)
        assert '"status":"ok"' in answer(address, "/health")[1]


OUTDATED = {lang: Words(lang).text("problem.outdated") for lang in ("en", "zh")}


def page_texts(port, lang, condition):
    """All that a page sends, as text, once it fulfils the condition; a look at data/ is repeated after some seconds."""
    deadline = time.monotonic() + GUARD
    while True:
        found = asyncio.run(open_page(port, lang))
        assert found.status == 0
        text = b"".join(found.raw).decode("utf-8", errors="replace")
        if condition(text):
            return text
        assert time.monotonic() < deadline
        time.sleep(0.2)


def until(address, status):
    """What `/health` says once it answers so, asked again and again."""
    while (found := answer(address, "/health"))[0] != status:
        time.sleep(0.05)
    return found[1]


def test_descriptors_that_run_out_are_told(database, monkeypatch):
    monkeypatch.setattr(resources, "open_descriptors", lambda: resources.descriptor_limit() - health.SPARE + 1)
    status, said = asked()
    assert (status, said["problem"]) == (503, "descriptors")


def test_memory_that_runs_out_is_told(database, monkeypatch):
    monkeypatch.setattr(resources, "memory_limit", lambda: resources.memory())
    status, said = asked()
    assert (status, said["problem"]) == (503, "memory")


def test_a_full_server_is_healthy_and_says_that_it_is_full(database, monkeypatch):
    monkeypatch.setattr(visitors.SLOTS, "used", visitors.SLOTS.limit)
    status, said = asked()
    assert (status, said["status"]) == (200, "full")


def test_what_is_used_is_told_with_its_limits(database):
    used = health.usage()
    before = used["descriptors"]["used"]
    with database.open("rb"):
        assert health.usage()["descriptors"]["used"] == before + 1
    assert used["descriptors"]["limit"] == resources.descriptor_limit()
    assert used["memory_mb"]["used"] > 10
    assert used["visitors"] == {"used": 0, "limit": visitors.SLOTS.limit}
