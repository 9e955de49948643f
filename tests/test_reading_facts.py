"""Facts of a plan: title, issuer, number, dates and years, and how its rows are named."""

import pytest

from etl.reading.facts import plan_facts
from etl.reading.headings import lines
from etl.reading.identifiers import clause_ids, letters
from etl.reading.periods import Term
from etl.reading.source import UnreadableError
from tests.drafts import PLAN, drafted


@pytest.mark.parametrize("end", ["\n", "  \n", "\n\n附件\n"])
def test_words_of_a_fact_end_where_its_place_ends(end):
    text = f"清河市教育局\n2024年3月18{end}发布日期：2024-03-19 {end}"
    for fact in plan_facts(text, lines(text)).facts.values():
        assert text[fact.start : fact.end] == fact.words


def test_facts_stand_as_the_text_has_them():
    facts = plan_facts(PLAN, lines(PLAN))
    told = {name: fact.words for name, fact in facts.facts.items()}
    assert told == {
        "title": "清河市职业教育提质行动方案(2023—2025年)",
        "number": "清政发〔2023〕6号",
        "issuer": "清河市人民政府",
        "signed": "2023年2月10日",
    }
    assert (facts.term, facts.genre) == (Term(2023, 2025), "action_plan")
    assert all(PLAN[fact.start : fact.end] == fact.words for fact in facts.facts.values())


def test_a_text_without_title_or_date_states_none():
    facts = plan_facts("1.推进改革。\n2.落实任务。", [])
    assert facts.facts == {}


@pytest.mark.parametrize(
    ("head", "term"),
    [
        ("某县“十四五”教育发展规划\n", (2021, 2025)),
        ("某市2024年工作要点\n", (2024, 2024)),
        ("某市行动计划\n(中办发〔2022〕3号)到2025年推进改革,2023年之前建成。", (2022, 2025)),
        ("2022年是改革之年。推进2022年工作。", (2022, 2022)),
    ],
)
def test_the_years_are_proposed_from_the_text(head, term):
    assert plan_facts(head, lines(head)).term == term


def test_unknown_years_are_asked_for():
    with pytest.raises(UnreadableError, match="first-year"):
        drafted("一、任务\n" + "1.推进改革,落实任务,加强建设,完善机制。\n" * 8)


def test_a_plan_id_that_is_none_is_refused():
    with pytest.raises(UnreadableError, match="not Qing He"):
        drafted(plan_id="Qing He")


def test_years_that_are_given_go_before_those_proposed():
    assert drafted(first_year=2023, last_year=2030).reading.term == (2023, 2030)


@pytest.mark.parametrize(
    ("label", "expected"),
    [("六.1", "x-6-1"), ("附件5.11", "x-a5-11"), ("一.(三)", "x-1-3"), ("专栏1.2", "x-b1-2"), ("十二", "x-12")],
)
def test_an_id_is_made_of_the_printed_number(label, expected):
    assert clause_ids("x", [label]) == [expected]


def test_a_number_printed_twice_gets_two_ids():
    assert len(set(clause_ids("x", ["1", "1", "1"]))) == 3


def test_letters_go_on_after_z():
    assert [letters(0), letters(25), letters(26)] == ["a", "z", "aa"]
