"""The database as the dashboard reads it: tidy frames, one fixed order, a replaced file seen at once, nothing else open."""

import threading
from pathlib import Path

import duckdb
import pytest

from dashboard.database import connection
from dashboard.database.queries.column_comments import schema as schema_
from dashboard.database.queries.register import build_info, codes, indicators, plans, silences, target, targets
from tests import small


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return small.write(tmp_path / "plans.duckdb")


def test_plans_come_by_first_year_and_then_by_name(db):
    found = plans(file=db)["plan_id"].tolist()
    assert found == ["lanzhou-2019", "wuwei-2020", "shandong-2022", "zhoushan-2022", "sanming-2024"]


def test_indicators_that_may_be_compared_come_before_those_of_one_plan(db):
    assert indicators(file=db)["comparability"].tolist() == ["direct", "adjusted", "adjusted", "related", "single"]


def test_targets_of_an_indicator_carry_clause_unit_and_names_of_codes(db):
    rows = targets(small.SHARE, file=db)
    assert rows["target_id"].tolist() == ["lz-a", "lz-b", "ww-a", "ww-b", "ww-c"]
    first = rows.iloc[0]
    assert (first["clause"], first["unit_label_zh"], first["commitment_name_en"]) == ("六", "%", "Firm")


def test_the_place_of_the_number_is_counted_from_the_start_of_the_quote(db):
    row = targets(small.SHARE, file=db).iloc[0]
    start, end = map(int, row["numerals"].split("-"))
    assert row["quote"][start:end] == "30"


def test_a_target_comes_with_its_restatements_and_an_unknown_one_is_no_row(db):
    assert target("ww-a", file=db)["target_id"].tolist() == ["ww-a", "ww-b"]
    assert target("nobody", file=db).empty


def test_silences_of_an_indicator_come_in_plan_order(db):
    assert silences(small.SHARE, file=db)["status"].tolist() == ["vague", "not_in_file", "not_issuers_task"]


def test_what_is_asked_for_is_never_read_as_sql(db):
    assert target("x' OR '1' = '1", file=db).empty


def test_a_replaced_file_is_seen_by_the_next_call(db, tmp_path):
    assert build_info(file=db).loc[0, "data_version"] == "small"
    before = connection.build_id(db)
    small.write(tmp_path / "new.duckdb", version="newer").replace(db)
    assert build_info(file=db).loc[0, "data_version"] == "newer"
    assert connection.build_id(db) != before


@pytest.mark.parametrize("name", ["a\\b", "it's", 'a"b', "a?b", "[a]*", "规划 数据", "a\nb", "$HOME;--"])
def test_a_database_in_a_folder_of_any_name_is_read_and_its_replacement_too(tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    file = folder / "plans.duckdb"
    small.write(tmp_path / "old.duckdb").replace(file)
    assert build_info(file=file).loc[0, "data_version"] == "small"
    small.write(tmp_path / "new.duckdb", version="newer").replace(file)
    assert build_info(file=file).loc[0, "data_version"] == "newer"


def test_a_database_whose_own_name_holds_a_backslash_is_read_and_leaves_no_link(tmp_path, monkeypatch):
    links = tmp_path / "links"
    links.mkdir()
    monkeypatch.setattr(connection.tempfile, "tempdir", str(links))
    file = tmp_path / "a\\b.duckdb"
    small.write(tmp_path / "plain.duckdb").replace(file)
    assert build_info(file=file).loc[0, "data_version"] == "small"
    assert list(links.iterdir()) == []


def test_many_threads_read_at_once_and_each_gets_its_own_rows(db):
    found: dict[str, list[int]] = {small.SHARE: [], small.BASES: []}

    def ask(indicator: str) -> None:
        found[indicator] += [len(targets(indicator, file=db)) for _ in range(5)]

    threads = [threading.Thread(target=ask, args=(indicator,)) for indicator in (small.SHARE, small.BASES) * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {small.SHARE: [5] * 20, small.BASES: [5] * 20}


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "DELETE FROM plans.targets",
        "SET threads = 1",
        "ATTACH '/tmp/x.duckdb'",
        "COPY (SELECT 1) TO '/tmp/out.csv'",
    ],
)
def test_the_connection_reads_the_database_and_nothing_else(db, sql):
    with pytest.raises(duckdb.Error):
        connection.read(sql, file=db)


def test_a_missing_database_is_named(tmp_path):
    with pytest.raises(connection.NoDatabaseError, match=r"nowhere\.duckdb"):
        plans(file=tmp_path / "nowhere.duckdb")


def test_every_query_runs_on_the_real_database(built_database):
    for query in (plans, indicators, codes, build_info):
        assert not query(file=built_database).empty
    assert not targets(file=built_database).empty
    assert not silences(file=built_database).empty


def test_the_schema_names_every_column_in_both_languages_and_what_it_refers_to(built_database):
    schema = schema_(file=built_database)
    for column in ("table_title_zh", "table_title_en", "title_zh", "title_en", "data_type"):
        assert (schema[column] != "").all()
    roles = schema.set_index(["table_name", "column_name"])["role"]
    assert roles["targets", "target_id"] == "key"
    assert roles["targets", "plan_id"] == "plans"
    assert roles["targets", "quote"] == ""
    assert not schema.duplicated(["table_name", "column_name"]).any()


def test_a_database_without_comments_or_keys_still_has_a_schema(db):
    schema = schema_(file=db)
    assert set(schema["table_name"]) >= {"targets", "plans"}
    assert (schema["role"] == "").all()
