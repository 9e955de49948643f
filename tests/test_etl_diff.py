"""Two builds compared cell by cell: what is said, for people and machines, and with which exit status."""

import json
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main
from etl.diff.compare import Cell, Snapshot, TableRows, compare
from tests.etl_fixtures import added, both, changed, database_of, nothing, row, write_package
from tests.etl_tables import descriptor, good_tables

Output = pytest.CaptureFixture[str]
NEWEST = {"theme_id": "newest", "name_zh": "最新", "name_en": "newest", "rule_zh": "最新的", "rule_en": "The newest."}


def made(folder: Path, change=nothing, known: dict | None = None) -> str:
    """The path of a database of the good tables after a change."""
    return str(database_of(write_package(folder, changed(change), known=known), folder / "plans.duckdb"))


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory.mktemp("old"))


def one(rows: list, key: tuple = ("id",), **types: str) -> Snapshot:
    return Snapshot("1", "0" * 64, {"t": TableRows({"id": "VARCHAR", **types}, key, rows)})


def test_the_same_tables_differ_in_nothing_though_they_were_built_twice(old, tmp_path, capsys: Output) -> None:
    assert main(["diff", old, made(tmp_path)]) == 0
    assert "tables that differ: 0; rows added: 0, removed: 0; cells changed: 0" in capsys.readouterr().out


def test_a_changed_cell_is_shown_with_both_values_and_added_and_removed_rows_by_their_key(
    old, tmp_path, capsys: Output
) -> None:
    change = both(
        row("targets", "lz-1-a", note_zh="新注", note_en="a new note"),
        added("themes", "system", **NEWEST),
        row("regions", "lanzhou", population_2020="4359447"),
    )
    assert main(["diff", old, made(tmp_path, change)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "~ targets lz-1-a note_en: ∅ → a new note" in lines
    assert "~ regions lanzhou population_2020: 4359446 → 4359447" in lines
    assert "+ themes newest" in lines
    assert lines[-1].endswith("tables that differ: 3; rows added: 1, removed: 0; cells changed: 3")


def test_the_other_way_round_what_was_added_is_removed(old, tmp_path, capsys: Output) -> None:
    new = made(tmp_path, added("themes", "system", **NEWEST))
    assert main(["diff", new, old]) == 1
    assert "- themes newest" in capsys.readouterr().out.splitlines()


def test_a_new_column_and_a_new_table_are_changes_of_the_schema(old, tmp_path, capsys: Output) -> None:
    known = descriptor()
    regions = next(resource for resource in known["resources"] if resource["name"] == "regions")
    regions["schema"]["fields"].append(
        {"name": "mood", "type": "string", "title": "心情 | Mood", "description": "甲 | A"}
    )
    copy = json.loads(json.dumps(regions)) | {"name": "moods", "path": "moods.csv"}
    for field in copy["schema"]["fields"]:
        field.get("constraints", {}).pop("enum", None)
    known["resources"].append(copy)
    tables = good_tables()
    tables["moods"] = tables["regions"]
    path = str(database_of(write_package(tmp_path, tables, known=known), tmp_path / "plans.duckdb"))
    assert main(["diff", old, path, "--json"]) == 1
    said = {table["table"]: table for table in json.loads(capsys.readouterr().out)["tables"]}
    assert said["regions"]["columns_added"] == ["mood"]
    assert said["regions"]["cells"] == []
    assert (said["moods"]["status"], len(said["moods"]["rows_added"])) == ("added", len(tables["regions"]))


def test_for_machines_a_cell_has_its_key_column_and_both_values(old, tmp_path, capsys: Output) -> None:
    main(["diff", old, made(tmp_path, row("regions", "lanzhou", population_2020="4359447")), "--json"])
    said = json.loads(capsys.readouterr().out)
    (regions,) = said["tables"]
    assert regions["cells"] == [{"key": ["lanzhou"], "column": "population_2020", "old": 4359446, "new": 4359447}]
    assert said["old"]["content_hash"] != said["new"]["content_hash"]


def test_a_file_that_is_missing_no_database_or_not_ours_is_said_in_both_languages(
    old, tmp_path, capsys: Output
) -> None:
    (tmp_path / "text.duckdb").write_text(
        "not a database, though long enough to be taken for one" * 500, encoding="utf-8"
    )
    with duckdb.connect(str(tmp_path / "foreign.duckdb")) as con:
        con.execute("CREATE TABLE t (id INTEGER)")
    for name, zh, en in (
        ("none.duckdb", "找不到数据库", "there is no database"),
        ("text.duckdb", "打得开的数据库", "no database that this DuckDB opens"),
        ("foreign.duckdb", "没有 build_info", "has no build_info"),
    ):
        for files in ([old, str(tmp_path / name)], [str(tmp_path / name), old]):
            assert main(["diff", *files]) == 2
            said = capsys.readouterr().err
            assert zh in said
            assert en in said


@pytest.mark.parametrize(
    ("before", "after", "cells"),
    [
        ([("a", None)], [("a", "")], [Cell(("a",), "x", None, "")]),
        ([("a", 1)], [("a", 1)], []),
        ([("a", 1), ("b", 2)], [("b", 2), ("a", 1)], []),
    ],
)
def test_nothing_is_not_an_empty_text_and_the_order_of_rows_means_nothing(before, after, cells) -> None:
    found = compare(one(before, x="VARCHAR"), one(after, x="VARCHAR"))
    assert [cell for difference in found for cell in difference.cells] == cells


def test_a_changed_type_and_a_changed_key_are_told_and_rows_then_compared_as_wholes() -> None:
    (found,) = compare(one([("a", 1)], x="BIGINT"), one([("a", 1)], key=("id", "x"), x="DOUBLE"))
    assert found.types_changed == (("x", "BIGINT", "DOUBLE"),)
    assert found.key_changed
    assert (found.rows_added, found.rows_removed, found.cells) == ((), (), ())


def test_rows_without_a_key_are_counted_so_that_a_second_copy_is_seen() -> None:
    (found,) = compare(one([("a",)], key=()), one([("a",), ("a",)], key=()))
    assert found.rows_added == (("a",),)


def test_a_table_that_is_gone_is_told() -> None:
    (found,) = compare(one([("a",)]), Snapshot("2", "1" * 64, {}))
    assert (found.status, found.rows_removed) == ("removed", (("a",),))
