"""Numbered clauses, annexes, boxes and tables with years."""

import pytest

from etl.reading.clauses import clauses
from etl.reading.headings import line_kind, lines
from tests.reading import reading_of


def labels(text):
    return [(clause.label, text[clause.start : clause.end]) for clause in clauses(text, lines(text))]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("一、总体要求", "section"),
        ("（一）指导思想", "subsection"),
        ("1.落实", "item"),
        ("1． 落实", "item"),
        ("(1)落实", "subitem"),
        ("第一章 总则", "chapter"),
        ("第二节 任务", "division"),
        ("附件", "annex"),
        ("附件2", "annex"),
        ("附件:1.分工表", "annex_list"),
        ("专栏1 项目", "box"),
        ("序号 项目 时限", "head"),
        ("扫一扫在手机打开当前页", "furniture"),
        ("- 3 -", "furniture"),
        ("1.5倍以上", "text"),
        ("一是加强", "text"),
        ("表彰先进", "text"),
    ],
)
def test_a_line_has_a_kind(line, kind):
    assert line_kind(line)[0] == kind


def test_a_bare_heading_is_no_clause():
    assert labels("一、任务\n1.甲。建设。\n2.乙。推进。") == [("一.1", "1.甲。建设。"), ("一.2", "2.乙。推进。")]


def test_items_numbered_through_the_sections_are_named_by_their_number():
    text = "一、甲\n1.甲。建设。\n2.乙。推进。\n二、乙\n3.丙。落实。\n附件1\n清单\n1.丁。完善。"
    assert [label for label, _ in labels(text)][:3] == ["1", "2", "3"]
    assert "附件1.1" in [label for label, _ in labels(text)]


def test_a_subsection_is_named_with_its_section():
    assert [label for label, _ in labels("一、甲\n(一)甲。建设。\n(二)乙。推进。")] == ["一(一)", "一(二)"]


def test_what_a_heading_says_before_its_items_is_a_clause():
    assert [label for label, _ in labels("一、任务\n总的来说如下。\n1.甲。建设。")] == ["一", "一.1"]


def test_a_clause_ends_with_the_last_line_before_the_next():
    text = "一、甲\n建设。\n\n \n二、乙\n推进。\n扫一扫在手机打开当前页"
    assert labels(text) == [("一", "一、甲\n建设。"), ("二", "二、乙\n推进。")]


def test_rows_of_an_annex_are_clauses_and_member_lists_are_not():
    text = "附件1\n成员名单\n1.甲校\n附件2\n清单\n序号\n1\n建设学校\n市教育局\n2\n推进改革\n市教育局"
    found = [label for label, _ in labels(text)]
    assert found[-2:] == ["附件2.1", "附件2.2"]
    assert not any(label.startswith("附件1") for label in found)


def test_a_number_alone_on_a_line_of_prose_is_no_row():
    assert labels("一、甲\n建设。\n5\n推进。") == [("一", "一、甲\n建设。\n5\n推进。")]


TABLE = "一、指标\n序号\t指标\t单位\t2020年\t2025年\t属性\n1\t巩固率\t%\t96.2\t≥98\t约束性\n2\t在校生\t万人\t0.62\t0.9\t预期性\n3\t比例\t%\t—\t60左右\t预期性"


def test_a_year_table_gives_targets_and_baselines():
    found = reading_of(TABLE, 2021, 2025).quantities
    told = [(q.value_low, q.operator, q.due_year, q.baseline_value, q.baseline_year) for q in found]
    assert told == [
        (98, "at_least", 2025, 96.2, 2020),
        (9000, "exactly", 2025, 6200, 2020),
        (60, "about", 2025, None, None),
    ]


def test_the_base_of_a_year_table_is_a_baseline_in_the_ledger():
    reading = reading_of(TABLE, 2021, 2025)
    assert [token.text for token, reason in reading.reasons.items() if reason == "baseline"] == ["96.2", "0.62"]


def test_all_earlier_years_of_a_row_are_milestones_of_the_last():
    """A milestone of a milestone is refused by the checks of the tables."""
    text = "一、指标\n序号 指标 单位 2023年基数 2024年 2025年 2027年\n1 升学率 % 58 62 66 72\n2 就业率 % 51.3 53 55 60"
    found = reading_of(text, 2024, 2027).quantities
    assert [q.milestone_of and (q.milestone_of.value_low, q.milestone_of.due_year) for q in found] == [
        *[(72, 2027)] * 2, None, *[(60, 2027)] * 2, None,
    ]  # fmt: skip


def test_years_of_tasks_are_rows_of_their_own():
    text = "附件\n清单\n序号 任务 2024年 2025年 牵头单位\n1 新建助餐点(个) 30 40 市民政局"
    found = reading_of(text, 2024, 2025).quantities
    assert [(q.value_low, q.due_year, q.milestone_of) for q in found] == [(30, 2024, None), (40, 2025, None)]


def test_a_table_without_years_gives_no_column_quantities():
    assert reading_of("附件\n序号 任务 数量 单位\n1 新建助餐点 30 市民政局", 2024, 2025).quantities == []


def test_a_row_with_other_cells_than_the_head_is_read_as_words():
    text = "附件\n序号\t任务\t2024年\t2025年\n1\t建设基地5个"
    assert [q.rule for q in reading_of(text, 2024, 2025).quantities] == ["count.bare"]


def test_the_numbers_of_the_rows_of_a_table_count_nothing():
    reading = reading_of(
        "一、指标\n类别\t序号\t指标\t单位\t2020年\t2025年\n规模\t2\t年均培训\t人次\t6400\t10000", 2021, 2025
    )
    assert [reading.reasons[token] for token in reading.numerals if token.text == "2"] == ["ordinal"]
    assert [quantity.value_low for quantity in reading.quantities] == [10000]
