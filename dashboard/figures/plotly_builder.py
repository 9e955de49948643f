"""Figures built from plain dictionaries, without Plotly's validation.

Plotly validates everything it is given, and each shape or annotation added to a figure has it validate all the others
again: four fifths of what a page cost. `FigureBuilder` has methods of the same names that validate nothing; the tests
validate every figure as a whole (tests/test_sketch.py). An ordinary `go.Figure` works wherever a figure is expected.
"""

from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from typing import Any

import plotly.graph_objects as go

from dashboard.figures.compact_json import compact_json

PlainDict = dict[str, Any]


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

    def add_text(self, text: str, size: int, colour: str, **place: Any) -> None:
        """Add a text, Plotly markup, without arrow and padding. place: as in Plotly's annotations."""
        font = {"size": size, "color": colour}
        self.add_annotation(**place, text=text, showarrow=False, borderpad=0, font=font)

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

    def __init__(self, plain: PlainDict) -> None:
        self._plain = plain

    def __getattr__(self, name: str) -> Any:
        """An attribute of the whole Plotly figure. Not set on this object, since threads share it."""
        if name == "_plain" or name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._entire, name)

    def __repr__(self) -> str:
        """Short, and without touching the shared dictionaries: Plotly's own replaces the template in them."""
        return f"{type(self).__name__}({len(self._plain['data'])} traces)"

    @cached_property
    def _entire(self) -> go.Figure:
        """The Plotly figure, built from a copy, since Plotly changes what it is given."""
        return go.Figure(**deepcopy(self._plain), _validate=False)

    @cached_property
    def as_json(self) -> str:
        """The figure as JSON for browsers, made once: pages share a figure and show it again and again."""
        return compact_json(self._plain)

    def to_dict(self) -> PlainDict:
        """As Plotly's own, but shared: not to be changed."""
        return self._plain


def scatter(**trace: Any) -> PlainDict:
    """A scatter trace from go.Scatter's arguments, without those that are None."""
    return {"type": "scatter"} | {name: value for name, value in trace.items() if value is not None}
