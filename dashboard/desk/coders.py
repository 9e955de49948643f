"""Two codings of one text: where they differ, how far they agree in each field, and what comes of settling it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dashboard.desk.cells import fits, is_formula, is_plain
from dashboard.desk.pack import table_files, zip_bytes
from dashboard.desk.plan import DeskError, DeskPlan, Row
from dashboard.desk.rows import named_units
from dashboard.desk.sheets import whole_tables
from etl.coding.comparison import FOUND, Comparison, Judgement, compare
from etl.coding.model import NONE, TARGET_FIELDS, Coding, coding_of_tables
from etl.coding.settlement import Settled, merge
from etl.coding.workbook_reader import ROW
from etl.load import DATA
from etl.problems import Problem
from etl.schema import load_schema
from etl.table_files import Tables, read_rows

KEEP = ("first", "second", "other")
COLUMN_OF_FIELD = TARGET_FIELDS  # the column of targets that a field is kept in, where its name is another
PLACE = "settlement"


class SettledPack(NamedTuple):
    """The pack after settling; differences still open; what is wrong with rows of the settlement, each with its number
    from 1 and the column; and sentences on what is left to do by hand."""

    content: bytes
    still_open: int
    problems: tuple[tuple[int, str], ...]
    by_hand: tuple[Problem, ...]


def compare_plans(first: DeskPlan, second: DeskPlan, data: Path = DATA) -> Comparison:
    """Two plans of one text side by side, under the ids of the first. Raises DeskError for two texts."""
    if first.sha256 != second.sha256:
        raise DeskError("coders.two_texts")
    codings = [_coding(plan, data) for plan in (first, second)]
    return compare(codings[0], replace(codings[1], plan_id=codings[0].plan_id))


def _coding(plan: DeskPlan, data: Path) -> Coding:
    shared = {row["indicator_id"] for row in read_rows(data / "indicators.csv") if row["comparability"] != "single"}
    tables = whole_tables(plan, data)
    return coding_of_tables(plan.plan_id, tables, tables["plans"][0], shared)


def settled_pack(
    first: DeskPlan, second: DeskPlan, settlement: Sequence[Mapping[str, str]], with_text: bool, data: Path = DATA
) -> SettledPack:
    """The first plan's pack with what was settled put in, and with both codings in `codings.csv`.

    settlement: rows of item, field, keep (one of KEEP), value and reason; a row without `keep` stays open.
    """
    comparison, tables = compare_plans(first, second, data), whole_tables(first, data)
    rows = [_settlement_row(row, number) for number, row in enumerate(settlement, 1)]
    misfits = [row for row in rows if row.get("keep") == "other" and row.get("value") and not _has_form(row)]
    outcome: Settled = merge(comparison, [row for row in rows if row not in misfits], tables, PLACE, is_first=True)
    _lend_units(tables, second)
    files = table_files(_tables_with_rows(tables), load_schema(data / "datapackage.json"))
    if with_text:
        files[f"{first.plan_id}.txt"] = first.text
    problems = [(problem.line or 0, (problem.column or "").removesuffix("_zh")) for problem in outcome.problems]
    wrong = [*problems, *((int(row[ROW]), "value") for row in misfits)]
    # A reason in one language stands for both, and is missed once.
    told = tuple(sorted(item for item in wrong if item[1] != "reason_en"))
    return SettledPack(zip_bytes(files), len(outcome.still_open), told, tuple(outcome.by_hand))


def _has_form(row: Mapping[str, str]) -> bool:
    """Whether a value that neither coder has is one that its column can have."""
    column, value = TARGET_FIELDS.get(row["field"], row["field"]), row["value"]
    is_empty_choice = column == "indicator_id" and value == NONE
    return is_plain(value) and not is_formula(value) and (is_empty_choice or fits(column, value))


def _lend_units(tables: Tables, second: DeskPlan) -> None:
    """Units that only the second coder named, where a row now has them."""
    used, known = ({row["unit_id"] for row in tables[name]} for name in ("targets", "units"))
    tables["units"] += [row for code, row in named_units(second).items() if code in used - known]


def _settlement_row(row: Mapping[str, str], number: int) -> Row:
    """A reason in one language stands for both: its writer may know no other."""
    reason = row.get("reason", "")
    return {**row, "reason_zh": reason, "reason_en": reason, ROW: str(number)}


def _tables_with_rows(tables: Tables) -> Tables:
    return {name: rows for name, rows in tables.items() if rows or name in ("plans", "codings")}


__all__ = [
    "COLUMN_OF_FIELD",
    "FOUND",
    "KEEP",
    "NONE",
    "Comparison",
    "Judgement",
    "SettledPack",
    "compare_plans",
    "settled_pack",
]
