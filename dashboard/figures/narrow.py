"""A second form of a figure, for columns as narrow as a phone's.

It travels in the layout's `meta`, which Plotly ignores: the scripts of pages and files draw it in columns below 560
pixels, everything else (pictures, slides, paper) draws the first form.
"""

from collections.abc import Callable

import plotly.graph_objects as go

from dashboard.figures.plotly_builder import FigureBuilder


def figure_in_two_forms(draw: Callable[[bool], FigureBuilder]) -> go.Figure:
    """The figure that `draw` makes, with what it makes for narrow columns (True) as its other form."""
    wide, narrow = draw(False), draw(True)
    layout = {name: part for name, part in narrow.layout.items() if name != "template"}
    layout |= {"shapes": narrow.shapes, "annotations": narrow.annotations}
    wide.update_layout(meta={"narrow": {"data": narrow.traces, "layout": layout}})
    return wide.figure()
