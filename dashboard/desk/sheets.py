"""A plan as a workbook: its rows to be corrected, or blank for a second coder who sees nobody's values."""

from pathlib import Path

from dashboard.desk.plan import DeskPlan
from dashboard.desk.replay import decided_tables
from etl.coding.sheet import sheet_content
from etl.load import DATA
from etl.schema import load_schema
from etl.table_files import Tables


def workbook_bytes(plan: DeskPlan, blank: bool, data: Path = DATA) -> bytes:
    """The workbook; `etl fill` and the page that compares coders read it. Raises etl.problems.EtlError."""
    content, _ = sheet_content(whole_tables(plan, data), plan.text, data, filled=not blank)
    return content


def whole_tables(plan: DeskPlan, data: Path = DATA) -> Tables:
    """The tables of a plan as it stands, with an empty one for each that it has none of."""
    names = [table.name for table in load_schema(data / "datapackage.json").tables]
    return {**{name: [] for name in names}, **decided_tables(plan)}
