"""The record of reviewed rows: what changed since is named, and nothing is recorded while anything is wrong."""

from pathlib import Path

import pytest

from etl.__main__ import main
from etl.problems import EtlError
from etl.review import FILE, digest
from etl.verify import verify
from tests.etl_fixtures import Change, added, changed, good_tables, row, without, write_package


def reviewed(folder: Path, change: Change) -> list[str]:
    """What is unreviewed after one change of tables that were reviewed."""
    data = write_package(folder, good_tables())
    assert main(["review", "--data", str(data), "--sources", str(folder / "sources")]) == 0
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
