"""Written numbers and number expressions."""

import pytest

from etl.reading.expressions import expressions
from etl.reading.numbers import number, number_groups, tokens
from etl.reading.operators import bound
from etl.reading.proof import amounts, number_values


def read(text):
    return expressions(text, number_groups(text, tokens(text)))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("15", 15),
        ("２０", 20),
        ("1.5", 1.5),
        ("十二", 12),
        ("二十", 20),
        ("两百", 200),
        ("一百零三", 103),
        ("3万", 30000),
        ("2.4亿", 2.4e8),
        ("1亿2000万", 1.2e8),
        ("4 0", 40),
        ("1,200", 1200),
        ("二〇二五", 2025),
    ],
)
def test_a_number_is_read_in_any_of_its_forms(written, value):
    assert number(written) == pytest.approx(value)


@pytest.mark.parametrize("written", ["", "个", "a1"])
def test_what_is_no_number_is_an_error(written):
    with pytest.raises(ValueError, match=r"number|convert"):
        number(written)


def test_a_stray_space_joins_single_digits_only():
    assert [group.value for group in number_groups("4 0 个，8 10", tokens("4 0 个，8 10"))] == [40, 8, 10]


def test_a_comma_joins_thousands_only():
    text = "1,200人，5,30所"
    assert [group.value for group in number_groups(text, tokens(text))] == [1200, 5, 30]


@pytest.mark.parametrize(
    ("text", "low", "high", "form"),
    [
        ("2—3所", 2, 3, "count"),
        ("30%-40%", 30, 40, "percent"),
        ("两到三家", 2, 3, "count"),
        ("三分之二", 200 / 3, 200 / 3, "fraction"),
        ("百分之六十", 60, 60, "percent"),
        ("三成", 30, 30, "tenths"),
        ("九成五", 95, 95, "tenths"),
        ("6‰", 0.6, 0.6, "percent"),
        ("1:350", 350, 350, "ratio"),
        ("20：1", 20, 20, "ratio"),
        ("2个百分点", 2, 2, "points"),
        ("1.2万元", 12000, 12000, "money"),
        ("1.5倍", 1.5, 1.5, "multiple"),
        ("50多万人", 500000, 500000, "count"),
        ("三五所", 3, 5, "count"),
        ("十五六个", 15, 16, "count"),
        ("七八百人", 700, 800, "count"),
        ("六七成", 60, 70, "tenths"),
        ("一两名", 1, 2, "count"),
        ("5所至8所", 5, 8, "count"),
        ("100万元至200万元", 1000000, 2000000, "money"),
        ("占1/3", 100 / 3, 100 / 3, "fraction"),
        ("1/2以上", 50, 50, "fraction"),
        ("10 万元", 100000, 100000, "money"),
        ("1.2 亿元", 120000000, 120000000, "money"),
        ("5 000人次", 5000, 5000, "count"),
        ("1，000名", 1000, 1000, "count"),
        ("翻两番", 400, 400, "base"),
        ("280万人次", 2800000, 2800000, "count"),
    ],
)
def test_an_expression_has_value_and_form(text, low, high, form):
    (found,) = read(text)
    assert (found.low, found.high, found.form) == (pytest.approx(low), pytest.approx(high), form)


def test_from_35_to_50_is_no_range():
    assert [found.low for found in read("由35%到50%")] == [35, 50]


@pytest.mark.parametrize("text", ["一二年级", "二三", "第10/12项", "下一番功夫"])
def test_a_label_is_no_pair_of_neighbours_nor_a_share(text):
    assert {found.form for found in read(text)} <= {"bare", "count"}


def test_a_falling_pair_is_no_range():
    assert len(read("10个—2个")) == 2


def test_thirty_per_cent_effect_is_no_thirty_tenths():
    assert [found.form for found in read("3成效")] == ["bare"]


def test_tokens_are_runs_of_arabic_or_of_chinese_digits() -> None:
    text = "第二批30所、4 0 个,1.5万人,两家,〔2022〕"
    assert [token.text for token in tokens(text)] == ["二", "30", "4", "0", "1.5", "万", "两", "2022"]
    assert all(text[token.start : token.end] == token.text for token in tokens(text))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("170", 170), ("2.5", 2.5), ("零", 0), ("〇", 0), ("两", 2), ("十", 10), ("十五", 15), ("二十", 20), ("一百零五", 105),
        ("三千八百", 3800), ("二〇二五", 2025), ("1万", 10000), ("280万", 2800000), ("1.2亿", 120000000), ("两万五千", 25000),
        ("一亿零三万", 100030000), ("3百", 300), ("万", 10000),
    ],
)  # fmt: skip
def test_a_numeral_is_read_as_its_number(written: str, value: float) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 0 个左右", {40}), ("2-3所", {2, 3}), ("累计1万人次以上", {10000}), ("百分之五十", {50}), ("四分之一", {25}),
        ("5个、10个", {5, 10}), ("30%", {30}), ("全部", set()),
    ],
)  # fmt: skip
def test_the_numerals_of_a_quote_make_these_numbers(text: str, expected: set[float]) -> None:
    assert number_values(text, tokens(text)) == expected


@pytest.mark.parametrize(
    ("before", "after", "operator"),
    [
        ("建成", "所及以上", "at_least"), ("达到", "%以上", "at_least"), ("升学比例达到", "%", "at_least"), ("建设", "个左右", "about"),
        ("规模达到", "人左右", "about"), ("控制在", "%以内", "at_most"), ("最高可上浮", "%", "at_most"), ("争取超过", "人次", "more_than"),
        ("不超过", "人", "at_most"), ("打造", "所国家、省级以上学校", "exactly"), ("建设", "个省级以上基地", "exactly"),
        ("至少要与", "家", "at_least"), ("建设", "个", "exactly"),
    ],
)  # fmt: skip
def test_a_number_is_bounded_by_the_words_of_its_own_item(before: str, after: str, operator: str) -> None:
    assert bound(before, after).operator == operator


@pytest.mark.parametrize(
    ("words", "values"),
    [("2倍", {2, 200, 300}), ("翻一番", {200}), ("翻番", {200}), ("倍增", {200}), ("三五所", {3, 5})],
)
def test_a_multiple_may_be_one_of_a_base_and_is_proved_either_way(words: str, values: set[float]) -> None:
    assert amounts(words) == values
