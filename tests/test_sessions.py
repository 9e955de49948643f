"""Sessions of visitors who have left are closed, and what they held is let go."""

import asyncio
import weakref
from types import SimpleNamespace

from dashboard.web import sessions, startup
from dashboard.web.sessions import Sweeper


class Server:
    """As much of Streamlit's runtime as is asked: sessions with and without a browser."""

    def __init__(self, **browsers):
        self.browsers = browsers
        self._session_mgr = SimpleNamespace(list_sessions=self.list_sessions)

    def list_sessions(self):
        return [SimpleNamespace(session=SimpleNamespace(id=name)) for name in self.browsers]

    def is_active_session(self, session):
        return self.browsers[session]

    def close_session(self, session):
        del self.browsers[session]


def test_who_has_a_browser_stays_and_who_has_been_without_for_long_is_closed():
    sweeper = Sweeper(kept=60, most=10)
    assert sweeper.due(["a"], now=0) == []
    assert sweeper.due(["a", "b"], now=30) == []
    assert sweeper.due(["a", "b"], now=60) == ["a"]
    assert sweeper.due(["b"], now=90) == ["b"]


def test_time_begins_anew_for_who_came_back():
    sweeper = Sweeper(kept=60, most=10)
    assert sweeper.due(["a"], now=0) == []
    assert sweeper.due([], now=50) == []
    assert sweeper.due(["a"], now=55) == []
    assert sweeper.due(["a"], now=110) == []
    assert sweeper.due(["a"], now=115) == ["a"]


def test_of_too_many_the_eldest_are_closed_at_once():
    sweeper = Sweeper(kept=60, most=2)
    assert sweeper.due(["a"], now=0) == []
    assert sweeper.due(["b", "a"], now=1) == []
    assert sweeper.due(["d", "c", "b", "a"], now=2) == ["a", "b"]


def test_only_sessions_without_a_browser_are_closed():
    server = Server(there=True, gone=False)
    assert Sweeper(kept=0).sweep(server) == 1
    assert server.browsers == {"there": True}


class Ring:
    """Something that only the collector can find, once nobody else holds it."""

    def __init__(self):
        self.me = self


def test_what_a_closed_session_held_in_a_ring_is_found():
    ring = Ring()
    there = weakref.ref(ring)
    del ring
    startup.collect_garbage()
    assert there() is None


def test_a_runtime_that_is_not_as_we_know_it_stops_the_sweeping_and_nothing_else(monkeypatch, caplog):
    monkeypatch.setattr(sessions.runtime, "exists", lambda: True)
    monkeypatch.setattr(sessions.runtime, "get_instance", object)
    asyncio.run(sessions.watch(Sweeper(), every=0))
    assert "cannot be closed" in caplog.text
