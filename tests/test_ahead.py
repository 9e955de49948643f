"""What is drawn ahead: the pages as readers meet them, once for each build and ground, and only while no page runs."""

import threading
import time

import pytest

from dashboard.database import frame_cache
from dashboard.database.connection import NoDatabaseError
from dashboard.database.queries.register import build_id
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.i18n import words
from dashboard.i18n.words import Words
from dashboard.url_state.view_context import ViewContext
from dashboard.web import ahead, startup
from dashboard.web.ahead import Ahead, scenes
from tests import small


@pytest.fixture
def database(tmp_path, use_database):
    made = small.write(tmp_path / "plans.duckdb")
    use_database(made)
    return made


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Without the pause after a page; nothing stays frozen."""
    monkeypatch.setattr(ahead, "QUIET", -1.0)
    monkeypatch.setattr(startup, "shown", lambda page, kept: None)


def waited(holds, seconds=60):
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()


def test_every_page_with_figures_and_every_indicator_and_plan_is_drawn_in_every_language(database):
    found = [(page, scene.words.lang, scene.choices) for page, scene in scenes(dark=False)]
    for lang in words.languages():
        assert {page for page, of, _ in found if of == lang} == set(VIEW_SPECS)
        for page, name, frame in (("indicator", "indicator_id", "indicators"), ("plan", "plan_id", "plans")):
            codes = set(frame_cache.frame(frame)[name])
            assert {c[page] for p, of, c in found if (p, of) == (page, lang) and c} == codes


def test_who_comes_later_finds_what_was_drawn_ahead(built_database, use_database):
    use_database(built_database)
    Ahead().draw_all(build_id(), dark=True)
    before = frame_cache.kept()
    for page in ("matrix", "indicator", "timeline"):
        carried = {"lang": "en"}
        exhibits(
            page,
            ViewContext(
                frame_cache.frame,
                Words("en"),
                {"lang": "en", "target": "x"},
                True,
                carried,
                cache=frame_cache.cached_drawing,
            ),
        )
    assert frame_cache.kept() == before


def test_a_ground_is_drawn_once_for_each_build(database, use_database, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(Ahead, "draw_all", lambda self, build, dark: asked.append((build, dark)))
    one = Ahead()
    for dark in (False, True, False):
        one.shown(dark)
    first = build_id()
    use_database(small.write(tmp_path / "other.duckdb"))
    one.shown(dark=False)
    assert waited(lambda: len(asked) == 3)
    assert asked == [(first, False), (first, True), (build_id(), False)]


def test_nothing_is_drawn_while_a_page_runs(database, monkeypatch):
    drawn = []
    monkeypatch.setattr(ahead, "draw", lambda page, scene: drawn.append(page))
    one, looks = Ahead(), []
    is_quiet = one.is_quiet
    monkeypatch.setattr(one, "is_quiet", lambda: looks.append(is_quiet()) or looks[-1])
    with one.running():
        working = threading.Thread(target=one.draw_all, args=(build_id(), False), daemon=True)
        working.start()
        assert waited(lambda: len(looks) > 2)  # it looks before it draws, so it has gone without twice
        assert set(looks) == {False}
        assert drawn == []
    working.join(60)
    assert len(drawn) > len(VIEW_SPECS)


def test_it_stops_where_the_build_is_another_or_enough_is_drawn(database, monkeypatch):
    monkeypatch.setattr(ahead, "draw", lambda page, scene: None)
    assert Ahead().draw_all("a build that was", dark=False) == 0
    monkeypatch.setattr(ahead, "MOST", 3)
    assert Ahead().draw_all(build_id(), dark=False) == 3


def test_a_figure_that_cannot_be_drawn_ends_one_round_and_is_in_the_log(database, monkeypatch, caplog):
    def fail(page, scene):
        raise ValueError("no ink")

    monkeypatch.setattr(ahead, "draw", fail)
    one = Ahead()
    one.shown(dark=False)
    assert waited(lambda: "no ink" in caplog.text)
    monkeypatch.setattr(ahead, "draw", lambda page, scene: done.set())
    done = threading.Event()
    one.shown(dark=True)
    assert done.wait(60)


def test_a_database_that_has_gone_is_no_failure_and_the_next_one_is_drawn(database, monkeypatch, caplog):
    asked = []

    def gone(self, build, dark):
        asked.append(dark)
        raise NoDatabaseError("plans.duckdb")

    monkeypatch.setattr(Ahead, "draw_all", gone)
    one = Ahead()
    one.shown(dark=False)
    one.shown(dark=True)
    assert waited(lambda: asked == [False, True])
    assert "failed" not in caplog.text
