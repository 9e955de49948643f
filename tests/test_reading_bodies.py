"""Bodies that a clause makes responsible, silences, and promises said again."""

import pytest

from etl.reading.bodies import match, responsible
from etl.reading.clauses import clauses
from etl.reading.headings import lines
from etl.reading.passages import Passages
from etl.reading.restatements import mark_restatements
from etl.reading.silences import silences
from tests.drafts import CORPUS, PLAN
from tests.reading import reading_of


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("市教育局", "education"),
        ("市人社局", "human-resources"),
        ("县人力资源社会保障局", "human-resources"),
        ("市气象局", ""),
    ],
)
def test_a_body_is_matched_or_left_open(printed, body):
    assert match(printed, CORPUS)[0] == body


def test_bodies_are_split_where_a_comma_is_lost_and_not_inside_brackets():
    text = "1.甲。建设。(责任单位:市广旅体局市卫健委,各县(市、区)人民政府)"
    (clause,) = clauses(text, lines(text))
    assert [body.printed for body in responsible(text, clause, CORPUS)] == [
        "市广旅体局",
        "市卫健委",
        "各县(市、区)人民政府",
    ]


def test_a_clause_without_a_list_has_no_bodies():
    text = "1.甲。由市教育局建设。"
    (clause,) = clauses(text, lines(text))
    assert responsible(text, clause, CORPUS) == []


def test_a_silence_is_vague_only_where_the_text_promises():
    passages, found = Passages(PLAN), clauses(PLAN, lines(PLAN))
    told = {
        item.indicator_id: (item.status, item.terms) for item in silences(passages, found, CORPUS, {"training-bases"})
    }
    assert told == {
        "dual-qualified-share": ("vague", ("双师型", "双师")),
        "tax-credit": ("not_mentioned", ("投资抵免比例",)),
    }


def test_a_promise_said_again_is_a_restatement_of_what_says_more():
    reading = reading_of(PLAN)
    mark_restatements(PLAN, reading.quantities)
    body, _, annex = reading.quantities
    assert (annex.restates, body.restates) == (body, None)


def test_the_same_number_of_another_thing_is_no_restatement():
    reading = reading_of("1.甲。建设实训基地10个。\n2.乙。培育名师工作室10个。")
    mark_restatements(reading.text, reading.quantities)
    assert [quantity.restates for quantity in reading.quantities] == [None, None]


@pytest.mark.parametrize(
    ("again", "doubtful"),
    [
        ("建设产业学院12个", False),
        ("建设产业学院12个以上", True),
        ("到2024年建设产业学院12个", True),
    ],
)
def test_what_is_said_again_alike_need_not_be_checked(again, doubtful):
    reading = reading_of(f"1.任务。到2025年建设产业学院12个。\n2.保障。{again}。")
    mark_restatements(reading.text, reading.quantities)
    (restated,) = [quantity for quantity in reading.quantities if quantity.restates]
    assert ("restates" in restated.doubts) == doubtful


def test_all_of_a_whole_may_be_said_of_another_thing():
    reading = reading_of("1.任务。实现市内职业院校结对全覆盖。\n2.保障。职业院校100%发布年度质量报告。")
    mark_restatements(reading.text, reading.quantities)
    assert [quantity.doubts for quantity in reading.quantities if quantity.restates] == [["restates"]]
