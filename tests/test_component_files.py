"""Scripts and styles of components as files: what is served, and what a message names."""

import json
import re

import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from dashboard.exports import component_files
from dashboard.web.index_html import component_links
from dashboard.web.routes.endpoints import routes
from tests import harness
from tests.asgi import call, scope_of


def ask(path, *headers):
    return call(Starlette(routes=routes()), scope_of(path, headers=headers))


def script() -> None:
    from dashboard.i18n.words import Words
    from dashboard.ui.components.chart import show_chart
    from dashboard.ui.components.grid import show_grid
    from tests.test_chart_component import built_figure
    from tests.test_grid import TABLE

    show_grid(TABLE, "table", Words("en"))
    show_chart(built_figure(), "A chart", "chart", Words("en"))


def named(loader):
    """Script, style and settings of a loader."""
    return json.loads(re.search(r"settings } = (\{.*\});", loader)[1])


@pytest.mark.parametrize("name", component_files.NAMES)
@pytest.mark.parametrize(("coding", "header"), [("identity", None), ("gzip", "gzip")])
def test_a_file_is_served_under_the_digest_of_its_content_and_may_be_kept(name, coding, header):
    response = ask(f"/assets/{component_files.asset_name(name)}", ("accept-encoding", coding))
    assert response.body == component_files.content(component_files.source(name), "" if header is None else coding)
    assert response.headers["content-type"].startswith("text/css" if name.endswith("css") else "text/javascript")
    assert "immutable" in response.headers["cache-control"]
    assert response.headers.get("content-encoding") == header


@pytest.mark.parametrize("name", ["chart.js", "grid-000000000000.css", "loader-1.js", "..%2Floader.js"])
def test_any_other_name_is_404(name):
    assert ask(f"/assets/{name}").status == 404


def test_messages_carry_no_script_but_name_it():
    page = AppTest.from_function(script, default_timeout=harness.PATIENCE).run()
    assert not page.exception
    for element, style in zip(page.get("bidi_component"), (component_files.asset_name("grid.css"), ""), strict=True):
        files = named(element.proto.js_content)
        assert ask(f"/assets/{files['script']}").status == 200
        assert files["style"] == style
        assert len(element.proto.js_content) < 2_000


@pytest.mark.parametrize("chart", [True, False])
def test_a_document_names_the_files_of_the_components_that_its_page_shows(chart):
    links = component_links(chart)
    assert (component_files.asset_name("chart.js") in links) == chart
    assert all(component_files.asset_name(name) in links for name in ("grid.js", "grid.css"))
