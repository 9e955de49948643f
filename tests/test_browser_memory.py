"""A deck in the browser that a newer version of the dashboard wrote: an old tab or server leaves it as it is."""

import pytest

from tests.waiting import settle, until

NAME = "duizhao-basket"
KEPT = f"localStorage.getItem('{NAME}')"
NEWER = "2.a-form-of-which-this-version-knows-nothing"
SHARE, ADD = "分享与引用", "加入演示文稿"
INDICATOR, DECK = "/indicator?indicator=education-groups&lang=zh", "/deck?lang=zh"


def go(page, address):
    page.goto(address)
    settle(page)
    return page


def add(page):
    """Add the figure on a page to the deck, and wait until the page has done so."""
    page.get_by_role("button", name=SHARE).first.click()
    page.get_by_role("button", name=ADD).click()
    page.get_by_role("link", name="已在演示文稿中").wait_for()
    settle(page)


@pytest.fixture
def site(shared_app_server):
    return shared_app_server


def test_a_newer_deck_is_left_and_spoken_of_while_the_session_has_its_own(site, new_page):
    page = new_page()
    page.goto(f"{site}/health")
    page.evaluate(f"localStorage.setItem('{NAME}', '{NEWER}')")
    add(go(page, f"{site}{INDICATOR}"))
    assert page.evaluate(KEPT) == NEWER
    page.get_by_role("link", name="已在演示文稿中").click()
    page.get_by_text("原样保留").wait_for()
    assert "1 页" in page.locator(".dz-headline").inner_text()
    settle(page)
    assert page.evaluate(KEPT) == NEWER


@pytest.mark.parametrize("heard", [True, False], ids=["which is told", "which is not told"])
def test_an_old_tab_does_not_write_over_what_a_newer_one_has_left(site, new_page, heard):
    page = new_page()
    add(go(page, f"{site}{INDICATOR}"))
    until(page, f"{KEPT}?.startsWith('1.')")
    newer = page.context.new_page() if heard else page  # a tab does not hear of what it writes itself
    if heard:
        newer.goto(f"{site}/health")
    newer.evaluate(f"localStorage.setItem('{NAME}', '{NEWER}')")
    page.get_by_role("link", name="已在演示文稿中").click()  # within the session
    page.get_by_role("button", name="移除").click()  # the session's own deck changes
    page.get_by_text("原样保留").wait_for()
    settle(page)
    assert "0 页" in page.locator(".dz-headline").inner_text()
    assert page.evaluate(KEPT) == NEWER


def test_the_deck_is_kept_again_once_the_newer_one_is_gone(site, new_page):
    page = new_page()
    page.goto(f"{site}/health")
    page.evaluate(f"localStorage.setItem('{NAME}', '{NEWER}')")
    go(page, f"{site}{DECK}")
    page.get_by_text("原样保留").wait_for()
    page.evaluate(f"localStorage.removeItem('{NAME}')")
    add(go(page, f"{site}{INDICATOR}"))
    until(page, f"{KEPT}?.startsWith('1.')")
