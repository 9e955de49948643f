"""How words bound a number, and which bounds a list carries on."""

import pytest

from etl.reading.operators import bound
from tests.reading import only, quantities_of, words


@pytest.mark.parametrize(
    ("text", "operator", "values"),
    [
        ("建设基地10个", "exactly", (10, 10)),
        ("建设基地10个以上", "at_least", (10, None)),
        ("建成学校2所及以上", "at_least", (2, None)),
        ("至少建设基地6个", "at_least", (6, None)),
        ("建设基地不少于6个", "at_least", (6, None)),
        ("覆盖率达到60%", "at_least", (60, None)),
        ("升学率由52%提高到70%", "at_least", (70, None)),
        ("人数突破3000人", "more_than", (3000, None)),
        ("参与率超80%", "more_than", (80, None)),
        ("新增50余家企业", "more_than", (50, None)),
        ("班额控制在45人以内", "at_most", (None, 45)),
        ("流失率降到3%以下", "at_most", (None, 3)),
        ("占比不超过30%", "at_most", (None, 30)),
        ("占比低于5%", "less_than", (None, 5)),
        ("培育名师20名左右", "about", (20, 20)),
        ("占地约260亩", "about", (260, 260)),
        ("占比接近三成", "nearly", (30, 30)),
        ("新增人才近1万人", "nearly", (10000, 10000)),
        ("建设基地2—3个", "range", (2, 3)),
        ("占比不低于两成、不超过三成", "range", (20, 30)),
        ("规模稳定在3万人左右", "about", (30000, 30000)),
        ("师生比不低于1:350", "at_most", (None, 350)),
        ("生师比达到20:1以下", "at_most", (None, 20)),
        ("生机比达到3:1", "at_most", (None, 3)),
        ("对投诉5个工作日内办结", "at_most", (None, 5)),
        ("对申请1个工作日内受理", "at_most", (None, 1)),
        ("补助金额封顶500万元", "at_most", (None, 5000000)),
        ("占比＞30%", "more_than", (30, None)),
        ("带动就业上万人", "at_least", (10000, None)),
        ("服务企业上千家", "at_least", (1000, None)),
        ("培训1,200人以上", "at_least", (1200, None)),
        ("给予100万元至200万元支持", "range", (1000000, 2000000)),
        ("建设三五所学校", "range", (3, 5)),
        ("培训一百二十余人次", "more_than", (120, None)),
        ("引进三百多名教师", "more_than", (300, None)),
        ("聚集两千人左右", "about", (2000, 2000)),
        ("培育近三百家企业", "nearly", (300, 300)),
        ("建设基地100+个", "at_least", (100, None)),
        ("培育10+头部企业", "at_least", (10, None)),
        ("打造100+应用场景", "at_least", (100, None)),
        ("接入设备10万+", "at_least", (100000, None)),
        ("到达时间缩短至12分钟", "at_most", (None, 12)),
        ("支持三所学校改善条件", "exactly", (3, 3)),
    ],
)
def test_words_bound_a_number(text, operator, values):
    quantity = only(text)
    assert (quantity.operator, (quantity.value_low, quantity.value_high)) == (operator, values)


@pytest.mark.parametrize("text", ["推进3+2贯通培养", "办好3+N个班", "打造100+50模式", "试点1+X证书"])
def test_a_sum_in_a_name_is_no_bound(text):
    assert quantities_of(text) == []


def test_not_below_is_not_below_read_twice():
    assert bound("比例不低于", "").operator == "at_least"


def test_the_bound_of_a_level_is_none_of_the_number():
    assert only("建设3个省级以上基地").operator == "exactly"


def test_the_bound_of_a_degree_is_none_of_the_number():
    assert only("教师中硕士及以上学历占比为30%").operator == "exactly"


def test_a_bound_before_the_verb_holds_for_the_list():
    found = quantities_of("至少建立6个委员会、5个联盟、10个以上基地")
    assert [quantity.operator for quantity in found] == ["at_least"] * 3
    assert found[1].confidence == "check"
    assert words(found[1], "至少建立6个委员会、5个联盟、10个以上基地", "operator") == ["至少"]


def test_a_bound_does_not_cross_a_comma():
    found = quantities_of("规模超过2000人,开发教材30部")
    assert [quantity.operator for quantity in found] == ["more_than", "exactly"]


def test_the_bound_of_a_condition_is_none_of_the_number_behind_it():
    assert only("撤并规模低于1200人的中职学校3所").operator == "exactly"


def test_the_words_of_an_operator_are_its_evidence():
    text = "建设基地10个以上"
    assert words(only(text), text, "operator") == ["以上"]
    assert words(only(text), text, "value") == ["10个"]


def test_the_bound_behind_a_ratio_belongs_to_it():
    text = "生师比达到20:1以下,班额在45人以下"
    ratio, size = quantities_of(text)
    assert (ratio.operator, ratio.value_high) == ("at_most", 20)
    assert words(ratio, text, "operator") == ["以下"]
    assert (size.operator, size.value_high) == ("at_most", 45)


def test_no_word_no_evidence_of_an_operator():
    assert words(only("建设基地10个"), "建设基地10个", "operator") == []
