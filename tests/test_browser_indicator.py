"""The indicator page in a real browser: addresses, the evidence drawer, Back, languages, both widths and both themes."""

import contextlib
import re
from itertools import pairwise
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import TimeoutError as NotYetError

from tests.waiting import SETTLED, until

SHARE, BASES = "dual-qualified-share", "training-bases"
SWITCH = """said => [...document.querySelectorAll('.st-key-choose-lang button')]
  .find(button => button.textContent === said).click()"""
NOT_FOUND = "Page not found"
# Streamlit's own words for screen readers and its icons' names, which cannot be translated.
BUILT_IN = re.compile("Skip to main content|keyboard_\\w+|arrow_\\w+|expand_\\w+")


def ready(page):
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_selector(".dz-headline")
    until(page, SETTLED)
    return page


def go(page, address):
    page.goto(address)
    return ready(page)


def headline(page) -> str:
    return page.locator("h1.dz-headline").inner_text()


def query(page) -> str:
    return page.evaluate("location.search")


def click_mark(page, number: int = 0):
    """Click on a mark until its evidence opens: while a chart is being renewed, a click may be lost."""
    for _ in range(20):
        page.locator(".scatterlayer .point").nth(number).click(force=True)
        with contextlib.suppress(NotYetError):
            page.wait_for_selector("[role=dialog]", timeout=10_000)
            break
    page.wait_for_selector("[role=dialog]")
    until(page, "location.search.includes('target=')")
    until(page, SETTLED)


def test_the_first_visitor_of_a_fresh_server_gets_the_page_the_link_names(app_server, new_page):
    page = go(new_page(), f"{app_server}/indicator?indicator={BASES}")
    assert "实训基地" in headline(page)
    assert page.get_by_text(NOT_FOUND).count() == 0
    assert query(page) == f"?indicator={BASES}"


def test_the_root_and_the_pages_own_address_show_the_same(shared_app_server, new_page):
    page = new_page()
    at_root = headline(go(page, shared_app_server))
    assert headline(go(page, f"{shared_app_server}/overview")) == at_root
    assert page.get_by_text(NOT_FOUND).count() == 0


@pytest.mark.parametrize(("locale", "lang"), [("zh-CN", "zh-CN"), ("en-US", "en"), ("de-DE", "en")])
def test_the_browsers_language_rules_where_the_link_says_nothing(shared_app_server, new_page, locale, lang):
    page = go(new_page(locale=locale), shared_app_server)
    assert page.evaluate("document.documentElement.lang") == lang


def test_no_english_words_stand_on_the_chinese_page(shared_app_server, new_page):
    page = go(new_page(locale="en-US"), f"{shared_app_server}/indicator?lang=zh&indicator={SHARE}")
    seen = page.locator("[data-testid=stApp]").inner_text().replace("English", "")
    for address in page.locator("code, a[href^=http]").all_inner_texts():  # in no language
        seen = seen.replace(address, "")
    assert re.findall("[A-Za-z]{3,}", BUILT_IN.sub("", seen)) == []


def test_chinese_stands_on_the_english_page_in_quotes_titles_numbers_and_clauses_only(shared_app_server, new_page):
    page = go(new_page(locale="zh-CN"), f"{shared_app_server}/indicator?lang=en&indicator={SHARE}")
    assert not re.search("[一-鿿]", headline(page) + page.locator(".dz-subtitle").first.inner_text())
    assert not re.search("[一-鿿]", " ".join(page.locator("dt, label").all_inner_texts()))


def test_a_click_on_a_mark_opens_its_evidence_and_closing_it_leaves_the_address_clean(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/indicator?indicator={SHARE}")
    click_mark(page)
    assert "以上" in page.locator("[role=dialog] blockquote").first.inner_text()
    assert re.search("target=lz-", query(page))
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    until(page, "said => location.search === said", arg=f"?indicator={SHARE}")
    until(page, SETTLED)
    click_mark(page)


def test_a_pasted_link_opens_the_evidence_it_names(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/indicator?indicator={SHARE}&target=lz-6-b&lang=zh")
    page.wait_for_selector("[role=dialog]")
    assert page.locator("[role=dialog] mark").inner_text() == "50"


def test_the_language_switch_changes_every_word_and_keeps_the_choices(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/indicator?indicator={BASES}")
    page.get_by_text("English", exact=True).click()
    until(page, "document.documentElement.lang == 'en'")
    until(page, "document.querySelector('h1.dz-headline').innerText.startsWith('Training bases')")
    ready(page)
    assert query(page) == f"?indicator={BASES}&lang=en"
    assert "Duizhao" in page.title()


def test_clicks_faster_than_the_page_follows_never_put_labels_into_the_address(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/indicator?indicator={BASES}")
    for pause in (0, 30, 60, 120, 200):
        for name in ("English", "中文"):
            page.evaluate(SWITCH, name)
            page.wait_for_timeout(pause)
    until(page, SETTLED)
    assert parse_qs(query(page).lstrip("?"))["indicator"] == [BASES]
    assert "theme" not in query(page)


def test_choosing_another_indicator_writes_its_code_and_back_returns(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/indicator")
    before = headline(page)
    page.get_by_role("combobox", name="指标").click()
    page.locator("[role=option]").first.click()
    until(page, "location.search.includes('indicator=')")
    until(page, "said => document.querySelector('h1.dz-headline')?.innerText !== said", arg=before)
    assert headline(page) != before
    page.go_back()
    until(page, "said => document.querySelector('h1.dz-headline')?.innerText === said", arg=before)
    assert headline(page) == before


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_phone_nothing_is_cut_off_and_nothing_scrolls_sideways(shared_app_server, new_page, lang, dark):
    page = go(new_page(width=390, dark=dark), f"{shared_app_server}/indicator?indicator={BASES}&lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    plot = page.locator(".js-plotly-plot .main-svg").first.bounding_box()
    for box in [words.bounding_box() for words in page.locator(".infolayer .annotation-text").all()]:
        assert plot["x"] - 1 <= box["x"]
        assert box["x"] + box["width"] <= plot["x"] + plot["width"] + 1


def test_words_in_the_figure_do_not_lie_on_one_another(shared_app_server, new_page):
    page = go(new_page(width=390), f"{shared_app_server}/indicator?indicator={BASES}&lang=en")
    boxes = [words.bounding_box() for words in page.locator(".infolayer .annotation-text").all()]
    boxes.sort(key=lambda box: box["y"])
    for upper, lower in pairwise(boxes):
        apart = upper["x"] + upper["width"] <= lower["x"] or lower["x"] + lower["width"] <= upper["x"]
        assert apart or upper["y"] + upper["height"] <= lower["y"] + 2


def test_nothing_is_asked_of_any_other_host(shared_app_server, new_page):
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go(page, f"{shared_app_server}/indicator")
    assert [url for url in asked if not url.startswith((shared_app_server, "data:", "blob:"))] == []


def test_a_click_on_the_line_of_a_superior_document_opens_its_proof(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/indicator?lang=zh&indicator={SHARE}")
    box = page.locator(".shapelayer path[style*='stroke-dasharray']").first.bounding_box()
    for share in (0.05, 0.35, 0.65, 0.95):  # one of these heights may be a mark's
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + share * box["height"])
        with contextlib.suppress(NotYetError):
            page.wait_for_selector("[role=dialog]", timeout=5_000)
            break
    until(page, "location.search.includes('proof=')")
    page.locator("[role=dialog]").get_by_text("国家职业教育改革实施方案").first.wait_for()


def test_the_address_names_the_indicator_that_is_shown_and_back_leads_out(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/timeline?lang=zh")
    page.locator(".dz-contents a[href*='indicator']").first.click()
    until(page, "location.pathname.endsWith('/indicator') && location.search.includes('indicator=')")
    named, shown = parse_qs(query(page)[1:])["indicator"], headline(ready(page))
    page.go_back()
    until(page, "location.pathname.endsWith('/timeline')")
    assert headline(go(page, f"{shared_app_server}/indicator?lang=zh&indicator={named[0]}")) == shown
