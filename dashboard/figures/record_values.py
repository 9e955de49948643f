"""The records a figure shows, as codes that do not depend on the language, so that two versions can be compared.

A target has its value, unit, year and firmness; a silence its kind; a clause its coding. A figure that shows none of
these, such as a count, has the rows of its table, whose text is in one language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from dashboard.figures.grid import CellItem, Grid
from dashboard.figures.mark_codes import evidence_codes
from dashboard.figures.model import Exhibit
from dashboard.figures.record_fields import FIELD_SEPARATOR, TARGET_FIELDS, agree, cell_text, parse_number, parse_target
from dashboard.figures.records import Row, records
from dashboard.i18n.words import Unit, Words
from dashboard.url_state.limits import shorten, visible_text
from dashboard.url_state.view_context import ViewContext

MEASURE_FIELDS = ("theme_id", "theme_2", "theme_3", "instrument_id", "quantification", "repeats", "repeats_extent")
RECORD_KINDS = (
    ("target", "targets", TARGET_FIELDS),
    ("silence", "silences", ("status",)),
    ("measure", "measures", MEASURE_FIELDS),
)
TABLE_ROW = "row"  # the kind of what is only a row of a table
MAX_TEXT_LENGTH = 120  # characters of a record that is shown as it stands in a link


@dataclass(frozen=True)
class RecordValues:
    """The records of a figure: kind~code -> its fields in one text; with their names and texts in words."""

    codes: Mapping[str, str]
    context: ViewContext

    @property
    def words(self) -> Words:
        """The reader's words."""
        return self.context.words

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Units by their code, without the wording of any one target."""
        targets = self.context.frame("targets").drop_duplicates("unit_id")
        return {str(row["unit_id"]): replace(self.words.unit(row), wording="") for row in records(targets)}

    @cached_property
    def targets(self) -> dict[str, Row]:
        """Targets as they are now, by their key."""
        return {record_key("target", row): row for row in records(self.context.frame("targets"))}

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of records: region, year, and indicator or clause."""
        plans = {row["plan_id"]: row for row in records(self.context.frame("plans"))}
        names = {}
        for kind, name, _ in RECORD_KINDS:
            for row in records(self.context.frame(name)) if self.has(kind) else []:
                plan = plans[row["plan_id"]]
                subject = self.words.data(row, "indicator") if kind != "measure" else self.words.clause(row["clause"])
                document = f"{self.words.data(plan, 'region')} {plan['first_year']}"
                names[record_key(kind, row)] = self.words.join_parts(document, subject, self.words.data(row, "scope"))
        return names

    def has(self, kind: str) -> bool:
        """Whether any record is of this kind."""
        return any(record.startswith(f"{kind}~") for record in self.codes)

    def name(self, record: str) -> str:
        """Name of a record; its code where it no longer exists."""
        return self.names.get(record) or shorten(record.partition("~")[2])

    def text(self, record: str, code: str) -> str:
        """The fields of a record in words. They may come from a link and hold anything."""
        kind = record.partition("~")[0]
        try:
            if kind == "target":
                return self.target(parse_target(code), self.targets.get(record, {}))
            if kind == "silence":
                return self.words.text(f"silence.{code}")
        except (KeyError, ValueError):
            return shorten(
                code, MAX_TEXT_LENGTH
            )  # of another version, with fields or codes that this one does not know
        parts = [part for part in visible_text(code).split(FIELD_SEPARATOR) if part]
        return self.words.text("list.comma").join(parts) or "—"

    def target(self, fields: Mapping[str, str], current: Row) -> str:
        """Value, year, kind and firmness of a target. Raises KeyError, ValueError for fields that are none.

        current: the target as it is now; where value or year are the same, the words that the text has for them are
        shown. {} for one that is gone."""
        low, high = (parse_number(fields[bound]) for bound in ("value_low", "value_high"))
        unit = self.units.get(fields["unit_id"], Unit(fields["unit_id"], fields["unit_id"]))
        if agree(fields, current, ("operator", "value_low", "value_high", "unit_id")):
            unit = replace(unit, wording=self.words.data(current, "value_words"))
        if agree(fields, current, ("due_basis", "due_year")):
            fields = {**fields, **{name: current[name] for name in current if name.startswith("due_words_")}}
        value = self.words.value(low, high, fields["operator"], unit, "long")
        names = (self.code_name(f"targets.{field}", fields[field]) for field in ("kind", "commitment"))
        suspect = self.words.text("evidence.suspect") if fields["suspect"] == "1" else ""
        return self.words.join_parts(value, self.words.year(fields), *names, suspect)

    def code_name(self, field: str, code: str) -> str:
        """The name of a code of a closed list."""
        codes = self.context.frame("codes")
        rows = records(codes[(codes["field"] == field) & (codes["code"] == code)])
        return self.words.data(rows[0], "name") if rows else code


def record_values(exhibit: Exhibit, context: ViewContext) -> RecordValues:
    """The records that a figure shows."""
    codes_in_figure, values = set(figure_codes(exhibit)), dict[str, str]()
    for kind, name, fields in RECORD_KINDS:
        codes = {code for code_kind, code in codes_in_figure if code_kind == kind}
        for row in records(context.frame(name)) if codes else []:
            if record_code(kind, row) in codes:
                values[record_key(kind, row)] = FIELD_SEPARATOR.join(cell_text(row[field]) for field in fields)
    if not values:
        lines = exhibit.table.astype(str).itertuples(index=False, name=None)
        values = {f"{TABLE_ROW}~{line[0]}~{n}": FIELD_SEPARATOR.join(line[1:]) for n, line in enumerate(lines)}
    return RecordValues(values, context)


def record_key(kind: str, row: Row) -> str:
    """Key of a record: kind~code."""
    return f"{kind}~{record_code(kind, row)}"


def record_code(kind: str, row: Row) -> str:
    """Code of a record, as in an address."""
    if kind == "silence":
        return f"{row['plan_id']}~{row['indicator_id']}"
    return str(row["target_id"] if kind == "target" else row["measure_id"])


def figure_codes(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    """Kind and code of everything in a figure that opens evidence."""
    if exhibit.frames:
        shown = exhibit.frames.shown or tuple(exhibit.frames.plans["plan_id"])
        for kind, frame in (("target", exhibit.frames.targets), ("silence", exhibit.frames.silences)):
            yield from ((kind, record_code(kind, row)) for row in records(frame) if row["plan_id"] in shown)
    elif isinstance(exhibit.figure, Grid):
        for item in grid_items(exhibit.figure):
            yield from ((kind, code) for kind, codes in parse_qsl(item.code) for code in codes.split(","))
    else:
        for code in mark_codes(exhibit.figure):
            yield from evidence_codes(code)


def grid_items(grid: Grid) -> Iterator[CellItem]:
    """All items of a grid, row heads included."""
    for row in grid.rows:
        yield row.head
        for cell in row.cells:
            yield from cell


def mark_codes(figure: Any) -> Iterator[str]:
    """The codes of the marks of a drawing."""
    for trace in getattr(figure, "data", ()):
        for data in trace.customdata if trace.customdata is not None else ():
            code = data if isinstance(data, str) else next(iter(data), "")
            if isinstance(code, str) and code:
                yield code
