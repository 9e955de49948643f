"""The process of a visitor's query: what it answers, what it refuses, and that a storm of attacks disturbs nobody."""

import itertools
import json
import os
import random
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

from dashboard.sandbox import answer, process, service
from dashboard.sandbox.answer import Answer, RefusedError
from dashboard.sandbox.examples import example, examples
from dashboard.sandbox.gate import Client, Gate, network
from dashboard.sandbox.limits import USUAL
from dashboard.sandbox.service import ask
from dashboard.ui import visitor_queries
from tests.attacks import ANSWERED, ATTACKS, HEAVY, Attack
from tests.harness import opened, shown

CANARY = "canary-7f3a"
SHORT = replace(USUAL, seconds=1.0, start=60.0)  # for attacks: they are to reach the limit soon
CALM = replace(USUAL, seconds=600.0, start=600.0)  # for answers: a busy machine may take its time
EVER = threading.TIMEOUT_MAX  # patience of a gate that must refuse nobody for want of speed
COUNT = "SELECT count(*) AS n FROM targets"
SLOW = "SELECT count(*) FROM range(30000000) WHERE hash(range) % 3 = 0"
ENDLESS = "SELECT count(*) FROM range(9000000000000000000) WHERE hash(range) % 3 = 0"  # ended by no machine


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
    limits = SHORT if "time" in attack.kinds else CALM
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
    client = Client("192.0.2.1", f"honest-{number}")  # a school behind one address
    return [service.ask(query, client, database, "calm", CALM).rows[0][0] for query in queries]


def test_twenty_visitors_and_sessions_of_the_app_go_on_undisturbed_while_attacks_run(
    database, use_database, monkeypatch, patient
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
    assert answers == [[number * 100 + turn + 5 for turn in range(2)] for number in range(20)]
    assert all("dz-headline" in page for page in pages)
    assert "dz-answer" in pages[-1]
    assert [(attack.name, kind) for attack, kind in met if kind not in attack.kinds] == []


# The gate


def client(visitor: str, address: str = "192.0.2.1") -> Client:
    return Client(address, visitor)


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


ENDLESS = "SELECT {number}, sum(range) FROM range(9000000000000000000)"


def test_short_queries_are_answered_while_twenty_cookies_of_one_address_ask_endless_ones(database, patient):
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

    with ThreadPoolExecutor(20) as pool:
        attackers = [pool.submit(attacker, number) for number in range(20)]
        while not service._long._running:
            time.sleep(0.01)
        short = replace(CALM, quick=600.0)  # not to be taken for long on any machine
        for number, address in enumerate(("192.0.2.1", "198.51.100.1")):
            query = f"SELECT {number} + count(*) FROM plans"
            assert service.ask(query, client("honest", address), database, "fair", short).rows == ((number + 5,),)
        assert len(met) < 20  # the honest did not wait until all of them were through
        over.set()
    assert [done.exception() for done in attackers] == [None] * 20
    assert set(met) == {"time"}


def test_a_long_query_goes_on_where_it_is_if_there_is_a_place_for_long_ones(database, patient, monkeypatch):
    started = []
    monkeypatch.setattr(process, "start", lambda writer, start=process.start: started.append(writer) or start(writer))
    for number, quick in enumerate((0.0, 600.0)):
        query = f"SELECT {number} + count(*) FROM plans"
        limits = replace(CALM, quick=quick)
        assert service.ask(query, client("patient"), database, "long", limits).rows == ((number + 5,),)
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
        service.ask(ENDLESS, client("patient"), database, "crowded", replace(CALM, quick=0.0))
    assert (service._short._running, service._long._running) == ([], [])


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
            (("2024-05-01", "2024-05-01 00:00:00+00"),),
        ),
        ("SELECT ['一', '二'], {'a': 1}, 'nan'::FLOAT", (('["一","二"]', '{"a":1}', "nan"),)),
        ("SELECT 1 AS a, 2 AS a", ((1, 2),)),
    ],
)
def test_one_select_in_any_of_its_forms_is_answered(database, query, rows):
    assert process.run(query, database, CALM).rows == rows


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("MAP {DATE '2020-01-01': 1}", '{"2020-01-01":1}'),
        ("MAP {1.5: 'inf'::DATE, 2.5: NULL}", '{"1.5":"infinity","2.5":null}'),
        ("histogram(d) FROM (VALUES (DATE '2020-01-01'), (DATE '2020-01-01')) t(d)", '{"2020-01-01":2}'),
        ("INTERVAL '999999 years'", "999999 years"),
        ("INTERVAL '1 month 2 days 3.000004 seconds'", "1 month 2 days 00:00:03.000004"),
        ("INTERVAL '30 days'", "30 days"),
        ("[INTERVAL '14 months']", '["1 year 2 months"]'),
        ("123456789012345678901234567890.12345678::DECIMAL(38, 8)", "123456789012345678901234567890.12345678"),
        ("-0.1234567890123456789::DECIMAL(38, 19)", "-0.1234567890123456789"),
        ("0::DECIMAL(38, 30)", 0.0),
        ("123456789012.125::DECIMAL(38, 20)", 123456789012.125),
        ("sum(x) FROM (VALUES (1.10), (2.20)) t(x)", 3.3),
        ("340282366920938463463374607431768211455::UHUGEINT", 2**128 - 1),
        ("repeat('9', 60)::BIGNUM", "9" * 60),
        ("[170141183460469231731687303715884105727::HUGEINT]", "[170141183460469231731687303715884105727]"),
        ("0.1::FLOAT", 0.1),
        ("'-inf'::FLOAT", "-inf"),
        ("'infinity'::DATE", "infinity"),
        ("'-infinity'::TIMESTAMP", "-infinity"),
        ("DATE '290000-01-01'", "290000-01-01"),
        ("DATE '0044-03-15 (BC)'", "0044-03-15 (BC)"),
        ("TIMESTAMP_NS '2024-01-01 00:00:00.123456789'", "2024-01-01 00:00:00.123456789"),
        ("TIME '24:00:00'", "24:00:00"),
        ("TIMETZ '10:00:00+05:30'", "10:00:00+05:30"),
        ("'\\xAA\\x00'::BLOB", "\\xAA\\x00"),
        ("'101'::BIT", "101"),
        ("union_value(n := 1)", '{"n":1}'),
        ("'{\"a\":  1}'::JSON", '{"a":  1}'),
        ("'a'::ENUM('a')", "a"),
        ("{'中': ['x\"y']}", '{"中":["x\\"y"]}'),
        ("row(1, NULL)", "[1,null]"),
    ],
)
def test_a_value_of_any_type_is_given_whole(database, value, written):
    (row,) = process.run(f"SELECT {value}", database, CALM).rows
    assert row == (written,)
    assert type(row[0]) is type(written)


def test_a_pivot_that_names_its_values_is_answered(database):
    pivot = "PIVOT targets ON kind IN ('target', 'tally') USING count(*) GROUP BY plan_id ORDER BY plan_id"
    grouped = (
        "SELECT plan_id, count(*) FILTER (kind = 'target') AS target, count(*) FILTER (kind = 'tally') AS tally"
        " FROM targets GROUP BY plan_id ORDER BY plan_id"
    )
    found = process.run(pivot, database, CALM)
    assert found == process.run(grouped, database, CALM)
    assert found.columns == ("plan_id", "target", "tally")


@pytest.mark.parametrize("query", ["FROM histogram(targets, value_low)", "FROM histogram('targets', 'kind')"])
def test_a_macro_reads_a_table_of_ours(database, query):
    assert process.run(query, database, CALM).columns == ("bin", "count", "bar")


@pytest.mark.parametrize("end", [";", " ; -- 结尾；", ";;", " -- ;", " /* ; */ ; /* ; */", "\n;\n"])
def test_a_statement_may_end_as_it_likes(database, end):
    assert process.run(f"SELECT '中；;' AS a{end}", database, CALM).rows == (("中；;",),)


def test_rows_keep_the_order_of_the_query(database):
    found = process.run("SELECT range, DATE '2020-01-01' FROM range(3000) ORDER BY hash(range)", database, CALM)
    plain = process.run("SELECT range FROM range(3000) ORDER BY hash(range)", database, CALM)
    assert [row[0] for row in found.rows] == [row[0] for row in plain.rows]


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
    same = [ask(" kept ", client("visitor"), database, build).rows[0][0] for build in ("a", "a", "b")]
    assert same == [1, 1, 2]
    for _ in range(2):
        with pytest.raises(RefusedError):
            ask("fails", client("visitor"), database, "a")
    assert ran == ["kept", "kept", "fails", "fails"]


def test_answers_are_kept_by_their_size_and_one_that_is_larger_than_all_room_is_still_given(database, monkeypatch):
    ran = []

    def run(query: str, *rest: object) -> Answer:
        ran.append(query)
        return Answer(("text",), ((text(query),),))

    def text(size: str) -> str:
        return random.Random(size).randbytes(int(size)).hex()  # cannot be packed into less than that many bytes

    monkeypatch.setattr(process, "run", run)
    monkeypatch.setattr(service, "_answers", LRUCache(10_000, getsizeof=len))
    for query in ("10", "20", "5000", "20000", "10", "8000", "20"):
        assert ask(query, client("visitor"), database, "a").rows == ((text(query),),)

    assert ran == ["10", "20", "5000", "20000", "8000", "20"]


# The process


PROGRESS = (
    "from dashboard.sandbox import child; child.QUIET = 'SET enable_progress_bar = true';"
    "child.CLOSED = ('SET progress_bar_time = 0', 'SET enable_progress_bar_print = true', *child.CLOSED);"
)
NOISE = (
    "import ctypes, os; libc = ctypes.CDLL(None); libc.puts(b'{}'); libc.fflush(None); os.write(1, b'0%'); print(1);"
)
SAME = "import os, sys; os.dup2(int(sys.argv[1]), 1);"


def boot(*before: str) -> str:
    return (
        "import sys; sys.path.append(sys.argv.pop());"
        + "".join(before)
        + ("from dashboard.sandbox import child; child.main()")
    )


@pytest.mark.parametrize("noise", [PROGRESS, NOISE], ids=["progress", "library"])
def test_nothing_that_a_library_prints_reaches_the_answer(database, monkeypatch, noise):
    monkeypatch.setattr(process, "BOOT", boot(noise))
    assert process.run(SLOW, database, CALM).rows[0][0] > 0


def test_what_a_library_prints_would_spoil_an_answer_on_the_same_descriptor(database, monkeypatch):
    monkeypatch.setattr(process, "BOOT", boot(SAME, PROGRESS))
    with pytest.raises(RefusedError, match="deep"):
        process.run(SLOW, database, CALM)


def test_a_query_of_many_seconds_is_answered_and_one_over_the_limit_is_told_so(database):
    """Twice as much work each time, until it takes longer than DuckDB waits before it shows progress."""
    rows, took = 50_000_000, 0.0
    while took < 2.7:
        begun = time.monotonic()
        assert process.run(f"SELECT sum(hash(range) % 7) FROM range({rows})", database, CALM).rows[0][0] > 0
        rows, took = rows * 2, time.monotonic() - begun
    with pytest.raises(RefusedError, match="time"):
        process.run(ENDLESS.format(number=0), database, replace(CALM, seconds=2.7))


def test_no_folder_needs_to_be_writable(database, monkeypatch, tmp_path):
    if sys.platform != "linux":
        pytest.skip("other systems have a folder for temporary files of each user's own")
    forbid = "import tempfile; tempfile.tempdir = '/nowhere';"
    monkeypatch.setattr(process, "BOOT", boot(forbid))
    assert process.run(COUNT, database, CALM).rows[0][0] > 100


@pytest.mark.parametrize("query", ["FROM duckdb_databases()", "FROM pragma_database_list"])
def test_not_even_without_the_gate_is_the_place_of_the_database_told(database, monkeypatch, query):
    ungated = "from dashboard.sandbox import grammar; grammar.judge = lambda node, names: None;"
    monkeypatch.setattr(process, "BOOT", boot(ungated))
    said = json.dumps(process.run(query, database, CALM).rows)
    assert "plans" in said
    assert leaks(said, database) == []


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
        ("import time; time.sleep(6000)", "time"),  # pays no heed to its limits
        ("import os; os.kill(os.getpid(), 11)", "deep"),  # crashes
        ("import os; os.kill(os.getpid(), 24)", "time"),  # is out of processor time
        ('say(b\'{"columns": ["a"]}\')', "deep"),  # ends halfway
        ("import time; os.close(out); time.sleep(6000)", "time"),  # falls silent and stays
        ("say(b'{\"columns\": [')", "deep"),  # ends in the middle of a line
        ("while True: say(b'x' * 100000)", "memory"),  # says more than it may
        ("os.fork() or os.setsid(); import time; time.sleep(6000)", "time"),  # has children
    ],
)
def test_a_process_that_goes_wrong_after_it_was_ready_is_ended_and_named(database, monkeypatch, does, kind):
    ready = "import os, sys; out = int(sys.argv[1]); say = lambda text: os.write(out, text + b'\\n')"
    asked = "say(b'{}'); sys.stdin.read()"  # ready, and has been sent the query
    ends = kind != "time" or "kill" in does
    monkeypatch.setattr(process, "BOOT", f"{ready}\n{asked}\n{does}")
    monkeypatch.setattr(process, "GRACE", 600 if ends else 0.5)
    with pytest.raises(RefusedError) as refused:
        process.run(COUNT, database, replace(CALM, seconds=600 if ends else 0.5, size=10_000))
    assert refused.value.kind == kind
