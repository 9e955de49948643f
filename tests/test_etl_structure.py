"""What the descriptor demands of every table, broken; and what becomes of the other rules where rows are lost."""

from pathlib import Path

from etl.checks import inspect, structure
from tests.etl_fixtures import added, both, inspected, row, write_package
from tests.etl_tables import good_tables

STRUCTURAL = {
    "type": ("targets.csv:7 value_high: 二 不是数 | 二 is not a number", row("targets", "zs-2-a", value_high="二")),
    "required": ("regions.csv:3 name_en: 必填，不可留空 | is required, but empty", row("regions", "zhoushan", name_en="")),
    "closed-list": ("targets.csv:3 tier: county 不在代码表内", row("targets", "lz-2-a", tier="county")),
    "pattern": ("themes.csv:3 theme_id: Bad Id 不合写法", row("themes", "system", theme_id="Bad Id")),
    "bounds": ("targets.csv:2 due_year: 2220 超出 2015–2035；请核对原文 | 2220 outside 2015–2035; check the source", row("targets", "lz-1-a", due_year="2220")),
    "primary-key": ("measures.csv:9 measure_id: 主键 lz-1 重复（另见第 2 行） | key lz-1 is repeated (see line 2)", added("measures", "lz-1")),
    "unique": ("regions.csv:4 admin_code: 620100 重复", row("regions", "shandong", admin_code="620100")),
}  # fmt: skip


def test_every_structural_problem_is_reported_in_one_run(tmp_path: Path) -> None:
    found = inspected(tmp_path, both(*(change for _, change in STRUCTURAL.values()))).problems
    for check_id, (begin, _) in STRUCTURAL.items():
        assert [text for text in map(str, found) if text.startswith(f"data/{begin}")], f"{check_id}: {found}"


def test_every_structural_rule_has_a_broken_case() -> None:
    assert set(STRUCTURAL) == {rule.check_id for rule in structure.RULES}


def test_a_cell_of_a_wrong_type_is_reported_once(tmp_path: Path) -> None:
    found = inspected(tmp_path, row("targets", "zs-2-a", value_high="2.0%")).problems
    assert [problem.check_id for problem in found] == ["type"]


def test_checks_over_a_table_that_lost_rows_are_skipped_and_the_others_run(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    (data / "silences.csv").unlink()
    (data / "regions.csv").write_text((data / "regions.csv").read_text("utf-8").replace("兰州", "=兰州"), "utf-8")
    found = inspect(data)
    assert {problem.check_id for problem in found.problems} == {"file", "formula"}
    assert "target-or-silence" in {check.check_id for check in found.skipped}
