"""The cells that a person typed into the workbook of the county's draft, put there as an office program would."""

import csv
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.coding_fixtures import columns, put

HERE = Path(__file__).parent
TEXT = HERE / "jichuan-2021.txt"
KEYS = {
    "plans": ("plan_id",), "measures": ("measure_id",), "targets": ("target_id",), "silences": ("indicator_id",),
    "measure_bodies": ("measure_id", "position"), "regions": ("region_id",), "units": ("unit_id",),
    "bodies": ("body_id",), "indicators": ("indicator_id",), "questions": ("key",),
}  # fmt: skip


def typed_cells() -> list[dict[str, str]]:
    with (HERE / "typed.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def type_into(path: Path) -> None:
    """Type every cell into its row."""
    book = load_workbook(path)
    for cell in typed_cells():
        put(book, cell["sheet"], _row(book, cell["sheet"], cell["row"]), **{cell["column"]: cell["value"]})
    book.save(path)


def _row(book: Any, name: str, key: str) -> int:
    sheet, names = book[name], columns(book[name])
    for row in range(3, sheet.max_row + 1):
        if " ".join(str(sheet.cell(row, names[column]).value) for column in KEYS[name]) == key:
            return row
    raise KeyError(f"{name} {key}")
