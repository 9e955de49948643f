"""What a figure rests on, record by record, in codes that no language changes: so that two states can be compared.

A target is its value, unit, year and firmness; a silence its kind; a clause its coding. A figure that shows none of
these, such as a count, is the rows of its table, which are in a language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd

from dashboard.figures.grid import CellItem, Grid
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records
from dashboard.i18n.words import Unit, Words
from dashboard.url_state.limits import shortened, visible
from dashboard.url_state.view_context import ViewContext

TARGET = (
    *("operator", "value_low", "value_high", "unit_id", "due_basis", "due_year", "time_basis"),
    *("kind", "commitment", "suspect"),
)
MEASURE = ("theme_id", "theme_2", "theme_3", "instrument_id", "quantification", "repeats", "repeats_extent")
KINDS = (("target", "targets", TARGET), ("silence", "silences", ("status",)), ("measure", "measures", MEASURE))
ROW = "row"  # the kind of what is only a row of a table
BETWEEN = "|"  # fields of a record
SMALLEST, LARGEST = 1e-6, 1e15  # of a number that a record holds, if it is not nought
LONGEST_FIELD, LONGEST_SHOWN = 40, 120  # characters of a field, and of a record that is shown as it stands in a link
Row = Mapping[str, Any]


@dataclass(frozen=True)
class RecordValues:
    """The records of a figure: kind~code -> its fields in one text; and how to say them."""

    codes: Mapping[str, str]
    scene: ViewContext

    @property
    def words(self) -> Words:
        """The reader's."""
        return self.scene.words

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Units by their code, without the wording of any one target."""
        targets = self.scene.frame("targets").drop_duplicates("unit_id")
        return {str(row["unit_id"]): replace(self.words.unit(row), wording="") for row in records(targets)}

    @cached_property
    def names(self) -> dict[str, str]:
        """What the records are called: place, year, and what they are of."""
        plans = {row["plan_id"]: row for row in records(self.scene.frame("plans"))}
        found = {}
        for kind, name, _ in KINDS:
            for row in records(self.scene.frame(name)) if self.has(kind) else []:
                plan = plans[row["plan_id"]]
                of = self.words.data(row, "indicator") if kind != "measure" else self.words.clause(row["clause"])
                place = f"{self.words.data(plan, 'region')} {plan['first_year']}"
                found[key(kind, row)] = self.words.join_parts(place, of, self.words.data(row, "scope"))
        return found

    def has(self, kind: str) -> bool:
        """Whether any record is of a kind."""
        return any(one.startswith(f"{kind}~") for one in self.codes)

    def name(self, record: str) -> str:
        """What a record is called; its code where it is no longer there."""
        return self.names.get(record) or shortened(record.partition("~")[2])

    def say(self, record: str, code: str) -> str:
        """The fields of a record in words; they may come from a link and hold anything."""
        kind = record.partition("~")[0]
        try:
            if kind == "target":
                return self.target(fields_of(code))
            if kind == "silence":
                return self.words.text(f"silence.{code}")
        except (KeyError, ValueError):
            return shortened(
                code, LONGEST_SHOWN
            )  # of another version, with fields or codes that this one does not know
        said = [part for part in visible(code).split(BETWEEN) if part]
        return self.words.text("list.comma").join(said) or "—"

    def target(self, fields: Mapping[str, str]) -> str:
        """Value, year, kind and firmness of a target. Raises KeyError, ValueError for fields that are none."""
        low, high = (number(fields[bound]) for bound in ("value_low", "value_high"))
        unit = self.units.get(fields["unit_id"], Unit(fields["unit_id"], fields["unit_id"]))
        value = self.words.value(low, high, fields["operator"], unit, "long")
        named = (self.code_name(f"targets.{field}", fields[field]) for field in ("kind", "commitment"))
        suspect = self.words.text("evidence.suspect") if fields["suspect"] == "1" else ""
        return self.words.join_parts(value, self.words.year(fields), *named, suspect)

    def code_name(self, field: str, code: str) -> str:
        """The name of a code of a closed list."""
        codes = self.scene.frame("codes")
        found = records(codes[(codes["field"] == field) & (codes["code"] == code)])
        return self.words.data(found[0], "name") if found else code


def record_values(exhibit: Exhibit, scene: ViewContext) -> RecordValues:
    """The records that a figure shows."""
    shown = set(shown_codes(exhibit))
    found: dict[str, str] = {}
    for kind, name, fields in (
        ("target", "targets", TARGET),
        ("silence", "silences", ("status",)),
        ("measure", "measures", MEASURE),
    ):
        wanted = {code for of, code in shown if of == kind}
        for row in records(scene.frame(name)) if wanted else []:
            if code_of(kind, row) in wanted:
                found[key(kind, row)] = BETWEEN.join(cell_text(row[field]) for field in fields)
    if not found:
        lines = exhibit.table.astype(str).itertuples(index=False, name=None)
        found = {f"{ROW}~{line[0]}~{number}": BETWEEN.join(line[1:]) for number, line in enumerate(lines)}
    return RecordValues(found, scene)


def fields_of(code: str) -> dict[str, str]:
    """The fields of a target. Raises ValueError where they are not as many or hold what no field can."""
    fields = dict(zip(TARGET, code.split(BETWEEN), strict=True))
    if not all(len(field) <= LONGEST_FIELD and field.isprintable() for field in fields.values()):
        raise ValueError(code)
    if not fields["value_low"] and not fields["value_high"]:
        raise ValueError(code)
    return fields


def number(text: str) -> float:
    """A number of a record, NaN for none. Raises ValueError for a text that is none, or one of no use."""
    value = float(text or "nan")
    if text and not (value == 0 or SMALLEST <= abs(value) <= LARGEST):
        raise ValueError(text)
    return value


def key(kind: str, row: Row) -> str:
    """What a record is known by."""
    return f"{kind}~{code_of(kind, row)}"


def code_of(kind: str, row: Row) -> str:
    """The code of a record, as an address has it."""
    if kind == "silence":
        return f"{row['plan_id']}~{row['indicator_id']}"
    return str(row["target_id"] if kind == "target" else row["measure_id"])


def cell_text(cell: Any) -> str:
    """A field of a record as text: numbers in full and without an idle nought, nothing for nothing."""
    if pd.isna(cell):
        return ""
    if str(cell) in ("True", "False"):
        return str(int(bool(cell)))
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell).replace(BETWEEN, "/")


def shown_codes(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    """Kind and code of whatever a figure shows that can be opened."""
    if exhibit.frames:
        shown = exhibit.frames.shown or tuple(exhibit.frames.plans["plan_id"])
        for kind, frame in (("target", exhibit.frames.targets), ("silence", exhibit.frames.silences)):
            yield from ((kind, code_of(kind, row)) for row in records(frame) if row["plan_id"] in shown)
    elif isinstance(exhibit.figure, Grid):
        for item in items_of(exhibit.figure):
            yield from ((kind, code) for kind, codes in parse_qsl(item.code) for code in codes.split(","))
    else:
        yield from (("target", code) for code in target_ids_of_marks(exhibit.figure))


def items_of(grid: Grid) -> Iterator[CellItem]:
    """Everything that stands in a grid."""
    for row in grid.rows:
        yield row.head
        for cell in row.cells:
            yield from cell


def target_ids_of_marks(figure: Any) -> Iterator[str]:
    """The codes of the marks of a drawing."""
    for trace in getattr(figure, "data", ()):
        for found in trace.customdata if trace.customdata is not None else ():
            code = found if isinstance(found, str) else next(iter(found), "")
            if isinstance(code, str) and code:
                yield code
