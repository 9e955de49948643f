"""What the chart component sends to the browser, and where its drawing library comes from."""

import json

import plotly.graph_objects as go
import pytest
from starlette.applications import Starlette

from dashboard import theme
from dashboard.database import frame_cache
from dashboard.exports import plotly_library
from dashboard.figures.contrast import ON_FILL
from dashboard.figures.grid import Grid
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.registry import VIEW_SPECS
from dashboard.figures.registry import exhibits as exhibits_
from dashboard.i18n.words import Words
from dashboard.ui.components.chart import DARK_COLOURS, content, figure_json
from dashboard.url_state.view_context import ViewContext
from dashboard.web.routes.endpoints import routes
from tests.asgi import call, scope_of

EN = Words("en")


def colours(part, name=""):
    """All values of properties whose name ends in "color", in a figure as JSON."""
    if isinstance(part, dict):
        return {colour for key, inside in part.items() for colour in colours(inside, key)}
    if isinstance(part, list):
        return {colour for inside in part for colour in colours(inside, name)}
    return {part} if name.endswith("color") else set()


def ask(path, *headers):
    return call(Starlette(routes=routes()), scope_of(path, headers=headers))


@pytest.fixture
def fresh_environment(monkeypatch, tmp_path):
    monkeypatch.setattr(plotly_library.sys, "prefix", str(tmp_path))
    return tmp_path


def built_figure():
    builder = FigureBuilder()
    builder.add_trace({"type": "scatter", "x": [1], "y": [2], "customdata": ["lz-2-a"]})
    return builder.figure()


@pytest.mark.parametrize("figure", [go.Figure(go.Bar(x=["a"], y=[1])), built_figure()])
def test_a_figure_of_any_kind_goes_to_the_browser_with_its_text_alternative(figure):
    sent = json.loads(content([(figure, "Two marks")], EN))
    assert sent["charts"][0]["figure"]["data"] == json.loads(figure.to_json())["data"]
    assert sent["charts"][0]["alt"] == "Two marks"
    assert sent["library"] == f"assets/{plotly_library.library_asset()}"


def test_the_library_is_served_under_the_digest_of_its_content_and_may_be_kept():
    response = ask(f"/assets/{plotly_library.library_asset()}", ("accept-encoding", "identity"))
    assert response.body == plotly_library.library_file().read_bytes()
    assert "immutable" in response.headers["cache-control"]


def test_a_trace_beyond_the_basic_bundle_asks_for_the_whole_library():
    sent = json.loads(content([(go.Figure(go.Heatmap(z=[[1]])), "A heat map")], EN))
    assert sent["library"] == f"assets/{plotly_library.asset_name(plotly_library.whole_bundle())}"
    assert ask(f"/{sent['library']}").status == 200


def test_an_unknown_asset_is_404():
    assert ask("/assets/plotly-basic-0.js").status == 404


def test_without_npm_the_bundle_of_the_python_package_is_used(fresh_environment, monkeypatch, capsys):
    monkeypatch.setattr(plotly_library, "npm_commands", lambda scratch: [])
    plotly_library.main()
    assert "whole bundle" in capsys.readouterr().err
    assert plotly_library.library_file() == plotly_library.whole_bundle()
    assert plotly_library.content(plotly_library.library_file(), "br") is None


def test_a_failing_npm_leaves_nothing_behind(fresh_environment, monkeypatch):
    monkeypatch.setattr(plotly_library, "npm_commands", lambda scratch: [["false"]])
    assert not plotly_library.fetch(plotly_library.basic_bundle())
    assert list(fresh_environment.rglob("*")) == []


def test_the_lock_file_has_an_integrity_hash_and_names_no_host():
    lock = (plotly_library.LOCK_FOLDER / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(lock)["packages"]
    assert packages["node_modules/plotly.js-basic-dist-min"]["integrity"].startswith("sha512-")
    assert "://" not in lock


def test_every_ink_of_the_light_theme_has_its_counterpart_in_the_dark_one():
    assert {theme.LIGHT.text: theme.DARK.text, theme.LIGHT.paper: theme.DARK.paper}.items() <= DARK_COLOURS.items()
    assert dict(zip(theme.LIGHT_SHADES, theme.DARK_SHADES, strict=True)).items() <= DARK_COLOURS.items()


@pytest.mark.parametrize("page", VIEW_SPECS)
def test_every_colour_of_a_figure_reads_on_both_grounds_or_is_replaced_on_the_dark_one(
    built_database, use_database, page
):
    use_database(built_database)
    known = {*DARK_COLOURS, *theme.PALETTE, theme.GREY, "rgba(0,0,0,0)", *ON_FILL}  # the last stand on a fill alone
    for exhibit in exhibits_(page, ViewContext(frame_cache.frame, EN, {})).values():
        for figure in (exhibit.figure, *(panel for panel, _ in exhibit.panels)):
            if not isinstance(figure, Grid):
                assert colours(json.loads(figure_json(figure))) - known == set()
