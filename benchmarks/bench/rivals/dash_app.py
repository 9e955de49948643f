"""The same chart in Dash."""

import os
import sys

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html

rows = pd.read_csv(os.environ["BENCH_CSV"])
names = list(rows["indicator"].unique())
app = Dash(__name__)
app.layout = html.Div([html.Button("Next", id="next", n_clicks=0), dcc.Graph(id="chart")])


@app.callback(Output("chart", "figure"), Input("next", "n_clicks"))  # type: ignore[untyped-decorator]
def draw(clicks: int) -> object:
    name = names[clicks % len(names)]
    return px.scatter(rows[rows["indicator"] == name], x="value", y="region", color="region", title=name)


app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
