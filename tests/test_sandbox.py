"""The process of a visitor's query: what it answers, what it refuses, and that a storm of attacks disturbs nobody."""

import itertools
import json
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from cachetools import LRUCache

from dashboard.sandbox import USUAL, Answer, RefusedError, answer, ask, example, examples, process, service
from dashboard.sandbox.gate import Gate
from tests.attacks import ANSWERED, ATTACKS, HEAVY, Attack
from tests.harness import opened, shown

CANARY = "canary-7f3a"
SHORT = replace(USUAL, seconds=1.0, start=60.0)  # for attacks: they are to reach the limit soon
CALM = replace(USUAL, seconds=60.0, start=60.0)  # for answers: a busy machine may take its time
COUNT = "SELECT count(*) AS n FROM targets"


class Outcome(NamedTuple):
    kind: str
    said: str  # everything that a visitor gets to see


@pytest.fixture(scope="module")
def database(built_database, tmp_path_factory) -> Path:
    """The real database at a place, and in an environment, that must not be read in any answer."""
    file = tmp_path_factory.mktemp(CANARY) / "plans.duckdb"
    file.write_bytes(built_database.read_bytes())
    return file


@pytest.fixture(scope="module")
def environment():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUIZHAO_SECRET", CANARY)
        patch.setenv("HOME", f"/home/{CANARY}")
        yield


def outcome(attack: Attack, database: Path) -> Outcome:
    """What an attack meets. Only those that are to run out of time get little of it: a busy machine is slow."""
    limits = SHORT if "time" in attack.kinds else CALM
    try:
        found = service.ask(attack.query, str(threading.get_ident()), database, "attacked", limits)
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


def leaks(said: str, database: Path) -> list[str]:
    """What of this machine a text tells."""
    secrets = (CANARY, str(database.parent), str(process.ROOT), sys.prefix, str(Path.home()), "/tmp/", "site-packages")
    return [secret for secret in secrets if secret in said and secret != "/"]


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
    return [service.ask(query, f"honest-{number}", database, "calm", CALM).rows[0][0] for query in queries]


def test_twenty_visitors_and_sessions_of_the_app_go_on_undisturbed_while_attacks_run(
    database, use_database, monkeypatch
):
    monkeypatch.setattr(service, "_gate", Gate(USUAL.places, patience=300))
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
    assert answers == [[number * 100 + turn + 5 for turn in range(2)] for number in range(20)]
    assert all("dz-headline" in page for page in pages)
    assert "dz-answer" in pages[-1]
    assert [(attack.name, kind) for attack, kind in met if kind not in attack.kinds] == []


# The gate


def test_a_place_that_does_not_come_free_is_refused_as_busy_and_the_next_one_is_not():
    gate = Gate(places=1, patience=0.05)
    with gate.place("one"), pytest.raises(RefusedError, match="busy"), gate.place("other"):
        pass
    with gate.place("other"):
        pass


def test_a_visitor_has_one_query_at_a_time_though_there_are_places():
    gate = Gate(places=2, patience=0.05)
    with gate.place("one"):
        with pytest.raises(RefusedError, match="busy"), gate.place("one"):
            pass
        with gate.place("other"):
            pass


def test_a_visitor_who_asks_much_does_not_keep_the_place_from_one_who_came_later():
    gate, came = Gate(places=2, patience=60), []

    def enter(visitor: str) -> None:
        with gate.place(visitor):
            came.append(visitor)

    with gate.place("greedy"):
        waiting = [threading.Thread(target=enter, args=("greedy",)) for _ in range(3)]
        for thread in waiting:
            thread.start()
        enter("modest")
        assert came == ["modest"]
    for thread in waiting:
        thread.join()
    assert came == ["modest", "greedy", "greedy", "greedy"]


def test_a_place_comes_free_though_the_query_in_it_fails():
    gate = Gate(places=1, patience=0.05)
    with pytest.raises(ZeroDivisionError), gate.place("one"):
        raise ZeroDivisionError
    with gate.place("one"):
        pass


# Answers


@pytest.mark.parametrize("lang", ["zh", "en", "fr"])
@pytest.mark.parametrize("code", examples())
def test_every_example_has_an_answer_in_every_language(database, code, lang):
    found = process.run(example(code, lang), database, CALM)
    assert found.rows
    assert found.cut == ""
    assert len(set(found.columns)) == len(found.columns)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("FROM range(2)", ((0,), (1,))),
        ("WITH a AS (SELECT 1 AS x) SELECT x FROM a;", ((1,),)),
        ("VALUES (1, 'a;b')", ((1, "a;b"),)),
        ("(SELECT 1) UNION ALL SELECT 2 -- both", ((1,), (2,))),
        (
            "SELECT '对照', NULL, true, 1.5, 170141183460469231731687303715884105727",
            (("对照", None, True, 1.5, 2**127 - 1),),
        ),
        (
            "SELECT DATE '2024-05-01', TIMESTAMPTZ '2024-05-01 00:00:00+00'",
            (("2024-05-01", "2024-05-01 00:00:00+00:00"),),
        ),
        ("SELECT ['一', '二'], {'a': 1}, 'nan'::FLOAT", (('["一", "二"]', '{"a": 1}', "nan"),)),
        ("SELECT 1 AS a, 2 AS a", ((1, 2),)),
    ],
)
def test_one_select_in_any_of_its_forms_is_answered(database, query, rows):
    assert process.run(query, database, CALM).rows == rows


@pytest.mark.parametrize("query", ["DESCRIBE targets", "SHOW TABLES", "SUMMARIZE plans", "UNPIVOT plans ON genre"])
def test_what_tells_about_the_tables_is_answered_too(database, query):
    assert process.run(query, database, CALM).rows


def test_rows_beyond_the_limit_are_left_out_and_the_answer_says_so(database):
    found = process.run("FROM range(11)", database, replace(CALM, rows=10))
    assert (len(found.rows), found.cut) == (10, "rows")
    assert process.run("FROM range(10)", database, replace(CALM, rows=10)).cut == ""


def test_an_answer_that_is_too_large_and_a_cell_that_is_too_long_are_cut_and_say_so(database):
    large = process.run("SELECT repeat('x', 1000) FROM range(4000)", database, replace(CALM, size=500_000))
    assert large.cut == "size"
    assert 0 < len(large.rows) < 4000
    long = process.run("SELECT repeat('x', 1000)", database, replace(CALM, cell=10))
    assert (long.rows, long.cut) == ((("x" * 10,),), "cells")


def test_an_answer_is_kept_for_its_build_only_and_a_refusal_is_not_kept(database, monkeypatch):
    ran = []

    def run(query: str, *rest: object) -> Answer:
        ran.append(query)
        if query == "fails":
            raise RefusedError("time")
        return Answer(("n",), ((len(ran),),))

    monkeypatch.setattr(process, "run", run)
    same = [ask(" kept ", "visitor", database, build).rows[0][0] for build in ("a", "a", "b")]
    assert same == [1, 1, 2]
    for _ in range(2):
        with pytest.raises(RefusedError):
            ask("fails", "visitor", database, "a")
    assert ran == ["kept", "kept", "fails", "fails"]


def test_answers_are_kept_by_their_size_and_one_that_is_larger_than_all_room_is_still_given(database, monkeypatch):
    ran = []

    def run(query: str, *rest: object) -> Answer:
        ran.append(query)
        return Answer(("text",), (("x" * int(query),),))

    monkeypatch.setattr(process, "run", run)
    monkeypatch.setattr(service, "_kept", LRUCache(10_000, getsizeof=service.size))
    for query in ("10", "20", "5000", "20000", "10", "9000", "20"):
        assert ask(query, "visitor", database, "a").rows == (("x" * int(query),),)

    assert ran == ["10", "20", "5000", "20000", "9000", "20"]


def test_a_database_that_is_not_there_is_said_without_its_path(tmp_path):
    with pytest.raises(RefusedError) as refused:
        process.run(COUNT, tmp_path / CANARY, CALM)
    assert (refused.value.kind, refused.value.detail) == ("unavailable", "")


def test_a_machine_that_can_start_no_process_says_so(database, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(database.parent / "nothing"))
    with pytest.raises(RefusedError, match="unavailable"):
        process.run(COUNT, database, CALM)


def test_a_process_that_never_becomes_ready_is_given_up(database, monkeypatch):
    monkeypatch.setattr(process, "BOOT", "import time; time.sleep(600)")
    with pytest.raises(RefusedError) as refused:
        process.run(COUNT, database, replace(CALM, start=0.5))
    assert refused.value.kind == "unavailable"


@pytest.mark.parametrize(
    ("does", "kind"),
    [
        ("import time; time.sleep(600)", "time"),  # pays no heed to its limits
        ("import os; os.kill(os.getpid(), 11)", "deep"),  # crashes
        ("import os; os.kill(os.getpid(), 24)", "time"),  # is out of processor time
        ('print(\'{"columns": ["a"]}\')', "deep"),  # ends halfway
        ("import os, time; os.close(1); time.sleep(600)", "time"),  # falls silent and stays
        ("print('{\"columns\": [')", "deep"),  # ends in the middle of a line
        ("while True: print('x' * 100000)", "memory"),  # says more than it may
        ("import os; os.fork() or os.setsid(); import time; time.sleep(600)", "time"),  # has children
    ],
)
def test_a_process_that_goes_wrong_after_it_was_ready_is_ended_and_named(database, monkeypatch, does, kind):
    asked = "import sys; print('{}', flush=True); sys.stdin.read()"  # ready, and has been sent the query
    monkeypatch.setattr(process, "BOOT", f"{asked}\n{does}")
    monkeypatch.setattr(process, "GRACE", 0.5)
    with pytest.raises(RefusedError) as refused:
        process.run(COUNT, database, replace(CALM, seconds=0.5, size=10_000))
    assert refused.value.kind == kind
