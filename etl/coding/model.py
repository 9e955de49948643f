"""One person's coding of a plan: quantities and clauses with their places in the text, bodies and silences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.coding.workbook_reader import ROW, FilledWorkbook
from etl.problems import EtlError, Rule
from etl.reading.passages import Span
from etl.schema import Field, Schema
from etl.table_files import Row, Tables

TARGET_FIELDS = {
    "value_low": "value_low", "value_high": "value_high", "operator": "operator", "unit": "unit_id",
    "baseline_value": "baseline_value", "baseline_year": "baseline_year", "due_year": "due_year",
    "due_basis": "due_basis", "period_start": "period_start", "period_end": "period_end", "time_basis": "time_basis",
    "quantity_type": "quantity_type", "tier": "tier", "kind": "kind", "commitment": "commitment",
    "shared_indicator": "indicator_id", "restates": "restates", "nested_in": "nested_in",
    "milestone_of": "milestone_of",
}  # fmt: skip
"""Fields of codings.csv and the columns of targets that they are read from."""
LINKS = ("restates", "nested_in", "milestone_of")
MEASURE_FIELDS = ("theme_id", "instrument_id", "quantification", "repeats", "repeats_extent")
NONE = "none"  # an indicator that no other plan has


class CodedRow(NamedTuple):
    """A quantity or a clause as somebody coded it: its id or row label, its place, and values by field."""

    row_id: str
    place: Span
    values: Row
    quote: str = ""
    measure_id: str = ""


@dataclass
class Coding:
    """Everything that one person coded of one plan; `in_tables` if it comes from a folder, whose ids then hold."""

    name: str
    plan_id: str
    source_sha256: str
    in_tables: bool
    targets: list[CodedRow] = field(default_factory=list)
    measures: list[CodedRow] = field(default_factory=list)
    bodies: dict[tuple[str, str], str] = field(default_factory=dict)
    silences: dict[str, str] = field(default_factory=dict)


def coding_of_tables(name: str, tables: Tables, plan: Row, shared: set[str]) -> Coding:
    """The coding that tables hold of a plan."""
    coding = Coding(name, plan["plan_id"], plan["source_sha256"], in_tables=True)
    of_plan = {key: [row for row in tables[key] if row["plan_id"] == coding.plan_id] for key in _OF_PLAN}
    for row in of_plan["targets"]:
        place = Span(int(row["quote_start"]), int(row["quote_end"]))
        coding.targets.append(CodedRow(row["target_id"], place, _values(row, shared), row["quote"], row["measure_id"]))
    for row in of_plan["measures"]:
        place = Span(int(row["start"]), int(row["end"]))
        coding.measures.append(CodedRow(row["measure_id"], place, {key: row[key] for key in MEASURE_FIELDS}))
    clauses = {row.row_id for row in coding.measures}
    coding.bodies = {
        (row["measure_id"], row["position"]): row["body_id"]
        for row in tables["measure_bodies"]
        if row["measure_id"] in clauses
    }
    coding.silences = {row["indicator_id"]: row["status"] for row in of_plan["silences"]}
    return coding


_OF_PLAN = ("targets", "measures", "silences")


def coding_of_workbook(book: FilledWorkbook, clauses: dict[str, Span], shared: set[str], schema: Schema) -> Coding:
    """The coding in a filled workbook; what is wrong in it is added to its problems, and the rest read. `clauses`:
    spans by measure_id of the draft that the workbook was made of. Raises EtlError."""
    if not book.facts.get("plan_id") or "targets" not in book.tables:
        raise EtlError(f"{book.name} 没有写明规划", f"{book.name} names no plan")
    coding = Coding(book.name, book.facts["plan_id"], book.facts.get("source_sha256", ""), in_tables=False)
    check_codes(book, schema)
    for row in book.tables["targets"]:
        coded = _target(book, row, shared)
        if coded:
            coding.targets.append(coded)
    for row in book.tables.get("measures", []):
        if row["measure_id"] in clauses:
            values = {key: row.get(key, "") for key in MEASURE_FIELDS}
            coding.measures.append(CodedRow(row["measure_id"], clauses[row["measure_id"]], values))
    coding.bodies = {
        (row["measure_id"], row["position"]): row["body_id"]
        for row in book.tables.get("measure_bodies", [])
        if row.get("body_id")
    }
    coding.silences = {
        row["indicator_id"]: row["status"] for row in book.tables.get("silences", []) if row.get("status")
    }
    return coding


def _target(book: FilledWorkbook, row: Row, shared: set[str]) -> CodedRow | None:
    """A row with a value is a quantity; its place is that of its quote in the words beside it."""
    if not (row.get("value_low") or row.get("value_high") or row.get("quote")):
        return None
    start, words, quote = int(row.get("sentence_start") or 0), row.get("words", ""), row.get("quote", "")
    at = words.find(quote)
    if not quote or at < 0:
        zh = f"引文不在旁边的原文里：{quote}" if quote else "有数值而没有引文"
        en = f"the words beside it do not hold this quote: {quote}" if quote else "a value and no quote"
        book.problems.append(book.problem("quote", "targets", row, "quote", zh, en))
        place = Span(start, start + len(words))
    else:
        place = Span(start + at, start + at + len(quote))
    label = row.get("target_id") or f"row {row[ROW]}"
    return CodedRow(label, place, _values(row, shared), quote, row.get("measure_id", ""))


def _values(row: Row, shared: set[str]) -> Row:
    values = {name: _plain(row.get(column, "")) for name, column in TARGET_FIELDS.items()}
    values["shared_indicator"] = values["shared_indicator"] if values["shared_indicator"] in shared else NONE
    return values


def _plain(cell: str) -> str:
    """A number as the tables write it, whatever an office program made of it."""
    try:
        return f"{float(cell):.4f}".rstrip("0").rstrip(".")
    except ValueError:
        return cell


def check_codes(book: FilledWorkbook, schema: Schema) -> None:
    """Report cells that their column cannot hold."""
    for table in schema.tables:
        fields = {item.name: item for item in table.fields}
        for row in book.tables.get(table.name, []):
            for column, cell in row.items():
                fault = fault_of(fields[column], cell) if column in fields and cell else None
                if fault:
                    book.problems.append(book.problem(fault.check_id, table.name, row, column, fault.zh, fault.en))


def fault_of(item: Field, cell: str) -> Rule | None:
    """Why a filled cell cannot stand in its column: no code of its closed list, no number, not of its form."""
    if item.codes and cell not in item.codes:
        zh, en = f"{cell} 不是此列的代码，见 lists 页", f"{cell} is no code of this column, see the sheet lists"
        return Rule("code", zh, en)
    if item.type == "integer" and not re.fullmatch("-?[0-9]+", cell):
        return Rule("number", f"{cell} 不是整数，如 3100000", f"{cell} is no whole number, such as 3100000")
    if item.type == "number" and not is_number(cell):
        return Rule("number", f"{cell} 不是数字", f"{cell} is no number")
    if not re.fullmatch(item.constraints.get("pattern", ".*"), cell, re.DOTALL):
        about_zh, _, about_en = item.description.partition(" | ")
        return Rule("form", f"{cell} 不合此列的写法：{about_zh}", f"{cell} is not of this column's form: {about_en}")
    return None


def is_number(cell: str) -> bool:
    """Whether a cell holds a number; an empty one does not."""
    try:
        float(cell)
    except ValueError:
        return False
    return True
