"""Numbers that tell of whom, of how much or at what rank, beside the number that is promised."""

import pytest

from tests.reading import only, quantities_of, reasons_of


@pytest.mark.parametrize(
    ("text", "value", "operator"),
    [
        ("引进10亿元以上项目20个", 20, "exactly"),
        ("培育产值超10亿元企业15家", 15, "exactly"),
        ("营业收入超亿元企业达到50家", 50, "at_least"),
        ("万元地区生产总值用水量下降16%", 16, "exactly"),
        ("亿元产出能耗下降3%左右", 3, "about"),
        ("碳排放强度下降至0.5吨/万元", 0.5, "at_most"),
        ("用三年左右时间建成十所特色学校", 10, "exactly"),
        ("引进具有不少于3年经验的教师100名", 100, "exactly"),
        ("按每人2000元的标准给予企业学徒补贴", 2000, "exactly"),
        ("设立5000万元专项资金", 50000000, "exactly"),
        ("每年统筹不少于3000万元专项资金", 30000000, "at_least"),
        ("完成改造1.5万户", 15000, "exactly"),
        ("增速高于全省平均水平2个百分点", 2, "exactly"),
        ("由原来的3所增加到6所", 6, "at_least"),
        ("每个集群都有1个以上共同体", 1, "at_least"),
        ("总数较目前翻两番", 400, "exactly"),
        ("平均受教育年限由10.8年提高到11.3年", 11.3, "at_least"),
        ("实践不少于4周", 4, "at_least"),
        ("站点500米覆盖率提高到95%", 95, "at_least"),
        ("按每百户不低于20平方米的标准配建社区用房", 20, "at_least"),
        ("近视率降低0.5个百分点以上", 0.5, "at_least"),
        ("签约率在现有基础上提高10个百分点", 10, "exactly"),
        ("举办赛事不少于20场次", 20, "at_least"),
    ],
)
def test_the_number_that_is_promised_is_told_from_those_beside_it(text, value, operator):
    quantity = only(text)
    low = quantity.value_high if quantity.value_low is None else quantity.value_low
    assert (low, quantity.operator) == (value, operator)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("列全省前三分之一", ["ordinal", "ordinal"]),
        ("全市12个县（市、区）教育局", ["context"]),
        ("占比低5个百分点", ["context", "word"]),
        ("选派年龄不超过45岁的骨干教师", ["level_label"]),
        ("材料一式5份报送", ["page_furniture", "page_furniture"]),
        ("（共印60份）", ["page_furniture"]),
        ("布局如图2所示", ["proper_name"]),
        ("降低PM2.5浓度", ["proper_name"]),
        ("做强万元产值", ["word"]),
        ("财政按6∶4分担", ["not_coded", "not_coded"]),
        ("报修2日内响应", ["duration"]),
        ("任务分解为28项", ["set_label"]),
        ("现有基地8个", ["context"]),
    ],
)
def test_a_number_beside_what_is_promised_has_a_reason(text, reasons):
    assert quantities_of(text) == []
    assert reasons_of(text) == reasons
