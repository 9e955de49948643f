"""Links that pin the version of the data, with the records of the figure as they were when the link was made.

Two parameters: data=<version>, and was=<code>, which holds the figure's name, the language, and its records with their
values. So a server needs no older version of the data to say what has changed since.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.url_state.codec import CodecError, decode

VERSION, STATE = "data", "was"  # parameters


PIN_PARAMETERS = (VERSION, STATE)


MAX_RECORDS = 2_000  # of a figure


MAX_RECORD_LENGTH, MAX_VALUE_LENGTH = 200, 1_000  # characters


@dataclass(frozen=True)
class Pin:
    """Pin of a link. values: record -> value, None if the link has only the version. broken: could not be read."""

    version: str
    figure: str = ""
    lang: str = ""
    values: Mapping[str, str] | None = None
    broken: bool = False


def read_pin(choices: Mapping[str, str]) -> Pin | None:
    """The pin of an address, None without one; one that cannot be read has `broken` set."""
    version, code = choices.get(VERSION, ""), choices.get(STATE, "")
    if not version:
        return None
    if not code:
        return Pin(version)
    try:
        return decode_pin(version, decode(code))
    except CodecError:
        return Pin(version, broken=True)


def decode_pin(version: str, content: Any) -> Pin:
    """The pin of a decoded value [figure, language, records]. Raises CodecError for any other value."""
    if not isinstance(content, list) or len(content) != 3:
        raise CodecError
    figure, lang, state = content
    if not (is_short(figure, MAX_RECORD_LENGTH) and is_short(lang, MAX_RECORD_LENGTH) and is_state(state)):
        raise CodecError
    return Pin(version, figure, lang, state)


def is_state(state: object) -> bool:
    """Whether a value maps records to values, all texts within their lengths, and not too many of them."""
    if not isinstance(state, dict) or len(state) > MAX_RECORDS:
        return False
    return all(is_short(name, MAX_RECORD_LENGTH) and is_short(code, MAX_VALUE_LENGTH) for name, code in state.items())


def is_short(text: object, longest: int) -> bool:
    """Whether a value is a text of at most `longest` characters."""
    return isinstance(text, str) and len(text) <= longest
