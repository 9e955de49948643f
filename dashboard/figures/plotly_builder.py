"""A figure while it is being drawn: plain dictionaries, which become a Plotly figure once, at the end.

Plotly checks everything it is given, and each shape or text added to a figure has it check all the others again: four
fifths of what a page cost. A sketch is added to in the same words (`add_shape(type="line", ...)`) and checks nothing;
the tests check every figure whole (tests/test_sketch.py).
"""

from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from hashlib import sha256
from math import floor
from typing import Any

import plotly.graph_objects as go

PlainDict = dict[str, Any]
# What Streamlit sets on a chart whose marks can be clicked; "pan" pans nothing, since all axes are fixed.
CLICK_SETTINGS: PlainDict = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}


class FigureBuilder:
    """What stands on a figure so far: `traces`, `shapes`, `annotations`, and the rest of the `layout`.

    No name with an underscore stands for a path (`line_width`): write {"line": {"width": 1}}.
    """

    def __init__(self, shapes: list[PlainDict] | None = None, annotations: list[PlainDict] | None = None) -> None:
        self.traces: list[PlainDict] = []
        self.shapes: list[PlainDict] = list(shapes or [])
        self.annotations: list[PlainDict] = list(annotations or [])
        self.layout: PlainDict = {}

    def add_trace(self, trace: Mapping[str, Any]) -> None:
        """Put marks on."""
        self.traces.append(dict(trace))

    def add_shape(self, **shape: Any) -> None:
        """Put a line or an area on."""
        self.shapes.append(shape)

    def add_annotation(self, **annotation: Any) -> None:
        """Put words on."""
        self.annotations.append(annotation)

    def update_layout(self, **parts: Any) -> None:
        """Replace parts of the layout, but add to those that are axes or margins: they come in pieces."""
        for name, part in parts.items():
            held = self.layout.get(name)
            self.layout[name] = held | part if isinstance(held, dict) and isinstance(part, dict) else part

    def figure(self) -> go.Figure:
        """The Plotly figure."""
        return unvalidated_figure(self.traces, self.layout | {"shapes": self.shapes, "annotations": self.annotations})


def unvalidated_figure(traces: list[PlainDict], layout: PlainDict) -> go.Figure:
    """A figure of what is known to be right."""
    return PlainFigure({"data": traces, "layout": layout})


class PlainFigure(go.Figure):
    """A figure that is done, and shown again and again: a browser is sent the plain dictionaries that it is made of.

    Of what else Plotly keeps for a figure, copies and checks, nothing is made until somebody asks for it, such as an
    export. Who wants to change something changes a copy.
    """

    _ready: PlainDict | None = None
    _live: "tuple[float, PlainFigure] | None" = None

    def __init__(self, plain: PlainDict) -> None:
        self._plain = plain

    def __getattr__(self, name: str) -> Any:
        """What only a whole figure has; that one is there at once or not at all, for readers share a drawing."""
        if name == "_plain" or name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._entire, name)

    @cached_property
    def _entire(self) -> go.Figure:
        """The whole figure, a copy, since Plotly changes what it is given."""
        return go.Figure(**deepcopy(self._plain), _validate=False)

    def to_dict(self) -> PlainDict:
        """See plotly's own; shared, not to be changed."""
        return self._plain

    def live(self, width: float) -> "PlainFigure":
        """The same for a place of so many pixels, which Streamlit then draws once.

        Its component draws a chart, gives it its width and what clicks are for, and draws it again. It is spared that
        where all of this is said before, where no template is left, which never counts as the same, and where
        `datarevision` says that what is given the second time is no other data.
        """
        held = self._live
        if held is None or held[0] != width:
            ready = self._settled()
            layout = ready["layout"] | {"width": width}
            self._live = held = width, PlainFigure(ready | {"layout": layout | stretched_x_axis(layout)})
        return held[1]

    def _settled(self) -> PlainDict:
        """What is the same for every width, made out once: readers of all widths share a figure."""
        if self._ready is None:
            plain = self.to_dict()
            revision = {"datarevision": sha256(self.to_json().encode()).hexdigest()[:12]}
            self._ready = plain | {"layout": layout_with_template(plain["layout"]) | CLICK_SETTINGS | revision}
        return self._ready


def layout_with_template(layout: PlainDict) -> PlainDict:
    """A layout with what its template says written into it, and no template."""
    own = {name: part for name, part in layout.items() if name != "template"}
    general = dict(layout.get("template", {}).get("layout", {}))
    axes = {name: general.pop(name, {}) for name in ("xaxis", "yaxis")}
    whole = deep_merge(general, own)
    return whole | {name: deep_merge(axes[name[:5]], part) for name, part in whole.items() if name[:5] in axes}


def stretched_x_axis(layout: PlainDict) -> PlainDict:
    """The x-axis where it is bound to the y-axis and starts at the left: it reaches as far as the place does.

    Plotly makes it so when it draws, and what it would change it must not find the second time.
    """
    across, down, margin = (layout.get(name, {}) for name in ("xaxis", "yaxis", "margin"))
    if across.get("scaleanchor") != "y":
        return {}
    (low, high), (top, bottom) = across["range"], down["range"]
    unit = abs(top - bottom) / (layout["height"] - margin["t"] - margin["b"])
    reach = low + (floor(layout["width"] + 0.5) - margin["l"] - margin["r"]) * unit
    return {"xaxis": across | {"range": [low, max(high, reach)]}}


def deep_merge(below: PlainDict, above: PlainDict) -> PlainDict:
    """Two dictionaries laid on one another, all the way down."""
    both = {
        name: deep_merge(below[name], part) for name, part in above.items() if isinstance(part, dict) and name in below
    }
    return below | above | both


def scatter(**trace: Any) -> PlainDict:
    """Marks, as go.Scatter takes them."""
    return {"type": "scatter"} | {name: value for name, value in trace.items() if value is not None}
