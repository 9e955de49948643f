"""The database: keys, closed lists, comments, hashes, and when it is built at all."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.agreement import agreement
from etl.load import build, ensure, recorded_hash
from etl.schema import DERIVED, load_schema
from tests.etl_fixtures import changed, nothing, write_package
from tests.etl_fixtures import row as row_
from tests.etl_tables import ROOT, Tables, descriptor, good_tables


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of the good tables."""
    folder = tmp_path_factory.mktemp("made")
    build(write_package(folder, good_tables()), folder / "build")
    return folder / "build"


@contextmanager
def opened(build_dir: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(build_dir / "plans.duckdb"), read_only=True) as con:
        yield con


@contextmanager
def copied(build_dir: Path, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    (folder / "copy.duckdb").write_bytes((build_dir / "plans.duckdb").read_bytes())
    with duckdb.connect(str(folder / "copy.duckdb")) as con:
        yield con


def info(build_dir: Path, column: str) -> str:
    with opened(build_dir) as con:
        return con.execute(f"SELECT {column} FROM build_info").fetchall()[0][0]


def test_the_database_holds_every_row_of_every_table(made: Path) -> None:
    with opened(made) as con:
        for name, rows in good_tables().items():
            assert con.execute(f"SELECT count(*) FROM {name}").fetchall() == [(len(rows),)]


def test_empty_cells_are_null_and_values_have_their_types(made: Path) -> None:
    with opened(made) as con:
        (found,) = con.execute(
            "SELECT value_low, value_high, due_year, restates, suspect FROM targets WHERE target_id = 'zs-2-a'"
        ).fetchall()
        types = con.execute("SELECT typeof(signed_on), typeof(first_year), typeof(genre) FROM plans LIMIT 1").fetchall()
    assert found == (None, 2.0, None, None, False)
    assert types == [("DATE", "BIGINT", "VARCHAR")]


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("INSERT INTO themes SELECT * FROM themes", "Duplicate key"),
        ("UPDATE regions SET level = 'township'", "CHECK constraint"),
        ("UPDATE plan_facts SET fact = 'Bad Fact'", "CHECK constraint"),
        ("UPDATE regions SET name_zh = NULL", "NOT NULL constraint"),
        ("INSERT INTO numerals VALUES ('nowhere-1999', 1, 2, '一', NULL, 'word')", "foreign key constraint"),
        ("INSERT INTO codes VALUES ('regions.level', 'township', 1, 'a', 'a', 'a', 'a')", "Duplicate key"),
        ("DELETE FROM targets WHERE target_id = 'zs-1-b'", "foreign key constraint"),
        ("UPDATE targets SET due_year = 2220", "CHECK constraint"),
    ],
)
def test_the_database_itself_refuses_what_breaks_its_rules(
    statement: str, reason: str, made: Path, tmp_path: Path
) -> None:
    with copied(made, tmp_path) as con, pytest.raises(duckdb.ConstraintException, match=reason):
        con.execute(statement)


def test_every_table_and_column_has_its_bilingual_comment(made: Path) -> None:
    with opened(made) as con:
        tables = con.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall()
        columns = con.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    assert len(tables) == len(descriptor()["resources"]) + len(load_schema(DERIVED).tables)
    assert [name for *name, comment in tables + columns if not comment or comment.count(" | ") != 2] == []
    assert dict(tables)["regions"].startswith("地区 | Regions\n")


def test_the_parquet_files_hold_the_same_tables(made: Path) -> None:
    with opened(made) as con:
        names = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        assert {path.stem for path in (made / "parquet").iterdir()} == set(names)
        for name in names:
            file = f"'{made / 'parquet' / name}.parquet'"
            differing = f"(FROM {name} EXCEPT ALL FROM {file}) UNION ALL (FROM {file} EXCEPT ALL FROM {name})"
            assert con.execute(differing).fetchall() == []


def test_the_build_says_what_it_is_made_of(made: Path) -> None:
    assert info(made, "data_version") == descriptor()["version"]
    assert info(made, "built_at").endswith("+00:00")
    assert info(made, "inputs_hash") == recorded_hash(made / "plans.duckdb")


def test_every_rule_that_ran_is_listed_and_found_nothing(made: Path) -> None:
    with opened(made) as con:
        count, problems = con.execute("SELECT count(*), sum(problems) FROM checks").fetchall()[0]
    assert count > 50
    assert problems == 0


def reversed_rows(tables: Tables) -> None:
    for rows in tables.values():
        rows.reverse()


def test_the_same_tables_give_the_same_content_hash_in_whatever_order(made: Path, tmp_path: Path) -> None:
    again = build(write_package(tmp_path, changed(reversed_rows)), tmp_path / "build")
    assert again.content_hash == info(made, "content_hash")


def test_another_word_gives_another_content_hash(made: Path, tmp_path: Path) -> None:
    other = build(write_package(tmp_path, changed(row_("themes", "system", name_en="Other"))), tmp_path / "build")
    assert other.content_hash != info(made, "content_hash")


def test_a_database_is_built_once_and_again_when_a_table_changes(tmp_path: Path) -> None:
    data, target = write_package(tmp_path, good_tables()), tmp_path / "build"
    assert (ensure(data, target).built, ensure(data, target).built) == (True, False)
    write_package(tmp_path, changed(row_("themes", "system", name_en="Other")))
    with duckdb.connect(str(target / "plans.duckdb"), read_only=True, config={"threads": 1}) as reader:
        assert ensure(data, target).built
        assert not ensure(data, target).built, "a reader that still holds the old file does not hide the new one"
        assert reader.execute("SELECT count(*) FROM themes").fetchall() == [(2,)]


def test_an_unreadable_database_is_built_anew(tmp_path: Path) -> None:
    data, target = write_package(tmp_path, good_tables()), tmp_path / "build"
    target.mkdir()
    (target / "plans.duckdb").write_bytes(b"not a database" * 1000)
    (target / "plans.duckdb.wal").write_bytes(b"nor its log")
    assert ensure(data, target).built
    assert not (target / "plans.duckdb.wal").exists()


def test_with_broken_tables_the_old_database_is_served_and_the_reason_said(tmp_path: Path) -> None:
    data, target = write_package(tmp_path, good_tables()), tmp_path / "build"
    assert ensure(data, target).built
    write_package(tmp_path, changed(row_("targets", "lz-1-a", due_year="2220")))
    outcome = ensure(data, target)
    assert (outcome.path, outcome.built) == (target / "plans.duckdb", False)
    assert any("targets.csv:2 due_year: 2220" in problem for problem in outcome.problems)


def test_with_broken_tables_and_no_old_database_there_is_none(tmp_path: Path) -> None:
    data = write_package(tmp_path, changed(row_("targets", "lz-1-a", due_year="2220")))
    outcome = ensure(data, tmp_path / "build")
    assert outcome.path is None
    assert outcome.problems


def test_without_a_data_folder_nothing_is_raised_and_the_reason_said(tmp_path: Path) -> None:
    outcome = ensure(tmp_path / "nowhere", tmp_path / "build")
    assert outcome.path is None
    assert "datapackage.json" in outcome.problems[0]


def test_ensuring_a_current_database_imports_nothing_heavy(made: Path) -> None:
    code = (
        "import sys, pathlib, etl.load;"
        f"outcome = etl.load.ensure(pathlib.Path({str(made.parent / 'data')!r}), pathlib.Path({str(made)!r}));"
        "print(outcome.built, [name for name in ('frictionless', 'pandas', 'numpy', 'pyarrow') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False []\n"


def test_a_build_makes_no_network_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **_: object) -> None:
        raise AssertionError(f"a network request: {arguments}")

    for name in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert build(write_package(tmp_path, changed(nothing)), tmp_path / "build").path.exists()


def test_agreement_counts_empty_values_and_leaves_alpha_out_where_nothing_varies(made: Path) -> None:
    with opened(made) as con:
        found = con.execute("SELECT field, items, agreed, share, alpha FROM agreement ORDER BY field").fetchall()
    assert found == [("kind", 1, 1, 1.0, None), ("operator", 2, 1, 0.5, pytest.approx(0.4))]


def test_alpha_is_the_one_of_krippendorffs_own_example() -> None:
    first, second = "0100000010", "1110010000"
    found = agreement([("field", one, other, 1) for one, other in zip(first, second, strict=True)])
    assert found == [("field", 10, 6, 0.6, pytest.approx(0.095, abs=5e-4), "krippendorff_nominal")]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["a", "b", "c", None])), min_size=1, max_size=60))
def test_alpha_is_what_the_library_says(pairs: list[tuple[str, str | None]]) -> None:
    (row,) = agreement([("field", first, second, 1) for first, second in pairs])
    coded = [["abc".find(value) if value else 3 for value in coder] for coder in zip(*pairs, strict=True)]
    if len({value for coder in coded for value in coder}) == 1:
        assert row[4] is None
    else:
        assert row[4] == pytest.approx(krippendorff.alpha(coded, level_of_measurement="nominal"), abs=1e-6)
