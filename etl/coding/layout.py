"""The sheets of a coding workbook: which columns a coder fills, which only help, and where closed lists come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from etl.schema import Field, Schema

CODED_TARGET = (
    "quote", "indicator_id", "value_low", "value_high", "operator", "unit_id", "baseline_value", "baseline_year",
    "milestone_of", "due_year", "due_basis", "period_start", "period_end", "time_basis", "quantity_type", "tier",
    "kind", "commitment", "restates", "nested_in",
)  # fmt: skip
CODED_MEASURE = ("theme_id", "theme_2", "theme_3", "instrument_id", "quantification", "repeats", "repeats_extent")
HIDDEN = ("sentence_start", "key")
_LOOKED_UP = {
    "theme_id": "themes", "theme_2": "themes", "theme_3": "themes", "instrument_id": "instruments",
    "indicator_id": "indicators", "unit_id": "units", "body_id": "bodies", "region_id": "regions",
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: columns that help the reader, then those that are filled."""

    table: str
    helps: tuple[str, ...]
    filled: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return self.helps + self.filled


BLANK = (
    Sheet("targets", ("sentence_start", "measure_id", "clause", "words", "target_id"), (*CODED_TARGET, "note_zh")),
    Sheet("measures", ("measure_id", "clause", "words"), (*CODED_MEASURE, "note_zh")),
    Sheet("measure_bodies", ("measure_id", "clause", "position", "printed"), ("body_id",)),
    Sheet("silences", ("indicator_id", "name_zh", "name_en", "definition_zh"), ("status", "quote", "note_zh")),
)
"""What a second coder gets: nothing in it was decided by anyone else."""
_HELPS = {
    "targets": ("sentence_start", "clause", "words", "check"),
    "measures": ("clause", "words", "check"),
    "measure_bodies": ("clause", "check"),
    "plan_facts": ("check",),
    "silences": ("name_zh", "check"),
    "numerals": ("words", "check"),
}
_LEFT_OUT = {
    "targets": {"quote_start", "quote_end"}, "target_evidence": {"start", "end"}, "measures": {"start", "end"},
    "silences": {"quote_start", "quote_end"}, "plan_facts": {"quote_start", "quote_end"},
}  # fmt: skip
_FILLED = (
    "plans", "plan_facts", "measures", "measure_bodies", "targets", "target_evidence", "numerals", "silences",
    "overrides", "regions", "units", "bodies", "indicators",
)  # fmt: skip
QUESTIONS = Sheet("questions", ("key", "what", "words", "choices", "rows"), ("answer",))
"""What only a person can say, each question once, however many cells its answer fills."""
OF_REGISTER = ("regions", "units", "bodies", "indicators")


def filled_sheets(schema: Schema) -> tuple[Sheet, ...]:
    """The sheets that show a draft as it is, every column of every table; offsets follow from the words quoted."""
    tables = {table.name: table for table in schema.tables}
    return tuple(
        Sheet(
            name,
            _HELPS.get(name, ()),
            tuple(column for column in tables[name].columns if column not in _LEFT_OUT.get(name, ())),
        )
        for name in _FILLED
    )


def field_of(schema: Schema, table: str, column: str) -> Field | None:
    """The descriptor's field of a column; None for a column that only helps."""
    fields = next((item.fields for item in schema.tables if item.name == table), ())
    return next((item for item in fields if item.name == column), None)


def list_of(schema: Schema, table: str, column: str) -> str:
    """The closed list that a column is filled from, by its name in `closed_lists`; empty for free text."""
    field = field_of(schema, table, column)
    if field is None:
        return ""
    if field.codes:
        return f"{table}.{column}"
    if field.type == "boolean":
        return "true/false"
    if column in _LOOKED_UP and _LOOKED_UP[column] != table:
        return _LOOKED_UP[column]
    return ""


def closed_lists(schema: Schema, register: Mapping[str, list[dict[str, str]]]) -> dict[str, list[tuple[str, ...]]]:
    """Rows (code, Chinese name, English name, rule in Chinese, rule in English) by list name."""
    lists: dict[str, list[tuple[str, ...]]] = {
        "true/false": [("true", "是", "yes", "", ""), ("false", "否", "no", "", "")]
    }
    for name in dict.fromkeys(_LOOKED_UP.values()):
        lists[name] = [_entry(row, next(iter(row))) for row in register.get(name, [])]
    known = {(row["field"], row["code"]): row for row in register.get("codes", [])}
    for table in schema.tables:
        for field in table.fields:
            if field.codes:
                key = f"{table.name}.{field.name}"
                rows = [known.get((key, code), {"code": code}) for code in field.codes]
                lists[key] = [_entry(row, "code") for row in rows]
    return lists


def _entry(row: Mapping[str, str], key: str) -> tuple[str, ...]:
    rule = [row.get(f"rule_{lang}") or row.get(f"definition_{lang}", "") for lang in ("zh", "en")]
    return row[key], row.get("name_zh", ""), row.get("name_en", ""), *rule
