"""A district's plan of another style: chapters, a table with a unit column and milestones, boxes with numbered
projects, bodies without brackets, dates in Chinese digits."""

from pathlib import Path

import pytest

from etl.checks import inspect
from etl.table_files import Row, read_rows
from tests.conftest import ROOT
from tests.county.typing import register_with, typed_cells

PLAN = "lanwan-2026"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return register_with(PLAN, tmp_path_factory.mktemp("district"))


def rows(register: Path, table: str) -> list[Row]:
    return [row for row in read_rows(register / f"{table}.csv") if row.get("plan_id", PLAN) == PLAN]


def test_answers_are_all_that_was_typed():
    assert {cell["sheet"] for cell in typed_cells(PLAN)} == {"questions"}


def test_the_register_with_the_district_breaks_no_rule(register):
    assert inspect(register).problems == []


def test_projects_of_a_box_are_clauses_of_the_box(register):
    assert [row["clause"] for row in rows(register, "measures")][-3:] == ["专栏2.1", "专栏2.2", "三"]


def test_bodies_after_the_last_full_stop_are_read(register):
    printed = [
        row["printed"] for row in read_rows(register / "measure_bodies.csv") if row["measure_id"] == "lanwan-2-1"
    ]
    assert printed == ["区教育局", "区发展改革局", "区财政局"]


def test_a_date_in_chinese_digits_signs_the_plan(register):
    (plan,) = rows(register, "plans")
    assert (plan["signed_on"], plan["issuer_en"]) == (
        "2026-03-02",
        "General Office of the People’s Government of Lanwan",
    )


def test_years_of_a_table_are_milestones_of_its_last(register):
    share = [row for row in rows(register, "targets") if row["measure_id"] == "lanwan-b1-1"]
    assert [(row["value_low"], row["due_year"], row["baseline_value"]) for row in share] == [
        ("55", "2028", "48"),
        ("65", "2030", "48"),
    ]
    assert share[0]["milestone_of"] == share[1]["target_id"]


def test_half_yearly_is_not_yearly(register):
    assert "times_per_half_year" in {row["unit_id"] for row in rows(register, "targets")}


def test_new_rows_have_readable_ids(register):
    old = {row["indicator_id"] for row in read_rows(ROOT / "data" / "indicators.csv")}
    new = {row["indicator_id"] for row in read_rows(register / "indicators.csv")} - old
    assert "skilled-people-district" in new
    assert not {name for name in new if name.startswith("unnamed")}
