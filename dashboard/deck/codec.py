"""A basket as text: a short code for an address, and a small JSON file. Both say which form they have."""

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard.deck.model import MOST_CHOICES, Deck, DeckError, DeckItem, check_deck, check_number
from dashboard.url_state.codec import MAX_CODE_LENGTH, CodecError, decode, encode

FORM = 1  # of the code and of the file; a later one that this version can't read gets the next number
LONGEST_FILE = 300_000  # bytes; two hundred items with titles take less than half


def encode_deck(basket: Deck) -> str:
    """The code of a basket, made of letters, digits, - _ and a full stop; "" for an empty one."""
    if not basket.items and not basket.title:
        return ""
    lines = [[item.page, item.name, urlencode(item.choices), item.title] for item in basket.items]
    return f"{FORM}.{encode([basket.title, lines])}"


def check_length(code: str) -> None:
    """Raises BasketError for a code that is longer than any of ours, before anything is done with it."""
    if len(code) > MAX_CODE_LENGTH:
        raise DeckError("basket.too_long")


def decode_deck(code: str) -> Deck:
    """The basket of a code. Raises BasketError for anything that is none."""
    check_length(code)
    form, point, packed = code.partition(".")
    if not point or not (form.isascii() and form.isdecimal()):
        raise DeckError("basket.broken_link")
    if int(form[:9]) > FORM:
        raise DeckError("basket.newer")
    title, lines = unpacked(packed)
    check_number(lines)
    try:
        items = [[page, name, choices_of(query), own] for page, name, query, own in lines]
    except (ValueError, TypeError, AttributeError) as broken:
        raise DeckError("basket.broken_link") from broken
    return check_deck(items, title)


def unpacked(packed: str) -> tuple[Any, list[Any]]:
    """The deck's title and the lines of its items, not checked yet. Raises BasketError."""
    try:
        title, lines = decode(packed)
    except (CodecError, ValueError, TypeError) as broken:
        raise DeckError("basket.broken_link") from broken
    if not isinstance(lines, list):
        raise DeckError("basket.broken_link")
    return title, lines


def choices_of(query: str) -> dict[str, str]:
    """The choices of an item. Raises ValueError for more than an item has."""
    return dict(parse_qsl(query, max_num_fields=MOST_CHOICES))


def to_file(basket: Deck, version: str) -> bytes:
    """The basket as a file to be kept, with the version of the data it was filled from."""
    items = [file_text(item) for item in basket.items]
    said = {"duizhao": "basket", "form": FORM, "data": version, "title": basket.title, "items": items}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def file_text(item: DeckItem) -> dict[str, Any]:
    """One thing as the file has it."""
    said: dict[str, Any] = {"page": item.page, "figure": item.name, "choices": dict(item.choices)}
    return said | ({"title": item.title} if item.title else {})


def from_file(content: bytes) -> Deck:
    """The basket of a file. Raises BasketError for a file that is too large, of another program, or broken."""
    if len(content) > LONGEST_FILE:
        raise DeckError("basket.too_large", most=LONGEST_FILE // 1000)
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as broken:
        raise DeckError("basket.foreign") from broken
    if not isinstance(said, dict) or said.get("duizhao") != "basket" or not isinstance(said.get("form"), int):
        raise DeckError("basket.foreign")
    if said["form"] > FORM:
        raise DeckError("basket.newer")
    found = said.get("items")
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise DeckError("basket.foreign")
    items = [[one.get("page"), one.get("figure"), one.get("choices"), one.get("title", "")] for one in found]
    return check_deck(items, said.get("title", ""))
