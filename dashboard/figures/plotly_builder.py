"""Figures built from plain dictionaries, without Plotly's validation.

Plotly validates everything it is given, and each shape or annotation added to a figure has it validate all the others
again: four fifths of what a page cost. `FigureBuilder` has methods of the same names that validate nothing; the tests
validate every figure as a whole (tests/test_sketch.py). An ordinary `go.Figure` works wherever a figure is expected.
"""

from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from hashlib import sha256
from math import floor
from typing import Any

import plotly.graph_objects as go

PlainDict = dict[str, Any]
# What Streamlit sets on a chart whose marks can be clicked; all axes are fixed, so that "pan" moves nothing.
CLICK_SETTINGS: PlainDict = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}


class FigureBuilder:
    """Traces, shapes, annotations and the rest of the layout of a figure being built.

    Plotly's underscore paths (`line_width=1`) are not understood: write line={"width": 1}.
    """

    def __init__(self, shapes: list[PlainDict] | None = None, annotations: list[PlainDict] | None = None) -> None:
        self.traces: list[PlainDict] = []
        self.shapes: list[PlainDict] = list(shapes or [])
        self.annotations: list[PlainDict] = list(annotations or [])
        self.layout: PlainDict = {}

    def add_trace(self, trace: Mapping[str, Any]) -> None:
        """Add a trace."""
        self.traces.append(dict(trace))

    def add_shape(self, **shape: Any) -> None:
        """Add a line or an area."""
        self.shapes.append(shape)

    def add_annotation(self, **annotation: Any) -> None:
        """Add a text."""
        self.annotations.append(annotation)

    def update_layout(self, **parts: Any) -> None:
        """Replace parts of the layout; dictionaries, such as axes and margins, are merged with those set before."""
        for name, part in parts.items():
            current = self.layout.get(name)
            self.layout[name] = current | part if isinstance(current, dict) and isinstance(part, dict) else part

    def figure(self) -> go.Figure:
        """The Plotly figure."""
        return unvalidated_figure(self.traces, self.layout | {"shapes": self.shapes, "annotations": self.annotations})


def unvalidated_figure(traces: list[PlainDict], layout: PlainDict) -> go.Figure:
    """Build a figure, skipping Plotly's validation."""
    return PlainFigure({"data": traces, "layout": layout})


class PlainFigure(go.Figure):
    """An unvalidated figure that many readers share: it is sent to browsers as the dictionaries it was built from.

    Plotly's own figure objects are built at the first use of any other attribute, such as by an export. Not to be
    changed: change a copy.
    """

    _ready: PlainDict | None = None
    _sized: "tuple[float, PlainFigure] | None" = None

    def __init__(self, plain: PlainDict) -> None:
        self._plain = plain

    def __getattr__(self, name: str) -> Any:
        """An attribute of the whole Plotly figure. Not set on this object, since threads share it."""
        if name == "_plain" or name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._entire, name)

    @cached_property
    def _entire(self) -> go.Figure:
        """The Plotly figure, built from a copy, since Plotly changes what it is given."""
        return go.Figure(**deepcopy(self._plain), _validate=False)

    def to_dict(self) -> PlainDict:
        """As Plotly's own, but shared: not to be changed."""
        return self._plain

    def sized(self, width: float) -> "PlainFigure":
        """The figure for a column of `width` pixels, complete enough for Streamlit to draw it only once.

        Streamlit's component draws a chart, sets its width and click settings, and draws it again if that changed
        anything. Nothing changes if all settings are there from the start, `datarevision` is set, and no template is
        left (a template never compares as equal).
        """
        cached = self._sized
        if cached is None or cached[0] != width:
            ready = self._ready_for_streamlit()
            layout = ready["layout"] | {"width": width}
            self._sized = cached = width, PlainFigure(ready | {"layout": layout | stretched_x_axis(layout)})
        return cached[1]

    def _ready_for_streamlit(self) -> PlainDict:
        """What is the same for every width, computed once."""
        if self._ready is None:
            plain = self.to_dict()
            revision = {"datarevision": sha256(self.to_json().encode()).hexdigest()[:12]}
            self._ready = plain | {"layout": layout_with_template(plain["layout"]) | CLICK_SETTINGS | revision}
        return self._ready


def sized_figure(figure: go.Figure, width: float | None) -> go.Figure:
    """A figure for a column of `width` pixels, None if unknown. An ordinary go.Figure stays as it is, with its
    template, and costs the browser a second drawing."""
    return figure.sized(width) if width and isinstance(figure, PlainFigure) else figure


def layout_with_template(layout: PlainDict) -> PlainDict:
    """A layout with its template's settings written into it, and no template."""
    own = {name: part for name, part in layout.items() if name != "template"}
    general = dict(layout.get("template", {}).get("layout", {}))
    axes = {name: general.pop(name, {}) for name in ("xaxis", "yaxis")}
    whole = deep_merge(general, own)
    return whole | {name: deep_merge(axes[name[:5]], part) for name, part in whole.items() if name[:5] in axes}


def stretched_x_axis(layout: PlainDict) -> PlainDict:
    """An x-axis bound to the y-axis, stretched to the width of the layout; {} for any other.

    Plotly stretches it when it draws; done before, it changes nothing then.
    """
    across, down, margin = (layout.get(name, {}) for name in ("xaxis", "yaxis", "margin"))
    if across.get("scaleanchor") != "y":
        return {}
    (low, high), (top, bottom) = across["range"], down["range"]
    unit = abs(top - bottom) / (layout["height"] - margin["t"] - margin["b"])
    reach = low + (floor(layout["width"] + 0.5) - margin["l"] - margin["r"]) * unit
    return {"xaxis": across | {"range": [low, max(high, reach)]}}


def deep_merge(below: PlainDict, above: PlainDict) -> PlainDict:
    """Merge nested dictionaries; values of `above` win."""
    both = {
        name: deep_merge(below[name], part) for name, part in above.items() if isinstance(part, dict) and name in below
    }
    return below | above | both


def scatter(**trace: Any) -> PlainDict:
    """A scatter trace from go.Scatter's arguments, without those that are None."""
    return {"type": "scatter"} | {name: value for name, value in trace.items() if value is not None}
