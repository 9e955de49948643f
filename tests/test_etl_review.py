"""The record of reviewed rows: what changed since is named, and nothing is recorded while anything is wrong."""

from pathlib import Path

import pytest

from etl.__main__ import main
from etl.problems import EtlError
from etl.read import RawTable, read_tables
from etl.review import FILE, digest, digests, record, to_review
from etl.schema import load_schema
from etl.verify import verify
from tests.etl_fixtures import Change, added, changed, row, without, write_package
from tests.etl_tables import good_tables

pytestmark = pytest.mark.slow  # each is quick, but there are many


def read(data: Path) -> dict[str, RawTable]:
    return read_tables(data, load_schema(data / "datapackage.json"))


def recorded(folder: Path, data: Path) -> int:
    """Record every row as reviewed in the bulk way; returns the exit status."""
    number = sum(len(group.places) for group in to_review(data, read(data)))
    return main(["review", "--data", str(data), "--sources", str(folder / "sources"), "--all", str(number)])


def command(folder: Path, *more: str) -> list[str]:
    return ["review", "--data", str(folder / "data"), "--sources", str(folder / "sources"), *more]


def reviewed(folder: Path, change: Change) -> list[str]:
    """What is unreviewed after one change of tables that were reviewed."""
    data = write_package(folder, good_tables())
    record(data, read(data), digests(read(data)))
    write_package(folder, changed(change))
    return [str(problem) for problem in verify(data, folder / "sources").unreviewed]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (row("regions", "lanzhou", population_2020="4359447"), "data/regions.csv:2: lanzhou：自上次复核后改过"),
        (row("regions", "lanzhou", population_source="兰州普查"), "data/regions.csv:2: lanzhou：自上次复核后改过"),
        (added("themes", "system", theme_id="new", name_zh="新"), "data/themes.csv:4: new：新的一行"),
        (without("numerals", "170"), "data/numerals.csv: lanzhou-2019 34：复核过的一行不见了"),
    ],
    ids=["a number", "words", "a new row", "a row gone"],
)
def test_a_row_that_is_not_as_it_was_reviewed_is_named(change: Change, said: str, tmp_path: Path) -> None:
    (found,) = reviewed(tmp_path, change)
    assert found.startswith(said)


def test_the_order_of_rows_and_an_empty_column_more_change_nothing(tmp_path: Path) -> None:
    assert reviewed(tmp_path, lambda tables: tables["units"].reverse()) == []
    assert digest({"a": "1", "b": ""}) == digest({"a": "1"}) != digest({"b": "1"})


def test_nothing_is_recorded_while_anything_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write_package(tmp_path, changed(row("targets", "lz-1-a", value_low="171", value_high="171")))
    assert main(["review", "--data", str(data), "--sources", str(tmp_path / "sources")]) == 1
    assert "nothing recorded" in capsys.readouterr().out
    assert not (data / FILE).exists()


def test_without_a_record_or_without_texts_that_is_said(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    (problem,) = verify(data, tmp_path / "sources").unreviewed
    assert "nothing is reviewed yet" in str(problem)
    assert main(["review", "--data", str(data)]) == 2


def test_a_record_that_is_none_is_said(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    (data / FILE).write_text("something else\n", encoding="utf-8")
    with pytest.raises(EtlError, match="cannot be read"):
        verify(data, tmp_path / "sources")


def test_a_clause_is_shown_with_its_words_and_recorded_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write_package(tmp_path, good_tables())
    assert main(command(tmp_path, "--clause", "lz-1")) == 1
    out = capsys.readouterr().out
    assert "1.年内组织各级各类职业教育专业师资市级培训170人次" in out
    assert "targets lz-1-a" in out
    assert " left" in out
    left = {group.name for group in to_review(data, read(data))}
    assert "lz-1" not in left
    assert {"lz-2", "lanzhou-2019", "indicators"} <= left


def test_every_row_belongs_to_a_clause_a_plan_or_a_table(tmp_path: Path) -> None:
    tables = read(write_package(tmp_path, good_tables()))
    groups = to_review(tmp_path / "data", tables)
    assert sum(len(group.places) for group in groups) == sum(len(table.rows) for table in tables.values())
    (clause,) = [group for group in groups if group.name == "lz-1"]
    assert {"measures", "targets", "target_evidence", "numerals", "codings"} <= {table for table, _ in clause.places}


def test_all_at_once_is_recorded_only_with_the_number_of_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write_package(tmp_path, good_tables())
    assert main(command(tmp_path, "--all", "1")) == 2
    assert "look at --list first" in capsys.readouterr().err
    assert not (data / FILE).exists()
    assert recorded(tmp_path, data) == 0


def test_without_a_terminal_and_a_name_nothing_is_recorded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write_package(tmp_path, good_tables())
    assert main(command(tmp_path)) == 1
    assert "name what you have read with --clause" in capsys.readouterr().out
    assert main(command(tmp_path, "--list")) == 1
    assert "lz-1: " in capsys.readouterr().out
    assert not (data / FILE).exists()


def test_a_name_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_package(tmp_path, good_tables())
    assert main(command(tmp_path, "--clause", "nowhere-1")) == 2
    assert "nothing to review under nowhere-1" in capsys.readouterr().err


def test_on_a_terminal_each_clause_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_package(tmp_path, good_tables())
    answers = iter(["y", "n", "y", "q"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    before = [group.name for group in to_review(data, read(data))]
    assert main(command(tmp_path)) == 1
    after = [group.name for group in to_review(data, read(data))]
    assert after == [before[1], *before[3:]]


def test_verify_reminds_of_reviews_apart_from_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write_package(tmp_path, good_tables())
    recorded(tmp_path, data)
    write_package(tmp_path, changed(row("regions", "lanzhou", population_2020="4359447")))
    capsys.readouterr()
    assert main(["verify", "--data", str(data), "--sources", str(tmp_path / "sources")]) == 1
    out = capsys.readouterr().out
    assert "proved against 3 texts: 0 problems" in out
    assert "to review: data/regions.csv" in out
