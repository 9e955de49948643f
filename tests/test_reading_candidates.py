"""Indicators that a quantity may belong to, and what they share with it."""

from etl.reading.candidates import Index
from etl.reading.draft import Wishes, draft
from etl.reading.model import Corpus
from tests.drafts import CORPUS, PLAN, drafted


def indicator(indicator_id, name, unit, definition=""):
    return {
        "indicator_id": indicator_id, "name_zh": name, "definition_zh": definition, "unit_id": unit,
        "comparability": "related",
    }  # fmt: skip


def test_candidates_say_what_they_share():
    best = Index(CORPUS).candidates("建设市级实训基地10个", "bases")[0]
    assert (best.indicator_id, best.same_unit, best.likely) == ("training-bases", True, True)
    assert "实训基地" in best.shared[0]


def test_nothing_shared_no_candidate():
    assert Index(CORPUS).candidates("新增床位", "beds") == []


def test_words_that_bound_or_measure_tell_nothing_of_what_is_counted():
    index = Index(
        Corpus(
            indicators=[indicator("restructured", "专业调整比例", "percent", "调整的专业")],
            targets=[
                {"indicator_id": "restructured", "quote": "专业调整比例不低于10%", "scope_zh": "专业"},
            ],
        )
    )
    assert index.candidates("参与企业的比例不低于30%", "percent") == []
    assert index.candidates("专业调整比例达到20%", "percent")[0].likely


def test_a_share_is_compared_by_its_thing_and_not_by_its_whole():
    index = Index(Corpus(indicators=[indicator("dual", "双师型教师占专业教师比例", "percent")]))
    assert not any(item.likely for item in index.candidates("兼职人员占专业教师的比例", "percent"))


def test_one_rate_is_not_joined_with_another_of_the_same_people():
    index = Index(Corpus(indicators=[indicator("employed", "高校毕业生就业率", "percent")]))
    stay, work = (
        index.candidates(f"高校毕业生{name}率达到90%：高校毕业生{name}率", "percent") for name in ("升学", "就业")
    )
    assert (stay[0].likely, work[0].likely, work[0].sure) == (False, True, True)


def test_a_join_for_little_in_common_says_check():
    known = [indicator("bases", "先进制造业实训基地", "bases", "重点领域的先进制造业实训基地"), *CORPUS.indicators]
    draft_of_known = draft(PLAN, "0" * 64, Corpus(indicators=known[:1], units=CORPUS.units), Wishes())
    told = [row for row in draft_of_known.tables["draft_notes"] if row["field"] == "indicator_id"]
    assert {row["confidence"] for row in told} == {"check"}
    assert told[0]["rule"].startswith("joined for little in common, check: bases ")
    assert not any(row["rule"].startswith("joined for little") for row in drafted().tables["draft_notes"])
