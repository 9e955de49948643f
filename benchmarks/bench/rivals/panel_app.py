"""The same chart in Panel."""

import os

import pandas as pd
import panel as pn
import plotly.express as px

pn.extension("plotly")
rows = pd.read_csv(os.environ["BENCH_CSV"])
names = list(rows["indicator"].unique())
button = pn.widgets.Button(name="Next")


def draw(clicks: int) -> object:
    name = names[clicks % len(names)]
    figure = px.scatter(rows[rows["indicator"] == name], x="value", y="region", color="region", title=name)
    return pn.pane.Plotly(figure)


pn.Column(button, pn.bind(draw, button.param.clicks)).servable()
