"""Pages at work: no more at once than there are places, in the order of asking, and nobody waits for ever."""

import threading
import time

import pytest

from dashboard.turns import Turns


def at_work(turns, count, work):
    threads = []
    for number in range(count):
        threads.append(threading.Thread(target=work, args=(number,), daemon=True))
        threads[-1].start()
        time.sleep(0.02)  # so that they ask in this order
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()


def test_no_more_are_at_work_than_there_are_places_and_they_come_in_order():
    turns, lock, order, present, most = Turns(2, 30), threading.Lock(), [], set(), []

    def work(number):
        with turns.taken():
            with lock:
                order.append(number)
                present.add(number)
                most.append(len(present))
            time.sleep(0.05)
            with lock:
                present.discard(number)

    at_work(turns, 8, work)
    assert max(most) == 2
    assert order == sorted(order)


def test_who_steps_aside_lets_another_work_and_comes_back():
    turns, said = Turns(1, 30), []
    away, done = threading.Event(), threading.Event()

    def first():
        with turns.taken():
            with turns.aside():
                away.set()
                assert done.wait(30)
            said.append("first")

    thread = threading.Thread(target=first, daemon=True)
    thread.start()
    assert away.wait(30)
    with turns.taken():
        said.append("second")
    done.set()
    thread.join(30)
    assert said == ["second", "first"]
    with turns.taken():
        pass  # and the place is free again


def test_a_place_is_given_back_by_work_that_fails():
    turns = Turns(1, 30)
    with pytest.raises(ValueError, match="no"), turns.taken():
        raise ValueError("no")
    with turns.taken():
        pass


def test_who_has_waited_too_long_goes_to_work_and_takes_no_place_away():
    turns = Turns(1, 0.1)
    gone = threading.Event()

    def stuck():
        with turns.taken():
            gone.wait(30)

    thread = threading.Thread(target=stuck, daemon=True)
    thread.start()
    time.sleep(0.05)
    with turns.taken(), turns.aside():
        pass
    gone.set()
    thread.join(30)
    assert turns._free == 1
    assert not turns._waiting


def test_stepping_aside_without_a_place_changes_nothing():
    turns = Turns(1, 30)
    with turns.aside():
        pass
    assert turns._free == 1
