"""A Plotly figure as a picture needs it: with margins that are known, drawn by the server's browser."""

import re

import plotly.graph_objects as go

from dashboard.exports import headless_browser

SCALE = 2  # device pixels per pixel of a PNG
SIDE = 28  # pixels between the picture's edges and what is in it
HEIGHT = 450  # pixels of a figure without a height
PLOTS = re.compile(r'<g class="bglayer">.*?</g>')  # backgrounds of plots in an SVG by plotly.js
PLOT = re.compile(r'<rect class="bg" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"')


def render_figure(figure: go.Figure, form: str) -> bytes:
    """A figure as PNG (at SCALE) or SVG, in the size that its layout names. Raises as `headless_browser.render`."""
    size = {
        "format": form,
        "width": figure.layout.width,
        "height": figure.layout.height,
        "scale": SCALE if form == "png" else 1,
    }
    return headless_browser.render(lambda running: running.calc_fig(figure, opts=size))


def with_settled_margins(figure: go.Figure, width: float) -> go.Figure:
    """The figure with the margins that plotly.js gives it within SIDE, where its axes ask for them by `automargin`.

    What is written around the plot is placed from its edges, so they must be known. width: of the picture, in pixels.
    """
    usual = figure.layout.template.layout
    if not (usual.xaxis.automargin or figure.layout.xaxis.automargin or figure.layout.yaxis.automargin):
        return figure
    height = figure.layout.height or HEIGHT
    drawing = render_figure(go.Figure(figure).update_layout(width=width - 2 * SIDE, height=height), "svg").decode()
    plots = [list(map(float, plot)) for layer in PLOTS.findall(drawing) for plot in PLOT.findall(layer)]
    if not plots:  # a pie has no axes
        return figure
    left, top = (min(plot[side] for plot in plots) for side in (0, 1))
    right, bottom = (max(plot[side] + plot[side + 2] for plot in plots) for side in (0, 1))
    sides = {"l": SIDE + left, "r": width - SIDE - right, "t": top, "b": height - bottom}
    return figure.update_layout(margin={**sides, "autoexpand": False})


def figure_margin(figure: go.Figure, side: str) -> float:
    """A margin of the figure, else of its template."""
    margin = figure.layout.margin[side]
    return float(figure.layout.template.layout.margin[side] if margin is None else margin)
