"""Figures whose rows are laid out in pixels from the top."""

from collections.abc import Mapping
from typing import Any

from dashboard import theme
from dashboard.figures.plotly_builder import FigureBuilder


def finish_pixel_rows(figure: FigureBuilder, rows: float, margin: Mapping[str, int], **layout: Any) -> FigureBuilder:
    """Set height, margins and template. rows: their pixels; margin: Plotly's l, r, t and b; layout: more of it."""
    figure.update_layout(
        yaxis={"range": [rows, 0], "visible": False},
        template=theme.plain_template(),
        height=int(rows) + margin["t"] + margin["b"],
        margin=dict(margin),
        **{"dragmode": False, "showlegend": True} | layout,
    )
    return figure
