"""A second form of a figure, for columns as narrow as a phone's.

It travels in the layout's `meta`, which Plotly ignores: the scripts of pages and files draw it in columns below a
width, everything else (pictures, slides, paper) draws the first form.
"""

from collections.abc import Callable

import plotly.graph_objects as go

from dashboard.figures.plotly_builder import FigureBuilder

NARROW_WIDTH = 700  # pixels of a column below which scripts of pages and files draw the narrow form


def figure_in_two_forms(draw: Callable[[bool], FigureBuilder], below: int = NARROW_WIDTH) -> go.Figure:
    """The figure that `draw` makes, with what it makes for columns narrower than `below` (True) as its other form."""
    wide = draw(False)
    add_narrow_form(wide, draw(True).figure(), below)
    return wide.figure()


def add_narrow_form(wide: FigureBuilder, narrow: go.Figure, below: int) -> None:
    """Give a figure another as its form for columns narrower than `below`; both have the template of the first."""
    plain = narrow.to_dict()
    layout = {name: part for name, part in plain["layout"].items() if name != "template"}
    own_bound = {"below": below} if below != NARROW_WIDTH else {}
    wide.update_layout(meta={"narrow": {"data": plain["data"], "layout": layout, **own_bound}})
