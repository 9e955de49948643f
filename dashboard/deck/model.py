"""The content of a deck: codes of figures and quotations, never pictures, each with an optional title.

Whatever comes from outside (a link, a file, the browser's storage) passes through `parse_deck`.
"""

import re
import unicodedata
from collections.abc import Mapping, Sized
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.exports.items import MAX_ITEMS

EVIDENCE = "evidence"  # the page code of a quotation, whose choices name the target
MAX_TITLE_LENGTH = 160  # characters
MAX_CODE_LENGTH = 400  # characters of a choice's value
MAX_CHOICES = 20
BIDI_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
CODE = re.compile(r"[a-z][a-z0-9_-]{0,79}")


class DeckError(ValueError):
    """Input that is no deck, or a full deck. `key` is the catalogue key of the reason, `values` its placeholders."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class DeckItem:
    """A figure by page, name and choices, or a quotation (page EVIDENCE). title: "" for the finding."""

    page: str
    name: str
    choices: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    def same_as(self, other: "DeckItem") -> bool:
        """True if both show the same, whatever their titles."""
        return (self.page, self.name, dict(self.choices)) == (other.page, other.name, dict(other.choices))


@dataclass(frozen=True)
class Deck:
    """Items in order, and the title of the deck. Every change returns a new deck; indexes count from 0."""

    items: tuple[DeckItem, ...] = ()
    title: str = ""

    def add(self, item: DeckItem) -> "Deck":
        """Append an item unless it is there already. Raises DeckError if the deck is full."""
        if self.holds(item):
            return self
        if len(self.items) >= MAX_ITEMS:
            raise DeckError("deck.full", most=MAX_ITEMS)
        return replace(self, items=(*self.items, item))

    def join(self, other: "Deck") -> "Deck":
        """Append the items of another deck that are missing; take its title if this one has none."""
        joint = self
        for item in other.items:
            joint = joint.add(item)
        return replace(joint, title=self.title or other.title)

    def holds(self, item: DeckItem) -> bool:
        """True if an item that shows the same is in the deck."""
        return any(item.same_as(other) for other in self.items)

    def remove(self, index: int) -> "Deck":
        """Drop an item; unchanged if there is none at the index."""
        return replace(self, items=tuple(item for number, item in enumerate(self.items) if number != index))

    def move(self, index: int, to: int) -> "Deck":
        """Move an item to another index, at most to the end; unchanged if there is none at the index."""
        if not 0 <= index < len(self.items):
            return self
        rest = [item for number, item in enumerate(self.items) if number != index]
        to = min(max(to, 0), len(rest))
        return replace(self, items=(*rest[:to], self.items[index], *rest[to:]))

    def retitle(self, index: int, title: str) -> "Deck":
        """Set the title of an item; an empty one brings the finding back."""
        items = (replace(item, title=clean_title(title)) if n == index else item for n, item in enumerate(self.items))
        return replace(self, items=tuple(items))

    def with_title(self, title: str) -> "Deck":
        """Set the title of the deck."""
        return replace(self, title=clean_title(title))


def parse_deck(items: Any, title: Any) -> Deck:
    """Build a deck from untrusted lists [page, name, choices, title]. Raises DeckError."""
    if not isinstance(items, list) or not isinstance(title, str):
        raise DeckError("deck.foreign")
    check_item_count(items)
    return Deck(tuple(parse_item(*fields) for fields in items), clean_title(title))


def check_item_count(items: Sized) -> None:
    """Raise DeckError for more items than a deck holds, before any of them is parsed."""
    if len(items) > MAX_ITEMS:
        raise DeckError("deck.too_many", found=len(items), most=MAX_ITEMS)


def parse_item(page: Any, name: Any, choices: Any, title: Any) -> DeckItem:
    """Build an item from untrusted values. Raises DeckError. An unknown page is accepted: rebuilding names it."""
    if not all(isinstance(text, str) for text in (page, name, title)) or not isinstance(choices, dict):
        raise DeckError("deck.foreign")
    if not CODE.fullmatch(page) or len(name) > MAX_CODE_LENGTH or len(choices) > MAX_CHOICES:
        raise DeckError("deck.foreign")
    if not all(is_choice(code, value) for code, value in choices.items()):
        raise DeckError("deck.foreign")
    return DeckItem(page, name, dict(choices), clean_title(title))


def is_choice(code: Any, value: Any) -> bool:
    """True for the code and value of a URL parameter within our limits."""
    if not isinstance(code, str) or not isinstance(value, str):
        return False
    return CODE.fullmatch(code) is not None and len(value) <= MAX_CODE_LENGTH


def clean_title(title: str) -> str:
    """A title on one line, without control and bidirectional characters, cut at MAX_TITLE_LENGTH."""
    title = title[: 4 * MAX_TITLE_LENGTH]  # NFC takes quadratic time on a run of combining marks
    visible = BIDI_CONTROLS.sub("", unicodedata.normalize("NFC", title))
    spaced = "".join(" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in visible)
    return " ".join(spaced.split())[:MAX_TITLE_LENGTH]
