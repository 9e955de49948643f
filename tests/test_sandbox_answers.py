"""The process of a visitor's query: what it answers, and that nothing but the answer comes out of it."""

import json
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from cachetools import LRUCache

from dashboard.sandbox import process, service
from dashboard.sandbox.answer import Answer, RefusedError
from dashboard.sandbox.examples import example, examples
from dashboard.sandbox.service import ask
from tests.sandbox_fixtures import CALM, CANARY, COUNT, ENDLESS, SLOW, client, guarded_copy, leaks


@pytest.fixture(scope="module")
def database(built_database, tmp_path_factory) -> Path:
    """The real database at a place, and in an environment, that must not be read in any answer."""
    return guarded_copy(built_database, tmp_path_factory.mktemp(CANARY))


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
    with pytest.raises(RefusedError) as refused:
        process.run(SLOW, database, CALM)
    # Which of the two depends on what is printed first: into the sign of being ready, or into the answer.
    assert refused.value.kind in {"deep", "unavailable"}


def test_a_query_of_many_seconds_is_answered_and_one_over_the_limit_is_told_so(database):
    """More work each time, until it takes longer than the two seconds that DuckDB waits before it shows progress."""
    rows, took = 50_000_000, 0.0
    while took < 2.2:
        begun = time.monotonic()
        assert process.run(f"SELECT sum(hash(range) % 7) FROM range({rows})", database, CALM).rows[0][0] > 0
        took = time.monotonic() - begun
        rows = int(rows * 2.5 / took)
    with pytest.raises(RefusedError, match="time"):
        process.run(ENDLESS.format(number=0), database, replace(CALM, seconds=2.2))


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
