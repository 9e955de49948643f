"""Commitment, baselines, 各, 其中 and 分别."""

import pytest

from tests.reading import only, quantities_of, words


@pytest.mark.parametrize(
    ("text", "aspirational"),
    [
        ("争取超过280万人次", [True]),
        ("力争建成学校1—2所,专业群3个。建设专业20个", [True, True, False]),
        ("争取1所学校进入省级;建成2个基地", [True, False]),
        ("课程60门(其中争取省级12门),基地2—3个", [False, True, False]),
        ("积极争取资金,加大投入,到2024年,公办学校全面达标", [False]),
        ("有条件的乡镇可按1:4配备人员", [True]),
        ("力争用三年时间,达标率提高到95%", [True]),
        ("原则上每年按职工总数的2%接纳实习", [False]),
    ],
)
def test_an_aspiration_carries_down_its_list_and_no_further(text, aspirational):
    assert [quantity.commitment == "aspirational" for quantity in quantities_of(text)] == aspirational


def test_the_words_of_an_aspiration_are_its_evidence():
    text = "力争建成学校2所,专业群3个"
    assert [words(quantity, text, "commitment") for quantity in quantities_of(text)] == [["力争"], ["力争"]]


@pytest.mark.parametrize(
    ("text", "value", "year"),
    [
        ("教师占比由35%提高到50%以上", 35, None),
        ("学校由14所调整到10所左右", 14, None),
        ("达标率由2024年的81.5%提高到95%", 81.5, 2024),
        ("占比提高到50%(2022年为35%)", 35, 2022),
        ("人数较2022年增长8%", None, 2022),
        ("实现零的突破", 0, None),
        ("教师占比提高到50%", None, None),
    ],
)
def test_a_baseline_is_where_a_number_starts(text, value, year):
    quantity = only(text)
    assert (quantity.baseline_value, quantity.baseline_year) == (value, year)


def test_two_numbers_of_one_sentence_are_no_baseline():
    assert [quantity.baseline_value for quantity in quantities_of("新建学校3所,改造到位5所")] == [None, None]


def test_each_is_a_row_for_each_of_the_things():
    found = quantities_of("建设市级名师工作室、技能大师工作室各10个")
    assert [(quantity.value_low, quantity.object) for quantity in found] == [
        (10, "建设市级名师工作室"),
        (10, "技能大师工作室"),
    ]


def test_each_of_one_thing_is_one_row():
    assert len(quantities_of("各建基地10个")) == 1


def test_a_part_names_its_whole():
    whole, part = quantities_of("建成基地15个,其中省级5个")
    assert part.nested_in is whole
    assert whole.nested_in is None


def test_a_part_in_another_sentence_has_no_whole():
    assert [quantity.nested_in for quantity in quantities_of("建成基地15个。其中省级5个")] == [None, None]


def test_the_same_thing_by_two_years_is_a_target_and_its_milestone():
    first, other, last = quantities_of("2024年底前,床位占比达到58%,改造120户;到2025年,床位占比达到65%")
    assert (first.milestone_of, other.milestone_of, last.milestone_of) == (last, None, None)


def test_what_is_to_rise_is_a_part_of_what_is_built():
    whole, part = quantities_of("建成3所市级示范学校,争取1所进入省示范学校")
    assert (part.nested_in, part.confidence) == (whole, "check")


def test_a_share_that_does_not_say_of_what_follows_the_one_before():
    first, second = quantities_of("教师占比由35%提高到50%以上,其中市属学校不低于60%")
    assert second.antecedent is first


def test_each_of_several_years_is_of_the_thing_named_after_respectively():
    found = quantities_of("力争到2023年、2025年分别培育示范企业6家、10家")
    assert [(quantity.object, quantity.due_year) for quantity in found] == [
        ("培育示范企业", 2023),
        ("培育示范企业", 2025),
    ]
    assert found[0].milestone_of is found[1]
