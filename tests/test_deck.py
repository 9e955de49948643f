"""The deck: order of items, titles, code in a link, JSON file; any other input is refused with its reason."""

import base64
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.deck import codec, model
from dashboard.deck.codec import decode_deck, encode_deck, from_file, to_file
from dashboard.deck.model import MAX_CHOICES, MAX_TITLE_LENGTH, Deck, DeckError, DeckItem, clean_title
from dashboard.exports.items import MAX_ITEMS

FIGURE = DeckItem("indicator", "indicator", {"indicator": "share", "plans": "lanzhou-2019,wuwei-2020"})
TABLE = DeckItem("matrix", "matrix", {}, "自拟")
QUOTATION = DeckItem("evidence", "target", {"target": "lz-a"})
HARD_TITLES = ["甲" * 100, 'a/b\\c:*?"<>|', "“引号”与'单引号'", "=1+1", "<script>alert(1)</script>", "名\u200f称", "🙂"]


def deck_of(count: int) -> Deck:
    return Deck(tuple(DeckItem("indicator", "indicator", {"indicator": f"i-{n}"}, "题" * 100) for n in range(count)))


def encoded(value) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = packer.compress(json.dumps(value).encode()) + packer.flush()
    return "1." + base64.urlsafe_b64encode(content).decode().rstrip("=")


def refusal(read, content) -> str:
    """Catalogue key of the reason why `content` is refused."""
    with pytest.raises(DeckError) as error:
        read(content)
    return error.value.key


def test_items_are_added_without_repetition_moved_retitled_and_removed():
    deck = (
        Deck()
        .add(FIGURE)
        .add(TABLE)
        .add(QUOTATION)
        .add(DeckItem(FIGURE.page, FIGURE.name, dict(FIGURE.choices), "again"))
    )
    assert [item.page for item in deck.items] == ["indicator", "matrix", "evidence"]
    assert [item.page for item in deck.move(2, 0).items] == ["evidence", "indicator", "matrix"]
    assert deck.retitle(0, " 新 题\n").items[0].title == "新 题"
    assert [item.page for item in deck.remove(1).items] == ["indicator", "evidence"]


@pytest.mark.parametrize("place", [-1, 3, 99])
def test_index_out_of_range_changes_nothing(place):
    deck = Deck((FIGURE, TABLE, QUOTATION))
    assert deck.move(place, 0) == deck.remove(place) == deck.retitle(place, "x") == deck


def test_item_moved_beyond_the_end_is_the_last():
    assert [item.page for item in Deck((FIGURE, TABLE, QUOTATION)).move(0, 99).items][-1] == "indicator"


def test_joining_decks_drops_repetitions_and_the_first_title_wins():
    joined = Deck((FIGURE, TABLE), "我的").join(Deck((TABLE, QUOTATION), "别的"))
    assert joined == Deck((FIGURE, TABLE, QUOTATION), "我的")


def test_full_deck_refuses_another_item():
    assert refusal(deck_of(MAX_ITEMS).add, FIGURE) == "deck.full"


@pytest.mark.parametrize(
    "deck", [Deck(), Deck((FIGURE,)), Deck((FIGURE, TABLE, QUOTATION), "标题"), deck_of(MAX_ITEMS)]
)
def test_deck_survives_a_round_trip_through_code_and_file(deck):
    assert encode_deck(deck) == "" or decode_deck(encode_deck(deck)) == deck
    assert from_file(to_file(deck, "1.1.0")) == deck


@pytest.mark.parametrize("title", HARD_TITLES)
def test_hard_title_survives_without_bidirectional_controls(title):
    deck = Deck((DeckItem("matrix", "matrix", {}, title),), title)
    again = decode_deck(encode_deck(deck))
    assert again == from_file(to_file(deck, "1"))
    assert again.title == again.items[0].title == title.replace("\u200f", "")


@given(st.text(max_size=300))
def test_clean_title_is_one_line_and_idempotent(title):
    clean = clean_title(title)
    assert clean_title(clean) == clean
    assert len(clean) <= MAX_TITLE_LENGTH
    assert "\n" not in clean


def test_code_of_two_hundred_items_is_short_enough_for_a_url():
    assert len(encode_deck(deck_of(MAX_ITEMS))) < 8000


def test_code_needs_no_url_escaping():
    assert encode_deck(Deck((FIGURE, TABLE), "标题")).replace("-", "").replace("_", "").replace(".", "").isalnum()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hello", "deck.broken_link"),
        ("1.", "deck.broken_link"),
        ("1.%%%%", "deck.broken_link"),
        (encode_deck(Deck((FIGURE, TABLE)))[:-6], "deck.broken_link"),
        ("2.abcd", "deck.newer"),
        (encoded({"items": []}), "deck.broken_link"),
        (encoded(["t", [["a", "b"]]]), "deck.broken_link"),
        (encoded(["t", [["A page", "b", "", ""]]]), "deck.foreign"),
        (encoded(["t", [["matrix", "b", "", 7]]]), "deck.foreign"),
        (encoded([7, []]), "deck.foreign"),
        (encoded(["t", [["matrix", "m", "", ""]] * (MAX_ITEMS + 1)]), "deck.too_many"),
        ("1." + "A" * 70_000, "deck.too_long"),
        (encoded(["t", {"0": 1}]), "deck.broken_link"),
        (encoded(["t", None]), "deck.broken_link"),
        (
            encoded(["t", [["matrix", "m", "&".join(f"c{n}=1" for n in range(MAX_CHOICES + 1)), ""]]]),
            "deck.broken_link",
        ),
        (
            encoded(["t", [["matrix", "m", None, ""], ["matrix", "m", 7, ""], ["matrix", "m", ["a"], ""]]]),
            "deck.broken_link",
        ),
    ],
)
def test_malformed_code_is_refused_with_its_reason(text, key):
    assert refusal(decode_deck, text) == key


def test_no_item_is_parsed_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr(codec, "parse_choices", lambda query: pytest.fail("an item was read"))
    assert refusal(decode_deck, encoded(["t", [["matrix", "m", "a=1", ""]] * 10_000])) == "deck.too_many"


def test_only_the_beginning_of_an_overlong_title_is_normalised(monkeypatch):
    lengths, normalize = [], model.unicodedata.normalize
    monkeypatch.setattr(
        model.unicodedata, "normalize", lambda form, text: lengths.append(len(text)) or normalize(form, text)
    )
    decode_deck(encoded(["a" + "\u0301\u0323" * 30_000, []]))
    assert max(lengths) <= 4 * MAX_TITLE_LENGTH


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("matrix") | st.just("a=1&b=2"),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=20,
)


@given(
    st.lists(VALUES, max_size=3) | st.tuples(st.text(max_size=5), st.lists(st.lists(VALUES, min_size=4, max_size=4)))
)
def test_any_json_in_a_code_is_a_deck_or_refused(value):
    try:
        deck = decode_deck(encoded(value))
    except DeckError:
        return
    assert deck == Deck() or decode_deck(encode_deck(deck)) == deck


def test_decompression_bomb_is_refused():
    assert refusal(decode_deck, encoded(["a" * 5_000_000, []])) == "deck.broken_link"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "deck.foreign"),
        (b"\xff\xfe\x00", "deck.foreign"),
        (b"PK\x03\x04 a picture or so", "deck.foreign"),
        (b"[1, 2]", "deck.foreign"),
        (b'{"duizhao": "something else", "form": 1}', "deck.foreign"),
        (b'{"duizhao": "basket", "form": 9, "items": []}', "deck.newer"),
        (b'{"duizhao": "basket", "form": 1, "items": {}}', "deck.foreign"),
        (b'{"duizhao": "basket", "form": 1, "items": [3]}', "deck.foreign"),
        (b'{"duizhao": "basket", "form": 1, "items": [{"page": "matrix"}]}', "deck.foreign"),
        (b'{"duizhao": "basket", "form": 1, "items": [], "title": 5}', "deck.foreign"),
        (b"[" * 100_000, "deck.foreign"),
        (b" " * 300_001, "deck.too_large"),
    ],
)
def test_foreign_file_is_refused_with_its_reason(content, key):
    assert refusal(from_file, content) == key


def test_file_with_a_byte_order_mark_is_read():
    assert from_file(b"\xef\xbb\xbf" + to_file(Deck((FIGURE,)), "1")) == Deck((FIGURE,))
