"""A link that pins the version of the data: it carries what the figure rested on when it was made.

Two parameters of an address: data=<version>, and was=<code>, which holds the figure's name, the language, and its
records with their values. Nothing has to be kept anywhere for such a link to say, years later and on any server, what
has changed since: what it was stands in the link itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.exhibit import Exhibit
from dashboard.packing import BrokenError, pack, unpack
from dashboard.views import Values

VERSION, WAS = "data", "was"  # parameters
PINNED = (VERSION, WAS)


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
    """The parameters that pin a figure; none for one that does not know what it rests on."""
    if exhibit.values is None or exhibit.place is None:
        return {}
    values: Values = exhibit.values()
    return {VERSION: exhibit.data_version, WAS: pack([exhibit.place.name, lang, dict(values.codes)])}


def read(choices: Mapping[str, str]) -> Pin | None:
    """The pin of an address; None where there is none. One that can't be read says so."""
    version = choices.get(VERSION, "")[:40]
    if not version:
        return None
    code = choices.get(WAS, "")
    if not code:
        return Pin(version)
    try:
        figure, lang, values = unpack(code)
        whole = isinstance(figure, str) and isinstance(lang, str) and all(map(is_text, values.items()))
    except (BrokenError, ValueError, TypeError, AttributeError):
        whole = False
    return Pin(version, figure, lang, values) if whole else Pin(version, broken=True)


def is_text(pair: tuple[object, object]) -> bool:
    """Whether a record and its value are texts."""
    return all(isinstance(one, str) for one in pair)


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
