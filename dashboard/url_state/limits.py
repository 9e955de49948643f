"""Limits of the parameters of an address, checked once, before they are used.

Anybody can write a link. A parameter that exceeds its bound is left out, and the page says so; parameters that are not
in BOUNDS are ignored. Of a parameter that is given twice the last counts.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.url_state.codec import MAX_CODE_LENGTH

SEPARATOR = ","  # between several codes of one parameter
MAX_NAMED_LENGTH = 40  # characters of a code that a page names
INVISIBLE = ("Cc", "Cf", "Cs")  # categories of Unicode: control characters, marks of direction, halves of pairs


def is_code(value: str) -> bool:
    """Whether all characters are visible: an unknown code is shown to its reader."""
    return value.isprintable()


def is_text(value: str) -> bool:
    """Whether a text can be encoded as UTF-8."""
    return value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value)


@dataclass(frozen=True)
class Bound:
    """What a parameter may hold. length: in characters. codes: how many. holds: test of the characters."""

    length: int
    codes: int = 1
    holds: Callable[[str], bool] = is_code

    def allows(self, value: str) -> bool:
        """Whether a value is within the bound; the length is checked first, so that a long value costs nothing."""
        if len(value) > self.length:
            return False
        return (self.codes == 1 or value.count(SEPARATOR) < self.codes) and self.holds(value)


CODE, OPTION = Bound(80), Bound(40)
SEVERAL = Bound(600, 60)
FREE_TEXT = Bound(400, holds=is_text)
# Free text and codes of which every character counts.
AS_WRITTEN = frozenset({"q", "x", "y", "series", "was", "items", "field"})
AROUND_LINKS = "。，、；：！？）】」』》〉”’…,;!?)]>\"' \u3000"
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
    **dict.fromkeys(("section", "verdict", "sort", "part", "mention", "count"), OPTION),
    **dict.fromkeys(("by", "extent", "chart", "reference", "cells", "hits"), OPTION),
    **dict.fromkeys(("instrument", "reason", "example", "table", "term"), CODE),
    **dict.fromkeys(("field", "column"), Bound(100)),
    "page": OPTION,
    # Filters
    **dict.fromkeys(("kind", "commitment", "tier", "restated", "year"), SEVERAL),
    # Evidence
    "target": CODE,
    "proof": CODE,
    "silence": Bound(161),
    "measure": Bound(2_000, 100),
    # Free text: a search, or an SQL query, which has a limit of its own; columns of its result
    "q": Bound(24_000, holds=is_text),
    **dict.fromkeys(("x", "y", "series"), FREE_TEXT),
    # What a link carries: the state of a figure, a deck
    "data": OPTION,
    "was": Bound(20_000, holds=str.isascii),
    "items": Bound(MAX_CODE_LENGTH, holds=str.isascii),
}


@dataclass(frozen=True)
class Address:
    """The parameters of an address within their bounds, and the names of those that are not."""

    choices: dict[str, str]
    unreadable: tuple[str, ...] = ()


def read_address(parameters: Mapping[str, str]) -> Address:
    """Check the parameters of a query string; unknown names are dropped."""
    plain = dict(plain_parameter(name, value) for name, value in parameters.items())
    known = {name: value for name, value in plain.items() if name in BOUNDS}
    choices = {name: value for name, value in known.items() if BOUNDS[name].allows(value)}
    return Address(choices, tuple(name for name in known if name not in choices))


def plain_parameter(name: str, value: str) -> tuple[str, str]:
    """A parameter without what a paste leaves: `amp;` before its name, a full stop or bracket after a code."""
    name = name.removeprefix("amp;")
    return name, value if name in AS_WRITTEN else value.rstrip(AROUND_LINKS)


def filter_known_codes(value: str, known: frozenset[str]) -> str:
    """A value of several codes, without the unknown ones."""
    return SEPARATOR.join(code for code in value.split(SEPARATOR) if code in known)


def visible_text(text: str) -> str:
    """A text on one line, without invisible characters (see INVISIBLE)."""
    plain = (" " if char.isspace() else char for char in text)
    return "".join(char for char in plain if unicodedata.category(char) not in INVISIBLE)


def shorten(text: str, longest: int = MAX_NAMED_LENGTH) -> str:
    """The beginning of a text from a link, safe to show."""
    return visible_text(text[:longest]) + ("…" if len(text) > longest else "")


def shorten_codes(codes: Sequence[str], most: int) -> tuple[list[str], int]:
    """The first `most` codes of a link, safe to show, and how many more there are."""
    return [shorten(code) for code in codes[:most]], max(len(codes) - most, 0)
