"""Wordings of plans on health, sport, farming, the environment and old age."""

import pytest

from etl.reading.numbers import number
from etl.reading.passages import Passages
from etl.reading.scopes import scope
from tests.reading import only, quantities_of, reading_of, reasons_of


def scopes_of(text: str) -> list[str]:
    return [scope(Passages(text), quantity) for quantity in reading_of(text).quantities]


def test_ten_thousand_times_a_hundred_million_is_one_scale():
    assert number("5万亿") == 5e12
    assert number("1.2万亿") == 1.2e12


def test_an_age_says_of_whom_and_is_no_quantity():
    (share,) = quantities_of("65岁及以上老年人健康管理服务率达到65%以上")
    assert share.value_low == 65
    assert reasons_of("65岁及以上老年人健康管理服务率达到65%以上") == ["level_label"]
    assert reasons_of("5岁以下儿童死亡率下降到5‰") == ["level_label"]


def test_an_age_that_is_a_goal_stays_a_quantity():
    (age,) = quantities_of("人均预期寿命达到79岁")
    assert age.value_low == 79


def test_respectively_gives_each_thing_its_number_and_all_the_operator():
    text = "婴儿死亡率、5岁以下儿童死亡率、孕产妇死亡率分别下降到4.0‰、4.5‰、10/10万"
    found = [(quantity.operator, quantity.value_high) for quantity in quantities_of(text)]
    assert found == [("at_most", 0.4), ("at_most", 0.45), ("at_most", 10)]
    assert scopes_of(text) == ["婴儿死亡率", "5岁以下儿童死亡率", "孕产妇死亡率"]


def test_a_character_inside_a_word_parts_no_list():
    found = quantities_of("自来水普及率、规模化供水比例分别提高到93%、60%")
    assert [(quantity.operator, quantity.value_low) for quantity in found] == [("at_least", 93), ("at_least", 60)]


@pytest.mark.parametrize("unit", ["微克/立方米", "公斤", "兆瓦", "立方米", "吨标准煤"])
def test_a_physical_unit_is_read_whole(unit):
    (quantity,) = quantities_of(f"平均数值控制在28{unit}以下")
    assert (quantity.operator, quantity.value_high, quantity.expression.unit) == ("at_most", 28, unit)


def test_a_physical_unit_is_not_that_of_a_noun_before_it():
    (quantity,) = quantities_of("专业课教师到学校实践时间不少于6个月")
    assert quantity.unit == ""


def test_a_cut_is_a_change_and_no_share():
    (quantity,) = quantities_of("污染物排放总量较2020年削减10%")
    assert (quantity.unit, quantity.baseline_year) == ("percent_decrease", 2020)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("死亡率下降10%", "percent_decrease"),
        ("成本每年降低5%以上", "percent_decrease_per_year"),
        ("时限压缩三分之一", "percent_decrease"),
        ("规模增长百分之五", "percent_increase"),
        ("投诉率下降到5%", "percent"),
    ],
)
def test_a_change_keeps_its_direction_in_its_unit(text, unit):
    assert only(text).unit == unit


@pytest.mark.parametrize(
    "text", ["每千人口托位数提高到4.6个", "每万人口全科医生数达到4名", "每千名老人拥有床位40张", "人均藏书量1.5册"]
)
def test_the_unit_of_a_rate_per_head_is_to_be_checked(text):
    assert "unit_id" in only(text).doubts


@pytest.mark.parametrize(
    ("text", "unit", "year"),
    [
        ("客运量恢复到2019年的九成", "percent_of_base", 2019),
        ("产值达到2020年的120%", "percent_of_base", 2020),
        ("占2020年的九成", "percent", None),
        ("到2025年占比达到九成", "percent", None),
    ],
)
def test_a_share_of_what_a_year_had_is_one_of_a_base(text, unit, year):
    quantity = only(text)
    assert (quantity.unit, quantity.baseline_year) == (unit, year)


def test_a_number_of_other_things_is_none_of_people():
    assert only("每千名老人拥有床位40张").unit == ""


@pytest.mark.parametrize(("text", "unit"), [("生师比不高于18:1", "students_per_teacher"), ("撬动社会资本1:3", "")])
def test_a_ratio_is_of_students_only_where_they_are_named(text, unit):
    assert only(text).unit == unit


def test_working_days_are_no_unit_of_what_stands_before_them():
    quantity = only("学校备案时间压缩到0.5个工作日")
    assert (quantity.operator, quantity.value_high, quantity.unit) == ("at_most", 0.5, "")


def test_staff_of_each_school_is_one_quantity():
    assert only("每校配备专职教师不少于2人").value_low == 2


def test_a_year_in_chinese_digits_dates_a_quantity():
    (quantity,) = quantities_of("二○二五年底前，完成老旧小区改造120个")
    assert (quantity.due_year, quantity.due_basis) == (2025, "stated")


def test_all_staff_in_a_list_of_steps_is_the_name_of_a_step():
    assert quantities_of("抓好全员申报、学校审核、市级认定等工作环节的衔接") == []
    assert [quantity.value_low for quantity in quantities_of("实现教师全员申报")] == [100]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("建成实训基地15个，其中省级5个", ["实训基地", "实训基地，其中省级"]),
        ("三年内培育国家级龙头企业3家、省级20家", ["国家级龙头企业", "省级龙头企业"]),
        ("劣Ⅴ类断面全面消除", ["劣Ⅴ类断面消除"]),
        ("居民健康素养水平不低于25%，到2030年不低于32%", ["居民健康素养水平", "居民健康素养水平"]),
        ("职业院校100%发布年度质量报告", ["职业院校发布年度质量报告"]),
        ("每年选派专业课教师15名以上到企业实践", ["选派专业课教师到企业实践"]),
        ("校舍扩建工程：总投资1.2亿元", ["校舍扩建工程，总投资"]),
        ("在校留学生规模增长一倍", ["在校留学生规模"]),
        ("仪器设备值年均增长8%以上", ["仪器设备值"]),
        ("1.甲。建成区绿化覆盖率提高到43%以上。", ["建成区绿化覆盖率"]),
        ("1.甲。技能人才总量较2020年翻一番。", ["技能人才总量"]),
        ("在校学员达到5000人，比2020年翻两番", ["在校学员", "在校学员"]),
        ("完成家庭改造1200户，2025年累计完成2600户", ["家庭改造", "家庭改造"]),
        ("冰雪运动参与人次三年翻一番", ["冰雪运动参与人次"]),
        ("家庭医生签约率在现有基础上提高10个百分点", ["家庭医生签约率"]),
        ("1.甲。专业课教师每5年累计不少于6个月到企业实践。", ["专业课教师到企业实践"]),
    ],
)
def test_a_scope_stands_alone(text, scopes):
    assert scopes_of(text) == scopes
