"""One accent: of the tab's icon, the interface, a link's preview, pictures and slides."""

import tomllib
from pathlib import Path

from dashboard import theme
from dashboard.exports.pptx.template import own_template
from dashboard.i18n.words import Words
from dashboard.web import index_html

ROOT = Path(__file__).parents[1]


def test_icon_interface_and_browser_frame_have_one_accent():
    assert theme.ACCENT in index_html.ICON_FILE.read_text(encoding="utf-8")
    assert f'name="theme-color" content="{theme.ACCENT}"' in index_html.icon_link()
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["theme"]["light"]["primaryColor"] == theme.ACCENT
    assert theme.ACCENT not in theme.PALETTE


def test_slides_have_the_accent_at_their_upper_edge():
    bar = next(shape for shape in own_template(Words("en")).presentation.slide_master.shapes if shape.name == "accent")
    assert bar.top == 0
    assert f"#{bar.fill.fore_color.rgb}" == theme.ACCENT
