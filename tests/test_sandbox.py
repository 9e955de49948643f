"""The process of a visitor's query: what it answers, what it refuses, and that a storm of attacks disturbs nobody."""

import contextlib
import itertools
import json
import os
import subprocess
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from dashboard.sandbox import answer, process, service
from dashboard.sandbox.answer import RefusedError
from dashboard.sandbox.gate import Client, Gate, network
from dashboard.sandbox.limits import USUAL
from dashboard.ui import visitor_queries
from tests.attacks import ANSWERED, ATTACKS, HEAVY, Attack
from tests.harness import opened, shown
from tests.sandbox_fixtures import CALM, CANARY, COUNT, ENDED, ENDLESS, EVER, SHORT, client, guarded_copy, leaks


class Outcome(NamedTuple):
    kind: str
    said: str  # everything that a visitor gets to see


@pytest.fixture(scope="module")
def database(built_database, tmp_path_factory) -> Path:
    """The real database at a place, and in an environment, that must not be read in any answer."""
    return guarded_copy(built_database, tmp_path_factory.mktemp(CANARY))


@pytest.fixture(scope="module")
def environment():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUIZHAO_SECRET", CANARY)
        patch.setenv("HOME", f"/home/{CANARY}")
        yield


def of_this_thread() -> Client:
    """A client that no other thread is: at an address and a browser of its own."""
    return Client(f"10.0.0.{threading.get_ident()}", "browser")


@pytest.fixture
def patient(monkeypatch) -> None:
    """Gates that wait as long as it takes."""
    monkeypatch.setattr(service, "_short", Gate(USUAL.places, EVER))
    monkeypatch.setattr(service, "_long", Gate(USUAL.long_places, EVER, each=USUAL.long_each))


def outcome(attack: Attack, database: Path) -> Outcome:
    """What an attack meets. Only those that are to run out of time get little of it: a busy machine is slow."""
    limits = ENDED if attack.kinds == {"time"} else SHORT if "time" in attack.kinds else CALM
    try:
        found = service.ask(attack.query, of_this_thread(), database, "attacked", limits)
    except RefusedError as refused:
        return Outcome(refused.kind, refused.detail)
    return Outcome(ANSWERED, json.dumps([found.columns, found.rows]))


@pytest.fixture(scope="module")
def outcomes(request, database, environment) -> dict[str, Future]:
    """Every attack that is tested in this run, two at a time, as many as there are places."""
    parameters = (item.callspec.params for item in request.session.items if hasattr(item, "callspec"))
    wanted = dict.fromkeys(found["attack"] for found in parameters if "attack" in found)
    with ThreadPoolExecutor(USUAL.places) as pool:
        return {attack.name: pool.submit(outcome, attack, database) for attack in wanted}


# Attacks


def test_there_are_many_attacks_and_no_two_of_one_name():
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 150
    assert {kind for attack in ATTACKS for kind in attack.kinds} <= {ANSWERED, *answer.KINDS}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_meets_the_refusal_it_deserves_and_learns_nothing(attack: Attack, outcomes, database):
    kind, said = outcomes[attack.name].result()
    assert kind in attack.kinds, said
    assert leaks(said, database) == []


def test_what_finds_leaks_would_find_one(database):
    assert leaks(f"IO Error: {database} is locked", database) != []


def test_after_all_attacks_honest_queries_are_answered(outcomes, database):
    assert all(done.done() for done in outcomes.values())
    assert process.run(COUNT, database, CALM).rows[0][0] > 100
    assert database.stat().st_size == len(database.read_bytes())


def test_no_process_is_left_behind_and_none_has_written_anything(outcomes, database):
    command = ["pgrep", "-f", "-P", str(os.getpid()), "dashboard.sandbox"]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout == ""
    assert [file.name for file in database.parent.iterdir()] == ["plans.duckdb"]


# Others meanwhile


def honest(number: int, database: Path) -> list[int]:
    """Two queries of a visitor that nobody has asked before; each answer can be told from all others."""
    queries = [f"SELECT {number * 100 + turn} + count(*) FROM plans" for turn in range(2)]
    client = Client("192.0.2.1", f"honest-{number}")  # a school behind one address
    return [service.ask(query, client, database, "calm", CALM).rows[0][0] for query in queries]


def test_twenty_visitors_and_sessions_of_the_app_go_on_undisturbed_while_attacks_run(
    database, plan_count, use_database, monkeypatch, patient
):
    monkeypatch.setattr(visitor_queries, "USUAL", CALM)
    use_database(database)
    over, met = threading.Event(), []

    def attacker(first: int) -> None:
        for attack in itertools.islice(itertools.cycle(HEAVY), first, None, 2):
            if over.is_set():
                return
            met.append((attack, outcome(attack, database).kind))

    with ThreadPoolExecutor(22) as pool:
        attackers = [pool.submit(attacker, first) for first in (0, 1)]
        while not met:
            time.sleep(0.05)
        visitors = [pool.submit(honest, number, database) for number in range(20)]
        pages = [shown(opened(page)) for page in ("compare/indicator", "compare/matrix", "data/sql")]
        answers = [visitor.result() for visitor in visitors]
        over.set()
    assert [done.exception() for done in attackers] == [None, None]
    assert answers == [[number * 100 + turn + plan_count for turn in range(2)] for number in range(20)]
    assert all("dz-headline" in page for page in pages)
    assert "dz-answer" in pages[-1]
    assert [(attack.name, kind) for attack, kind in met if kind not in attack.kinds] == []


# The gate


def test_a_place_that_does_not_come_free_is_refused_as_busy_and_the_next_one_is_not():
    gate = Gate(places=1, patience=0.05)
    with gate.place(client("one")), pytest.raises(RefusedError, match="busy"), gate.place(client("other")):
        pass
    with gate.place(client("other")):
        pass


def test_a_visitor_has_one_query_at_a_time_though_there_are_places_and_is_told_so():
    gate = Gate(places=2, patience=0.05)
    with gate.place(client("one")):
        with pytest.raises(RefusedError, match="pending"), gate.place(client("one")):
            pass
        with gate.place(client("other")):
            pass


def test_an_address_has_no_more_places_than_its_share_whatever_its_visitors_are_called():
    gate = Gate(places=3, patience=0.05, each=2, kind="crowded")
    with gate.place(client("one")), gate.place(client("two")):
        with pytest.raises(RefusedError, match="crowded"), gate.place(client("three")):
            pass
        assert not gate.enter_now(client("three"))
        with gate.place(client("one", "198.51.100.1")):
            pass


def in_turn(gate: Gate, holder: Client, clients: list[Client]) -> list[Client]:
    """The order in which clients get a place that `holder` gives back once all of them wait for it."""
    entered: list[Client] = []

    def enter(waiting: Client) -> None:
        with gate.place(waiting):
            entered.append(waiting)

    gate.enter(holder)
    threads = []
    for number, waiting in enumerate(clients, start=1):
        threads.append(threading.Thread(target=enter, args=(waiting,)))
        threads[-1].start()
        while len(gate._waiting) < number:
            time.sleep(0.001)
    gate.leave(holder)
    for thread in threads:
        thread.join()
    return entered


def test_an_address_that_asks_much_does_not_keep_the_place_from_one_that_came_later():
    heavy = [client(f"cookie-{number}") for number in range(4)]
    light = client("modest", "198.51.100.1")
    entered = in_turn(Gate(places=1, patience=EVER), client("first"), [*heavy, light])
    assert entered == [light, *heavy]


def test_a_visitor_who_asks_much_does_not_keep_the_place_from_another_at_the_same_address():
    entered = in_turn(Gate(places=1, patience=EVER), client("first"), [client("greedy")] * 3 + [client("modest")])
    assert entered == [client("greedy"), client("modest"), client("greedy"), client("greedy")]


def test_a_place_comes_free_though_the_query_in_it_fails():
    gate = Gate(places=1, patience=0.05)
    with pytest.raises(ZeroDivisionError), gate.place(client("one")):
        raise ZeroDivisionError
    with gate.place(client("one")):
        pass


@pytest.mark.parametrize(
    ("addresses", "same"),
    [
        (("192.0.2.1", "192.0.2.1"), True),
        (("192.0.2.1", "192.0.2.2"), False),
        (("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"), True),  # one subscriber, who chooses the last 64 bits
        (("2001:db8:1:2::1", "2001:db8:1:3::1"), False),
        (("::ffff:192.0.2.1", "192.0.2.1"), True),
        (("::ffff:192.0.2.1", "::ffff:192.0.2.2"), False),
        ((None, "not an address"), True),
    ],
)
def test_what_counts_as_one_address(addresses, same):
    assert (network(addresses[0]) == network(addresses[1])) is same


def test_short_queries_are_answered_while_twenty_cookies_of_one_address_ask_endless_ones(database, plan_count, patient):
    """At the same address too: an endless query gives its place up, and only one of an address has a place for long."""
    heavy, over, met = replace(CALM, seconds=3.0, quick=0.1), threading.Event(), []

    def attacker(number: int) -> None:
        for turn in itertools.count():
            if over.is_set():
                return
            query = ENDLESS.format(number=number * 1_000 + turn)
            with pytest.raises(RefusedError) as refused:
                service.ask(query, client(f"cookie-{number}"), database, "fair", heavy)
            met.append(refused.value.kind)

    def end() -> None:
        """No more endless queries; those that wait get a place each, so that all are soon through."""
        over.set()
        with service._long._changed:
            service._long._places = service._long._each = 20
            service._long._changed.notify_all()

    with ThreadPoolExecutor(20) as pool, contextlib.ExitStack() as stack:
        stack.callback(end)
        attackers = [pool.submit(attacker, number) for number in range(20)]
        while not service._long._running:
            time.sleep(0.01)
        short = replace(CALM, quick=600.0)  # not to be taken for long on any machine
        for number, address in enumerate(("192.0.2.1", "198.51.100.1")):
            query = f"SELECT {number} + count(*) FROM plans"
            assert service.ask(query, client("honest", address), database, "fair", short).rows == (
                (number + plan_count,),
            )
        assert len(met) < 20  # the honest did not wait until all of them were through
    assert [done.exception() for done in attackers] == [None] * 20
    assert set(met) == {"time"}


def test_a_long_query_goes_on_where_it_is_if_there_is_a_place_for_long_ones(database, plan_count, patient, monkeypatch):
    started = []
    monkeypatch.setattr(process, "start", lambda writer, start=process.start: started.append(writer) or start(writer))
    for number, quick in enumerate((0.0, 600.0)):
        query = f"SELECT {number} + count(*) FROM plans"
        limits = replace(CALM, quick=quick)
        assert service.ask(query, client("patient"), database, "long", limits).rows == ((number + plan_count,),)
    assert len(started) == 2


def test_a_long_query_starts_anew_when_a_place_for_long_ones_comes_free(database, patient):
    service._long.enter(client("before"))
    with ThreadPoolExecutor(1) as pool:
        limits = replace(CALM, quick=0.0)
        waiting = pool.submit(service.ask, "SELECT 6 * 7", client("patient"), database, "anew", limits)
        while not service._long._waiting:
            time.sleep(0.001)
        assert service._short._running == []
        service._long.leave(client("before"))
        assert waiting.result().rows == ((42,),)


def test_a_long_query_without_a_place_is_refused_as_crowded_and_holds_none(database, monkeypatch):
    monkeypatch.setattr(service, "_short", Gate(1, EVER))
    monkeypatch.setattr(service, "_long", Gate(2, 0.05, each=1, kind="crowded"))
    with service._long.place(client("before")), pytest.raises(RefusedError, match="crowded"):
        service.ask(ENDLESS.format(number=6), client("patient"), database, "crowded", replace(CALM, quick=0.0))
    assert (service._short._running, service._long._running) == ([], [])
