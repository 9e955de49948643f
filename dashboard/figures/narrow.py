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
    wide, narrow = draw(False), draw(True)
    layout = {name: part for name, part in narrow.layout.items() if name != "template"}
    layout |= {"shapes": narrow.shapes, "annotations": narrow.annotations}
    own_bound = {"below": below} if below != NARROW_WIDTH else {}
    wide.update_layout(meta={"narrow": {"data": narrow.traces, "layout": layout, **own_bound}})
    return wide.figure()
