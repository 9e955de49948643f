"""HTML of the interface: Jinja2 templates in ui/templates/, with autoescape; no Streamlit.

A string is escaped wherever it is inserted, a `Markup` is not. Elements within a line of text (links, code, language,
marked numerals) are made by the functions of ui/inline_html.py, which templates may call under the same names.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.ui import inline_html

TEMPLATES = Path(__file__).parent / "templates"
INLINE = ("code_spans", "link", "official_text", "tag_chinese")


@cache
def environment() -> Environment:
    """The templates' environment; each template is compiled once for the life of the server."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.globals |= {name: getattr(inline_html, name) for name in INLINE}
    return templates


def render(template: str, /, **values: object) -> Markup:
    """Render templates/<template>.html. Raises jinja2.UndefinedError for a value that it needs and is not given."""
    return Markup(environment().get_template(f"{template}.html").render(**values))
