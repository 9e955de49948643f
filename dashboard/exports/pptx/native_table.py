"""Native tables, without the look of a program: a line under each row, a heavier one under the head."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.pptx import text_runs
from dashboard.exports.pptx.slide_layout import Box
from dashboard.exports.pptx.table_pagination import BESIDE, PAD, row_height
from dashboard.exports.pptx.table_rows import GROUP, Cell, Rows
from dashboard.exports.pptx.text_runs import Run

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def draw(slide: Any, rows: Rows, box: Box, widths: Sequence[float], lang: str) -> Any:
    """Put a table into a box of a slide; return its graphic frame."""
    size = len(rows.rows) + 1, len(rows.head)
    frame = slide.shapes.add_table(*size, Pt(box.x), Pt(box.y), Pt(box.w), Pt(10))
    table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    table.horz_banding = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    head: tuple[Cell, ...] = tuple(((Run(name, rows.size, bold=True),),) for name in rows.head)
    for place, row in enumerate((head, *rows.rows)):
        fill_row(table, place, row, widths, rows.size, lang)
    return frame


def fill_row(table: Any, place: int, row: tuple[Cell, ...], widths: Sequence[float], size: float, lang: str) -> None:
    """The cells of a row; a heading runs over all columns."""
    table.rows[place].height = Pt(row_height(row, widths, size))
    if len(row) == GROUP and len(widths) > 1:
        table.cell(place, 0).merge(table.cell(place, len(widths) - 1))
    for column, one in enumerate(row):
        found = table.cell(place, column)
        text_runs.write(found.text_frame, one, lang)
        found.margin_left, found.margin_right, found.margin_top, found.margin_bottom = 0, Pt(BESIDE), Pt(PAD), Pt(PAD)
    for column in range(len(widths)):
        small(table.cell(place, column), size)
        rule(table.cell(place, column), heavy=place == 0)


def small(cell_: Any, size: float) -> None:
    """Keep an empty cell from being as high as the program's own type."""
    for paragraph in cell_.text_frame.paragraphs:
        if not paragraph.text:
            text_runs.empty(paragraph, size)


def rule(cell_: Any, heavy: bool) -> None:
    """A line under a cell, and nothing around it."""
    properties = cell_._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"))
    line.set("w", str(int(Pt(1.25 if heavy else 0.5))))
    colour = theme.LIGHT.muted if heavy else theme.LIGHT.rule
    etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr")).set("val", colour.lstrip("#"))
