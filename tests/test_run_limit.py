"""Concurrent page runs: no more than there are slots, and none waits for ever."""

import threading
import time

import pytest

from dashboard.ui.run_limit import RunLimit

GUARD = 120  # seconds after which a test that hangs fails; no outcome depends on it


def until(condition):
    """Wait until a condition holds."""
    deadline = time.monotonic() + GUARD
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def started(work, *arguments):
    thread = threading.Thread(target=work, args=arguments, daemon=True)
    thread.start()
    return thread


def has_free_slot(limit):
    """Whether a slot is free: one can be taken without waiting."""
    free = limit._slots.acquire(blocking=False)
    if free:
        limit._slots.release()
    return free


@pytest.mark.parametrize("slots", [1, 2, 3])
def test_no_more_runs_hold_a_slot_than_there_are_and_all_get_one_in_the_end(slots):
    limit, lock, present, most, ended = RunLimit(slots, GUARD), threading.Lock(), set(), [], []
    gate = threading.Event()

    def run(number):
        with limit.slot():
            with lock:
                present.add(number)
                most.append(len(present))
            assert gate.wait(GUARD)
            with lock:
                present.discard(number)
                ended.append(number)

    threads = [started(run, number) for number in range(8)]
    until(lambda: len(most) == slots)
    gate.set()
    for thread in threads:
        thread.join(GUARD)
    assert max(most) == slots
    assert sorted(ended) == list(range(8))


def test_a_run_that_releases_its_slot_lets_another_run_and_waits_for_it_again():
    limit, order = RunLimit(1, GUARD), []
    away, done = threading.Event(), threading.Event()

    def first():
        with limit.slot():
            with limit.slot_released():
                away.set()
                assert done.wait(GUARD)
            order.append("first")

    thread = started(first)
    assert away.wait(GUARD)
    with limit.slot():
        done.set()
        order.append("second")
    thread.join(GUARD)
    assert order == ["second", "first"]
    assert has_free_slot(limit)


def test_a_run_that_fails_gives_its_slot_back():
    limit = RunLimit(1, GUARD)
    with pytest.raises(ValueError, match="no"), limit.slot():
        raise ValueError("no")
    with pytest.raises(ValueError, match="no"), limit.slot(), limit.slot_released():
        raise ValueError("no")
    assert has_free_slot(limit)


def test_a_run_that_has_waited_too_long_goes_on_without_a_slot_and_gives_none_back():
    limit, held, over = RunLimit(1, 0.01), threading.Event(), threading.Event()

    def hanging():
        with limit.slot():
            held.set()
            assert over.wait(GUARD)

    thread = started(hanging)
    assert held.wait(GUARD)
    with limit.slot(), limit.slot_released():
        pass
    assert not has_free_slot(limit)
    over.set()
    thread.join(GUARD)
    assert has_free_slot(limit)


def test_releasing_without_a_slot_changes_nothing():
    limit = RunLimit(1, GUARD)
    with limit.slot_released():
        pass
    assert has_free_slot(limit)
    with limit.slot():
        assert not has_free_slot(limit)
