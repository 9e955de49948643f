"""Jinja2 environment of the HTML that exports write: autoescape on, unknown names are errors."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard import theme
from dashboard.exports.file_names import printable_text

FOLDER = Path(__file__).parent
RUNNING_TEXT = ("quote", "aside", "dropped", "added")  # styles of the parts of a quote, which run on without blanks


@cache
def environment() -> Environment:
    """The environment of our templates."""
    jinja = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable,
    )
    jinja.globals["running_text"] = RUNNING_TEXT
    jinja.policies["json.dumps_function"] = dump_json
    jinja.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return jinja


def render(template: str, **values: Any) -> Markup:
    """HTML of a template; values are escaped unless they are Markup."""
    return Markup(environment().get_template(template).render(**values))


def printable(value: Any) -> Any:
    """A value without the characters that HTML and XML cannot hold; Markup as it is."""
    return printable_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def dump_json(value: Any, **options: Any) -> str:
    """JSON without the characters that HTML cannot hold; Jinja2's `tojson` escapes the rest."""
    return printable_text(json.dumps(value, **options))


def asset(name: str) -> Markup:
    """Text of a script or style sheet beside this module."""
    return Markup((FOLDER / name).read_text(encoding="utf-8"))


def style(sheet: str) -> Markup:
    """A style sheet beside this module, with the light theme as custom properties."""
    inks = theme.LIGHT
    properties = {"paper": inks.paper, "text": inks.text, "muted": inks.muted, "rule": inks.rule, "grid": inks.grid}
    properties |= {"small": f"{theme.SMALL}px", "body": f"{theme.TEXT}px", "headline": f"{theme.HEADLINE}px"}
    properties |= {"bar": theme.GREY, "fonts": theme.FONTS}
    declarations = " ".join(f"--{name}: {value};" for name, value in properties.items())
    return Markup(f":root {{ {declarations} }}\n") + asset(sheet)
