"""Work that many ask for at once is done once, small work never waits behind big, and no address takes all places.

Work is held back by events, never by time: each test says itself what runs and what waits.
"""

import asyncio
import threading
from collections import Counter

import pytest

from dashboard.web.routes.single_flight import SingleFlight
from dashboard.web.routes.worker_pool import BusyError, WorkerPool

HERE, THERE = "192.0.2.1", "192.0.2.2"


class Work:
    """Work that goes on until it is released; counts how often it was begun."""

    def __init__(self, value=b"value"):
        self.value, self.begun = value, 0
        self._released, self._entered = threading.Event(), threading.Event()

    def __call__(self):
        self.begun += 1
        self._entered.set()
        self._released.wait()
        if isinstance(self.value, Exception):
            raise self.value
        return self.value

    def release(self):
        self._released.set()
        return self

    async def running(self):
        await asyncio.to_thread(self._entered.wait)
        return self


def flights(budget=1000, patience=None):
    return SingleFlight(budget, lambda value: len(value) if value else None, patience)


def ask(shared, key, work, lane, address=HERE, departure=None):
    """A client that waits."""
    departure = departure or asyncio.get_running_loop().create_future()
    return asyncio.ensure_future(shared.get(key, work, lane, address, departure))


async def turn():
    """Let everything that can go on without a thread do so."""
    for _ in range(10):
        await asyncio.sleep(0)


def run(test):
    return asyncio.run(test())


def test_two_hundred_who_ask_at_once_have_one_value_made_once():
    async def test():
        shared, lane, work = flights(), WorkerPool(2, 1), Work()
        clients = [ask(shared, "page", work, lane, f"192.0.2.{n}") for n in range(200)]
        await work.running()
        work.release()
        assert set(await asyncio.gather(*clients)) == {b"value"}
        assert await ask(shared, "page", work, lane) == b"value"
        assert work.begun == 1

    run(test)


def test_an_error_reaches_all_who_wait_and_the_next_who_asks_tries_again():
    async def test():
        shared, lane, broken = flights(), WorkerPool(2, 1), Work(ValueError("no"))
        clients = [ask(shared, "page", broken, lane) for _ in range(50)]
        await broken.running()
        broken.release()
        assert [type(error) for error in await asyncio.gather(*clients, return_exceptions=True)] == [ValueError] * 50
        assert broken.begun == 1
        assert await ask(shared, "page", Work().release(), lane) == b"value"

    run(test)


@pytest.mark.parametrize("leave", ["disconnect", "cancel"])
def test_a_client_that_leaves_takes_nothing_from_the_others(leave):
    async def test():
        shared, lane, work = flights(), WorkerPool(1, 1), Work()
        departure = asyncio.get_running_loop().create_future()
        leaving, staying = ask(shared, "page", work, lane, departure=departure), ask(shared, "page", work, lane)
        await work.running()
        departure.set_result(None) if leave == "disconnect" else leaving.cancel()
        with pytest.raises((BusyError, asyncio.CancelledError)):
            await leaving
        work.release()
        assert await staying == b"value"

    run(test)


def test_work_that_has_begun_is_cached_although_everybody_left():
    async def test():
        shared, lane, work = flights(), WorkerPool(1, 1), Work()
        departure = asyncio.get_running_loop().create_future()
        leaving = ask(shared, "page", work, lane, departure=departure)
        await work.running()
        departure.set_result(None)
        with pytest.raises(BusyError):
            await leaving
        again = ask(shared, "page", work, lane)
        work.release()
        assert await again == b"value"
        assert work.begun == 1
        assert not shared._flights

    run(test)


def test_work_that_nobody_waits_for_any_more_is_never_begun_and_leaves_its_place():
    async def test():
        shared, lane, first, second = flights(), WorkerPool(1, 1, queue=1), Work(), Work()
        running = ask(shared, "first", first, lane)
        departure = asyncio.get_running_loop().create_future()
        leaving = ask(shared, "second", second, lane, departure=departure)
        await first.running()
        departure.set_result(None)
        with pytest.raises(BusyError):
            await leaving
        assert list(shared._flights) == ["first"]
        third = ask(shared, "third", Work(b"third").release(), lane)
        first.release()
        assert (await running, await third, second.begun) == (b"value", b"third", 0)
        assert await ask(shared, "second", Work(b"again").release(), lane) == b"again"

    run(test)


def test_who_has_waited_long_enough_is_told_so_and_the_work_goes_on():
    async def test():
        shared, lane, work = flights(patience=0), WorkerPool(1, 1), Work()
        with pytest.raises(BusyError):
            await ask(shared, "page", work, lane)
        result = shared._flights["page"].job.result
        work.release()
        assert await result == b"value"
        assert await ask(shared, "page", work, lane) == b"value"
        assert work.begun == 1

    run(test)


def test_what_is_cached_stays_within_its_budget_of_bytes():
    async def test():
        shared, lane, made = flights(budget=100), WorkerPool(1, 1), Counter()

        async def get(key, size):
            def make():
                made[key] += 1
                return bytes(size)

            return await ask(shared, key, make, lane)

        for key, size in [("a", 60), ("b", 40), ("a", 60), ("c", 40), ("a", 60), ("b", 40)]:
            assert len(await get(key, size)) == size
        assert made == {"a": 1, "b": 2, "c": 1}  # the one that nobody had asked for longest made room
        assert shared._cache.currsize <= 100
        assert [len(await get("huge", 101)) for _ in range(2)] == [101, 101]
        assert (made["huge"], made["a"]) == (2, 1)

    run(test)


@pytest.mark.parametrize("first", ["big", "small"])
def test_small_work_does_not_wait_behind_big_nor_big_behind_small(first):
    async def test():
        lanes = {"big": WorkerPool(2, 2), "small": WorkerPool(2, 2)}
        other = "small" if first == "big" else "big"
        blocking = [Work() for _ in range(16)]
        tickets = [lanes[first].submit(HERE, work) for work in blocking]
        assert await lanes[other].submit(HERE, Work().release()).result == b"value"
        assert not any(ticket.result.done() for ticket in tickets)
        for work in blocking:
            work.release()
        await asyncio.gather(*(ticket.result for ticket in tickets))

    run(test)


@pytest.mark.parametrize("order", [(HERE, THERE), (THERE, HERE)])
def test_an_address_has_one_place_and_another_that_comes_later_has_the_next(order):
    async def test():
        greedy, modest = order
        lane = WorkerPool(2, per_address=1)
        many, single = [Work(n) for n in range(5)], Work("modest")
        tickets = [lane.submit(greedy, work) for work in many]
        other = lane.submit(modest, single)
        await many[0].running()
        await single.running()
        assert [work.begun for work in many] == [1, 0, 0, 0, 0]
        single.release()
        assert await other.result == "modest"
        await turn()
        assert [work.begun for work in many] == [1, 0, 0, 0, 0]  # the place that is free is for another address
        for work in many:
            work.release()
        assert [await ticket.result for ticket in tickets] == [0, 1, 2, 3, 4]

    run(test)


def test_addresses_take_turns_however_much_each_has_asked_for():
    async def test():
        lane, begun, gate = WorkerPool(1, 1), [], Work()
        tickets = [lane.submit(HERE, gate)]
        for address, name in [(HERE, "a1"), (HERE, "a2"), (HERE, "a3"), (THERE, "b1"), (THERE, "b2")]:
            tickets.append(lane.submit(address, lambda name=name: begun.append(name)))
        gate.release()
        await asyncio.gather(*(ticket.result for ticket in tickets))
        assert begun == ["a1", "b1", "a2", "b2", "a3"]

    run(test)


def test_a_full_queue_is_told_at_once_and_one_address_cannot_fill_it():
    async def test():
        lane, gate = WorkerPool(1, 1, queue=3, queue_per_address=2), Work()
        tickets = [lane.submit(HERE, gate), *(lane.submit(HERE, Work().release()) for _ in range(2))]
        with pytest.raises(BusyError):
            lane.submit(HERE, Work())
        tickets.append(lane.submit(THERE, Work().release()))
        with pytest.raises(BusyError):
            lane.submit(THERE, Work())
        gate.release()
        await asyncio.gather(*(ticket.result for ticket in tickets))
        assert await lane.submit(THERE, Work().release()).result == b"value"
        assert (lane._waiting, lane._running) == ({}, {})

    run(test)
