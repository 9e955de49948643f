"""What is imported beside the first page cannot get in its way; and what lives long is not looked through again."""

import gc
import weakref

import pytest

from dashboard.web import startup


def test_nothing_of_ours_is_imported_beside_the_first_page():
    assert not [name for name in startup.NEEDED if name.split(".")[0] in ("dashboard", "etl", "pages")]


@pytest.fixture(autouse=True)
def a_process_that_has_shown_nothing(monkeypatch):
    """And that leaves nothing frozen behind."""
    monkeypatch.setattr(startup, "_frozen", startup._Frozen())
    yield
    gc.unfreeze()


def brought(page, kept, things):
    """How many more objects are frozen after a run of a page that made so many things."""
    before = gc.get_freeze_count()
    stays = [[] for _ in range(things)]
    startup.shown(page, kept)
    return gc.get_freeze_count() - before if stays else 0


def test_a_page_freezes_what_it_brought_at_its_first_time_only():
    startup.shown("matrix", 0)
    assert brought("matrix", 0, 200) <= 0
    assert brought("indicator", 0, 200) >= 100


def test_a_run_that_kept_a_drawing_freezes_it_on_a_page_known_already():
    startup.shown("matrix", 1)
    assert brought("matrix", 1, 200) <= 0
    assert brought("matrix", 2, 200) >= 100


class Ring:
    """Something that only the collector can find, once nobody else holds it."""

    def __init__(self):
        self.me = self


def test_a_ring_that_was_frozen_by_chance_is_found_once_enough_was_kept():
    ring = Ring()
    there = weakref.ref(ring)
    startup.shown("matrix", 1)
    del ring
    startup.shown("matrix", startup.THOROUGH - 1)
    assert there() is not None
    startup.shown("matrix", startup.THOROUGH)
    assert there() is None


def test_what_is_alive_is_frozen_again_when_all_was_looked_through():
    startup.shown("matrix", 1)
    frozen = gc.get_freeze_count()
    startup.shown("matrix", startup.THOROUGH + 1)
    assert gc.get_freeze_count() > 0.9 * frozen
