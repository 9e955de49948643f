"""What a link says of a figure's past is hostile until checked: any code gives a typed pin or is said to be broken, and
the page shows a sentence and the present figure.

The codes come from Hypothesis, the same on every run (tests/conftest.py); bombs, wrong shapes and wrong values besides.
"""

import base64
import json
import zlib
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.database import queries
from dashboard.figures.model import FigureAddress
from dashboard.figures.record_values import TARGET_FIELDS, RecordValues
from dashboard.figures.registry import exhibits
from dashboard.figures.version_changes import pin_parameters
from dashboard.i18n.words import Words
from dashboard.ui.outputs.messages import MOST_DETAILS
from dashboard.ui.outputs.version_changes import comparison
from dashboard.url_state import codec, version_pins
from dashboard.url_state.codec import CodecError, decode, encode
from dashboard.url_state.limits import BOUNDS
from dashboard.url_state.version_pins import MAX_RECORDS, MAX_VALUE_LENGTH, Pin
from dashboard.url_state.view_context import ViewContext
from tests import small
from tests.harness import charts, opened, shown

ZH, EN = Words("zh"), Words("en")
TEXTS = [
    *("", "nan", "inf", "-inf", "1e999", "1e-320", "-5", "0", "1_0", "٣", "9" * 30, "9" * 500, "1.5.5", "x" * 900),
    *(
        "range",
        "at_least",
        "nearly",
        "exactly",
        "percent",
        "stated",
        "undated",
        "per_year",
        "tally",
        "firm",
        "2022",
        "1",
    ),
    *(
        "<b>x</b>",
        "<script>alert(1)</script>",
        "[x](javascript:x)",
        "`x`",
        "{count}",
        "{0.__class__}",
        "\x00",
        "\u202e",
    ),
]
RECORDS = ["target~lz-a", "target~nobody", "silence~wuwei-2020~share", "measure~lanzhou", "row~x~0", "~", "", "x" * 150]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=20,
)
fields = st.sampled_from(TEXTS) | st.text(max_size=50)
values = st.lists(fields, min_size=len(TARGET_FIELDS), max_size=len(TARGET_FIELDS)).map("|".join) | fields
states = st.dictionaries(st.sampled_from(RECORDS) | st.text(max_size=30), values, max_size=12)


@pytest.fixture(scope="module")
def figure(tmp_path_factory):
    """A figure of the small database; each frame is read once."""
    file = small.write(tmp_path_factory.mktemp("pins") / "plans.duckdb")

    @cache
    def fetched(name, arguments):
        return queries.fetch(name, **dict(arguments), file=file)

    def made(words):
        scene = ViewContext(lambda name, **a: fetched(name, tuple(a.items())), words, {"indicator": small.SHARE})
        return exhibits("indicator", scene)["indicator"]

    return {words: made(words) for words in (ZH, EN)}


def deflated(content: bytes) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.urlsafe_b64encode(packer.compress(content) + packer.flush()).decode().rstrip("=")


def read(code):
    return version_pins.read_pin({"data": "1.0.0", "was": code})


def check(pin, figure):
    """A pin is broken, or texts throughout; what is said of it is one sentence, and a table with nothing alive in it."""
    assert pin.broken != (pin.values is not None)
    if pin.values is not None:
        assert {type(text) for pair in pin.values.items() for text in pair} <= {str}
        assert {type(pin.figure), type(pin.lang)} == {str}
    for words, exhibit in figure.items():
        title, table = comparison(pin, exhibit, words)
        assert title
        assert "<script" not in table
        assert "<b>x" not in table
        assert len(table) < 200_000


@pytest.fixture(scope="module")
def code(figure):
    return pin_parameters(figure[ZH], "zh")["was"]


def test_a_whole_code_is_read(code, figure):
    assert not read(code).broken
    check(read(code), figure)


def test_a_code_that_was_cut_off_anywhere_is_broken(code, figure):
    for length in range(1, len(code)):
        assert read(code[:length]).broken, length
    check(read(code[:-1]), figure)


@given(data=st.data())
def test_a_code_with_flipped_bits_or_changed_letters_is_read_or_broken(code, figure, data):
    packed = bytearray(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)))
    for _ in range(data.draw(st.integers(1, 4))):
        packed[data.draw(st.integers(0, len(packed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    check(read(base64.urlsafe_b64encode(packed).decode().rstrip("=")), figure)


@given(st.text(min_size=1, max_size=200) | st.text("ABCab01-_=", min_size=1, max_size=200))
def test_any_text_in_place_of_a_code_is_read_or_broken(figure, text):
    check(read(text), figure)


@given(json_values)
def test_json_of_any_shape_is_read_or_broken(figure, value):
    check(read(deflated(json.dumps(value).encode())), figure)
    check(read(deflated(json.dumps(["indicator", "zh", value]).encode())), figure)


@given(states)
def test_a_state_with_any_records_and_values_is_compared_without_a_fault(figure, state):
    check(read(deflated(json.dumps(["indicator", "zh", state]).encode())), figure)


@pytest.mark.parametrize("field", TARGET_FIELDS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_target_with_one_hostile_field_is_compared_without_a_fault(figure, field, text):
    state = dict(figure[ZH].values().codes)
    fields = dict(zip(TARGET_FIELDS, state["target~lz-a"].split("|"), strict=True)) | {field: text}
    check(read(encode(["indicator", "zh", state | {"target~lz-a": "|".join(fields.values())}])), figure)


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b" " * (codec.MAX_UNPACKED_BYTES + 1),
        b'["indicator","zh",{"a":"\\ud800"}]',
        b'["indicator","zh",NaN]',
        b'["indicator","zh",{"a":' + b"9" * 5_000 + b"}]",
        b'["indicator","zh",{"a":1e999}]',
        b"\xef\xbb\xbf[]",
        '["indicator","zh",{}]'.encode("utf-16"),
        b"\xff\xfe",
        b"",
        b'["indicator","zh"]',
        b'["indicator","zh",{},1]',
        b'["indicator","zh",[]]',
        b'"abc"',
        b'{"a":1,"b":2,"c":3}',
        b'[["indicator"],"zh",{}]',
        b'["indicator",null,{}]',
        b'["indicator","zh",{"a":null}]',
    ],
)
def test_content_that_no_figure_wrote_is_broken(figure, content):
    assert read(deflated(content)).broken
    check(read(deflated(content)), figure)


def test_what_would_unpack_to_a_great_deal_is_never_unpacked_whole():
    bomb = deflated(b'"' + b"a" * 30_000_000 + b'"')
    assert len(bomb) < codec.MAX_CODE_LENGTH
    with pytest.raises(CodecError):
        decode(bomb)


@pytest.mark.parametrize("after", ["AAAA", deflated(b"[]")])
def test_a_code_with_something_after_it_is_broken(after):
    packed = base64.urlsafe_b64decode(deflated(b"[1]") + "==="[: -len(deflated(b"[1]")) % 4])
    more = base64.urlsafe_b64decode(after + "==="[: -len(after) % 4])
    with pytest.raises(CodecError):
        decode(base64.urlsafe_b64encode(packed + more).decode().rstrip("="))


@given(json_values)
def test_whatever_can_be_packed_comes_back_as_it_was(value):
    try:
        code = encode(value)
    except ValueError:  # NaN, or half a surrogate pair
        return
    assert decode(code) == value
    assert codec.CODE_PATTERN.fullmatch(code)


def test_a_state_with_too_many_records_or_too_long_ones_is_broken():
    assert not read(encode(["a", "zh", {str(number): "" for number in range(MAX_RECORDS)}])).broken
    assert read(encode(["a", "zh", {str(number): "" for number in range(MAX_RECORDS + 1)}])).broken
    assert not read(encode(["a", "zh", {"row~a": "x" * MAX_VALUE_LENGTH}])).broken
    assert read(encode(["a", "zh", {"row~a": "x" * (MAX_VALUE_LENGTH + 1)}])).broken


def test_of_many_changes_the_first_are_listed_and_the_others_counted(figure):
    gone = {f"target~{number}": "x" for number in range(MOST_DETAILS + 50)}
    pin = Pin("1.0.0", "indicator", "zh", dict(figure[EN].values().codes) | gone)
    title, table = comparison(pin, figure[EN], EN)
    assert "150 values" in title
    assert table.count("<tr>") == MOST_DETAILS + 1
    assert EN.text("problem.more", count=50) in table


def test_a_figure_whose_records_no_link_can_hold_is_pinned_to_its_version_alone(figure):
    many = {f"target~{number}": "x" for number in range(MAX_RECORDS + 1)}
    exhibit = figure[ZH].at(FigureAddress("indicator", "indicator"))
    object.__setattr__(exhibit, "values", lambda: RecordValues(many, exhibit.values))
    assert pin_parameters(exhibit, "zh") == {"data": "small"}


def test_what_a_link_says_of_another_figure_is_not_spoken_of(use_database, db):
    use_database(db)
    other = encode(["timeline", "zh", {"target~lz-a": "x"}])
    run = opened("compare/indicator", lang="zh", indicator=small.SHARE, data="1.0.0", was=other)
    assert 'role="note"' not in shown(run)


@pytest.mark.parametrize("words", [ZH, EN])
@pytest.mark.parametrize("was", ["rubbish", "%%%", "A" * 15_000, encode([1, 2, 3])])
def test_a_page_with_a_broken_pin_shows_a_sentence_and_the_present_figure(use_database, db, words, was):
    use_database(db)
    run = opened("compare/indicator", lang=words.lang, indicator=small.SHARE, data="1.0.0", was=was)
    assert words.text("pin.broken", then="1.0.0", now="small") in shown(run)
    assert 'role="note"' in shown(run)
    assert len(charts(run)) == 2


def test_a_code_longer_than_its_bound_is_left_out_and_the_page_says_so(use_database, db):
    use_database(db)
    was = "A" * (BOUNDS["was"].length + 1)
    run = opened("compare/indicator", lang="en", indicator=small.SHARE, data="1.0.0", was=was)
    assert EN.text("problem.unreadable", names="was") in shown(run)
    assert EN.text("pin.version_only", then="1.0.0", now="small") in shown(run)
    assert was not in " ".join(element.proto.body for element in run.get("html"))
