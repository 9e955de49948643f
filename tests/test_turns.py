"""Pages at work: no more at once than there are places, in the order of asking, and nobody waits for ever."""

import threading
import time

import pytest

from dashboard.ui.run_limit import Turns


def waited(holds, seconds=120):
    """Wait until something holds; whether it does."""
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.005)
    return holds()


def at_work(turns, places, count, order):
    """Threads that note their number when they have a place, started one after the other; all places are taken, and
    the others wait in order, when they are let go on. Gives how many were at work together each time one began."""
    gate, lock, present, together = threading.Event(), threading.Lock(), set(), []

    def work(number):
        with turns.taken():
            with lock:
                order.append(number)
                present.add(number)
                together.append(len(present))
            assert gate.wait(120)
            with lock:
                present.discard(number)

    threads = [threading.Thread(target=work, args=(number,), daemon=True) for number in range(count)]
    for number, thread in enumerate(threads):
        thread.start()
        assert waited(lambda number=number: len(order) + len(turns._waiting) == number + 1)
    assert len(order) == places
    gate.set()
    for thread in threads:
        thread.join(120)
        assert not thread.is_alive()
    return together


@pytest.mark.parametrize("places", [1, 2, 3])
def test_no_more_are_at_work_than_there_are_places(places):
    order = []
    assert max(at_work(Turns(places, 600), places, 8, order)) == places
    assert sorted(order) == list(range(8))


def test_they_come_in_the_order_in_which_they_asked():
    order = []
    at_work(Turns(1, 600), 1, 8, order)
    assert order == list(range(8))


def test_who_steps_aside_lets_another_work_and_comes_back():
    turns, said = Turns(1, 600), []
    away, done = threading.Event(), threading.Event()

    def first():
        with turns.taken():
            with turns.aside():
                away.set()
                assert done.wait(120)
            said.append("first")

    thread = threading.Thread(target=first, daemon=True)
    thread.start()
    assert away.wait(120)
    with turns.taken():
        said.append("second")
    done.set()
    thread.join(120)
    assert said == ["second", "first"]
    with turns.taken():
        pass  # and the place is free again


def test_a_place_is_given_back_by_work_that_fails():
    turns = Turns(1, 600)
    with pytest.raises(ValueError, match="no"), turns.taken():
        raise ValueError("no")
    with turns.taken():
        pass


def test_who_has_waited_too_long_goes_to_work_and_takes_no_place_away():
    turns = Turns(1, 0.1)
    held, gone = threading.Event(), threading.Event()

    def stuck():
        with turns.taken():
            held.set()
            gone.wait(600)

    thread = threading.Thread(target=stuck, daemon=True)
    thread.start()
    assert held.wait(120)
    with turns.taken(), turns.aside():
        pass
    gone.set()
    thread.join(120)
    assert turns._free == 1
    assert not turns._waiting


def test_stepping_aside_without_a_place_changes_nothing():
    turns = Turns(1, 600)
    with turns.aside():
        pass
    assert turns._free == 1
