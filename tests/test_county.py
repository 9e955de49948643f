"""The newcomer's way with a county's plan of our own invention: text, draft, workbook, register, and every page."""

import csv
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dashboard.url_state.site_map import PAGES
from etl.checks import inspect
from etl.draft_files import write_draft
from etl.load import build
from etl.reading.draft import Wishes
from etl.table_files import read_rows
from tests.county.typing import HERE, register_as_then, register_with, typed_cells
from tests.harness import opened, shown

PLAN = "jichuan-2021"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables without the plan."""
    folder = tmp_path_factory.mktemp("base") / "data"
    register_as_then(folder)
    return folder


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables with the county's plan among them; the draft stands beside them."""
    return register_with(PLAN, tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="module")
def database(register: Path) -> Path:
    return build(register, register.parent / "build").path


def test_answers_are_all_that_was_typed() -> None:
    assert {cell["sheet"] for cell in typed_cells(PLAN)} == {"questions"}


def test_every_question_of_the_draft_is_answered_and_one_proposal_corrected(base: Path, tmp_path: Path) -> None:
    made = write_draft(HERE / f"{PLAN}.txt", tmp_path / "draft", base, Wishes())
    asked = {question.key for question in made.questions}
    answered = {cell["row"] for cell in typed_cells(PLAN)}
    assert asked <= answered
    assert answered - asked == {"毕业生留霁就业率"}


def test_a_correction_and_what_was_left_as_proposed_are_in_the_register(register: Path) -> None:
    names = {row["name_zh"]: row["name_en"] for row in read_rows(register / "indicators.csv")}
    assert names["毕业生留霁就业率"] == "Graduates employed in Jichuan"
    assert names["龙头企业共建产业学院"] == "Industry colleges run with leading enterprises"
    assert names["县职业技术学校扩建工程，总投资"] == "Extension of the county's vocational school: total investment"


def test_a_clause_after_a_box_belongs_to_its_own_section(register: Path) -> None:
    clauses = [row["clause"] for row in read_rows(register / "measures.csv") if row["plan_id"] == PLAN]
    assert clauses[2:8] == ["专栏1.1", "专栏1.2", "专栏1.3", "三(一)", "三(二)", "三(三)"]


def test_table_and_box_are_read_with_baseline_year_and_money(register: Path) -> None:
    rows = {row["target_id"]: row for row in read_rows(register / "targets.csv")}
    share, money = rows["jichuan-b1-1-a"], rows["jichuan-b2-a"]
    assert (share["baseline_value"], share["baseline_year"], share["value_low"], share["due_year"]) == (
        "42",
        "2020",
        "60",
        "2025",
    )
    assert (money["value_low"], money["unit_id"], money["due_year"]) == ("120000000", "yuan", "2024")


def test_no_row_of_another_plan_changes(base: Path, register: Path) -> None:
    for table in ("targets", "measures", "numerals", "silences", "plans"):
        with (base / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            before = list(csv.reader(file))
        with (register / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            after = list(csv.reader(file))
        assert after[: len(before)] == before


def test_checks_are_green_and_the_database_has_one_plan_more(base: Path, register: Path, database: Path) -> None:
    assert inspect(register).problems == []
    with duckdb.connect(str(database), read_only=True) as con:
        plans = {row[0]: row[1] for row in con.execute("SELECT plan_id, coding FROM plans").fetchall()}
    assert len(plans) == len(read_rows(base / "plans.csv")) + 1
    assert plans[PLAN] == "single"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_opens_with_the_sixth_plan(
    page: str, lang: str, database: Path, use_database: Callable[[Path], None]
) -> None:
    use_database(database)
    opened(page, lang=lang)


def test_a_page_says_that_the_plan_was_coded_once(database: Path, use_database: Callable[[Path], None]) -> None:
    use_database(database)
    page = opened("compare/indicator", lang="en", indicator="training-person-times")
    words = " ".join([shown(page), *(item.value for item in page.caption), *(item.value for item in page.markdown)])
    assert "Jichuan" in words
    assert "Not coded independently by two coders: Jichuan 2021" in words
