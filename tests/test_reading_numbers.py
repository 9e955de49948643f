"""Written numbers and number expressions."""

import pytest

from etl import numerals
from etl.reading.expressions import expressions
from etl.reading.numbers import number, number_groups, tokens


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


def test_the_ledger_and_the_reading_know_the_same_numerals():
    text = "到2025年建成十二所、３个，占百分之五十，1.5倍，两万名"
    assert [tuple(token) for token in tokens(text)] == [tuple(token) for token in numerals.tokens(text)]


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
        ("280万人次", 2800000, 2800000, "count"),
    ],
)
def test_an_expression_has_value_and_form(text, low, high, form):
    (found,) = read(text)
    assert (found.low, found.high, found.form) == (pytest.approx(low), pytest.approx(high), form)


def test_from_35_to_50_is_no_range():
    assert [found.low for found in read("由35%到50%")] == [35, 50]


def test_a_falling_pair_is_no_range():
    assert len(read("10个—2个")) == 2


def test_thirty_per_cent_effect_is_no_thirty_tenths():
    assert [found.form for found in read("3成效")] == ["bare"]
