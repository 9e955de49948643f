"""Two codings of one text: where they differ, how far they agree in each field, and what comes of settling it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dashboard.desk.pack import table_files, zip_bytes
from dashboard.desk.plan import DeskError, DeskPlan, Row
from dashboard.desk.sheets import whole_tables
from etl.coding.comparison import Comparison, Judgement, compare
from etl.coding.model import Coding, coding_of_tables
from etl.coding.settlement import Settled, merge
from etl.coding.workbook_reader import ROW
from etl.load import DATA
from etl.problems import Problem
from etl.schema import load_schema
from etl.table_files import Tables, read_rows

KEEP = ("first", "second", "other")
PLACE = "settlement"


class SettledPack(NamedTuple):
    """The pack after settling; differences still open, and sentences on what is wrong or left to do by hand."""

    content: bytes
    still_open: int
    problems: tuple[Problem, ...]


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
    found, tables = compare_plans(first, second, data), whole_tables(first, data)
    rows = [_settlement_row(row, number) for number, row in enumerate(settlement, 1)]
    made: Settled = merge(found, rows, tables, PLACE, is_first=True)
    files = table_files(_tables_with_rows(tables), load_schema(data / "datapackage.json"))
    if with_text:
        files[f"{first.plan_id}.txt"] = first.text
    problems = (*made.problems, *made.by_hand)
    return SettledPack(zip_bytes(files), len(made.still_open), problems)


def _settlement_row(row: Mapping[str, str], number: int) -> Row:
    """A reason in one language stands for both: its writer may know no other."""
    reason = row.get("reason", "")
    return {**row, "reason_zh": reason, "reason_en": reason, ROW: str(number)}


def _tables_with_rows(tables: Tables) -> Tables:
    return {name: rows for name, rows in tables.items() if rows or name in ("plans", "codings")}


__all__ = ["KEEP", "Comparison", "Judgement", "SettledPack", "compare_plans", "settled_pack"]
