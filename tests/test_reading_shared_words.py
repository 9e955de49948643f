"""Words that a quantity and an indicator share: whole ones, without a dictionary."""

import pytest

from etl.reading.candidates import Index
from etl.reading.model import Corpus
from etl.reading.shared_words import pairs, shared_words

SENTENCES = "职业教育改革，职业院校，职业培训，职业教育集团，教育部门，教育经费，高等教育，就业指导，毕业生就业率，创业"
COUNTS = pairs(SENTENCES.split("，"))
EVEN = dict.fromkeys(COUNTS, 1.0)


@pytest.mark.parametrize(
    ("own", "other", "shared"),
    [
        ("职业教育经费", "就业教育", ("教育",)),  # 业教 ends no word and begins none
        ("发展职业教育", "支持职业教育", ("职业教育",)),
        ("高等教育", "基础教育", ("教育",)),
        ("毕业生就业率", "促进毕业生就业", ("毕业生就业",)),
        ("集团和院校", "集团的院校", ("院校", "集团")),
        ("院校，和教育", "教育和院校", ("教育", "院校")),
        ("职", "职业", ()),
        ("", "职业", ()),
    ],
)
def test_shared_words_begin_and_end_where_words_do(own, other, shared):
    assert shared_words(own.split("，"), [other.split("，")], COUNTS, EVEN) == shared


def test_the_weightiest_words_come_first_and_none_repeats_another():
    weights = EVEN | {"集团": 9.0}
    others = [["职业教育集团", "教育集团"], ["职业院校", "职业培训"]]
    assert shared_words(["职业教育集团", "职业院校", "职业培训"], others, COUNTS, weights, most=2) == (
        "职业教育集团",
        "职业培训",
    )


def test_words_of_any_of_the_other_texts_count():
    assert shared_words(["教育经费", "职业院校"], [["经费"], ["院校"]], COUNTS, EVEN) == ("经费", "院校")


def test_a_candidate_without_a_whole_word_in_common_names_none():
    indicators = [
        {"indicator_id": "vocational", "unit_id": "items", "name_zh": "职业教育", "definition_zh": "职业，教育"},
        {"indicator_id": "careers", "unit_id": "items", "name_zh": "职业院校教育", "definition_zh": "职业，教育"},
    ]
    (best,) = Index(Corpus(indicators=indicators)).candidates("就业教", "items", most=1)
    assert (best.shared, best.score > 0) == ((), True)
