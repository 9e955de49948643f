"""A native XY chart of a scene: its workbook holds every number and word, so that PowerPoint can edit it."""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.exports.pptx import text_runs
from dashboard.exports.pptx.chart_data import ChartData
from dashboard.exports.pptx.chart_series import ChartSeries, LabelStyle
from dashboard.exports.pptx.scene_chart import SeriesBuilder
from dashboard.exports.pptx.scene_layout import SceneLayout
from dashboard.exports.pptx.slide_layout import Box
from dashboard.exports.pptx.styled_text import styled_runs
from dashboard.exports.pptx.text_metrics import clean_text
from dashboard.i18n.words import Words

MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "x": XL_MARKER_STYLE.X,
    "cross": XL_MARKER_STYLE.PLUS,
    "star": XL_MARKER_STYLE.STAR,
}
DASHES = {
    "dot": MSO_LINE.ROUND_DOT,
    "dash": MSO_LINE.DASH,
    "dashdot": MSO_LINE.DASH_DOT,
    "longdash": MSO_LINE.LONG_DASH,
}
SIDES = {"right": XL_LABEL_POSITION.RIGHT, "left": XL_LABEL_POSITION.LEFT, "center": XL_LABEL_POSITION.CENTER}
THIN = 1.6  # points of a line below which its dots run together
UPRIGHT = "-5400000"  # a quarter turn to the left, in 60,000ths of a degree
DIAMOND = 1.25  # how much larger programs must draw a diamond for it to look as large as on the page


def draw(holder: Any, layout: SceneLayout, box: Box, plan_names: Mapping[str, str], words: Words) -> Any:
    """Put the chart of a scene, laid out for a box, into that box; returns its graphic frame.

    holder: the slide's shapes, or a placeholder for a chart.
    """
    series = SeriesBuilder(layout, plan_names, words).build()
    heads = (words.text("deck.series.x"), words.text("deck.series.words"), words.text("column.value"))
    data = ChartData(series, heads)
    if hasattr(holder, "insert_chart"):
        frame = holder.insert_chart(XL_CHART_TYPE.XY_SCATTER_LINES, data)
        frame.left, frame.top, frame.width, frame.height = Pt(box.x), Pt(box.y), Pt(box.w), Pt(layout.height)
    else:
        position = Pt(box.x), Pt(box.y), Pt(box.w), Pt(layout.height)
        frame = holder.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, *position, data)
    chart = frame.chart
    chart.has_legend, chart.has_title = False, False
    text_runs.style(chart.font, text_runs.Run("", 14.0), words.lang)
    set_axes(chart, layout)
    for one, native in zip(series, chart.plots[0].series, strict=True):
        style_series(native, one, words.lang)
    reorder(chart, data.length)
    fill_plot(chart)
    return frame


def set_axes(chart: Chart, layout: SceneLayout) -> None:
    """Fix both axes and hide them: ticks are words like the others."""
    scale = layout.scene.scale
    ends = [layout.share(edge) for edge in (0.0, layout.width)]
    low, high = (scale.value(end) if scale else end for end in ends)
    for axis, first, last in ((chart.category_axis, low, high), (chart.value_axis, 0.0, layout.height)):
        axis.minimum_scale, axis.maximum_scale = min(first, last), max(first, last)
        axis.has_major_gridlines = False
        axis.visible = False
        if first > last:
            axis.reverse_order = True
    if scale and scale.log:
        scaling = chart.category_axis._element.find(qn("c:scaling"))
        base = etree.Element(qn("c:logBase"))
        base.set("val", "10")
        scaling.insert(0, base)


def style_series(native: Any, series: ChartSeries, lang: str) -> None:
    """Paint a series."""
    native.smooth = False
    if series.kind == "line":
        native.marker.style = XL_MARKER_STYLE.NONE
        line = native.format.line
        line.color.rgb = text_runs.rgb(series.colour)
        line.width = Pt(max(series.width, 0.5))
        if series.dash in DASHES:
            line.dash_style = DASHES["dash" if series.width < THIN else series.dash]
        line._ln.set("cap", "flat")
        return
    native.format.line.fill.background()
    if series.kind == "marks":
        style_marks(native, series)
    else:
        native.marker.style = XL_MARKER_STYLE.NONE
        for number, label in series.labels.items():
            write_label(native.points[number].data_label, label, lang)


def style_marks(native: Any, series: ChartSeries) -> None:
    """Markers in the colour of the series; those of another form or size than most have their own."""
    usual = max(set(series.marks), key=series.marks.count)
    set_marker(native.marker, usual, series.colour)
    for number, mark in enumerate(series.marks):
        if mark != usual:
            set_marker(native.points[number].marker, mark, series.colour)


def set_marker(marker: Any, mark: tuple[str, float], colour: str) -> None:
    """Form, size and colour of a marker."""
    symbol, size = mark
    marker.style = MARKERS[symbol]
    marker.size = int(min(max(round(size * (DIAMOND if symbol == "diamond" else 1.0)), 2), 72))
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = text_runs.rgb(colour)
    marker.format.line.color.rgb = text_runs.rgb(colour)


def write_label(label: Any, style: LabelStyle, lang: str) -> None:
    """Words at a point."""
    frame = label.text_frame
    frame.word_wrap = False
    for part in styled_runs(style.text):
        run = frame.paragraphs[0].add_run()
        run.text = clean_text(part.text)
        text_runs.style(run.font, text_runs.Run("", style.size, part.bold, part.colour or style.colour), lang)
    if style.turned:
        frame._txBody.bodyPr.set("rot", UPRIGHT)
        frame._txBody.bodyPr.set("vert", "horz")
    label.position = SIDES[style.side]


def reorder(chart: Chart, length: int) -> None:
    """Name gaps, give all series one length, and list the topmost series first.

    PowerPoint draws in the order of c:order; LibreOffice draws what is listed first on top, and only as many points of
    any series as the first one has.
    """
    scatter = chart._chartSpace.chart.plotArea.find(qn("c:scatterChart"))
    series: Sequence[Any] = scatter.findall(qn("c:ser"))
    at = list(scatter).index(series[0])
    for one in series:
        scatter.remove(one)
        for number in one.iter(qn("c:numCache")):
            number.find(qn("c:ptCount")).set("val", str(length))
            for point in number.findall(qn("c:pt")):
                if point.find(qn("c:v")).text == "nan":
                    number.remove(point)
    for one in series:
        scatter.insert(at, one)


def fill_plot(chart: Chart) -> None:
    """Let the plot fill the chart in every program."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    values = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": "0", "y": "0", "w": "1", "h": "1"}
    for name, value in values.items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", value)
    area.insert(0, layout)
