"""Style and script with which any page is printed on an upright A4 sheet: what the screen shows, without its widgets.

Charts take the width of the sheet by themselves (components/chart), before the browser lays the sheet out.
"""

from functools import cache
from pathlib import Path

from markupsafe import Markup

from dashboard import theme


@cache
def print_style() -> str:
    """The style sheet, in the colours of the light theme."""
    style = Path(__file__).with_name("print_layout.css").read_text(encoding="utf-8")
    for name in ("paper", "text", "muted"):
        style = style.replace(f"LIGHT_{name.upper()}", getattr(theme.LIGHT, name))
    return style


@cache
def print_script() -> Markup:
    """The JavaScript, which unfolds sources while a page is printed."""
    return Markup(Path(__file__).with_name("print_layout.js").read_text(encoding="utf-8"))
