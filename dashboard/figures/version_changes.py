"""Differences between a figure and the version of the data that a link pins."""

from dataclasses import dataclass

from dashboard.figures.model import Exhibit
from dashboard.figures.record_values import RecordValues
from dashboard.url_state.codec import encode
from dashboard.url_state.limits import BOUNDS
from dashboard.url_state.version_pins import STATE, VERSION, Pin, is_state


@dataclass(frozen=True)
class Change:
    """A record that changed, in words; `then` is empty if it was added, `now` if it was removed."""

    name: str
    then: str
    now: str


def pin_parameters(exhibit: Exhibit, lang: str) -> dict[str, str]:
    """The parameters that pin a figure: its version and, if a link can hold them, its records. {} for a figure without
    an address or records."""
    if exhibit.values is None or exhibit.place is None:
        return {}
    records: RecordValues = exhibit.values()
    codes = dict(records.codes)
    code = encode([exhibit.place.name, lang, codes]) if is_state(codes) else ""
    fits = code and BOUNDS[STATE].allows(code)
    return {VERSION: exhibit.data_version} | ({STATE: code} if fits else {})


def changes_since(pin: Pin, values: RecordValues) -> list[Change]:
    """Records that changed or were added, in the order of the figure, then those removed."""
    then = pin.values or {}
    changes = [
        Change(
            values.name(record), values.text(record, then[record]) if record in then else "", values.text(record, code)
        )
        for record, code in values.codes.items()
        if then.get(record) != code
    ]
    removed = [record for record in then if record not in values.codes]
    return changes + [Change(values.name(record), values.text(record, then[record]), "") for record in removed]


def comparable(pin: Pin, values: RecordValues, lang: str) -> bool:
    """Whether records can be compared with those of a pin: rows of a table only in the language of the pin."""
    return pin.values is not None and (pin.lang == lang or not values.has("row"))
