"""A native bar chart of targets: its workbook holds every number and word, so that PowerPoint can edit it."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.pptx import bar_segments, text_metrics, text_runs
from dashboard.exports.pptx.bar_segments import Bar
from dashboard.exports.pptx.chart_layout import BEFORE, ROW_GAP, TICKS, ChartLayout, name_lines, words_lines
from dashboard.exports.pptx.segment_fills import paint
from dashboard.exports.pptx.slide_layout import Box
from dashboard.exports.tabular import harmless
from dashboard.figures import axes
from dashboard.i18n.words import Words

BAR = 15.0  # thickness of a bar, in points
MAX_ROW = 46.0  # height of a row


def draw(slide: Any, bars: Sequence[Bar], layout: ChartLayout, box: Box, words: Words) -> Any:
    """Put the chart of these bars into a box of a slide; return its graphic frame."""
    row = max(min(max(MAX_ROW, layout.row + ROW_GAP), (box.h - TICKS) / len(bars)), layout.row)
    height = row * len(bars) + TICKS
    position = Pt(box.x), Pt(box.y), Pt(box.w), Pt(height)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *position, chart_data(bars, layout, words))
    chart = frame.chart
    chart.has_legend, chart.has_title = False, False
    text_runs.style(chart.font, text_runs.Run("", layout.size), words.lang)
    style_categories(chart.category_axis)
    style_values(chart.value_axis, layout)
    plot = chart.plots[0]
    plot.gap_width = int(min(max((row - BAR) / BAR * 100, 20), 500))
    plot.overlap = 100
    share = layout.names / layout.width
    place_plot(chart, Box(share, 0.0, 1 - share, 1 - TICKS / height))
    paint_bars(plot.series, bars, layout, words)
    return frame


def chart_data(bars: Sequence[Bar], layout: ChartLayout, words: Words) -> CategoryChartData:
    """Embedded workbook: a row per bar, a column per piece, and one for the room of the words."""
    data = CategoryChartData(number_format="General")
    data.categories = [harmless("\n".join(name_lines(bar, layout.names, layout.size))) for bar in bars]
    for piece in bar_segments.PIECES:
        data.add_series(words.text(f"deck.series.{piece}"), [(bar.sizes or {}).get(piece) for bar in bars])
    data.add_series(words.text("deck.series.words"), [layout.end - bar.end for bar in bars])
    return data


def paint_bars(series: Any, bars: Sequence[Bar], layout: ChartLayout, words: Words) -> None:
    """Paint the pieces of every bar, and write its words."""
    *pieces, last = series
    for name, piece in zip(bar_segments.PIECES, pieces, strict=True):
        for index, bar in enumerate(bars):
            filling = (bar.fills or {}).get(name, bar_segments.NONE)
            paint(piece.points[index].format, filling, bar.colour, bar.province)
        paint(piece.format, bar_segments.NONE, theme.GREY, province=False)
    paint(last.format, bar_segments.NONE, theme.GREY, province=False)
    for index, bar in enumerate(bars):
        write_label(last.points[index].data_label, bar, layout, words)


def style_categories(axis: Any) -> None:
    """Rows from the top down, their names at the left, a faint line where the bars begin."""
    axis.reverse_order = True
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = text_runs.rgb(theme.LIGHT.rule)
    axis.has_major_gridlines = False


def style_values(axis: Any, layout: ChartLayout) -> None:
    """The value axis under the bars; what lies beyond its span is room for words and gets no number."""
    span = layout.axis.span
    widest = text_metrics.width_of(f"{span[1]:,.0f}%", layout.size) + 3 * BEFORE
    room = layout.plot * span[1] / layout.end
    ticks = axes.tick_values(span, min(max(int(room // widest), 1), 5))
    axis.minimum_scale, axis.maximum_scale = 0, layout.end
    axis.major_unit = ticks[1] - ticks[0] if len(ticks) > 1 else span[1]
    axis.has_major_gridlines = False
    axis.major_tick_mark, axis.minor_tick_mark = XL_TICK_MARK.NONE, XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    percent = '"%"' if layout.axis.unit.startswith("%") else ""
    number = "0.##" if axis.major_unit < 1 else "#,##0"
    axis.tick_labels.number_format = f'[>{span[1] * (1 + 1e-9):.10g}]"";{number}{percent}'
    axis.tick_labels.number_format_is_linked = False
    axis._element.find(qn("c:crosses")).set("val", "max")


def place_plot(chart: Any, box: Box) -> None:
    """Fix the plot's box, in shares of the chart, so that the names have their column in every program."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    values = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"}
    values |= {name: f"{getattr(box, name):.4f}" for name in "xywh"}
    for name, value in values.items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", value)
    area.insert(0, layout)


def write_label(label: Any, bar: Bar, layout: ChartLayout, words: Words) -> None:
    """The words of a row, from the end of its bar on."""
    frame = label.text_frame
    frame.word_wrap = False
    style = text_runs.Run("", layout.size, bool(bar.sizes), theme.LIGHT.text if bar.sizes else bar.colour)
    for number, line in enumerate(words_lines(bar, layout.plot, layout.size)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph._p.get_or_add_pPr().set("algn", "l")
        run = paragraph.add_run()
        run.text = line
        text_runs.style(run.font, style, words.lang)
    label.position = XL_LABEL_POSITION.INSIDE_BASE
