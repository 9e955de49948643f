"""Figures whose rows are laid out in pixels from the top, with x from 0 to 1."""

from collections.abc import Mapping

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.plotly_builder import FigureBuilder


def finish_pixel_rows(figure: FigureBuilder, height: int, margin: Mapping[str, int], dark: bool) -> go.Figure:
    """The Plotly figure without key or axes. height: pixels of the rows; margin: Plotly's l, r, t and b."""
    figure.update_layout(
        xaxis={"range": [0, 1], "visible": False, "fixedrange": True},
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
        template=theme.plain_template(dark),
        height=height + margin["t"] + margin["b"],
        margin=dict(margin),
        dragmode=False,
        showlegend=False,
    )
    return figure.figure()
