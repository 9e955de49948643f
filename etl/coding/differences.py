"""What two coders see differently, as a list to settle: CSV or a workbook."""

from __future__ import annotations

import csv
import io

from etl.coding.comparison import Comparison, Judgement

HEAD = ("plan_id", "item", "field", "words", "first", "second", "keep", "value", "reason_zh", "reason_en")
FIRST, SECOND, OTHER = "first", "second", "other"
_TITLES = (
    "规划 | Plan", "条目 | Item", "字段 | Field", "原文 | Words", "第一编码员 | First coder",
    "第二编码员 | Second coder",
    "取谁 | Whom to keep", "另取的值 | Another value", "理由 | Reason (Chinese)", "理由（英文） | Reason (English)",
)  # fmt: skip


def differences_csv(comparison: Comparison) -> str:
    """The differences as CSV, with empty columns for the settlement."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows([*_cells(item), "", "", "", ""] for item in comparison.differences)
    return lines.getvalue()


def differences_workbook(comparison: Comparison) -> bytes:
    """The differences as a workbook with a drop-down for whom to keep."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("differences")
        bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for column, (name, title) in enumerate(zip(HEAD, _TITLES, strict=True)):
            sheet.set_column(column, column, 44 if name in ("words", "reason_zh", "reason_en") else 18, wrap)
            sheet.write_string(0, column, name, bold)
            sheet.write_string(1, column, title.replace(" | ", "\n"), wrap)
        for row, item in enumerate(comparison.differences, 2):
            for column, cell in enumerate(_cells(item)):
                sheet.write_string(row, column, cell, wrap)
        options = {"validate": "list", "source": [FIRST, SECOND, OTHER]}
        sheet.data_validation(
            2, HEAD.index("keep"), max(len(comparison.differences), 1) + 1, HEAD.index("keep"), options
        )
        sheet.freeze_panes(2, 3)
    return file.getvalue()


def _cells(item: Judgement) -> tuple[str, ...]:
    return item.plan_id, item.item, item.field, item.words, item.first, item.second
