"""Entries of a Plotly figure's legend."""

from collections.abc import Mapping
from typing import Any

from dashboard import theme
from dashboard.exports.pptx.plotly_values import each, hex_colour, is_number, listed, plain
from dashboard.exports.pptx.scene import LegendEntry

Trace = Mapping[str, Any]


def is_legend_only(trace: Trace) -> bool:
    """Whether a trace draws nothing but an entry of the legend."""
    values = listed(trace.get("x")) + listed(trace.get("y"))
    return trace.get("type", "scatter") == "scatter" and all(value is None for value in values)


def legend_entry(trace: Trace) -> LegendEntry:
    """The words of a trace in the legend, and its sign."""
    marker = trace.get("marker") or {}
    colour, symbol = marker.get("color"), marker.get("symbol") or "circle"
    if "markers" not in (trace.get("mode") or "markers"):
        colour, symbol = (
            (trace.get("line") or {}).get("color"),
            f"line-{(trace.get('line') or {}).get('dash') or 'solid'}",
        )
    if trace.get("type") == "bar":
        symbol = "square"
    opacity = marker.get("opacity")
    return LegendEntry(
        str(each(symbol, 1)[0]),
        hex_colour(each(colour, 1)[0], opacity if is_number(opacity) else 1.0, theme.GREY) or theme.GREY,
        plain(str(trace["name"])),
    )
