"""The page that CONTRIBUTING builds is built as printed there, and opens."""

import re
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import theme
from dashboard.i18n.words import Words
from tests.harness import PATIENCE, charts

BLOCK = re.compile(r"^(\d)\. `([\w/]+\.py)`.*?```python\n(.*?)```", re.M | re.S)


def printed_files(root: Path) -> dict[str, str]:
    """Code by path, as the guide prints it, without the indentation of its list."""
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = guide.partition("## Add a page")[2].partition("\n## ")[0]
    return {path: re.sub(r"^   ", "", code, flags=re.M) for _, path, code in BLOCK.findall(section)}


@pytest.fixture
def heat_page(root, built_database, use_database, monkeypatch):
    """The printed page; its figure is importable and its title known for as long as the test runs."""
    use_database(built_database)
    files = printed_files(root)
    module = type(sys)("dashboard.figures.heat.view")
    exec(compile(files["dashboard/figures/heat/view.py"], "heat/view.py", "exec"), vars(module))
    monkeypatch.setitem(sys.modules, "dashboard.figures.heat", type(sys)("dashboard.figures.heat"))
    monkeypatch.setitem(sys.modules, "dashboard.figures.heat.view", module)
    text = Words.text
    monkeypatch.setattr(
        Words, "text", lambda self, key, *a, **v: "Heat" if key == "page.heat" else text(self, key, *a, **v)
    )
    return AppTest.from_string(files["pages/compare/heat.py"], default_timeout=PATIENCE)


def test_the_page_of_the_guide_opens_with_its_figure(heat_page):
    page = heat_page.run()
    assert not page.exception
    (chart,) = charts(page)
    assert chart["figure"]["data"][0]["type"] == "heatmap"
    layout = chart["figure"]["layout"]["template"]["layout"]
    assert [colour for _, colour in layout["colorscale"]["sequential"]] == list(theme.LIGHT_SHADES)
    assert layout["paper_bgcolor"] == "rgba(0,0,0,0)"
