"""The parameters of an address: what each may hold, checked once, before anything is done with them.

Anybody can write a link. A parameter that is longer, or holds more codes or other characters than it may, is left out,
and the page says so. What is not in the table means nothing here. Of a parameter that is given twice the last counts.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.url_state.codec import LONGEST as LONGEST_CODE

SEPARATOR = ","  # between several codes of one parameter
LONGEST_NAMED = 40  # characters of a code that a page names
INVISIBLE = ("Cc", "Cf", "Cs")  # categories of Unicode: control characters, marks of direction, halves of pairs


def is_code(value: str) -> bool:
    """Whether all characters can be seen; a known code is plain ASCII, but an unknown one is named to its reader."""
    return value.isprintable()


def is_text(value: str) -> bool:
    """Whether it can be written as UTF-8; what else a text may hold is the affair of whoever reads it."""
    return value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value)


@dataclass(frozen=True)
class Bound:
    """What a parameter may hold. length: characters of it. codes: how many, where it takes several."""

    length: int
    codes: int = 1
    holds: Callable[[str], bool] = is_code

    def allows(self, value: str) -> bool:
        """Whether a value may be read; the length is looked at first, so that a long one costs nothing."""
        if len(value) > self.length:
            return False
        return (self.codes == 1 or value.count(SEPARATOR) < self.codes) and self.holds(value)


CODE, OPTION = Bound(80), Bound(40)
SEVERAL = Bound(600, 60)
SEARCH = Bound(400, holds=is_text)
BOUNDS: dict[str, Bound] = {
    # Common to all pages
    "lang": OPTION,
    "plans": Bound(2_000, 64),
    "theme": CODE,
    "scale": OPTION,
    # What a page is about, and how it shows it
    "indicator": CODE,
    "plan": CODE,
    "with": CODE,
    **dict.fromkeys(
        ("section", "verdict", "sort", "part", "mention", "count", "by", "extent", "chart", "reference"), OPTION
    ),
    **dict.fromkeys(("instrument", "reason", "example", "table"), CODE),
    **dict.fromkeys(("field", "column"), Bound(100)),
    "page": OPTION,
    # Filters
    **dict.fromkeys(("kind", "commitment", "tier", "restated", "year"), SEVERAL),
    # Evidence
    "target": CODE,
    "silence": Bound(161),
    "measure": Bound(2_000, 100),
    # What was typed: a search, or a query, whose own limit is said where it is run; columns of its answer
    "q": Bound(24_000, holds=is_text),
    **dict.fromkeys(("x", "y"), SEARCH),
    # What a link carries: the state of a figure, a deck
    "data": OPTION,
    "was": Bound(20_000, holds=str.isascii),
    "items": Bound(LONGEST_CODE, holds=str.isascii),
}


@dataclass(frozen=True)
class Address:
    """The parameters of an address: those that can be read, and the names of those that cannot."""

    choices: dict[str, str]
    unreadable: tuple[str, ...] = ()


def read(parameters: Mapping[str, str]) -> Address:
    """The parameters that mean something here, each within its bound."""
    known = {name: value for name, value in parameters.items() if name in BOUNDS}
    choices = {name: value for name, value in known.items() if BOUNDS[name].allows(value)}
    return Address(choices, tuple(name for name in known if name not in choices))


def some_of(value: str, known: frozenset[str]) -> str:
    """Several codes without those that nobody knows."""
    return SEPARATOR.join(code for code in value.split(SEPARATOR) if code in known)


def visible(text: str) -> str:
    """A text on one line, without the characters that hide something."""
    plain = (" " if char.isspace() else char for char in text)
    return "".join(char for char in plain if unicodedata.category(char) not in INVISIBLE)


def shortened(text: str, longest: int = LONGEST_NAMED) -> str:
    """The beginning of a text that came with a link, as a page may name it."""
    return visible(text[:longest]) + ("…" if len(text) > longest else "")


def listed(codes: Sequence[str], most: int) -> tuple[list[str], int]:
    """The first few codes of a link as a page may name them, and how many more there are."""
    return [shortened(code) for code in codes[:most]], max(len(codes) - most, 0)
