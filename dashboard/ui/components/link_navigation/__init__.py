"""Script that follows links within the site without reloading the page."""

import json
from functools import cache
from pathlib import Path

from markupsafe import Markup

from dashboard.url_state import site_map


@cache
def navigation_script() -> Markup:
    """The JavaScript, told the addresses of the pages."""
    script = Path(__file__).with_name("link_navigation.js").read_text(encoding="utf-8")
    return Markup(script.replace("PAGES", json.dumps([page.address for page in site_map.pages()])))
