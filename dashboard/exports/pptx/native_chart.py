"""A native bar chart of targets: its sheet holds every number and word, and PowerPoint can edit it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.pptx import bar_segments, text_metrics, text_runs
from dashboard.exports.pptx.bar_segments import Bar
from dashboard.exports.pptx.segment_fills import paint
from dashboard.exports.pptx.slide_layout import Box
from dashboard.exports.tabular import harmless
from dashboard.figures import axes
from dashboard.i18n.words import Words

NAMES = (0.38, 0.46, 0.54)  # shares of the chart's width that the names of rows may take
BAR = 15.0  # thickness of a bar, in points
TICKS = 26.0  # height of the axis under the bars
ROW = 46.0  # height of a row at most
GAP = 5.0  # at least, under the words of a row
BEFORE = 6.0  # between a bar and its words
AT_BAR = 0.42  # share of the plot that the words at a bar may take
BESIDE = 12.0  # between the names and the bars
Span = tuple[float, float]


@dataclass(frozen=True)
class Measures:
    """What all slides of one comparison share: size of type, width, that of the names, height of a row, axis's end."""

    size: float
    width: float
    names: float
    row: float
    end: float


def measures(rows: Sequence[Bar], span: Span, width: float, size: float) -> Measures:
    """Measures of a chart of these rows in a width, with the names in the share that takes the fewest lines."""
    longest = (
        max(text_metrics.width_of(text_metrics.clean_text(row.name), size) for row in rows) / text_metrics.SPARE
        + BESIDE
        + 2
    )
    found = [with_names(rows, span, width, size, min(longest, share * width)) for share in NAMES]
    return min(found, key=lambda one: (one.row, one.names))


def with_names(rows: Sequence[Bar], span: Span, width: float, size: float, names: float) -> Measures:
    """Measures with the names in a column so wide. The axis goes on behind its span as far as words need it."""
    room = width - names
    count = max(max(len(name_lines(row, names, size)), len(words_lines(row, room, size))) for row in rows)
    scale = room
    for row in rows:
        if row.sizes and row.end:
            wide = max(text_metrics.width_of(line, size, bold=True) for line in words_lines(row, room, size))
            scale = min(scale, (room - wide / text_metrics.SPARE - 3 * BEFORE) / (row.end / span[1]))
    end = span[1] * room / max(scale, room / 4)
    return Measures(size, width, names, text_metrics.height(count, size) + GAP, end)


def name_lines(row: Bar, names: float, size: float) -> list[str]:
    """The name of a row in lines."""
    return text_metrics.lines(row.name, names - BESIDE, size)


def words_lines(row: Bar, room: float, size: float) -> list[str]:
    """The words of a row in lines: at a bar value and year apart where they are long; a silence takes all the plot."""
    if not row.sizes:
        return text_metrics.lines(row.words, room - 2 * BEFORE, size)
    whole = text_metrics.lines(row.words, room * AT_BAR, size, bold=True)
    parts = [text_metrics.lines(part, room * AT_BAR, size, bold=True) for part in row.apart]
    return whole if len(whole) == 1 else [line for part in parts for line in part]


def fits(rows: Sequence[Bar], found: Measures, box: Box) -> bool:
    """Whether all rows have room in one chart."""
    return found.row * len(rows) + TICKS <= box.h


def parts(rows: Sequence[Bar], found: Measures, box: Box) -> list[list[Bar]]:
    """Rows by slide: about as many on each, no more than the box holds, a plan's rows together where they can be."""
    most = max(int((box.h - TICKS) // found.row), 1)
    even = -(-len(rows) // -(-len(rows) // most))
    made: list[list[Bar]] = [[]]
    for plan in dict.fromkeys(row.plan_id for row in rows):
        own = [row for row in rows if row.plan_id == plan]
        if len(made[-1]) >= even or (made[-1] and len(made[-1]) + len(own) > most):
            made.append([])
        for row in own:
            if len(made[-1]) == most:
                made.append([])
            made[-1].append(row)
    return made


def draw(slide: Any, rows: Sequence[Bar], span: Span, found: Measures, box: Box, unit: str, words: Words) -> Any:
    """Put the chart of these rows into a box of a slide; return its graphic frame. unit: label of the axis's unit."""
    tall = max(min(max(ROW, found.row + GAP), (box.h - TICKS) / len(rows)), found.row) * len(rows) + TICKS
    places = Pt(box.x), Pt(box.y), Pt(box.w), Pt(tall)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *places, sheet(rows, found, words))
    chart = frame.chart
    chart.has_legend, chart.has_title = False, False
    text_runs.style(chart.font, found.size, False, theme.LIGHT.text, words.lang)
    categories(chart.category_axis)
    values(chart.value_axis, span, found, unit)
    thickness = (tall - TICKS) / len(rows)
    chart.plots[0].gap_width = int(min(max((thickness - BAR) / BAR * 100, 20), 500))
    chart.plots[0].overlap = 100
    share = found.names / found.width
    place(chart, share, 0.0, 1 - share, 1 - TICKS / tall)
    dress(chart.plots[0].series, rows, found, words)
    return frame


def sheet(rows: Sequence[Bar], found: Measures, words: Words) -> CategoryChartData:
    """What the embedded workbook holds: a row per bar, a column per piece, and one for the room of the words."""
    data = CategoryChartData(number_format="General")
    data.categories = [harmless("\n".join(name_lines(row, found.names, found.size))) for row in rows]
    for piece in bar_segments.PIECES:
        data.add_series(words.text(f"deck.series.{piece}"), [(row.sizes or {}).get(piece) for row in rows])
    data.add_series(words.text("deck.series.words"), [found.end - row.end for row in rows])
    return data


def dress(series: Any, rows: Sequence[Bar], found: Measures, words: Words) -> None:
    """Paint the pieces of every bar, and write its words."""
    *pieces, last = series
    for piece, one in zip(bar_segments.PIECES, pieces, strict=True):
        for number, row in enumerate(rows):
            paint(one.points[number].format, (row.fills or {}).get(piece, bar_segments.NONE), row.colour, row.province)
        paint(one.format, bar_segments.NONE, theme.GREY, False)
    paint(last.format, bar_segments.NONE, theme.GREY, False)
    for number, row in enumerate(rows):
        label(last.points[number].data_label, row, found, words)


def categories(axis: Any) -> None:
    """Rows from the top down, their names at the left, a faint line where the bars begin."""
    axis.reverse_order = True
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = text_runs.rgb(theme.LIGHT.rule)
    axis.has_major_gridlines = False


def values(axis: Any, span: Span, found: Measures, unit: str) -> None:
    """The axis of values under the bars; what lies behind the span is room for words and gets no number."""
    widest = text_metrics.width_of(f"{span[1]:,.0f}%", found.size) + 3 * BEFORE
    room = (found.width - found.names) * span[1] / found.end
    ticks = axes.tick_values(span, min(max(int(room // widest), 1), 5))
    axis.minimum_scale, axis.maximum_scale = 0, found.end
    axis.major_unit = ticks[1] - ticks[0] if len(ticks) > 1 else span[1]
    axis.has_major_gridlines = False
    axis.major_tick_mark, axis.minor_tick_mark = XL_TICK_MARK.NONE, XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    percent = '"%"' if unit.startswith("%") else ""
    number = "0.##" if axis.major_unit < 1 else "#,##0"
    axis.tick_labels.number_format = f'[>{span[1] * (1 + 1e-9):.10g}]"";{number}{percent}'
    axis.tick_labels.number_format_is_linked = False
    crosses = axis._element.find(qn("c:crosses"))
    crosses.set("val", "max")


def place(chart: Any, x: float, y: float, wide: float, tall: float) -> None:
    """Fix the plot's place, as shares of the chart, so that the names have their column in every program."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    found = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": x, "y": y, "w": wide, "h": tall}
    for name, value in found.items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", value if isinstance(value, str) else f"{value:.4f}")
    area.insert(0, layout)


def label(made: Any, row: Bar, found: Measures, words: Words) -> None:
    """The words of a row, from the end of its bar on."""
    frame = made.text_frame
    frame.word_wrap = False
    colour = theme.LIGHT.text if row.sizes else row.colour
    for number, line in enumerate(words_lines(row, found.width - found.names, found.size)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph._p.get_or_add_pPr().set("algn", "l")
        run = paragraph.add_run()
        run.text = line
        text_runs.style(run.font, found.size, bool(row.sizes), colour, words.lang)
    made.position = XL_LABEL_POSITION.INSIDE_BASE
