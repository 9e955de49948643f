"""A page whose figure is an ordinary Plotly figure: a newcomer need not know how ours are built."""

import re
from base64 import b64decode
from io import BytesIO

import plotly.graph_objects as go
import plotly.io as pio
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from dashboard import theme
from dashboard.database import frame_cache
from dashboard.exports import pictures
from dashboard.figures import registry
from dashboard.figures.default_template import register_default_template
from dashboard.figures.model import Exhibit
from dashboard.figures.records import text_table
from dashboard.i18n.words import Words
from dashboard.url_state.view_context import ViewContext
from tests import small
from tests.browser import require_browser
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


@pytest.fixture
def ordinary(monkeypatch):
    """An exhibit of a newcomer's heat map, whose labels are longer than our margin."""
    monkeypatch.setenv("BROWSER_PATH", require_browser())
    register_default_template()
    figure = go.Figure(go.Heatmap(x=["a", "b"], y=["A label longer than our margin", "b"], z=[[0, 1], [2, 3]]))
    return Exhibit(figure, "Three each.", "", (), (), "", text_table([["a"]], columns=["plan"]), "1.0")


def test_picture_of_an_ordinary_figure_has_the_shades_of_its_page(ordinary):
    svg = pictures.svg(ordinary, Words("en")).decode()
    cells = Image.open(BytesIO(b64decode(re.search(r"data:image/png;base64,([^\"]+)", svg)[1]))).convert("RGB")
    shades = {"#{:02X}{:02X}{:02X}".format(*colour) for _, colour in cells.getcolors()}
    assert {theme.LIGHT_SHADES[0], theme.LIGHT_SHADES[-1]} < shades


def test_heading_of_an_ordinary_figure_stands_at_the_edge_however_long_its_labels_are(ordinary):
    figure = pictures.with_caption(ordinary, Words("en"))
    (headline,) = [note for note in figure.layout.annotations if "Three each." in note.text]
    assert figure.layout.margin.l > 200
    assert not figure.layout.margin.autoexpand
    assert figure.layout.margin.l + headline.xshift == pictures.SIDE


def test_file_that_is_asked_for_before_any_page_has_the_shades_too(use_database, tmp_path, monkeypatch):
    use_database(small.write(tmp_path / "plans.duckdb"))
    monkeypatch.setitem(registry.VIEW_SPECS, "heat", registry.ViewSpec(heat_map))
    monkeypatch.setattr(pio.templates, "default", "plotly")
    figure = registry.exhibits("heat", ViewContext(frame_cache.frame, Words("en"), {}))["heat"].figure
    assert figure.layout.template.layout.colorscale.sequential[-1][1] == theme.LIGHT_SHADES[-1]
