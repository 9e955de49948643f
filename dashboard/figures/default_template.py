"""The look of a figure that names no template: that of the light theme, with its shades for numbers."""

import plotly.graph_objects as go
import plotly.io as pio

from dashboard import theme

NAME = "duizhao"
SHADED = ("heatmap", "histogram2d", "contour", "histogram2dcontour")  # kinds of traces that colour numbers


def register_default_template() -> None:
    """Make it Plotly's default. Call after Streamlit is imported, whose own default has colours that mean nothing
    outside its chart element."""
    if pio.templates.default == NAME:
        return
    last = len(theme.LIGHT_SHADES) - 1
    shades = [[place / last, colour] for place, colour in enumerate(theme.LIGHT_SHADES)]
    drawn = go.layout.Template(theme.template())
    drawn.layout.colorscale.sequential = shades
    for kind in SHADED:
        drawn.data[kind] = [{"autocolorscale": True}]  # else plotly.js takes its own scale, from blue to red
    drawn.layout.xaxis.automargin = drawn.layout.yaxis.automargin = True
    drawn.layout.title = {"automargin": True, "yref": "paper"}
    pio.templates[NAME] = drawn
    pio.templates.default = NAME
