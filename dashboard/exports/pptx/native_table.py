"""Native tables without a program's own look: a line under each row, a heavier one under the head."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.pptx import text_metrics, text_runs
from dashboard.exports.pptx.slide_layout import Box
from dashboard.exports.pptx.table_pagination import BESIDE, PADDING, row_height
from dashboard.exports.pptx.table_rows import GROUP, Cell, Rows

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's id of the empty table style


def draw(holder: Any, rows: Rows, box: Box, widths: Sequence[float], lang: str) -> Any:
    """Put a table into a box of a slide; return its graphic frame. holder: shapes, or a placeholder for a table."""
    size = len(rows.rows) + 1, len(rows.head)
    if hasattr(holder, "insert_table"):
        frame = holder.insert_table(*size)
        frame.left, frame.top, frame.width, frame.height = Pt(box.x), Pt(box.y), Pt(box.w), Pt(10)
    else:
        frame = holder.add_table(*size, Pt(box.x), Pt(box.y), Pt(box.w), Pt(10))
    table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    table.horz_banding = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for index, row in enumerate((rows.head_cells, *rows.rows)):
        table.rows[index].height = Pt(row_height(row, widths, rows.size))
        fill_row(table, index, row, rows.size, lang)
    return frame


def text_width(text: str) -> float:
    """Width of a line of sources."""
    return text_metrics.width_of(text, text_runs.FINE) / text_metrics.SPARE


def fill_row(table: Any, index: int, row: tuple[Cell, ...], size: float, lang: str) -> None:
    """Write the cells of a row; a group heading runs over all columns."""
    columns = len(table.columns)
    if len(row) == GROUP and columns > 1:
        table.cell(index, 0).merge(table.cell(index, columns - 1))
    for column, paragraphs in enumerate(row):
        cell = table.cell(index, column)
        text_runs.write(cell.text_frame, paragraphs, lang)
        cell.margin_left, cell.margin_right = 0, Pt(BESIDE)
        cell.margin_top, cell.margin_bottom = Pt(PADDING), Pt(PADDING)
    for column in range(columns):
        shrink_empty(table.cell(index, column), size)
        draw_rule(table.cell(index, column), heavy=index == 0)


def shrink_empty(cell: Any, size: float) -> None:
    """Keep an empty cell from being as high as the program's default type."""
    for paragraph in cell.text_frame.paragraphs:
        if not paragraph.text:
            text_runs.set_empty_size(paragraph, size)


def draw_rule(cell: Any, heavy: bool) -> None:
    """A line under a cell, and nothing around it."""
    properties = cell._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"))
    line.set("w", str(int(Pt(1.25 if heavy else 0.5))))
    colour = theme.LIGHT.muted if heavy else theme.LIGHT.rule
    etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr")).set("val", colour.lstrip("#"))
