"""A link that pins the version of the data: it carries what the figure rested on when it was made.

Two parameters of an address: data=<version>, and was=<code>, which holds the figure's name, the language, and its
records with their values. Nothing has to be kept anywhere for such a link to say, years later and on any server, what
has changed since: what it was stands in the link itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.exhibit import Exhibit
from dashboard.packing import BrokenError, pack, unpack
from dashboard.parameters import BOUNDS
from dashboard.views import Values

VERSION, WAS = "data", "was"  # parameters
PINNED = (VERSION, WAS)
MOST_RECORDS = 2_000  # of a figure; those of five plans have a hundred or so
LONGEST_RECORD, LONGEST_VALUE = 200, 1_000  # characters


@dataclass(frozen=True)
class Pin:
    """What a link says of the data it was made with; `values` is None where it says no more than the version."""

    version: str
    figure: str = ""
    lang: str = ""
    values: Mapping[str, str] | None = None
    broken: bool = False


@dataclass(frozen=True)
class Change:
    """A record that is not what it was, in words; empty where it was not there, or is not any more."""

    name: str
    then: str
    now: str


def pinned(exhibit: Exhibit, lang: str) -> dict[str, str]:
    """The parameters that pin a figure, only the version where its records are more than a link can hold; none for a
    figure that does not know what it rests on."""
    if exhibit.values is None or exhibit.place is None:
        return {}
    records: Values = exhibit.values()
    codes = dict(records.codes)
    code = pack([exhibit.place.name, lang, codes]) if is_state(codes) else ""
    fits = code and BOUNDS[WAS].allows(code)
    return {VERSION: exhibit.data_version} | ({WAS: code} if fits else {})


def read(choices: Mapping[str, str]) -> Pin | None:
    """The pin of an address; None where there is none. One that can't be read says so."""
    version, code = choices.get(VERSION, ""), choices.get(WAS, "")
    if not version:
        return None
    if not code:
        return Pin(version)
    try:
        return decoded(version, unpack(code))
    except BrokenError:
        return Pin(version, broken=True)


def decoded(version: str, content: Any) -> Pin:
    """The pin of what was unpacked: figure, language, records with their values. Raises BrokenError for any other."""
    if not isinstance(content, list) or len(content) != 3:
        raise BrokenError
    figure, lang, state = content
    if not (is_short(figure, LONGEST_RECORD) and is_short(lang, LONGEST_RECORD) and is_state(state)):
        raise BrokenError
    return Pin(version, figure, lang, state)


def is_state(state: object) -> bool:
    """Whether something is a state of a figure: not too many records with their values, all texts of some length."""
    if not isinstance(state, dict) or len(state) > MOST_RECORDS:
        return False
    return all(is_short(name, LONGEST_RECORD) and is_short(code, LONGEST_VALUE) for name, code in state.items())


def is_short(text: object, longest: int) -> bool:
    """Whether something is a text of at most so many characters."""
    return isinstance(text, str) and len(text) <= longest


def changes(pin: Pin, values: Values) -> list[Change]:
    """What is not as it was, in the order of the figure, and then what is gone."""
    was = pin.values or {}
    found = [
        Change(values.name(record), values.say(record, was[record]) if record in was else "", values.say(record, code))
        for record, code in values.codes.items()
        if was.get(record) != code
    ]
    gone = [record for record in was if record not in values.codes]
    return found + [Change(values.name(record), values.say(record, was[record]), "") for record in gone]


def comparable(pin: Pin, values: Values, lang: str) -> bool:
    """Whether the two can be compared: rows of a table only in the language they were written in."""
    return pin.values is not None and (pin.lang == lang or not values.has("row"))
