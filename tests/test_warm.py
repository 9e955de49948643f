"""What is imported beside the first page cannot get in its way; and what lives long is not looked through again."""

import gc

from dashboard.serving import warm


def test_nothing_of_ours_is_imported_beside_the_first_page():
    assert not [name for name in warm.NEEDED if name.split(".")[0] in ("dashboard", "etl", "pages")]


def test_a_page_freezes_what_it_brought_at_its_first_time_only(monkeypatch):
    monkeypatch.setattr(warm, "_shown", set())
    try:
        warm.shown("matrix")
        frozen = gc.get_freeze_count()
        kept = [[] for _ in range(100)]
        warm.shown("matrix")
        assert gc.get_freeze_count() <= frozen
        warm.shown("indicator")
        assert gc.get_freeze_count() >= frozen + len(kept) // 2
    finally:
        gc.unfreeze()
