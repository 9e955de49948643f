"""Reading slides in tests: their text and notes, and the series, labels and workbook of their charts."""

import io
import re
from zipfile import ZipFile

from lxml import etree
from pptx import Presentation
from pptx.chart.series import XySeries
from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

from dashboard.exports.pptx import deck_file, native_chart, scene_layout, slide_layout
from dashboard.exports.pptx.plotly_reader import read_scene
from dashboard.i18n.words import Words

ZH, EN = Words("zh"), Words("en")
LINK = "https://example.org/indicator?indicator=share&lang=zh"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LANES = ["兰州", "武威", "山东", "舟山", "三明"]
OWN = {"deck.series.hollow", "deck.series.areas", "deck.series.lines", "deck.series.words"}


def open_pptx(file):
    return Presentation(io.BytesIO(file))


def slide_of(item, words=ZH):
    return open_pptx(deck_file.slide_pptx(item, words, "1.2.3")).slides[0]


def chart_of(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def slide_text(slide):
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for s in slide.shapes if s.has_table for row in s.table.rows for cell in row.cells]
    return "\n".join([*texts, *cells])


def notes_of(slide):
    return slide.notes_slide.notes_text_frame.text


def series_of(chart):
    """Series by name, the lowest first; XML lists the topmost first."""
    elements = sorted(chart._chartSpace.iter(f"{C}ser"), key=lambda one: int(one.find(f"{C}order").get("val")))
    return [XySeries(one) for one in elements]


def numbers(series, axis):
    cache = series._element.find(f"{C}{axis}Val/{C}numRef/{C}numCache")
    return {int(point.get("idx")): float(point.find(f"{C}v").text) for point in cache.findall(f"{C}pt")}


def mark_series(chart, words=ZH):
    """Series of marks by name: those of plans, and of what is outside the comparison."""
    own = {words.text(key) for key in OWN}
    return {one.name: one for one in series_of(chart) if one.name not in own}


def labels(chart):
    """Words of the chart from the top down."""
    words = []
    for series in series_of(chart):
        heights = numbers(series, "y")
        for label in series._element.iter(f"{C}dLbl"):
            words.append((-heights[int(label.find(f"{C}idx").get("val"))], "".join(label.itertext(f"{A}t"))))
    return [text for _, text in sorted(words, key=lambda word: word[0])]


def workbook(chart):
    """Cells of the embedded workbook by address: numbers, texts, and formulas as text that begins with "="."""
    with ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as parts:
        shared = ["".join(one.itertext()) for one in etree.fromstring(parts.read("xl/sharedStrings.xml"))]
        sheet = etree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    cells = {}
    for cell in sheet.iter("{*}c"):
        formula, value = cell.find("{*}f"), cell.find("{*}v")
        if formula is not None:
            cells[cell.get("r")] = f"={formula.text}"
        elif value is not None:
            cells[cell.get("r")] = shared[int(value.text)] if cell.get("t") == "s" else float(value.text)
    return cells


def formulas(cells):
    return [value for value in cells.values() if isinstance(value, str) and value.startswith("=")]


def heads(cells):
    """Texts of the first row by the letters of their column."""
    return {address[:-1]: value for address, value in cells.items() if re.fullmatch("[A-Z]+1", address)}


def column_before(letters):
    """Letters of the column at the left of another."""
    return xl_col_to_name(xl_cell_to_rowcol(f"{letters}1")[1] - 1)


def scene_chart(figure, words=ZH, names=None):
    """The native chart of a figure on a slide of its own."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box = slide_layout.Box(40, 100, 880, 322)
    layout = scene_layout.lay_out(read_scene(figure), box.w, box.h)
    return native_chart.draw(slide.shapes, layout, box, names or {}, words).chart, layout
