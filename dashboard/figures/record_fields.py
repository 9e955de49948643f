"""The fields of a record of a figure as one text, and a target's fields out of a text that may come from a link."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.figures.records import Row

TARGET_FIELDS = (
    *("operator", "value_low", "value_high", "unit_id", "due_basis", "due_year", "time_basis"),
    *("kind", "commitment", "suspect"),
)
FIELD_SEPARATOR = "|"  # fields of a record
MIN_NUMBER, MAX_NUMBER = 1e-6, 1e15  # of a number that a record holds, if it is not nought
MAX_FIELD_LENGTH = 40  # characters of a field


def agree(fields: Mapping[str, str], row: Row, names: tuple[str, ...]) -> bool:
    """True if a row has the values of a record in these fields."""
    return bool(row) and all(cell_text(row[name]) == fields[name] for name in names)


def parse_target(code: str) -> dict[str, str]:
    """The fields of a target. Raises ValueError for a wrong number of fields, or a text that no field can hold."""
    fields = dict(zip(TARGET_FIELDS, code.split(FIELD_SEPARATOR), strict=True))
    if not all(len(field) <= MAX_FIELD_LENGTH and field.isprintable() for field in fields.values()):
        raise ValueError(code)
    if not fields["value_low"] and not fields["value_high"]:
        raise ValueError(code)
    return fields


def parse_number(text: str) -> float:
    """A number of a record, NaN for "". Raises ValueError for a text that is no number, or not within the bounds."""
    value = float(text or "nan")
    if text and not (value == 0 or MIN_NUMBER <= abs(value) <= MAX_NUMBER):
        raise ValueError(text)
    return value


def cell_text(cell: Any) -> str:
    """A field of a record as text: numbers in full, without trailing zeros; "" for an empty one."""
    if pd.isna(cell):
        return ""
    if str(cell) in ("True", "False"):
        return str(int(bool(cell)))
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell).replace(FIELD_SEPARATOR, "/")
