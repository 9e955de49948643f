"""Periods in which a quantity recurs: the unit tells them, and the time basis only that it is each year."""

import pytest

from etl.units import general_units
from tests.reading import only


@pytest.mark.parametrize(
    ("text", "unit", "time_basis"),
    [
        ("每年安排专项资金500万元", "yuan_per_year", "per_year"),
        ("对困难学生给予每月300元的生活补助", "yuan_per_month", "standing"),
        ("津贴标准不低于500元/月", "yuan_per_month", "standing"),
        ("按300元/生·年的标准安排经费", "yuan_per_student_year", "per_year"),
        ("每生每年不低于6000元", "yuan_per_student_year", "per_year"),
        ("每学期开展2次安全演练", "times_per_term", "standing"),
        ("每季度召开1次例会", "times_per_quarter", "standing"),
        ("每周组织3次集体备课", "times_per_week", "standing"),
        ("每月开展一次督查", "times_per_month", "standing"),
        ("每年举办2场招聘会", "times_per_year", "per_year"),
        ("每两年评选1次教学成果", "times_per_two_years", "standing"),
        ("举办培训班20期/年", "", "per_year"),
    ],
)
def test_a_period_is_read_as_it_is_named(text, unit, time_basis):
    quantity = only(text)
    assert (quantity.unit, quantity.time_basis) == (unit, time_basis)


@pytest.mark.parametrize(
    "text",
    [
        "按每生每学期1000元安排耗材经费",
        "培训补贴标准提高到每人每天150元",
        "课时费每课时不低于150元",
        "补贴标准为30元/课时",
        "每三年开展1轮专业评估",
        "每天开展2次测温",
    ],
)
def test_a_period_without_a_unit_is_left_to_a_person(text):
    quantity = only(text)
    assert (quantity.unit, quantity.time_basis) != ("yuan", "per_year")
    assert quantity.unit == ""
    assert "unit_id" in quantity.doubts


def test_every_unit_of_a_period_has_a_name():
    names = {row["unit_id"] for row in general_units()}
    assert {"yuan_per_month", "times_per_term", "times_per_quarter", "times_per_week", "times_per_month"} <= names
