"""What others demand, what is foreseen, who sits in a committee, what a breach costs: none of it is promised."""

import pytest

from tests.reading import only, quantities_of, reasons_of


@pytest.mark.parametrize(
    "text", ["国家要求职普比大体相当", "上级规定所有学校全面达标", "省政府提出到2025年实现园区全覆盖"]
)
def test_what_a_superior_demands_is_no_promise_in_words_either(text):
    assert quantities_of(text) == []


@pytest.mark.parametrize("text", ["落实国家要求，职普比大体相当", "按照上级部署所有学校全面达标", "保持职普比大体相当"])
def test_a_demand_that_the_plan_follows_is_its_own_promise(text):
    assert only(text).confidence == "sure"


def test_what_is_foreseen_is_to_be_checked_with_what_follows_it():
    foreseen, after = quantities_of("预计到2025年常住人口65万人，城镇化率62%")
    assert "kind" in foreseen.doubts
    assert "kind" in after.doubts


def test_words_of_what_is_so_already_are_to_be_checked():
    assert "kind" in only("目前，全县所有学校均已配齐专职教师").doubts


@pytest.mark.parametrize(
    "text", ["设3名副组长", "县长任组长、副组长2名", "由1名县领导牵头", "明确1名联络员", "成员12名"]
)
def test_members_of_a_committee_are_context(text):
    assert quantities_of(text) == []
    assert reasons_of(text) == ["context"]


def test_people_who_are_trained_are_counted_whatever_their_post():
    assert only("培训教研组长500名").value_low == 500
    assert only("发展合作社成员500名").value_low == 500


def test_a_fine_is_context():
    text = "对超标排放企业处10万元以上100万元以下罚款"
    assert quantities_of(text) == []
    assert reasons_of(text) == ["context"] * 4


@pytest.mark.parametrize("text", ["引进10亿元以上5个", "建成500人以上5所"])
def test_the_size_of_what_is_counted_is_context(text):
    assert only(text).value_low == 5
    assert set(reasons_of(text)) == {"context"}


def test_a_grant_is_an_incentive_and_so_is_the_next_level_of_it():
    found = quantities_of("对新认定的国家级企业一次性奖励50万元，省级20万元")
    assert [(item.kind, item.value_low) for item in found] == [("incentive", 500000), ("incentive", 200000)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("每辆车补助12万元，最高不超过购车价的30%", ["incentive", "incentive"]),
        ("按投资额15%补助，单个项目最高50万元", ["incentive", "incentive"]),
        ("项目投资最高50万元", ["target"]),
        ("每年投入12万元", ["target"]),
        ("每季度召开1次", ["event"]),
        ("每两年举办一届运动会", ["event"]),
        ("移动支付使用比例接近95%", ["target"]),
        ("教室使用面积不低于60平方米", ["target"]),
        ("必须使用不低于60平方米的教室", ["standard"]),
    ],
)
def test_kind_of_a_quantity_is_read_from_the_words_around_it(text, kinds):
    assert [quantity.kind for quantity in quantities_of(text)] == kinds
