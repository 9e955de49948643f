"""The workbook of a chart: four columns for each series, so that a value changed in it moves the picture."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import XyChartData
from pptx.chart.xlsx import XyWorkbookWriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from dashboard.exports.pptx.chart_series import ChartSeries, Point
from dashboard.exports.tabular import harmless

COLUMNS = 4  # of a series: x, y, words, value where x is made from it
SHEET = "Sheet1"


class ChartData(XyChartData):
    """Data of an XY chart whose series are as long as the longest, as LibreOffice wants it."""

    def __init__(self, series: Sequence[ChartSeries], heads: tuple[str, str, str]) -> None:
        """series: in the order of drawing. heads: of the columns for x, words and value."""
        super().__init__()
        self.contents, self.heads = list(series), heads
        self.length = max(len(one.points) for one in series)
        for one in series:
            added = self.add_series(harmless(one.name))
            for point in one.points:
                added.add_data_point(point.x, point.y if point.y is not None else float("nan"))

    @property
    def _workbook_writer(self) -> "WorkbookWriter":
        return WorkbookWriter(self)


class WorkbookWriter(XyWorkbookWriter):
    """Writes the workbook, and says where in it a series stands."""

    def series_name_ref(self, series: Any) -> str:
        """Cell of the name of a series."""
        return f"{SHEET}!${column(series.index, 1)}$1"

    def x_values_ref(self, series: Any) -> str:
        """Cells of its x values, as many as the longest series has."""
        return self._column(series.index, 0)

    def y_values_ref(self, series: Any) -> str:
        """Cells of its y values."""
        return self._column(series.index, 1)

    def _column(self, series: int, number: int) -> str:
        name = column(series, number)
        return f"{SHEET}!${name}$2:${name}${self._chart_data.length + 1}"

    def _populate_worksheet(self, _workbook: Any, worksheet: Any) -> None:
        """Write the series side by side."""
        x_head, words_head, value_head = self._chart_data.heads
        for number, series in enumerate(self._chart_data.contents):
            first = number * COLUMNS
            worksheet.write_string(0, first, x_head)
            worksheet.write_string(0, first + 1, harmless(series.name))
            worksheet.write_string(0, first + 2, words_head)
            if any(point.value for point in series.points):
                worksheet.write_string(0, first + 3, value_head)
            for row, point in enumerate(series.points, start=1):
                self._write_point(worksheet, row, first, point)

    def _write_point(self, worksheet: Any, row: int, first: int, point: Point) -> None:
        """Write a point; x is a formula where it follows another point or is made from a value."""
        if point.value:
            value, low, width = point.value
            worksheet.write_number(row, first + 3, value)
            cell = xl_rowcol_to_cell(row, first + 3)
            worksheet.write_formula(row, first, f"=({cell}-{low!r})/{width!r}", value=point.x)
        elif point.follows:
            series, number = point.follows
            leader = self._chart_data.contents[series].points[number].x
            cell = xl_rowcol_to_cell(number + 1, series * COLUMNS)
            worksheet.write_formula(row, first, f"={cell}+{point.x - leader!r}", value=point.x)
        else:
            worksheet.write_number(row, first, point.x)
        if point.y is not None:
            worksheet.write_number(row, first + 1, point.y)
        if point.words:
            worksheet.write_string(row, first + 2, harmless(point.words))


def column(series: int, number: int) -> str:
    """Name of a column of a series."""
    return str(xl_col_to_name(series * COLUMNS + number))
