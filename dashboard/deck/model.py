"""What a basket holds: places of figures and quotations in codes, never pictures, each with a title of its own if any.

Everything that comes from outside, be it a link, a file or the browser's memory, passes through `checked`.
"""

import re
import unicodedata
from collections.abc import Mapping, Sized
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.exports.items import MOST
from dashboard.figures.registry import VIEW_SPECS

EVIDENCE = "evidence"  # the "page" of a quotation; its choices name the target
LONGEST_TITLE = 160  # characters
LONGEST_CODE = 400  # of a choice
MOST_CHOICES = 20
DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")  # marks that turn what follows around
WORD = re.compile(r"[a-z][a-z0-9_-]{0,79}")


class DeckError(ValueError):
    """What was handed in is no basket. `key` is the message that says why, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class DeckItem:
    """One thing in a basket: page and name of the figure, the choices it is made from, and its own title."""

    page: str
    name: str
    choices: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    def same_as(self, other: "DeckItem") -> bool:
        """Whether both show the same, whatever their titles."""
        return (self.page, self.name, dict(self.choices)) == (other.page, other.name, dict(other.choices))


@dataclass(frozen=True)
class Deck:
    """Things in their order, and the title of the deck they make."""

    items: tuple[DeckItem, ...] = ()
    title: str = ""

    def add(self, item: DeckItem) -> "Deck":
        """With one more at the end; nothing changes if it is there. Raises BasketError where it is full."""
        if self.holds(item):
            return self
        if len(self.items) >= MOST:
            raise DeckError("basket.full", most=MOST)
        return replace(self, items=(*self.items, item))

    def join(self, other: "Deck") -> "Deck":
        """With all of another's that it does not hold, and that one's title if it has none."""
        joined = self
        for item in other.items:
            joined = joined.add(item)
        return replace(joined, title=self.title or other.title)

    def holds(self, item: DeckItem) -> bool:
        """Whether it is there."""
        return any(item.same_as(own) for own in self.items)

    def remove(self, place: int) -> "Deck":
        """Without the one at a place; unchanged where there is none."""
        return replace(self, items=tuple(item for number, item in enumerate(self.items) if number != place))

    def move(self, place: int, to: int) -> "Deck":
        """With the one at a place moved to another; unchanged where there is none."""
        if not 0 <= place < len(self.items):
            return self
        rest = [item for number, item in enumerate(self.items) if number != place]
        to = min(max(to, 0), len(rest))
        return replace(self, items=(*rest[:to], self.items[place], *rest[to:]))

    def retitle(self, place: int, title: str) -> "Deck":
        """With another title for the one at a place; empty gives it back its finding."""
        named = (replace(item, title=clean_title(title)) if n == place else item for n, item in enumerate(self.items))
        return replace(self, items=tuple(named))

    def called(self, title: str) -> "Deck":
        """With another title for the deck."""
        return replace(self, title=clean_title(title))


def clean_title(title: str) -> str:
    """A title on one line, without control and direction marks, cut where it is too long."""
    title = title[: 4 * LONGEST_TITLE]  # normalising takes the square of the length of a run of accents
    visible = DIRECTION.sub("", unicodedata.normalize("NFC", title))
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in visible).split())[
        :LONGEST_TITLE
    ]


def check_deck(items: Any, title: Any) -> Deck:
    """A basket from what was read: a list of (page, name, choices, title). Raises BasketError."""
    if not isinstance(items, list) or not isinstance(title, str):
        raise DeckError("basket.foreign")
    check_number(items)
    return Deck(tuple(item(*one) for one in items), clean_title(title))


def check_number(items: Sized) -> None:
    """Raises BasketError for more items than a basket holds, before any of them is read."""
    if len(items) > MOST:
        raise DeckError("basket.too_many", found=len(items), most=MOST)


def item(page: Any, name: Any, choices: Any, title: Any) -> DeckItem:
    """One thing. A page of a newer version is no page of ours, which is told apart from a foreign file."""
    texts = (page, name, title)
    if not all(isinstance(text, str) for text in texts) or not isinstance(choices, dict):
        raise DeckError("basket.foreign")
    if not WORD.fullmatch(page) or len(name) > LONGEST_CODE or len(choices) > MOST_CHOICES:
        raise DeckError("basket.foreign")
    for code, value in choices.items():
        if not isinstance(code, str) or not WORD.fullmatch(code) or not isinstance(value, str):
            raise DeckError("basket.foreign")
        if len(value) > LONGEST_CODE:
            raise DeckError("basket.foreign")
    return DeckItem(page, name, dict(choices), clean_title(title))


def is_known(page: str) -> bool:
    """Whether figures of a page can be made."""
    return page in VIEW_SPECS or page == EVIDENCE
