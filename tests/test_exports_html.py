"""Templates of exported HTML: everything is escaped, unknown names are errors, files are the same every time."""

import json
import re

import pytest
from jinja2 import UndefinedError

from dashboard.exports.html import rendering
from dashboard.exports.html.document import handout_html
from dashboard.exports.items import FileOptions
from dashboard.i18n.words import Words
from tests import payloads, small, small_items

TEMPLATES = sorted(path.name for path in (rendering.FOLDER / "templates").iterdir())


@pytest.mark.parametrize("payload", payloads.HTML)
def test_value_of_a_template_is_escaped(payload):
    html = rendering.render("embed.html", url=payload, title=payload, height=1)
    assert html.count("<") == html.count(">") == 2
    assert html.count('"') == 12


def test_unknown_name_in_a_template_is_an_error():
    with pytest.raises(UndefinedError, match="title"):
        rendering.render("embed.html", url="", height=1)


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_turns_escaping_off(name):
    source = (rendering.FOLDER / "templates" / name).read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe|autoescape|Markup", source)
    assert rendering.environment().get_template(name).render is not None


def test_json_in_a_page_cannot_end_its_element_and_is_printable():
    source = '<script type="application/json">{{ data | tojson }}</script>'
    value = {"a": "</script><!--", "b": "甲\x7f\ud800"}
    html = rendering.environment().from_string(source).render(data=value)
    (content,) = re.findall(r">([^<]*)</script>$", html)
    assert json.loads(content) == {"a": "</script><!--", "b": "甲"}


def test_characters_that_html_cannot_hold_are_dropped():
    assert rendering.environment().from_string("{{ text }}").render(text="a\x00\x0b\ud800b") == "ab"


def test_the_same_items_give_the_same_bytes(db):
    items = [small_items.comparison(db, small.SHARE), small_items.quotation(db, "lz-a")]
    options = FileOptions("标题", "https://example.org/deck", "引用", presenting=True)
    assert handout_html(items, Words("zh"), "1", options) == handout_html(items, Words("zh"), "1", options)
