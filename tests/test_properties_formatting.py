"""Formatting: what is written can be read back as the same number, in either language, with no sign or digit too many."""

import math
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.figures import axes, rescale
from dashboard.i18n.numerals import exact
from dashboard.i18n.words import Unit, Words

ZH, EN = Words("zh"), Words("en")
BOTH = pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])
SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
COUNTS = st.integers(0, 10**14)
# What a table can hold: five decimals at most, as the rule `plain-numbers` has it.
STATED = COUNTS | st.integers(0, 10**12).map(lambda value: value / 10**5)
SIGNED = STATED | STATED.map(lambda value: -value)
UNITS = [
    Unit("%", "%"),
    Unit("个", "个"),
    Unit("人次", "人次"),
    Unit("person-times", "person-time"),
    Unit("bases", "base"),
]
OPERATORS = ("at_least", "more_than", "at_most", "about", "exactly")


def read(written: str) -> float:
    """A written number as a reader takes it."""
    digits, scale = re.fullmatch(r"([-0-9,.]+)(万亿|亿|万|)", written).groups()
    return float(digits.replace(",", "")) * SCALES[scale]


def same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-6)


@BOTH
@given(SIGNED)
@example(123_456_000)
@example(100_050_000)
@example(0.00985)
@example(-0.0)
@example(-1e-9)
def test_a_number_is_read_back_as_itself_with_no_exponent_and_no_negative_zero(words, value):
    for written in (words.number(value), words.in_full(value)):
        assert same(read(written), value)
        assert "e" not in written.lower()
        assert written not in ("-0", "-0.0")


@BOTH
@given(COUNTS)
def test_a_count_shows_whole_numbers_grouped_by_thousands(words, value):
    assert words.in_full(value) == f"{value:,}"
    assert words.in_full(float(value)) == f"{value:,}"


@given(COUNTS)
def test_only_chinese_counts_by_ten_thousands_and_only_where_that_is_shorter(value):
    assert EN.number(value) == f"{value:,}"
    assert len(ZH.number(value)) <= len(f"{value:,}")


@given(st.integers(1, 9999), st.sampled_from(["万", "亿"]))
def test_a_round_number_is_short_in_chinese(value, scale):
    assert ZH.number(value * SCALES[scale]) == f"{value}{scale}"


@BOTH
@given(SIGNED, SIGNED)
def test_different_numbers_are_written_differently(words, one, other):
    assert (words.number(one) == words.number(other)) == same(one, other)


@BOTH
@given(STATED, st.sampled_from(OPERATORS), st.sampled_from(UNITS), st.sampled_from(["short", "long"]))
def test_a_value_holds_its_number_its_unit_and_the_mark_of_its_operator(words, value, operator, unit, style):
    written = words.value(value, value, operator, unit, style)
    assert words.number(value) in written
    assert unit.label in written or (value == 1 and unit.one in written)
    others = {words.value(value, value, other, unit, style) for other in OPERATORS if other != operator}
    assert written not in others


@BOTH
@given(STATED, st.sampled_from(("at_least", "more_than")), st.sampled_from(UNITS))
def test_a_bound_is_written_alike_whether_the_other_side_is_empty_or_missing(words, value, operator, unit):
    assert words.value(value, None, operator, unit) == words.value(value, math.nan, operator, unit)
    assert words.value(None, value, "at_most", unit) == words.value(math.nan, value, "at_most", unit)


@BOTH
@given(STATED, STATED, st.sampled_from(UNITS))
def test_a_range_is_written_with_both_ends_in_order_and_its_unit_once(words, one, other, unit):
    low, high = sorted((one, other))
    written = words.value(low, high, "range", unit)
    assert f"{words.number(low)}–{words.number(high)}" in written
    assert written.count(unit.label) == 1


@given(STATED.filter(lambda value: value != 1))
def test_only_one_is_singular_in_english(value):
    bases = Unit("bases", "base")
    assert EN.value(value, value, "exactly", bases).endswith("bases")
    assert EN.value(1, 1, "exactly", bases) == "1 base"


@given(
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15) | st.integers(-(10**15), 10**15)
)
@example(1.5e12)
@example(1e-7)
@example(-0.0)
def test_a_number_as_data_has_all_its_digits_and_no_sign_at_nought(value):
    written = exact(value)
    assert float(written) == value
    assert "e" not in written or abs(value) < 1e-10
    assert written != "-0"


@given(st.floats(1e-4, 1e9))
def test_a_rescaled_value_keeps_three_figures_and_is_written_as_it_is(value):
    kept = rescale.round_significant(value)
    assert math.isclose(kept, value, rel_tol=0.005)
    assert rescale.round_significant(kept) == kept
    assert same(read(EN.in_full(kept)), kept)


@given(st.floats(0.01, 1e9))
def test_ticks_lie_within_their_axis_rise_evenly_and_are_told_apart(high):
    at = axes.tick_values((0.0, high))
    assert at[0] == 0
    assert at[-1] <= high * (1 + 1e-6)
    assert 1 < len(at) <= 7 or high <= 2
    assert at == sorted(set(at))
    assert len({ZH.number(value) for value in at}) == len({EN.number(value) for value in at}) == len(at)
