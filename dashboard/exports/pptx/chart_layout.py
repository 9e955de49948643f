"""Layout of a native chart: widths of names and plot, height of rows, which bars stand on which slide."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.exports.pptx import text_metrics
from dashboard.exports.pptx.bar_segments import Axis, Bar
from dashboard.exports.pptx.slide_layout import Box

NAME_SHARES = (0.38, 0.46, 0.54)  # of the chart's width that the names of rows may take
TICKS = 26.0  # height of the axis under the bars, in points
ROW_GAP = 5.0  # at least, under the words of a row
BEFORE = 6.0  # between a bar and its words
WORDS_SHARE = 0.42  # of the plot that the words at a bar may take
BESIDE = 12.0  # between the names and the bars


@dataclass(frozen=True)
class ChartLayout:
    """Measures that all slides of a comparison share, in points: size of type, widths of the chart and of the names,
    height of a row. end: value at the right edge, beyond the axis where the words need room."""

    axis: Axis
    size: float
    width: float
    names: float
    row: float
    end: float

    @property
    def plot(self) -> float:
        """Width of the plot."""
        return self.width - self.names


def chart_layout(bars: Sequence[Bar], axis: Axis, width: float, size: float) -> ChartLayout:
    """Layout in a width, with the names in the share of NAME_SHARES that takes the fewest lines."""
    longest = max(text_metrics.width_of(text_metrics.clean_text(bar.name), size) for bar in bars)
    names = longest / text_metrics.SPARE + BESIDE + 2
    layouts = [layout_with_names(bars, axis, width, size, min(names, share * width)) for share in NAME_SHARES]
    return min(layouts, key=lambda layout: (layout.row, layout.names))


def layout_with_names(bars: Sequence[Bar], axis: Axis, width: float, size: float, names: float) -> ChartLayout:
    """Layout with a column of names of a width. The axis is extended as far as words need room behind it."""
    plot, axis_end = width - names, axis.span[1]
    count = max(max(len(name_lines(bar, names, size)), len(words_lines(bar, plot, size))) for bar in bars)
    scale = plot
    for bar in bars:
        if bar.sizes and bar.end:
            widest = max(text_metrics.width_of(line, size, bold=True) for line in words_lines(bar, plot, size))
            scale = min(scale, (plot - widest / text_metrics.SPARE - 3 * BEFORE) / (bar.end / axis_end))
    end = axis_end * plot / max(scale, plot / 4)
    return ChartLayout(axis, size, width, names, text_metrics.height(count, size) + ROW_GAP, end)


def name_lines(bar: Bar, names: float, size: float) -> list[str]:
    """The name of a row in lines."""
    return text_metrics.lines(bar.name, names - BESIDE, size)


def words_lines(bar: Bar, plot: float, size: float) -> list[str]:
    """The words of a row in lines: value and year apart where they are long; a silence takes all the plot."""
    if not bar.sizes:
        return text_metrics.lines(bar.words, plot - 2 * BEFORE, size)
    whole = text_metrics.lines(bar.words, plot * WORDS_SHARE, size, bold=True)
    parts = [text_metrics.lines(part, plot * WORDS_SHARE, size, bold=True) for part in bar.parts]
    return whole if len(whole) == 1 else [line for part in parts for line in part]


def fits(bars: Sequence[Bar], layout: ChartLayout, box: Box) -> bool:
    """True if all rows have room in one chart."""
    return layout.row * len(bars) + TICKS <= box.h


def split_bars(bars: Sequence[Bar], layout: ChartLayout, box: Box) -> list[list[Bar]]:
    """Bars by slide: about as many on each, no more than the box holds, a plan's bars together where possible."""
    most = max(int((box.h - TICKS) // layout.row), 1)
    even = -(-len(bars) // -(-len(bars) // most))
    slides: list[list[Bar]] = [[]]
    for plan in dict.fromkeys(bar.plan_id for bar in bars):
        plan_bars = [bar for bar in bars if bar.plan_id == plan]
        if len(slides[-1]) >= even or (slides[-1] and len(slides[-1]) + len(plan_bars) > most):
            slides.append([])
        for bar in plan_bars:
            if len(slides[-1]) == most:
                slides.append([])
            slides[-1].append(bar)
    return slides
