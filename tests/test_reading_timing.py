"""Years and periods: what a sentence names, and how far it carries."""

import pytest

from etl.reading.periods import Term, periods
from tests.reading import only, quantities_of, reading_of, words


def years(text, first=2023, last=2025):
    return [quantity.due_year for quantity in quantities_of(text, first, last)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("到2025年,建设基地4个", [2025]),
        ("到2025年,建设基地4个,课程40门以上。每学期开展1次活动", [2025, 2025, None]),
        ("2023年之前新建一所4000人左右规模的学校", [2023, 2023]),
        ("建设基地4个,2024年8月底前建成投用", [2024]),
        ("保持职普比大体相当,到2025年升学率达到60%", [None, 2025]),
        ("2025年底前实现零的突破", [2025]),
        ("十四五期间,新增学位6000个", [2025]),
        ("确保2024届毕业生就业率超过90%", [2024]),
        ("总投资2.8亿元,建设年限2023—2024年", [2024]),
        ("三年累计培训12万人次,新增人才1万人,人才占比达到33%", [2025, 2025, None]),
        ("5年选培课程10门", [None]),
        ("市财政三年统筹安排20亿元", [2025]),
        ("建设基地6个，其中2024年2个；新增课程30门", [None, 2024, None]),
        ("2024年建设基地6个；新增课程30门", [2024, 2024]),
    ],
)
def test_a_year_carries_as_people_read_it(text, due):
    assert years(text) == due


def test_within_three_years_is_not_within_the_year():
    quantity = only("三年内获奖不少于90项")
    assert (quantity.due_year, quantity.period, quantity.due_basis) == (2025, (2023, 2025), "plan_year")


def test_within_the_year_is_the_plans_first_year():
    quantity = only("年内培训教师170人次", 2019, 2019)
    assert (quantity.due_year, quantity.due_basis) == (2019, "stated")


def test_a_one_year_plan_lends_its_year():
    quantity = only("建设基地4个", 2024, 2024)
    assert (quantity.due_year, quantity.due_basis) == (2024, "plan_year")


def test_a_stock_gets_no_year_from_the_plan():
    quantity = only("充分发挥5大集团在促进融合方面的作用", 2024, 2024)
    assert (quantity.kind, quantity.due_year) == ("tally", None)


def test_a_year_inside_a_title_dates_nothing():
    assert years("落实《2024—2025年调整意见》,建设基地4个") == [None]


def test_a_year_before_the_plan_is_no_deadline():
    assert [period.kind for period in periods("2019年立项的专业", Term(2022, 2022))] == ["past"]


@pytest.mark.parametrize("words_of_text", ["近五年来新设", "五年制高职", "比2023年增长", "每5年累计"])
def test_other_spans_are_no_deadline(words_of_text):
    assert [period for period in periods(words_of_text, Term(2021, 2025)) if period.kind != "past"] == []


def test_the_deadline_of_a_row_stands_in_another_column():
    text = "附件1\n任务表\n序号 项目 内容 时限 单位\n1 达标工程 改扩建学校8所 2025年12月 市教育局\n2 数字工程 资源库6个 2024年 市教育局"
    found = reading_of(text, 2023, 2025)
    assert [quantity.due_year for quantity in found.quantities] == [2025, 2024]
    assert [quantity.clause.label for quantity in found.quantities] == ["附件1.1", "附件1.2"]


def test_the_deadline_of_a_row_stands_on_a_line_of_its_own():
    text = "附件1\n任务表\n序号\n1\n改扩建学校8所\n2025年12\n月\n市教育局\n2\n资源库6个。2024年起推广\n市教育局"
    assert [quantity.due_year for quantity in reading_of(text).quantities] == [2025, None]


def test_a_year_before_a_colon_holds_for_the_list_below():
    text = "二、目标\n到2025年，教育水平提升。具体目标是：\n——普惠率不低于60%。\n——升学率达到70%。\n\n三、任务\n1.建设。建设基地3个。"
    assert [quantity.due_year for quantity in reading_of(text).quantities] == [2025, 2025, None]


def test_the_words_of_a_year_are_its_evidence():
    text = "到2025年,建设基地4个,课程40门"
    assert [words(quantity, text, "due_year") for quantity in quantities_of(text)] == [["2025年"], ["2025年"]]


def test_respectively_pairs_years_and_values():
    first, second = quantities_of("到2023年、2025年达标比例分别达到80%、100%")
    assert (first.due_year, first.value_low, first.milestone_of) == (2023, 80, second)
    assert (second.due_year, second.value_low, second.operator) == (2025, 100, "at_least")


def test_a_thing_said_apart_by_three_years_has_two_milestones_of_the_last():
    text = "到2024年底,毕业生就业率达到58%。加强指导。到2025年,毕业生就业率达到60%。到2027年,毕业生就业率达到72%"
    first, second, last = quantities_of(text)
    assert (first.milestone_of, second.milestone_of, last.milestone_of) == (last, last, None)


def test_growth_over_a_year_is_no_growth_every_year():
    once, yearly = only("学校数量比2022年增长20%以上"), only("学校数量年均增长20%以上")
    assert (once.unit, once.baseline_year) == ("percent_increase", 2022)
    assert yearly.unit == "percent_per_year"
