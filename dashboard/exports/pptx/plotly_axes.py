"""Axes of a Plotly figure: where values stand on the plot, ticks and grid lines."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import theme
from dashboard.exports.pptx.plotly_values import hex_colour, is_number, listed, plain_lines
from dashboard.exports.pptx.scene import Across, Scene, Stroke, Text, XScale, type_size
from dashboard.figures.axes import tick_values

PADDING = 0.05  # of the range that Plotly adds where none is given
TICK_GAP = 4.0  # pixels between the plot and the words of a tick
Trace = Mapping[str, Any]


@dataclass(frozen=True)
class PlotAxis:
    """An axis of either direction. span: its values at the start and end of `domain`, in powers of ten where log.

    categories: names that stand at 0, 1, 2 ...
    """

    name: str
    span: tuple[float, float]
    domain: tuple[float, float] = (0.0, 1.0)
    log: bool = False
    categories: tuple[Any, ...] = ()

    def number(self, value: Any) -> float | None:
        """A value as a number on the axis; None for what cannot stand there."""
        if self.categories and value in self.categories:
            return float(self.categories.index(value))
        if not is_number(value):
            return None
        if self.log:
            return math.log10(value) if value > 0 else None
        return float(value)

    def share(self, value: Any) -> float | None:
        """Share of the whole plot, 0 to 1, from the left or from the bottom."""
        return None if (number := self.number(value)) is None else self.number_share(number)

    def across(self, value: Any, share: float | None) -> Across:
        """The place of a value at a share of the plot's width; its value unless it is a category."""
        number = float(value) if is_number(value) and not self.categories else None
        return Across(share or 0.0, 0.0, number, self.name if number is not None else "")

    def number_share(self, number: float) -> float:
        """Share of the whole plot of a number on the axis, between categories too."""
        (low, high), (start, end) = self.span, self.domain
        return start + (number - low) / ((high - low) or 1.0) * (end - start)


def read_axes(layout: Mapping[str, Any], traces: Sequence[Trace]) -> dict[str, PlotAxis]:
    """All axes that the layout or a trace names, by short name: x, x2, y ..."""
    names = {name.replace("axis", "") for name in layout if name.startswith(("xaxis", "yaxis"))}
    names |= {trace.get(f"{letter}axis") or letter for trace in traces for letter in "xy"} | {"x", "y"}
    return {name: read_axis(name, settings(layout, name), traces) for name in sorted(names)}


def settings(layout: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Settings of an axis by its short name."""
    axis: Mapping[str, Any] = layout.get(f"{name[0]}axis{name[1:]}") or {}
    return axis


def read_axis(name: str, axis: Mapping[str, Any], traces: Sequence[Trace]) -> PlotAxis:
    """An axis, its range taken from the values on it where the layout gives none."""
    letter = name[0]
    axis_traces = [trace for trace in traces if (trace.get(f"{letter}axis") or letter) == name]
    values = [value for trace in axis_traces for value in listed(trace.get(letter)) if value is not None]
    categories = category_names(axis, values)
    log = axis.get("type") == "log"
    span = listed(axis.get("range"))
    if len(span) != 2 or not all(map(is_number, span)):
        span = automatic_range(values, categories, log, any(is_bar_value(trace, letter) for trace in axis_traces))
        span = span[::-1] if axis.get("autorange") == "reversed" else span
    domain = listed(axis.get("domain")) or [0.0, 1.0]
    return PlotAxis(name, (float(span[0]), float(span[1])), (domain[0], domain[1]), log, categories)


def category_names(axis: Mapping[str, Any], values: Sequence[Any]) -> tuple[Any, ...]:
    """Names of a category axis in order; () for an axis of numbers."""
    strings = [value for value in values if isinstance(value, str)]
    if axis.get("type") != "category" and (not strings or axis.get("type") in ("linear", "log")):
        return ()
    return tuple(dict.fromkeys([*listed(axis.get("categoryarray")), *values]))


def automatic_range(values: Sequence[Any], categories: Sequence[Any], log: bool, bars: bool) -> list[float]:
    """Range of an axis that has none, as Plotly would choose it."""
    if categories:
        return [-0.5, len(categories) - 0.5]
    known = [value for value in values if is_number(value) and not (log and value <= 0)]
    numbers = [math.log10(value) if log else float(value) for value in known]
    low, high = (min(numbers), max(numbers)) if numbers else (0.0, 1.0)
    if bars and not log:
        low, high = min(low, 0.0), max(high, 0.0)
    pad = (high - low) * PADDING or 0.5
    return [low - (0 if bars and low == 0 else pad), high + pad]


def is_bar_value(trace: Trace, letter: str) -> bool:
    """Whether a trace has bars whose length runs along this direction."""
    return trace.get("type") == "bar" and (letter == "x") == (trace.get("orientation") == "h")


def add_axes(scene: Scene, layout: Mapping[str, Any], axes: Mapping[str, PlotAxis]) -> None:
    """Ticks, their words, grid and zero lines of all axes that are seen; the scales of the x-axes."""
    for name, axis in axes.items():
        if name[0] == "x" and not axis.categories:
            scene.scales[name] = XScale(*whole_span(axis), axis.log)
        given = settings(layout, name)
        if given.get("visible") is not False:
            add_ticks(scene, axis, given, own_range(axis, axes, given))


def whole_span(axis: PlotAxis) -> tuple[float, float]:
    """Values at the edges of the whole plot, from those at the ends of the axis' domain."""
    (low, high), (start, end) = axis.span, axis.domain
    per_share = (high - low) / ((end - start) or 1.0)
    return low - start * per_share, high + (1 - end) * per_share


def own_range(axis: PlotAxis, axes: Mapping[str, PlotAxis], given: Mapping[str, Any]) -> tuple[float, float]:
    """Where an axis lies in the other direction: shares of the plot from the axis it is anchored to."""
    other = axes.get(str(given.get("anchor") or ("y" if axis.name[0] == "x" else "x")))
    return other.domain if other else (0.0, 1.0)


def tick_marks(axis: PlotAxis, given: Mapping[str, Any]) -> list[tuple[float, str]]:
    """Values and words of the ticks."""
    values, texts = listed(given.get("tickvals")), listed(given.get("ticktext"))
    if values:
        texts = texts or [
            f"{given.get('tickprefix') or ''}{value:,g}{given.get('ticksuffix') or ''}" for value in values
        ]
        numbers = [axis.number(value) if not is_number(value) or axis.log else float(value) for value in values]
        return [(number, str(text)) for number, text in zip(numbers, texts, strict=False) if number is not None]
    if axis.categories:
        return [(float(at), str(name)) for at, name in enumerate(axis.categories)]
    low, high = sorted(axis.span)
    if axis.log:
        return [(float(power), f"{10**power:,g}") for power in range(math.ceil(low), math.floor(high) + 1)]
    suffix = given.get("ticksuffix") or ""
    first = math.ceil(low) if high - low > 2 else low
    ticks = (
        [value for value in tick_values((first if low else 0.0, high)) if low <= value <= high] if high > low else []
    )
    return [(value, f"{value:,g}{suffix}") for value in ticks]


def add_ticks(scene: Scene, axis: PlotAxis, given: Mapping[str, Any], across: tuple[float, float]) -> None:
    """The ticks of one axis: words at its side, and grid lines."""
    low, high = sorted(axis.span)
    grid = hex_colour(given.get("gridcolor"), default=theme.LIGHT.grid) if given.get("showgrid") is not False else ""
    for number, words in tick_marks(axis, given):
        if low - 1e-9 <= number <= high + 1e-9:
            share = axis.number_share(number)
            if grid:
                scene.strokes.append(grid_line(scene, axis, share, across, grid))
            if given.get("showticklabels") is not False and words.strip():
                scene.texts.append(tick_text(scene, axis, share, words, given, across))


def grid_line(scene: Scene, axis: PlotAxis, share: float, across: tuple[float, float], colour: str) -> Stroke:
    """A line over the plot at a tick."""
    if axis.name[0] == "x":
        ends = [(Across(share), (1 - end) * scene.height, 0.0) for end in across]
    else:
        ends = [(Across(end), (1 - share) * scene.height, 0.0) for end in across]
    return Stroke(tuple(ends), colour, 0.75, below=True)


def tick_text(
    scene: Scene, axis: PlotAxis, share: float, words: str, given: Mapping[str, Any], across: tuple[float, float]
) -> Text:
    """Words of a tick, outside the plot at the axis' side, or where a free axis stands."""
    font, lines = given.get("tickfont") or {}, plain_lines(words)
    pixels, colour = float(font.get("size") or theme.SMALL), hex_colour(font.get("color"), default=theme.LIGHT.muted)
    style: dict[str, Any] = {"size": type_size(pixels), "colour": colour, "pixels": pixels, "tick": True}
    far = (given.get("side") or ("bottom" if axis.name[0] == "x" else "left")) in ("top", "right")
    is_free = given.get("anchor") == "free" and "position" in given
    place = float(given["position"]) if is_free else across[1 if far else 0]
    if axis.name[0] == "x":
        y = (1 - place) * scene.height + (-TICK_GAP if far else TICK_GAP)
        return Text(Across(share), y, lines, side="center", anchor="bottom" if far else "top", **style)
    x = Across(place, TICK_GAP if far else -TICK_GAP)
    return Text(x, (1 - share) * scene.height, lines, side="left" if far else "right", anchor="middle", **style)
