"""A link that pins the version of the data: it carries what the figure rested on when it was made.

Two parameters of an address: data=<version>, and was=<code>, which holds the figure's name, the language, and its
records with their values. Nothing has to be kept anywhere for such a link to say, years later and on any server, what
has changed since: what it was stands in the link itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.url_state.codec import CodecError, decode

VERSION, STATE = "data", "was"  # parameters


PIN_PARAMETERS = (VERSION, STATE)


MAX_RECORDS = 2_000  # of a figure; those of five plans have a hundred or so


MAX_RECORD_LENGTH, MAX_VALUE_LENGTH = 200, 1_000  # characters


@dataclass(frozen=True)
class Pin:
    """What a link says of the data it was made with; `values` is None where it says no more than the version."""

    version: str
    figure: str = ""
    lang: str = ""
    values: Mapping[str, str] | None = None
    broken: bool = False


def read_pin(choices: Mapping[str, str]) -> Pin | None:
    """The pin of an address; None where there is none. One that can't be read says so."""
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
    """The pin of what was unpacked: figure, language, records with their values. Raises BrokenError for any other."""
    if not isinstance(content, list) or len(content) != 3:
        raise CodecError
    figure, lang, state = content
    if not (is_short(figure, MAX_RECORD_LENGTH) and is_short(lang, MAX_RECORD_LENGTH) and is_state(state)):
        raise CodecError
    return Pin(version, figure, lang, state)


def is_state(state: object) -> bool:
    """Whether something is a state of a figure: not too many records with their values, all texts of some length."""
    if not isinstance(state, dict) or len(state) > MAX_RECORDS:
        return False
    return all(is_short(name, MAX_RECORD_LENGTH) and is_short(code, MAX_VALUE_LENGTH) for name, code in state.items())


def is_short(text: object, longest: int) -> bool:
    """Whether something is a text of at most so many characters."""
    return isinstance(text, str) and len(text) <= longest
