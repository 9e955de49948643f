"""The contents in the sidebar: every page once, where one is, and what a link takes along."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest

from dashboard.i18n.words import Words
from dashboard.ui.outputs.sidebar import contents_html
from dashboard.url_state.site_map import SHARED_PARAMETERS, pages

CHOICES = {
    "lang": "en",
    "plans": "lanzhou-2019",
    "theme": "teachers",
    "indicator": "training-bases",
    "target": "lz-2-a",
}
LINK = re.compile(r'<a href="([^"?]*)\?([^"]*)" target="_self"( aria-current="page")?>([^<]*)</a>')


def links(current="matrix", lang="en", **counts):
    """Each link: its page, the choices it takes along, whether it is the open page's, and its words."""
    found = LINK.findall(contents_html(current, CHOICES, Words(lang), counts))
    return [
        (page, {name: value[0] for name, value in parse_qs(unescape(query)).items()}, bool(here), label)
        for page, query, here, label in found
    ]


def test_every_page_is_there_once_in_the_order_of_the_contents():
    assert [page for page, *_ in links()] == [entry.address for entry in pages()]


@pytest.mark.parametrize(("current", "shown"), [("indicator", "indicator"), ("", "overview"), ("overview", "overview")])
def test_one_link_is_marked_as_the_open_page_and_the_first_one_at_the_root(current, shown):
    assert [page for page, _, here, _ in links(current) if here] == [shown]


def test_a_link_takes_the_common_choices_along_and_that_to_the_open_page_takes_all():
    for _, choices, here, _ in links("indicator"):
        assert choices == (CHOICES if here else {name: CHOICES[name] for name in SHARED_PARAMETERS if name in CHOICES})


def test_what_a_page_holds_is_counted_behind_its_title():
    said = {page: label for page, _, _, label in links(deck=3)}
    assert "3" in said["deck"]
    assert not [label for page, label in said.items() if page != "deck" and "3" in label]
    assert "0" not in {page: label for page, _, _, label in links(deck=0)}["deck"]


def test_what_an_address_says_cannot_leave_its_link():
    hostile = {"lang": "en", "theme": '"><script>alert(1)</script>', "target": "'\"><b>"}
    shown = contents_html("matrix", hostile, Words("en"), {})
    assert "<script" not in shown
    assert "<b>" not in shown.replace("<b>Duizhao</b>", "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sections_and_the_whole_have_names_for_those_who_do_not_see_them(lang):
    shown = contents_html("", {}, Words(lang), {})
    assert shown.count("<ul aria-label=") == len({entry.section for entry in pages()})
    assert re.match(r'<nav class="dz-contents" aria-label="[^"]+">', shown)
