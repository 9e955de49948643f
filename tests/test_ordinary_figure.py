"""A page whose figure is an ordinary Plotly figure: a newcomer need not know how ours are built."""

from functools import partial

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.figures import plotly_builder, registry
from dashboard.figures.model import Exhibit
from dashboard.figures.records import text_table
from dashboard.ui.outputs import figure_panel
from tests import small
from tests.harness import PATIENCE, shown


def heat_map(context):
    """A view as a newcomer writes it: targets of each plan and theme, as Plotly's own heat map."""
    plans = context.frame("plans")["plan_id"].tolist()
    figure = go.Figure(go.Heatmap(x=plans, y=["a"], z=[[3] * len(plans)]), layout={"title": {"text": "<b>Heat</b>"}})
    table = text_table([[plan, "3"] for plan in plans], columns=["plan", "targets"])
    return {"heat": Exhibit(figure, "Three each.", "Targets", (), (), "Three each.", table, context.version)}


def page():
    from dashboard.figures.registry import exhibits
    from dashboard.ui.outputs.figure_panel import show_figure
    from dashboard.ui.run_context import page_words, view_context

    words = page_words()
    show_figure(exhibits("heat", view_context(words))["heat"], words, key="heat")


@pytest.fixture
def open_page(use_database, tmp_path, monkeypatch):
    use_database(small.write(tmp_path / "plans.duckdb"))
    monkeypatch.setitem(registry.VIEW_SPECS, "heat", registry.ViewSpec(heat_map))
    return AppTest.from_function(page, default_timeout=PATIENCE)


@pytest.mark.parametrize("width", ["", "640"])
def test_an_ordinary_plotly_figure_is_shown_whether_the_width_is_known_or_not(open_page, monkeypatch, width):
    monkeypatch.setattr(figure_panel, "_width_cookie", lambda: width)
    run = open_page.run()
    assert not run.exception
    (chart,) = run.get("plotly_chart")
    assert '"heatmap"' in chart.proto.spec
    assert "Three each." in shown(run)


def test_only_a_figure_of_ours_is_sized_beforehand():
    ordinary, built = go.Figure(go.Bar(y=[1])), plotly_builder.FigureBuilder().figure()
    sized = partial(plotly_builder.sized_figure, width=430)
    assert sized(ordinary) is ordinary
    assert sized(built).to_dict()["layout"]["width"] == 430
    assert plotly_builder.sized_figure(built, None) is built
