"""Jinja2 environment of the HTML that exports write: autoescape on, unknown names are errors."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard import theme
from dashboard.exports.file_names import printable_text
from dashboard.exports.qr import is_full_url

FOLDER = Path(__file__).parent
SCREEN_UNIT = "min(100vw / 960, 100vh / 540)"
PAPER_UNIT = "calc(297mm / 960)"
SCREEN_RULES = (
    ".presenting .slide { display: none; }",
    ".presenting .slide.now { display: block; margin: calc((100vh - var(--u) * 540) / 2) auto; }",
)
PAPER_RULES = (
    ":root body .slide { height: 209mm; }",
    ":root body .wide { overflow: hidden; zoom: var(--zoom, 1); max-height: calc(var(--u) * 375 / var(--zoom, 1)); }",
)
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
    jinja.globals |= {"running_text": RUNNING_TEXT, "is_full_url": is_full_url}
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


def sheet_rules(prefix: str) -> str:
    """The rules for a slide that fills a screen or a page, of which one unit is 1/960 of its width; one to a line."""
    return "\n".join(f"{prefix} {rule}" for rule in asset("sheet.css").splitlines() if rule)


def document_style() -> Markup:
    """The style sheet of the handout: to be scrolled, presented on a wide screen, and printed."""
    screen = (f".presenting {{ --u: {SCREEN_UNIT}; }}", sheet_rules(".presenting"), *SCREEN_RULES)
    paper = (f"body {{ --u: {PAPER_UNIT}; }}", sheet_rules(":root body"), *PAPER_RULES)
    blocks = [("screen and (min-width: 700px)", screen), ("print", paper)]
    media = [f"@media {kind} {{\n" + "\n".join(rules) + "\n}\n" for kind, rules in blocks]
    return style("document.css") + Markup("".join(media))


def style(sheet: str) -> Markup:
    """A style sheet beside this module, with the light theme as custom properties."""
    inks = theme.LIGHT
    properties = {"paper": inks.paper, "text": inks.text, "muted": inks.muted, "rule": inks.rule, "grid": inks.grid}
    properties |= {"small": f"{theme.SMALL}px", "body": f"{theme.TEXT}px", "headline": f"{theme.HEADLINE}px"}
    properties |= {"accent": theme.ACCENT, "bar": theme.GREY, "fonts": theme.FONTS}
    declarations = " ".join(f"--{name}: {value};" for name, value in properties.items())
    return Markup(f":root {{ {declarations} }}\n") + asset(sheet)
