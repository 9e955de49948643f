"""The basket: order, titles, the code of a link, the small file; whatever else is handed in is refused and named."""

import base64
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.deck import codec, model
from dashboard.deck.codec import decode_deck, encode_deck, from_file, to_file
from dashboard.deck.model import LONGEST_TITLE, MOST_CHOICES, Deck, DeckError, DeckItem, clean_title
from dashboard.exports.items import MOST

ONE = DeckItem("indicator", "indicator", {"indicator": "share", "plans": "lanzhou-2019,wuwei-2020"})
TWO = DeckItem("matrix", "matrix", {}, "自拟")
THREE = DeckItem("evidence", "target", {"target": "lz-a"})
HARD = ["甲" * 100, 'a/b\\c:*?"<>|', "“引号”与'单引号'", "=1+1", "<script>alert(1)</script>", "名\u200f称", "🙂"]


def many(count):
    return Deck(tuple(DeckItem("indicator", "indicator", {"indicator": f"i-{n}"}, "题" * 100) for n in range(count)))


def packed(value) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = packer.compress(json.dumps(value).encode()) + packer.flush()
    return "1." + base64.urlsafe_b64encode(content).decode().rstrip("=")


def wrong(read, what) -> str:
    with pytest.raises(DeckError) as found:
        read(what)
    return found.value.key


def test_things_are_added_once_moved_retitled_and_removed():
    basket = Deck().add(ONE).add(TWO).add(THREE).add(DeckItem(ONE.page, ONE.name, dict(ONE.choices), "again"))
    assert [item.page for item in basket.items] == ["indicator", "matrix", "evidence"]
    assert [item.page for item in basket.move(2, 0).items] == ["evidence", "indicator", "matrix"]
    assert basket.retitle(0, " 新 题\n").items[0].title == "新 题"
    assert [item.page for item in basket.remove(1).items] == ["indicator", "evidence"]


@pytest.mark.parametrize("place", [-1, 3, 99])
def test_a_place_that_is_not_there_changes_nothing(place):
    basket = Deck((ONE, TWO, THREE))
    assert basket.move(place, 0) == basket.remove(place) == basket.retitle(place, "x") == basket


def test_a_thing_moved_beyond_the_end_stands_at_the_end():
    assert [item.page for item in Deck((ONE, TWO, THREE)).move(0, 99).items][-1] == "indicator"


def test_two_baskets_are_joined_without_doubling_and_the_first_keeps_its_title():
    joined = Deck((ONE, TWO), "我的").join(Deck((TWO, THREE), "别的"))
    assert joined == Deck((ONE, TWO, THREE), "我的")


def test_a_full_basket_takes_no_more_and_says_so():
    assert wrong(many(MOST).add, ONE) == "basket.full"


@pytest.mark.parametrize("basket", [Deck(), Deck((ONE,)), Deck((ONE, TWO, THREE), "标题"), many(MOST)])
def test_a_basket_comes_back_whole_from_its_code_and_from_its_file(basket):
    assert encode_deck(basket) == "" or decode_deck(encode_deck(basket)) == basket
    assert from_file(to_file(basket, "1.1.0")) == basket


@pytest.mark.parametrize("title", HARD)
def test_a_hard_title_comes_back_without_marks_that_turn_the_text_around(title):
    basket = Deck((DeckItem("matrix", "matrix", {}, title),), title)
    again = decode_deck(encode_deck(basket))
    assert again == from_file(to_file(basket, "1"))
    assert again.title == again.items[0].title == title.replace("\u200f", "")


@given(st.text(max_size=300))
def test_any_title_becomes_one_line_that_stays_as_it_is(title):
    once = clean_title(title)
    assert clean_title(once) == once
    assert len(once) <= LONGEST_TITLE
    assert "\n" not in once


def test_two_hundred_slides_fit_into_an_address_that_servers_take():
    assert len(encode_deck(many(MOST))) < 8000


def test_a_code_is_made_of_what_an_address_can_carry_as_it_is():
    assert encode_deck(Deck((ONE, TWO), "标题")).replace("-", "").replace("_", "").replace(".", "").isalnum()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hello", "basket.broken_link"),
        ("1.", "basket.broken_link"),
        ("1.%%%%", "basket.broken_link"),
        (encode_deck(Deck((ONE, TWO)))[:-6], "basket.broken_link"),
        ("2.abcd", "basket.newer"),
        (packed({"items": []}), "basket.broken_link"),
        (packed(["t", [["a", "b"]]]), "basket.broken_link"),
        (packed(["t", [["A page", "b", "", ""]]]), "basket.foreign"),
        (packed(["t", [["matrix", "b", "", 7]]]), "basket.foreign"),
        (packed([7, []]), "basket.foreign"),
        (packed(["t", [["matrix", "m", "", ""]] * (MOST + 1)]), "basket.too_many"),
        ("1." + "A" * 70_000, "basket.too_long"),
        (packed(["t", {"0": 1}]), "basket.broken_link"),
        (packed(["t", None]), "basket.broken_link"),
        (
            packed(["t", [["matrix", "m", "&".join(f"c{n}=1" for n in range(MOST_CHOICES + 1)), ""]]]),
            "basket.broken_link",
        ),
        (
            packed(["t", [["matrix", "m", None, ""], ["matrix", "m", 7, ""], ["matrix", "m", ["a"], ""]]]),
            "basket.broken_link",
        ),
    ],
)
def test_a_code_that_is_none_is_refused_with_the_reason(text, key):
    assert wrong(decode_deck, text) == key


def test_of_too_many_items_none_is_read(monkeypatch):
    monkeypatch.setattr(codec, "choices_of", lambda query: pytest.fail("an item was read"))
    assert wrong(decode_deck, packed(["t", [["matrix", "m", "a=1", ""]] * 10_000])) == "basket.too_many"


def test_of_a_title_that_is_too_long_only_the_beginning_is_normalised(monkeypatch):
    lengths, normalize = [], model.unicodedata.normalize
    monkeypatch.setattr(
        model.unicodedata, "normalize", lambda form, text: lengths.append(len(text)) or normalize(form, text)
    )
    decode_deck(packed(["a" + "\u0301\u0323" * 30_000, []]))
    assert max(lengths) <= 4 * LONGEST_TITLE


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("matrix") | st.just("a=1&b=2"),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=20,
)


@given(
    st.lists(VALUES, max_size=3) | st.tuples(st.text(max_size=5), st.lists(st.lists(VALUES, min_size=4, max_size=4)))
)
def test_whatever_a_code_unpacks_to_is_a_basket_or_refused(value):
    try:
        basket = decode_deck(packed(value))
    except DeckError:
        return
    assert basket == Deck() or decode_deck(encode_deck(basket)) == basket


def test_a_code_that_would_unpack_to_a_great_deal_is_refused():
    assert wrong(decode_deck, packed(["a" * 5_000_000, []])) == "basket.broken_link"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "basket.foreign"),
        (b"\xff\xfe\x00", "basket.foreign"),
        (b"PK\x03\x04 a picture or so", "basket.foreign"),
        (b"[1, 2]", "basket.foreign"),
        (b'{"duizhao": "something else", "form": 1}', "basket.foreign"),
        (b'{"duizhao": "basket", "form": 9, "items": []}', "basket.newer"),
        (b'{"duizhao": "basket", "form": 1, "items": {}}', "basket.foreign"),
        (b'{"duizhao": "basket", "form": 1, "items": [3]}', "basket.foreign"),
        (b'{"duizhao": "basket", "form": 1, "items": [{"page": "matrix"}]}', "basket.foreign"),
        (b'{"duizhao": "basket", "form": 1, "items": [], "title": 5}', "basket.foreign"),
        (b"[" * 100_000, "basket.foreign"),
        (b" " * 300_001, "basket.too_large"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_with_the_reason(content, key):
    assert wrong(from_file, content) == key


def test_a_file_with_a_byte_order_mark_is_read():
    assert from_file(b"\xef\xbb\xbf" + to_file(Deck((ONE,)), "1")) == Deck((ONE,))
