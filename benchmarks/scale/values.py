"""Other values for the targets of a copy: in the target, its quote and gloss, its numeral and its codings alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

Row = dict[str, str]
SPREAD = (100, 93, 88, 79, 71, 64, 57, 50)  # per cent of the corpus's value, by turns
BOUNDS = ("value_low", "value_high")


@dataclass(frozen=True)
class ChangedDigits:
    """What a copy says instead: target_id -> the digits of the corpus and its own; numeral (plan, start) -> target."""

    digits: dict[str, tuple[str, str]] = field(default_factory=dict)
    numerals: dict[tuple[str, str], str] = field(default_factory=dict)

    def apply(self, table: str, row: Row, made: Row) -> Row:
        """The copy `made` of a row of the corpus, with its own digits."""
        key = row.get("target_id") if table == "targets" else None
        if table == "numerals":
            key = self.numerals.get((row["plan_id"], row["start"]))
        if table == "codings" and row["field"] in BOUNDS:
            key = row["item"]
        if key not in self.digits:
            return made
        old, new = self.digits[key]
        cells = {"targets": BOUNDS, "numerals": ("text",), "codings": ("first", "second")}[table]
        made |= {name: new for name in cells if row[name] == old}
        return made | {name: digits_pattern(old).sub(new, row[name]) for name in ("quote", "gloss") if name in row}


def digits_pattern(digits: str) -> re.Pattern[str]:
    """These digits where they are a number of their own."""
    return re.compile(rf"(?<![0-9.]){digits}(?![0-9.])")


def changed_digits(targets: Sequence[Row], numerals: Sequence[Row], number: int) -> ChangedDigits:
    """The digits of copy `number`: for targets that no other row refers to and that hold one numeral, in digits."""
    share = SPREAD[number % len(SPREAD)]
    if share == 100:
        return ChangedDigits()
    bound = {row[name] for row in targets for name in ("restates", "nested_in")}
    of_target: dict[str, list[Row]] = {}
    for row in numerals:
        of_target.setdefault(row["target_id"], []).append(row)
    found = ChangedDigits()
    for target in targets:
        held, code = of_target.get(target["target_id"], []), target["target_id"]
        free = not (target["restates"] or target["nested_in"] or code in bound or target["operator"] == "range")
        digits = target["value_low"] or target["value_high"]
        if free and len(held) == 1 and held[0]["text"] == digits and digits.isdecimal():
            other = str(int(digits) * share // 100)
            if len(other) == len(digits) and int(other):
                found.digits[code] = (digits, other)
                found.numerals[(held[0]["plan_id"], held[0]["start"])] = code
    return found
