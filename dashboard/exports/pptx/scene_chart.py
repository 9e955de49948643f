"""Series of a native XY chart from a scene that has been laid out: what is drawn first lies lowest."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dashboard import theme
from dashboard.exports.pptx import sign_letters
from dashboard.exports.pptx.chart_series import ChartSeries, LabelStyle, Point, is_outline, renumbered
from dashboard.exports.pptx.scene import Across, Area, Mark, Stroke, Text
from dashboard.exports.pptx.scene_layout import SceneLayout
from dashboard.exports.pptx.stroke_breaks import broken_strokes
from dashboard.exports.pptx.styled_text import unstyled
from dashboard.exports.pptx.text_fitting import BEFORE
from dashboard.i18n.words import Words

NATIVE = ("circle", "square", "diamond", "triangle-up", "x", "cross", "star")
GLYPH_SIZE = 1.4  # size of type in which a letter is as large as a mark
# Programs take a line to be as long as it is thick, and shrink a chart that seems to leave its frame.
THICKEST, STRIP, OVERLAP = 40.0, 12.0, 0.6  # points
WHITE, OUTLINE = "#FFFFFF", 4.0  # points by which the white middle of a hollow mark is smaller
NEAR_MARK = 20.0  # pixels between a mark and what belongs to it


class SeriesBuilder:
    """Series of a laid-out scene. plan_names: by colour."""

    def __init__(self, layout: SceneLayout, plan_names: Mapping[str, str], words: Words) -> None:
        self.layout, self.plan_names, self.words = layout, plan_names, words
        self.scale = layout.scene.scale
        self.leaders: list[tuple[Mark, tuple[int, int]]] = []

    def build(self) -> list[ChartSeries]:
        """All series, the lowest first. Marks are made first, since other series follow them."""
        outlines, marks = self.mark_groups()
        first = len(outlines) + any(mark.hollow for _, group in outlines for mark in group)
        for number, (_, group) in enumerate(marks):
            valued = [(mark, (first + number, at)) for at, mark in enumerate(group) if mark.x.value is not None]
            self.leaders += valued
        drawn = [*self.mark_series(outlines, follow=True), *self.mark_series(marks, follow=False)]
        strokes = broken_strokes(self.layout)
        below = [stroke for stroke in strokes if stroke.below]
        above = [stroke for stroke in strokes if not stroke.below]
        offset = [*self.area_series(), *self.stroke_series(below), *self.stroke_series(above)]
        return renumbered([*offset, *drawn, *self.word_series()], len(offset))

    def x(self, across: Across, more: float = 0.0) -> float:
        """Value of the chart's x-axis: on the scale that all values share, or a share of the plot."""
        if self.scale and across.value is not None and not across.shift and not more:
            return across.value
        share = self.layout.share(self.layout.x(across) + more)
        return self.scale.value(share) if self.scale else share

    def y(self, pixels: float, down: float = 0.0) -> float:
        """Value of the chart's y-axis: points from its lower edge."""
        return round(self.layout.height - self.layout.y(pixels) - down, 3)

    def leader(self, across: Across, extent: tuple[float, float]) -> tuple[int, int] | None:
        """Series and point of the mark that something stands at: same value, and no further off than its size."""
        if across.value is None:
            return None
        upper, lower = extent
        near = [
            (max(upper - mark.y, mark.y - lower, 0.0), address)
            for mark, address in self.leaders
            if mark.x.value == across.value and mark.x.axis == across.axis
        ]
        distance, address = min(near, default=(math.inf, (0, 0)))
        return address if distance <= NEAR_MARK else None

    def mark_groups(self) -> tuple[list[tuple[str, list[Mark]]], list[tuple[str, list[Mark]]]]:
        """Marks by colour: outlines around others, and the rest, which has a series for each plan."""
        outlines: dict[str, list[Mark]] = defaultdict(list)
        marks: dict[str, list[Mark]] = defaultdict(list)
        for mark in self.layout.scene.marks:
            if mark.symbol in NATIVE:
                (outlines if mark.halo or is_outline(mark) else marks)[mark.colour].append(mark)
        return list(outlines.items()), sorted(marks.items(), key=lambda group: self.order(group[0]))

    def order(self, colour: str) -> int:
        """Place of a plan's colour in the order of plans; other colours come after them."""
        colours = list(self.plan_names)
        return colours.index(colour) if colour in colours else len(colours)

    def mark_series(self, groups: Sequence[tuple[str, list[Mark]]], follow: bool) -> Iterator[ChartSeries]:
        """A series for each group, and one of white middles for the hollow marks. follow: the marks inside."""
        hollow: list[tuple[Mark, tuple[int, int] | None]] = []
        for colour, marks in groups:
            series = ChartSeries(self.name(colour), "marks", colour)
            for mark in marks:
                leader = self.leader(mark.x, (mark.y, mark.y))
                label_leader = leader if follow else None
                series.points.append(
                    Point(self.x(mark.x), self.y(mark.y), mark.label, label_leader, self.origin(mark.x))
                )
                series.marks.append((mark.symbol, mark.size))
                hollow += [(mark, leader)] if mark.hollow else []
            yield series
        if hollow:
            centres = ChartSeries(self.words.text("deck.series.hollow"), "marks", WHITE)
            for mark, leader in hollow:
                centres.points.append(Point(self.x(mark.x), self.y(mark.y), "", leader))
                centres.marks.append((mark.symbol, max(mark.size - OUTLINE, 2.0)))
            yield centres

    def origin(self, across: Across) -> tuple[float, float, float] | None:
        """Value, first value and width of its axis, where values have axes of several lengths."""
        scale = self.layout.scene.scales.get(across.axis)
        if self.scale or scale is None or scale.log or across.value is None:
            return None
        return across.value, scale.low, scale.high - scale.low

    def name(self, colour: str) -> str:
        """Name of a series of marks: the plan, or what their colour means."""
        known = {theme.GREY.upper(): "deck.series.grey", theme.LIGHT.text.upper(): "deck.series.outline"}
        default = self.words.text(known.get(colour.upper(), "deck.series.marks"))
        return self.plan_names.get(colour.upper(), default)

    def area_series(self) -> Iterator[ChartSeries]:
        """Areas as lines, one series for each colour and thickness; high ones as several lines that touch."""
        groups: dict[tuple[str, float], ChartSeries] = {}
        for area in self.layout.scene.areas:
            top, bottom = self.layout.y(area.y[0]), self.layout.y(area.y[1])
            left, right = self.layout.x(area.left), self.layout.x(area.right)
            count = 1 if area.upright or area.bar or bottom - top <= THICKEST else math.ceil((bottom - top) / STRIP)
            step = (bottom - top) / count
            high = step + OVERLAP if count > 1 else min(step, THICKEST)
            thick = round(right - left if area.upright else high, 1)
            key = area.colour, thick
            if key not in groups:
                groups[key] = ChartSeries(self.area_name(area.colour), "line", area.colour, width=thick)
            for number in range(count):
                ends = self.area_ends(area, top + (number + 0.5) * step, right - left)
                groups[key].points += [*ends, Point(ends[-1].x, None)]
        yield from groups.values()

    def area_ends(self, area: Area, down: float, width: float) -> list[Point]:
        """The ends of the line that an area is drawn as. down: points from the top of the chart to its middle."""
        if area.upright:
            x = self.x(area.left, width / 2)
            return [Point(x, self.y(area.y[1])), Point(x, self.y(area.y[0]))]
        middle = (area.y[0] + area.y[1]) / 2
        return [
            Point(self.x(x), round(self.layout.height - down, 3), "", self.leader(x, (middle, middle)))
            for x in (area.left, area.right)
        ]

    def area_name(self, colour: str) -> str:
        """Name of a series of areas."""
        return self.plan_names.get(colour.upper(), self.words.text("deck.series.areas"))

    def stroke_series(self, strokes: Sequence[Stroke]) -> Iterator[ChartSeries]:
        """Lines, one series for each colour, width and dash."""
        groups: dict[tuple[str, float, str], ChartSeries] = {}
        for stroke in strokes:
            key = stroke.colour, round(stroke.width, 2), stroke.dash
            if key not in groups:
                groups[key] = ChartSeries(
                    self.words.text("deck.series.lines"), "line", stroke.colour, width=stroke.width, dash=stroke.dash
                )
            points = self.stroke_points(stroke)
            groups[key].points += [*points, Point(points[-1].x, None)]
        yield from groups.values()

    def stroke_points(self, stroke: Stroke) -> list[Point]:
        """The points of a line."""
        heights = [y for _, y, _ in stroke.points]
        level = max(heights) - min(heights) <= 1.0  # a line along a row belongs to its marks; an upright one does not
        return [
            Point(self.x(across), self.y(y, down), "", self.leader(across, (y, y)) if level else None)
            for across, y, down in stroke.points
        ]

    def word_series(self) -> Iterator[ChartSeries]:
        """Words as labels of points that are not drawn, one point for each line; signs that are letters."""
        words = ChartSeries(self.words.text("deck.series.words"), "words", WHITE)
        for mark in self.layout.scene.marks:
            if mark.symbol not in NATIVE:
                words.labels[len(words.points)] = LabelStyle(
                    sign_letters.letter(mark.symbol), mark.size * GLYPH_SIZE, mark.colour, "center"
                )
                words.points.append(Point(self.x(mark.x), self.y(mark.y), mark.label))
        for text in self.layout.scene.texts:
            for line, down in zip(text.lines, self.layout.line_places(text), strict=True):
                if unstyled(line).strip():
                    self.add_line(words, text, line, down)
        if words.points:
            yield words

    def add_line(self, words: ChartSeries, text: Text, line: str, down: float) -> None:
        """Add a line of words at the edge that is anchored."""
        side = {"left": "right", "right": "left", "center": "center"}[text.side]
        shift = {"left": -BEFORE, "right": BEFORE, "center": 0.0}[text.side]
        words.labels[len(words.points)] = LabelStyle(line.strip(), text.size, text.colour, side, bool(text.turned))
        height = round(self.layout.height - down, 3)
        words.points.append(
            Point(self.x(text.x, shift), height, unstyled(line).strip(), self.leader(text.x, text.extent))
        )
