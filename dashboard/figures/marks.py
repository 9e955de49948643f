"""The drawing rules: how one target is drawn. Every function that draws adds to a figure and returns nothing."""

import math
from dataclasses import dataclass

from dashboard import theme
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict, scatter
from dashboard.figures.records import Row
from dashboard.figures.target_values import WORDED_POSITION, is_worded

SHAPES = {"target": "circle", "standard": "diamond", "event": "square", "incentive": "triangle-up", "tally": "circle"}
SIZE = 13
RING = 22  # the outer outline of a province's mark
ARROW_LENGTH = 46  # from the middle of the mark to the tip of an open end
NARROWEST_PLOT = 320  # on a phone
TOLERANCE_WIDTH = 26  # half the width of the soft band of "about", and the whole width of that of "nearly"
BASELINE_SIZE, MILESTONE_SIZE = 8, 9
NO_HOVER = "skip"


@dataclass(frozen=True)
class LaneDrawing:
    """A figure being built, and what the marks of one lane share: colours, x-axis, whether of a province.

    axis: Plotly's name of the x-axis. span: its first and last value.
    """

    figure: FigureBuilder
    colour: str
    province: bool = False
    axis: str = "x"
    span: tuple[float, float] = (0.0, 1.0)


def marker_symbol(kind: str, commitment: str) -> str:
    """Plotly's symbol: the kind gives the form, firm is filled and aspirational hollow."""
    return SHAPES[kind] + ("-open" if commitment == "aspirational" else "")


def mark_position(target: Row) -> float:
    """Value at which the mark stands: the bound given, the only value, or the middle of a range; see `is_worded`."""
    if is_worded(target):
        return WORDED_POSITION
    bounds = [
        bound for bound in (target["value_low"], target["value_high"]) if bound is not None and not math.isnan(bound)
    ]
    return float(sum(bounds) / len(bounds))


def mark_positions(target: Row) -> list[float]:
    """Values at which markers stand: both ends of a range, else the one position."""
    ends = target["operator"] == "range" and not is_worded(target)
    return [target["value_low"], target["value_high"]] if ends else [mark_position(target)]


def baseline_of(target: Row) -> float | None:
    """The value that a target starts from; None where the text gives none."""
    value = target.get("baseline_value")
    return None if value is None or math.isnan(value) else float(value)


def drawn_values(target: Row) -> list[float]:
    """All values at which something of a target stands, its baseline too: what an axis must reach."""
    baseline = baseline_of(target)
    return mark_positions(target) + ([] if baseline is None else [baseline])


def mark_size(target: Row) -> int:
    """Diameter of a mark in pixels: a milestone's is smaller than that of the target it leads to."""
    return MILESTONE_SIZE if isinstance(target.get("milestone_of"), str) else SIZE


def draw_target(lane: LaneDrawing, target: Row, y: float, hover: str = NO_HOVER) -> None:
    """One target at height y: what its operator opens, then the mark itself. hover: markup of Plotly's."""
    colour = theme.GREY if target["kind"] == "tally" else lane.colour
    draw_baseline(lane, target, y, colour)
    if is_worded(target):
        pass  # no number, so nothing that a bound could open
    elif target["operator"] in ("about", "nearly"):
        draw_tolerance_band(lane, mark_position(target), y, colour, only_below=target["operator"] == "nearly")
    elif target["operator"] == "range":
        draw_interval(lane, target, y, colour)
    elif target["operator"] in ("at_least", "more_than"):
        draw_open_end(lane, mark_position(target), y, colour)
    elif target["operator"] in ("at_most", "less_than"):
        draw_open_end(lane, mark_position(target), y, colour, side=-1)
    if lane.province:
        ring = {"symbol": marker_symbol(target["kind"], "aspirational"), "size": RING, "color": theme.LIGHT.text}
        lane.figure.add_trace(mark_trace(lane, target, y, ring))
    mark = {"symbol": marker_symbol(target["kind"], target["commitment"]), "size": mark_size(target), "color": colour}
    lane.figure.add_trace(mark_trace(lane, target, y, mark, hover))


def mark_trace(lane: LaneDrawing, target: Row, y: float, marker: PlainDict, hover: str = NO_HOVER) -> PlainDict:
    """Markers of a target; customdata carries its id, so that a click opens its evidence."""
    values = mark_positions(target)
    return scatter(
        x=values,
        y=[y] * len(values),
        xaxis=lane.axis,
        mode="markers",
        marker=marker | {"line": {"width": 2, "color": marker["color"]}},
        unselected={"marker": {"opacity": 1}},
        customdata=[[target["target_id"]]] * len(values),
        hoverinfo="skip" if hover == NO_HOVER else "text",
        # No hovertemplate: Plotly would evaluate what a text of the data has in braces.
        hovertext=None if hover == NO_HOVER else [hover] * len(values),
        cliponaxis=False,
        showlegend=False,
    )


def draw_baseline(lane: LaneDrawing, target: Row, y: float, colour: str) -> None:
    """What the target starts from: a faint mark, and a thin line from it to the target. Nothing without a baseline."""
    baseline = baseline_of(target)
    if baseline is None:
        return
    draw_line(lane, (baseline, mark_position(target)), y, {"color": colour, "width": 2, "dash": "dot"}, 0.6)
    faint = {"symbol": "circle", "size": BASELINE_SIZE, "color": colour, "opacity": 0.45}
    lane.figure.add_trace(
        scatter(
            x=[baseline],
            y=[y],
            xaxis=lane.axis,
            mode="markers",
            marker=faint,
            hoverinfo="skip",
            cliponaxis=False,
            showlegend=False,
        )
    )


def draw_tolerance_band(lane: LaneDrawing, x: float, y: float, colour: str, only_below: bool = False) -> None:
    """ "About", or with `only_below` "nearly": a soft band of a width in pixels, since the text gives no tolerance."""
    for half, opacity in ((TOLERANCE_WIDTH, 0.16), (TOLERANCE_WIDTH * 0.6, 0.2)):
        lane.figure.add_shape(
            type="rect",
            xref=lane.axis,
            yref="y",
            xsizemode="pixel",
            xanchor=x,
            x0=-half,
            x1=0 if only_below else half,
            y0=y - 9,
            y1=y + 9,
            line={"width": 0},
            fillcolor=colour,
            opacity=opacity,
            layer="below",
        )


def draw_interval(lane: LaneDrawing, target: Row, y: float, colour: str) -> None:
    """A range: a line between its two ends."""
    draw_line(lane, (target["value_low"], target["value_high"]), y, {"color": colour, "width": 4}, 0.45)


def draw_line(lane: LaneDrawing, ends: tuple[float, float], y: float, line: PlainDict, opacity: float) -> None:
    """A line below the marks between two values, at height y. line: as Plotly's."""
    ways = {"xref": lane.axis, "yref": "y", "x0": ends[0], "x1": ends[1], "y0": y, "y1": y}
    lane.figure.add_shape(type="line", line=line, opacity=opacity, layer="below", **ways)


def draw_open_end(lane: LaneDrawing, x: float, y: float, colour: str, side: int = 1) -> None:
    """A bound: an arrow of fixed length, to the right (side 1) or the left (-1) of the mark; shorter near the edge of
    the plot, and none where there is no room."""
    low, high = lane.span
    room = ((high - x) if side > 0 else (x - low)) / (high - low) * NARROWEST_PLOT
    start, tip = SIZE / 2 + 3, min(ARROW_LENGTH, room)
    if tip < start + 6:
        return
    path = f"M {side * start} 0 L {side * tip} 0 M {side * (tip - 7)} -5 L {side * tip} 0 L {side * (tip - 7)} 5"
    lane.figure.add_shape(
        type="path",
        path=path,
        xref=lane.axis,
        yref="y",
        xsizemode="pixel",
        ysizemode="pixel",
        xanchor=x,
        yanchor=y,
        line={"color": colour, "width": 2},
    )
