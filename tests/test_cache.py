"""What is kept between two visitors' clicks, and for how long."""

from dashboard.database import frame_cache


def test_what_is_kept_of_one_build_is_let_go_with_the_first_look_at_the_next(monkeypatch):
    made = []
    monkeypatch.setattr(frame_cache, "build_id", lambda: "old")
    for number in range(3):
        frame_cache.cached_drawing(("kept", number), lambda number=number: made.append(number))
    assert (made, frame_cache._drawing.cache.currsize) == ([0, 1, 2], 3)

    monkeypatch.setattr(frame_cache, "build_id", lambda: "new")
    frame_cache.cached_drawing(("kept", 0), lambda: made.append("anew"))

    assert made == [0, 1, 2, "anew"]
    assert frame_cache._drawing.cache.currsize == 1


def test_nothing_is_drawn_or_fetched_twice_within_a_build(built_database, monkeypatch):
    monkeypatch.setenv("DUIZHAO_DATABASE", str(built_database))
    made = []
    for _ in range(2):
        frame_cache.cached_drawing(("once",), lambda: made.append("once"))
        frame_cache.frame("themes")
    assert made == ["once"]
    assert sum(key[:2] == ("frame", "themes") for _, key in frame_cache._drawing.cache) == 1
