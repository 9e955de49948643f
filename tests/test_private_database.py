"""Private databases: what is made from one is cached with it alone, and only those read last keep their cache."""

import threading

import pytest

from dashboard.database import private
from dashboard.database.private import PrivateDatabase


@pytest.fixture
def databases(monkeypatch, tmp_path):
    monkeypatch.setattr(private, "MOST_WARM", 2)
    monkeypatch.setattr(private, "_warm", {})
    return [PrivateDatabase(tmp_path / f"{number}.duckdb") for number in range(4)]


def cached(database, value):
    """What it gives for one key: `value` where it had none."""
    return database.cached("frame", lambda: value)


def test_what_was_read_last_is_still_there(databases):
    for database in databases[:2]:
        cached(database, "before")
    assert [cached(database, "after") for database in databases[:2]] == ["before", "before"]


def test_the_one_read_longest_ago_is_closed_and_read_anew(databases):
    first, second, third, _ = databases
    for database in (first, second, first, third):
        cached(database, "before")
    assert cached(first, "after") == "before"
    assert cached(second, "after") == "after"


def test_one_that_is_being_read_is_not_closed(databases):
    begun, finish = threading.Event(), threading.Event()
    reading = threading.Thread(target=lambda: databases[0].cached("slow", lambda: (begun.set(), finish.wait())))
    reading.start()
    begun.wait()
    for database in databases[1:]:
        cached(database, "before")
    finish.set()
    reading.join()
    assert databases[0].cached("slow", lambda: "read anew") != "read anew"


def test_two_that_read_at_once_and_would_close_each_other_come_to_an_end(databases, monkeypatch):
    monkeypatch.setattr(private, "MOST_WARM", 1)
    both = threading.Barrier(2)

    def read(one):
        one.cached("outer", lambda: (both.wait(), one.cached("inner", lambda: 1)))

    threads = [threading.Thread(target=read, args=(one,), daemon=True) for one in databases[:2]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)


def test_one_that_was_forgotten_is_not_held(databases):
    cached(databases[0], "before")
    databases[0].forget()
    assert databases[0] not in private._warm
