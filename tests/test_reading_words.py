"""Quantities without a numeral, and the numerals that count nothing."""

import pytest

from etl.reading.ledger import REASONS
from tests.reading import only, quantities_of, reading_of, reasons_of


@pytest.mark.parametrize(
    ("text", "value", "operator"),
    [
        ("智慧校园实现全覆盖", 100, "exactly"),
        ("补贴项目应全部向职业院校开放", 100, "exactly"),
        ("开展教师能力提升全员培训", 100, "exactly"),
        ("初中毕业生人人皆可升学", 100, "exactly"),
        ("市内所有企业需设置实习岗位", 100, "exactly"),
        ("让每个专业的每个学生都能参加竞赛", 100, "exactly"),
        ("公办学校教学条件全面达标", 100, "exactly"),
        ("学生违法犯罪控制到零发生", 0, "exactly"),
        ("半数以上的企业参与办学", 50, "at_least"),
        ("二级以上机构占比过半", 50, "more_than"),
        ("全面完成企业数字化改造", 100, "exactly"),
        ("在校生规模翻一番", 200, "exactly"),
        ("俱乐部总数翻两番", 400, "exactly"),
        ("留学生规模增长一倍", 200, "exactly"),
        ("培训规模翻一番以上", 200, "at_least"),
        ("到账经费翻两番以上", 400, "at_least"),
        ("企业数量接近翻番", 200, "nearly"),
        ("到2025年实现产值倍增", 200, "exactly"),
        ("俱乐部总数翻2番", 400, "exactly"),
        ("到账经费增长一倍以上", 200, "at_least"),
        ("合作企业增长近一倍", 200, "nearly"),
        ("专利数增长超过1倍", 200, "more_than"),
        ("设备总值提高两倍", 300, "exactly"),
        ("研发投入增加到原来的3倍", 300, "at_least"),
        ("培训人次达到2020年的2倍", 200, "at_least"),
        ("培训人次不低于在校生规模的两倍", 2, "at_least"),
        ("职普比大体相当", 1, "about"),
        ("职普比保持在5:5左右", 1, "about"),
        ("每年开展督导评估", 1, "at_least"),
        ("本科专业实现零的突破", 1, "at_least"),
    ],
)
def test_words_promise_a_quantity(text, value, operator):
    quantity = only(text)
    found = quantity.value_high if quantity.value_low is None else quantity.value_low
    assert (found, quantity.operator) == (value, operator)


@pytest.mark.parametrize(
    "text",
    [
        "全面推行学徒制",
        "全面加强队伍建设",
        "全面完成年度目标任务",
        "建设混合所有制学院",
        "构建人人出彩的成长通道",
        "学校教职工到企业师傅全员、全方位协同",
        "就业率逐年提高",
        "下一番功夫",
        "推进校企零距离对接",
        "面向“人人皆可成才”主题",
        "各专业均衡发展",
    ],
)
def test_other_words_promise_none(text):
    assert quantities_of(text) == []


def test_a_coverage_said_twice_is_one():
    assert len(quantities_of("所有幼儿园全部纳入监管")) == 1


def test_a_coverage_beside_100_per_cent_is_one():
    assert [quantity.rule for quantity in quantities_of("所有专业100%开设课程")] == ["percent.bare"]


def test_a_frequency_with_a_count_is_the_count():
    assert [(quantity.value_low, quantity.operator) for quantity in quantities_of("每年开展两次督导")] == [
        (2, "exactly")
    ]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("深入推进1+X证书制度", ["programme_name"]),
        ("服务“一带一路”", ["programme_name", "programme_name"]),
        ("贯彻党的二十大精神", ["programme_name"]),
        ("落实《意见》(中办发〔2021〕43号)", ["document_number", "document_number"]),
        ("对第二批学校中期检查", ["ordinal"]),
        ("打造一批示范点", ["vague"]),
        ("给予一定支持", ["vague"]),
        ("进一步统一标准", ["word", "word"]),
        ("成为一所特色鲜明的学校", ["article"]),
        ("对接十大绿色生态产业", ["set_label"]),
        ("围绕11个市特色产业链", ["set_label"]),
        ("完善市、县、校三级体系", ["level_label"]),
        ("五年制高职教育", ["duration"]),
        ("落实教育部等八部门《规定》", ["law_title"]),
        ("支持三明学院发展", ["proper_name"]),
        ("做好3月21日活动", ["date", "date"]),
        ("职工不少于20人的企业可以申报", ["context"]),
        ("截至2020年底,毛入园率达到88.6%", ["date", "context"]),
        ("国家规定生均面积不低于20平方米", ["context"]),
        ("对下降超过3个百分点的市予以约谈", ["context", "word"]),
        ("督导考核满分10分", ["score"]),
        ("新建5G基站", ["programme_name"]),
        ("形成三位一体格局", ["programme_name", "word"]),
        ("高水平师资占比不足四成", ["context"]),
        ("生均面积仅为23平方米", ["context"]),
        ("整合规模低于1200人的中职学校", ["context"]),
        ("停办或改造就业率低于80%的专业", ["context"]),
        ("领导小组下设3个专班", ["set_label"]),
        ("支持营收超5000万元的企业", ["context", "context"]),
        ("联系电话：0599-2836417", ["phone", "phone"]),
        ("占比由35%提高到50%", ["baseline"]),
        ("初中每7个班配备1名教师", ["context"]),
    ],
)
def test_a_numeral_that_counts_nothing_has_a_reason(text, reasons):
    assert reasons_of(text) == reasons


@pytest.mark.parametrize("text", ["绩效工资总量最高可上浮50%", "落实“绩效工资总量最高可上浮50%”政策"])
def test_a_measured_quantity_counts_even_in_quotation_marks(text):
    assert only(text).value_high == 50


def test_every_numeral_has_a_quantity_or_a_reason():
    reading = reading_of(
        "一、目标\n到2025年,建成3所“双高”学校,1+X证书、第二批、十大产业、扫一扫、12333、占比2.5%以上。"
    )
    assert all((token in reading.owners) != (token in reading.reasons) for token in reading.numerals)
    assert set(reading.reasons.values()) <= set(REASONS)


def test_what_was_reached_before_the_plan_is_context():
    text = "一、发展基础\n新建学校47所,毛入园率88.6%。\n二、目标\n新建学校5所。"
    reading = reading_of(text)
    assert [quantity.value_low for quantity in reading.quantities] == [5]
    assert list(reading.reasons.values()).count("context") == 2


def test_what_may_be_twice_or_only_much_more_is_to_be_checked():
    assert "value" in only("推动产业规模倍增").doubts


@pytest.mark.parametrize("text", ["实施企业倍增行动", "推进规模倍增计划", "发挥倍增效应"])
def test_a_doubling_in_a_name_is_none(text):
    assert quantities_of(text) == []
