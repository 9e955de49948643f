"""What has changed in a figure since a link pinned it to a version of the data."""

from dataclasses import dataclass

from dashboard.figures.model import Exhibit
from dashboard.figures.record_values import RecordValues
from dashboard.url_state.codec import encode
from dashboard.url_state.limits import BOUNDS
from dashboard.url_state.version_pins import STATE, VERSION, Pin, is_state


@dataclass(frozen=True)
class Change:
    """A record that is not what it was, in words; empty where it was not there, or is not any more."""

    name: str
    then: str
    now: str


def pin_parameters(exhibit: Exhibit, lang: str) -> dict[str, str]:
    """The parameters that pin a figure, only the version where its records are more than a link can hold; none for a
    figure that does not know what it rests on."""
    if exhibit.values is None or exhibit.place is None:
        return {}
    records: RecordValues = exhibit.values()
    codes = dict(records.codes)
    code = encode([exhibit.place.name, lang, codes]) if is_state(codes) else ""
    fits = code and BOUNDS[STATE].allows(code)
    return {VERSION: exhibit.data_version} | ({STATE: code} if fits else {})


def changes_since(pin: Pin, values: RecordValues) -> list[Change]:
    """What is not as it was, in the order of the figure, and then what is gone."""
    was = pin.values or {}
    found = [
        Change(values.name(record), values.say(record, was[record]) if record in was else "", values.say(record, code))
        for record, code in values.codes.items()
        if was.get(record) != code
    ]
    gone = [record for record in was if record not in values.codes]
    return found + [Change(values.name(record), values.say(record, was[record]), "") for record in gone]


def comparable(pin: Pin, values: RecordValues, lang: str) -> bool:
    """Whether the two can be compared: rows of a table only in the language they were written in."""
    return pin.values is not None and (pin.lang == lang or not values.has("row"))
