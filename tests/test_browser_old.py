"""Old browsers: functions they lack are given to them, and where Streamlit's scripts cannot be read, a sentence says so."""

import re

import pytest

from dashboard.web import old_browsers
from tests.waiting import settle, until

# What Chromium lacked before versions 85 to 119, with Streamlit's syntax (Chromium 94) as the lower bound.
MISSING = (
    "delete Object.hasOwn; delete String.prototype.replaceAll; delete window.structuredClone;"
    "delete Array.prototype.at; delete String.prototype.at; delete Object.getPrototypeOf(Uint8Array).prototype.at;"
    "delete Array.prototype.toSorted; delete Element.prototype.replaceChildren; delete Promise.withResolvers;"
    "delete AbortSignal.timeout;"
)
ENTRY = re.compile(r"/static/js/index\..*\.js")


@pytest.mark.parametrize("address", ["indicator?indicator=training-bases", "matrix", "overview"])
def test_pages_are_shown_and_answer_where_newer_functions_are_missing(shared_app_server, new_page, address):
    page, failures = new_page(locale="en-US"), []
    page.add_init_script(MISSING)
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{shared_app_server}/{address}")
    settle(page)
    until(page, "document.querySelector('.dz-chart .main-svg, .dz-grid table')")
    page.locator(".st-key-choose-lang button[aria-checked=false]").click()
    until(page, "document.documentElement.lang === 'zh-CN'")
    assert failures == []
    assert page.locator("#dz-old").count() == 0


@pytest.mark.parametrize("answer", ["class Newer { static @ { } }", "undefined.newer()"])
def test_a_browser_that_cannot_run_streamlits_scripts_is_told_which_one_is_needed(shared_app_server, new_page, answer):
    page = new_page()
    page.route(ENTRY, lambda route: route.fulfill(body=answer, content_type="text/javascript"))
    page.goto(f"{shared_app_server}/indicator")
    page.locator("#dz-old").wait_for()
    said = page.locator("#dz-old").inner_text()
    assert "Chrome" in said
    assert "微信" in said
    assert "WeChat" in said


def test_the_script_for_old_browsers_is_written_in_their_language():
    script = re.sub(r"//.*|\"[^\"]*\"", "", old_browsers.old_browser_tags())
    assert not re.search(r"=>|\b(const|let|class|async|await)\b|`|\?\.|\?\?|\.\.\.|\*\*", script)
