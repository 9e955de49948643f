"""A deck as text: a short code for URLs and browser storage, and a small JSON file. Both begin with a format number."""

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard.deck.model import MAX_CHOICES, Deck, DeckError, DeckItem, check_item_count, parse_deck
from dashboard.url_state.codec import MAX_CODE_LENGTH, CodecError, decode, encode

FORMAT = 1  # of code and file; a change that this version cannot read gets the next number
FILE_MARK = "basket"  # value of "duizhao" in the JSON file; readers have such files, so it stays
MAX_FILE_BYTES = 300_000  # 200 items with titles take less than half


def encode_deck(deck: Deck) -> str:
    """Code of a deck, made of letters, digits, "-", "_" and one "."; "" for an empty deck."""
    if not deck.items and not deck.title:
        return ""
    rows = [[item.page, item.name, urlencode(item.choices), item.title] for item in deck.items]
    return f"{FORMAT}.{encode([deck.title, rows])}"


def check_length(code: str, longest: int = MAX_CODE_LENGTH) -> None:
    """Raise DeckError for a code longer than any of ours, before it is parsed."""
    if len(code) > longest:
        raise DeckError("deck.too_long")


def decode_deck(code: str, longest: int = MAX_CODE_LENGTH) -> Deck:
    """Parse a code of at most `longest` characters. Raises DeckError."""
    check_length(code, longest)
    number, point, content = code.partition(".")
    if not point or not (number.isascii() and number.isdecimal()):
        raise DeckError("deck.broken_link")
    if int(number[:9]) > FORMAT:
        raise DeckError("deck.newer")
    title, rows = unpack(content, longest)
    check_item_count(rows)
    try:
        items = [[page, name, parse_choices(query), item_title] for page, name, query, item_title in rows]
    except (ValueError, TypeError, AttributeError) as error:
        raise DeckError("deck.broken_link") from error
    return parse_deck(items, title)


def unpack(content: str, longest: int = MAX_CODE_LENGTH) -> tuple[Any, list[Any]]:
    """Title of the deck and rows of its items, unchecked. Raises DeckError."""
    try:
        title, rows = decode(content, longest)
    except (CodecError, ValueError, TypeError) as error:
        raise DeckError("deck.broken_link") from error
    if not isinstance(rows, list):
        raise DeckError("deck.broken_link")
    return title, rows


def parse_choices(query: str) -> dict[str, str]:
    """Choices of an item from a query string. Raises ValueError for more than MAX_CHOICES."""
    return dict(parse_qsl(query, max_num_fields=MAX_CHOICES))


def to_file(deck: Deck, version: str) -> bytes:
    """The deck as a JSON file. version: of the data when it was saved, for the reader's information only."""
    items = [item_json(item) for item in deck.items]
    content = {"duizhao": FILE_MARK, "form": FORMAT, "data": version, "title": deck.title, "items": items}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def item_json(item: DeckItem) -> dict[str, Any]:
    """An item as an object of the JSON file; the title only if there is one."""
    content: dict[str, Any] = {"page": item.page, "figure": item.name, "choices": dict(item.choices)}
    return content | ({"title": item.title} if item.title else {})


def from_file(content: bytes) -> Deck:
    """Parse a JSON file. Raises DeckError if it is too large, broken, or of another program."""
    if len(content) > MAX_FILE_BYTES:
        raise DeckError("deck.too_large", most=MAX_FILE_BYTES // 1000)
    try:
        file = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise DeckError("deck.foreign") from error
    if not isinstance(file, dict) or file.get("duizhao") != FILE_MARK or not isinstance(file.get("form"), int):
        raise DeckError("deck.foreign")
    if file["form"] > FORMAT:
        raise DeckError("deck.newer")
    rows = file.get("items")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DeckError("deck.foreign")
    items = [[row.get("page"), row.get("figure"), row.get("choices"), row.get("title", "")] for row in rows]
    return parse_deck(items, file.get("title", ""))
