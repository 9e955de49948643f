"""The drawing rules: how one target is drawn. Every helper adds to a figure and returns nothing."""

import math
from typing import Any

from dashboard import theme
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict, scatter

SHAPES = {"target": "circle", "standard": "diamond", "event": "square", "incentive": "triangle-up", "tally": "circle"}
SIZE = 13
RING = 22  # the outer outline of a province's mark
ARROW_LENGTH = 46  # from the middle of the mark to the tip of an open end
NARROWEST_PLOT = 320  # the plot on a phone
TOLERANCE_WIDTH = 26  # half the width of the soft band of "about"


def marker_symbol(kind: str, commitment: str) -> str:
    """Marker symbol: the kind gives the form, firm is filled and aspirational hollow."""
    return SHAPES[kind] + ("-open" if commitment == "aspirational" else "")


def mark_position(target: dict[str, Any]) -> float:
    """Where the mark stands: the bound given, the only value, or the middle of a range."""
    bounds = [
        bound for bound in (target["value_low"], target["value_high"]) if bound is not None and not math.isnan(bound)
    ]
    return float(sum(bounds) / len(bounds))


def draw_target(
    figure: FigureBuilder,
    target: dict[str, Any],
    y: float,
    colour: str,
    inks: theme.Ink,
    province: bool,
    axis: str,
    span: tuple[float, float],
    hover: str,
) -> None:
    """One target at height y on an axis of the given span: what its operator opens, then the mark itself."""
    if target["kind"] == "tally":
        colour = theme.GREY
    if target["operator"] == "about":
        draw_tolerance_band(figure, mark_position(target), y, colour, axis)
    elif target["operator"] == "range":
        draw_interval(figure, target, y, colour, axis)
    elif target["operator"] in ("at_least", "more_than"):
        draw_open_end(figure, mark_position(target), y, colour, axis, span, rightwards=True)
    elif target["operator"] == "at_most":
        draw_open_end(figure, mark_position(target), y, colour, axis, span, rightwards=False)
    if province:
        figure.add_trace(mark_trace(target, y, axis, target_symbol(target, hollow=True), RING, inks.text, "skip"))
    figure.add_trace(mark_trace(target, y, axis, target_symbol(target), SIZE, colour, hover))


def target_symbol(target: dict[str, Any], hollow: bool = False) -> str:
    """The marker symbol of a target."""
    return marker_symbol(target["kind"], "aspirational" if hollow else target["commitment"])


def mark_positions(target: dict[str, Any]) -> list[float]:
    """Values at which markers stand: both ends of a range, else the one position."""
    return [target["value_low"], target["value_high"]] if target["operator"] == "range" else [mark_position(target)]


def mark_trace(target: dict[str, Any], y: float, axis: str, form: str, size: int, colour: str, hover: str) -> PlainDict:
    """The mark; customdata carries the target's id, so that a click opens its evidence."""
    at = mark_positions(target)
    return scatter(
        x=at,
        y=[y] * len(at),
        xaxis=axis,
        mode="markers",
        marker={"symbol": form, "size": size, "color": colour, "line": {"width": 2, "color": colour}},
        unselected={"marker": {"opacity": 1}},
        customdata=[[target["target_id"]]] * len(at),
        hoverinfo="skip" if hover == "skip" else "text",
        hovertext=None
        if hover == "skip"
        else [hover] * len(at),  # no template: in one a text of the data could compute
        cliponaxis=False,
        showlegend=False,
    )


def draw_tolerance_band(figure: FigureBuilder, x: float, y: float, colour: str, axis: str) -> None:
    """ "About": a soft band of fixed width in pixels, since the text gives no tolerance."""
    for half, opacity in ((TOLERANCE_WIDTH, 0.16), (TOLERANCE_WIDTH * 0.6, 0.2)):
        figure.add_shape(
            type="rect",
            xref=axis,
            yref="y",
            xsizemode="pixel",
            xanchor=x,
            x0=-half,
            x1=half,
            y0=y - 9,
            y1=y + 9,
            line={"width": 0},
            fillcolor=colour,
            opacity=opacity,
            layer="below",
        )


def draw_interval(figure: FigureBuilder, target: dict[str, Any], y: float, colour: str, axis: str) -> None:
    """A range: a line between its two ends."""
    figure.add_shape(
        type="line",
        xref=axis,
        yref="y",
        x0=target["value_low"],
        x1=target["value_high"],
        y0=y,
        y1=y,
        line={"color": colour, "width": 4},
        opacity=0.45,
        layer="below",
    )


def draw_open_end(
    figure: FigureBuilder, x: float, y: float, colour: str, axis: str, span: tuple[float, float], rightwards: bool
) -> None:
    """A bound: an arrow of fixed length away from the mark, shorter near the edge, none where nothing is left."""
    low, high = span
    room = ((high - x) if rightwards else (x - low)) / (high - low) * NARROWEST_PLOT
    start, tip = SIZE / 2 + 3, min(ARROW_LENGTH, room)
    if tip < start + 6:
        return
    side = 1 if rightwards else -1
    path = f"M {side * start} 0 L {side * tip} 0 M {side * (tip - 7)} -5 L {side * tip} 0 L {side * (tip - 7)} 5"
    figure.add_shape(
        type="path",
        path=path,
        xref=axis,
        yref="y",
        xsizemode="pixel",
        ysizemode="pixel",
        xanchor=x,
        yanchor=y,
        line={"color": colour, "width": 2},
    )
