"""The plan and timeline pages in a real browser: evidence by mark, by key, and nothing cut off on a phone."""

import re

import pytest

from tests.waiting import SETTLED, until


def go(page, address):
    page.goto(address)
    page.wait_for_selector("[data-testid=stExpander]")
    page.wait_for_selector(".dz-grid table")
    until(page, SETTLED)
    return page


def evidence(page) -> str:
    page.wait_for_selector("[role=dialog] blockquote")
    until(page, "location.search.includes('target=')")
    return page.evaluate("location.search")


def test_a_mark_and_a_line_of_the_timeline_open_the_evidence(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/timeline?lang=zh")
    page.locator(".scatterlayer .point").first.click(force=True)
    assert re.search("target=", evidence(page))
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    page.locator(".dz-grid td button").nth(2).focus()
    page.keyboard.press("Enter")
    assert re.search("target=", evidence(page))


@pytest.mark.parametrize("address", ["timeline?lang=en", "plan?lang=en&section=drift&plan=wuwei-2020"])
def test_on_a_phone_nothing_scrolls_sideways_and_no_word_of_the_figure_is_cut(shared_app_server, new_page, address):
    page = go(new_page(width=390, dark=True), f"{shared_app_server}/{address}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for words in page.locator(".infolayer .annotation-text, .xtick text, .legendtext").all():
        box = words.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
