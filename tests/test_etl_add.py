"""A plan joins the register: all its tables or none, every problem at once, at its own file and line."""

import csv
import zipfile
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.add import add
from etl.checks import inspect
from etl.problems import EtlError
from tests.etl_fixtures import write_package
from tests.etl_tables import TEXTS, Row, Tables, good_tables

pytestmark = pytest.mark.slow  # each is quick, but there are many

PLAN = "shandong-2022"
OF_TARGETS = ("target_evidence",)


def parted() -> tuple[Tables, Tables]:
    """The good tables without one plan, and that plan's own: its region and rows, and the indicators it alone has."""
    tables = good_tables()
    register: Tables = {}
    pack: Tables = {}
    for name, rows in tables.items():
        pack[name] = [row for row in rows if belongs(name, row)]
        register[name] = [row for row in rows if not belongs(name, row)]
    return register, pack


def belongs(table: str, row: Row) -> bool:
    if table == "regions":
        return row["region_id"] == "shandong"
    if table == "indicators":
        return row["indicator_id"] == "projects"
    if table in OF_TARGETS:
        return row["target_id"].startswith("sd-")
    return row.get("plan_id") == PLAN


@pytest.fixture
def data(tmp_path: Path) -> Path:
    register, _ = parted()
    return write_package(tmp_path / "register", register, {})


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", parted()[1])


def write_pack(folder: Path, tables: Tables) -> Path:
    made = write_package(folder, tables, {})
    for name in ("datapackage.json", "CHANGES.md"):
        (made / name).unlink()
    for name, rows in tables.items():
        if not rows:
            (made / f"{name}.csv").unlink()
    (made / f"{PLAN}.txt").write_text(TEXTS[PLAN], encoding="utf-8", newline="")
    return made


def rows_of(folder: Path, table: str) -> list[Row]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_plan_that_is_right_is_added_after_the_rows_that_are_there(data: Path, pack: Path) -> None:
    before = contents(data)
    made = add(pack, data)
    assert (made.written, made.proved, made.problems, made.to_fill) == (True, True, [], [])
    assert inspect(data).problems == []
    assert all(content.startswith(before[name]) for name, content in contents(data).items())
    assert [row["plan_id"] for row in rows_of(data, "plans")][-1] == PLAN


def test_a_zip_file_is_a_pack_too(data: Path, pack: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        for path in pack.iterdir():
            archive.write(path, f"pack/{path.name}")
    assert add(tmp_path / "pack.zip", data).written


def test_what_is_missing_is_listed_and_nothing_is_written(data: Path, tmp_path: Path) -> None:
    tables = parted()[1]
    tables["regions"][0]["population_2020"] = ""
    tables["targets"][0]["gloss"] = ""
    before = contents(data)
    made = add(write_pack(tmp_path / "pack", tables), data)
    places = {(item.place, item.line, item.column) for item in made.to_fill}
    assert {("data/regions.csv", 2, "population_2020"), ("data/targets.csv", 2, "gloss")} <= places
    assert contents(data) == before


def test_every_problem_is_told_at_once_at_the_packs_own_line(data: Path, tmp_path: Path) -> None:
    tables = parted()[1]
    tables["targets"][0]["operator"] = "at_most"
    tables["targets"][1]["unit_id"] = "nothing"
    before = contents(data)
    made = add(write_pack(tmp_path / "pack", tables), data)
    found = {(item.line, item.column, item.check_id) for item in made.problems if item.place.endswith("targets.csv")}
    assert {(2, "value_high", "value-fits-operator"), (3, "unit_id", "reference"), (2, "operator", "operator")} <= found
    assert contents(data) == before


def test_a_row_that_the_register_has_otherwise_is_refused(data: Path, tmp_path: Path) -> None:
    tables = parted()[1]
    tables["units"] = [{**good_tables()["units"][0], "name_en": "another name"}]
    made = add(write_pack(tmp_path / "pack", tables), data)
    assert [(item.check_id, item.line, item.column) for item in made.problems] == [("register", 2, "name_en")]


def test_a_plan_that_is_there_is_replaced_only_when_asked(data: Path, pack: Path, tmp_path: Path) -> None:
    add(pack, data)
    with pytest.raises(EtlError, match="--replace"):
        add(pack, data)
    tables = parted()[1]
    tables["targets"][0]["scope_zh"], tables["targets"][0]["scope_en"] = "全省", "the province"
    assert add(write_pack(tmp_path / "other", tables), data, replace=True).written
    assert inspect(data).problems == []
    assert [row["scope_zh"] for row in rows_of(data, "targets") if row["plan_id"] == PLAN].count("全省") == 1


def test_shared_indicators_whose_difference_names_places_are_to_be_read_again(data: Path, tmp_path: Path) -> None:
    register, tables = parted()
    register["indicators"][0]["difference_zh"] = "兰州为市级，舟山未言"
    data = write_package(tmp_path / "named", register, {})
    assert add(write_pack(tmp_path / "pack", tables), data).shared == ["training"]


@pytest.mark.parametrize("content", [b"", b"no zip"])
def test_what_is_no_pack_is_refused(content: bytes, data: Path, tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(content)
    with pytest.raises(EtlError, match="zip"):
        add(tmp_path / "pack.zip", data)


def test_a_folder_without_a_plan_is_refused(data: Path, tmp_path: Path) -> None:
    with pytest.raises(EtlError, match="no plan"):
        add(tmp_path, data)


def test_a_file_that_cannot_be_replaced_leaves_every_table_as_it_was(
    data: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, replace = contents(data), Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "targets.csv" and target.parent == data:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(EtlError, match="nothing changed"):
        add(pack, data)
    assert contents(data) == before


def test_the_command_says_what_came_of_it(data: Path, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(pack), "--data", str(data)]) == 0
    assert f"{PLAN} 已写入" in capsys.readouterr().out
    assert main(["add", str(pack), "--data", str(data)]) == 2


def test_problems_come_in_the_order_of_the_text_with_its_words(data: Path, tmp_path: Path) -> None:
    tables = parted()[1]
    for target in tables["targets"]:
        target["operator"], target["value_low"], target["value_high"] = "at_most", "", target["value_low"] or "1"
    found = [item for item in add(write_pack(tmp_path / "pack", tables), data).problems if item.check_id == "operator"]
    assert len(found) > 1
    assert [item.offset for item in found] == sorted(item.offset or 0 for item in found)
    assert all("【" in item.words for item in found)


def test_an_empty_cell_does_not_hide_what_the_text_says_otherwise(data: Path, tmp_path: Path) -> None:
    tables = parted()[1]
    tables["targets"][0]["operator"], tables["targets"][-1]["scope_en"] = "at_most", ""
    made = add(write_pack(tmp_path / "pack", tables), data)
    assert made.proved
    assert "operator" in {item.check_id for item in made.problems}
    assert [item.column for item in made.to_fill] == ["scope_en"]


def test_a_plan_may_bring_the_verdict_on_an_indicator_it_joins_and_nothing_else_of_it(
    data: Path, tmp_path: Path
) -> None:
    single = next(row for row in rows_of(data, "indicators") if row["comparability"] == "single")
    for column, value, verdicts in (
        ("name_zh", "别名", []),
        ("difference_zh", "各地口径不同", [single["indicator_id"]]),
    ):
        tables = parted()[1]
        tables["indicators"].append({**single, column: value, column.replace("_zh", "_en"): "Other words"})
        made = add(write_pack(tmp_path / column, tables), data)
        assert made.verdicts == verdicts
        assert bool(verdicts) != ("register" in {item.check_id for item in made.problems})


def test_a_plan_that_is_still_called_a_draft_is_told(data: Path, tmp_path: Path) -> None:
    tables = parted()[1]
    tables["plans"][0]["coding"] = "draft"
    assert add(write_pack(tmp_path / "pack", tables), data).drafts == [PLAN]
