"""Reading: whatever number a text can write, in whatever way, is the number that is read, bounded by its own words."""

import math
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from etl.facts import in_any_form, in_digits
from etl.reading.numbers import number, tokens
from etl.reading.operators import bound
from etl.reading.passages import Passages, Span
from etl.reading.proof import number_values, operators

DIGITS = "零一二三四五六七八九"
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
WHOLE = st.integers(0, 10**11)
DECIMAL = st.decimals(0, 10**6, places=2)
MEASURES = ["个", "所", "门", "家", "人", "人次", "%", "倍", ""]
# What stands before and after a number, and the operator that makes of it.
PHRASES = [
    ("建设", "", "exactly"), ("建设", "以上", "at_least"), ("建设", "及以上", "at_least"), ("至少建设", "", "at_least"),
    ("不低于", "", "at_least"), ("比例达到", "", "at_least"), ("争取超过", "", "more_than"), ("控制在", "以内", "at_most"),
    ("最高", "", "at_most"), ("不超过", "", "at_most"), ("建设", "左右", "about"), ("达到", "左右", "about"),
]  # fmt: skip


def below_myriad(value: int) -> str:
    """1 to 9999 in Chinese: 一千零五, 一百一十."""
    written, gap = "", False
    for place, scale in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        gap = gap or (bool(written) and not digit)
        if digit:
            written += ("零" if gap else "") + DIGITS[digit] + scale
            gap = False
    return written


def chinese(value: int) -> str:
    """A whole number below 10^12 in Chinese, with its zeros."""
    if value < 10**4:
        return below_myriad(value) or "零"
    base, scale = (10**8, "亿") if value >= 10**8 else (10**4, "万")
    high, low = divmod(value, base)
    joint = "零" if low and low < base // 10 else ""
    return chinese(high) + scale + joint + (chinese(low) if low else "")


def read(text: str) -> set[float]:
    return number_values(text, tokens(text))


@given(WHOLE)
@example(10)
@example(105)
@example(100_030_000)
def test_a_number_written_in_chinese_is_read_as_itself(value):
    assert number(chinese(value)) == value
    assert number(chinese(value).replace("二", "两")) == value


@given(st.integers(10, 19))
def test_ten_may_lack_its_one(value):
    assert number(chinese(value).removeprefix("一")) == value


@given(st.text("零一二三四五六七八九〇", min_size=1, max_size=9))
def test_digits_spelt_one_by_one_make_the_number_they_would_in_arabic(written):
    spelt = "".join(str("零一二三四五六七八九".find(char.replace("〇", "零"))) for char in written)
    assert number(written) == int(spelt)


@given(WHOLE | DECIMAL, st.booleans())
def test_arabic_digits_are_read_as_themselves_wide_or_not(value, wide):
    written = f"{value:f}" if not isinstance(value, int) else str(value)
    assert read(written.translate(WIDE) if wide else written) == {float(value)}


@given(st.decimals(0, 9999, places=1), st.sampled_from(sorted(SCALES)))
def test_a_scale_multiplies_the_digits_before_it(value, scale):
    (found,) = read(f"累计{value}{scale}人次")
    assert math.isclose(found, float(value) * SCALES[scale])


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_number_goes_on_after_its_scale(high, low):
    assert read(f"投入{high}亿{low}万元") == {high * 10**8 + low * 10**4}


@given(st.integers(2, 99), st.integers(1, 99))
def test_a_fraction_is_per_cent(whole, part):
    text = f"{chinese(whole)}分之{chinese(part)}"
    (found,) = read(text)
    assert math.isclose(found, part * 100 / whole)


@given(st.integers(10, 10**6))
def test_digits_that_stray_blanks_divide_are_one_number(value):
    assert read(f"认定 {' '.join(str(value))} 个") == {value}


@given(WHOLE, WHOLE)
def test_two_numbers_of_a_list_or_a_range_stay_two(one, other):
    assert read(f"{one}-{other}") == read(f"{one}个、{other}个") == {one, other}


@given(st.text(max_size=40))
def test_every_token_of_any_text_stands_where_it_says_and_can_be_read(text):
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(number(token.text) >= 0 for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text("甲乙丙，。、", max_size=10))
def test_a_text_without_numerals_has_none(text):
    assert read(text) == set()


@given(WHOLE, st.sampled_from(PHRASES), st.sampled_from(MEASURES), st.booleans(), st.sampled_from(["", "甲、", "甲，"]))
def test_a_promise_is_bounded_by_its_words_whatever_the_number_and_what_it_counts(value, phrase, measure, digits, lead):
    assume(value or digits)  # 零 by itself is a word for none, which nothing bounds
    before, after, operator = phrase
    text = f"{lead}{before}{value if digits else chinese(value)}{measure}{after}基地"
    found = tokens(text)
    assert number_values(text, found) == {value}
    span = Span(found[0].start, found[-1].end)
    assert operators(text, Passages(text).segment(span.start), [span], []) == {operator}


@given(st.sampled_from(PHRASES), st.sampled_from("，、。；"))
def test_the_words_of_one_item_do_not_bound_the_next(phrase, stop):
    before, after, _ = phrase
    text = f"{before}5个{after}{stop}建设3所学校"
    at = text.index("3所")
    assert operators(text, Passages(text).segment(at), [Span(at, at + 2)], []) == {"exactly"}


@pytest.mark.parametrize("level", ["省", "市", "国家"])
def test_a_level_and_above_bounds_no_number(level):
    followed = (f"所{level}级以上学校", f"个{level}级及以上基地")
    assert [bound("建设", after).operator for after in followed] == ["exactly", "exactly"]


@given(st.integers(0, 10**9), st.integers(0, 10**4))
def test_a_gloss_says_the_same_number_with_commas_or_a_scale(value, tenths):
    assert in_digits(f"{value:,} places") == in_digits(f"{value}人") == {value}
    assert in_digits(f"more than {tenths / 10:g} million") == {tenths * 10**5}


@given(st.integers(0, 12))
def test_small_numbers_may_be_words_in_either_language(value):
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    assert value in in_any_form(f"set up {words[value].capitalize()} bases")
    assert value in in_any_form(f"建设{chinese(value)}个基地")
    assert in_digits(f"建设{chinese(value)}个基地") == set()
