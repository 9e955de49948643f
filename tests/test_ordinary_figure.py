"""A page whose figure is an ordinary Plotly figure: a newcomer need not know how ours are built."""

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.figures import registry
from dashboard.figures.model import Exhibit
from dashboard.figures.records import text_table
from tests import small
from tests.harness import PATIENCE, charts, shown


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


def test_an_ordinary_plotly_figure_is_shown(open_page):
    run = open_page.run()
    assert not run.exception
    (chart,) = charts(run)
    assert chart["figure"]["data"][0]["type"] == "heatmap"
    assert "Three each." in shown(run)
