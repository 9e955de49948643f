"""A figure while it is being drawn: plain dictionaries, which become a Plotly figure once, at the end.

Plotly checks everything it is given, and each shape or text added to a figure has it check all the others again: four
fifths of what a page cost. A sketch is added to in the same words (`add_shape(type="line", ...)`) and checks nothing;
the tests check every figure whole (tests/test_sketch.py).
"""

from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from typing import Any

import plotly.graph_objects as go

PlainDict = dict[str, Any]


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

    @cached_property
    def serialised(self) -> str:
        """The figure as JSON, made once: pages share a figure and show it again and again."""
        return str(self.to_json())

    def to_dict(self) -> PlainDict:
        """See plotly's own; shared, not to be changed."""
        return self._plain


def scatter(**trace: Any) -> PlainDict:
    """Marks, as go.Scatter takes them."""
    return {"type": "scatter"} | {name: value for name, value in trace.items() if value is not None}
