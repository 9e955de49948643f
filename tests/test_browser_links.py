"""Links within the site in a real browser: they ask the open session, and are ordinary links where they can't."""

import pytest

from tests.waiting import settle, until

CURRENT = "said => document.querySelector('.dz-contents a[aria-current]')?.href.includes(said)"
SAME = "window.openedOnce === true"  # what a page that was loaded anew does not know
OPEN_SIDEBAR = "[data-testid=stExpandSidebarButton]"


@pytest.fixture
def page(shared_app_server, new_page):
    return opened(new_page(), f"{shared_app_server}/indicator?indicator=training-bases&lang=zh")


def opened(page, address):
    page.goto(address)
    settle(page)
    page.evaluate("window.openedOnce = true")
    return page


def follow(page, name):
    page.locator(f".dz-contents a[href^={name}]").click()
    until(page, CURRENT, arg=name)
    settle(page)


def test_a_link_of_the_contents_changes_the_page_without_loading_it_anew_and_back_returns(page):
    before = page.locator("h1.dz-headline").inner_text()
    follow(page, "timeline")
    assert page.url.endswith("/timeline?lang=zh")
    assert page.evaluate(SAME)
    assert page.locator("h1.dz-headline").inner_text() != before
    page.go_back()
    until(page, "said => document.querySelector('h1.dz-headline')?.innerText === said", arg=before)
    assert page.url.endswith("/indicator?indicator=training-bases&lang=zh")
    assert page.evaluate(SAME)


def test_each_link_is_one_step_in_the_browser_s_memory(page):
    steps = page.evaluate("history.length")
    follow(page, "timeline")
    follow(page, "matrix")
    assert page.evaluate("history.length") == steps + 2


def test_a_link_inside_a_page_opens_the_evidence_without_loading_the_page_anew(page):
    page.locator("summary, [data-testid=stExpander] summary").first.click()
    page.locator("table a[href*='target=']").first.click()
    page.wait_for_selector("[role=dialog]")
    assert "target=" in page.url
    assert page.evaluate(SAME)


def test_on_a_phone_the_contents_are_put_away_and_the_next_page_begins_at_its_top(shared_app_server, new_page):
    page = opened(new_page(width=390), f"{shared_app_server}/indicator?lang=zh")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 600)")
    page.locator(OPEN_SIDEBAR).click()
    page.wait_for_selector(".dz-contents a", state="visible")
    follow(page, "timeline")
    until(page, "document.querySelector('[data-testid=stSidebar]')?.ariaExpanded !== 'true'")
    page.wait_for_selector(OPEN_SIDEBAR, state="visible")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_a_click_that_asks_for_another_tab_opens_one_and_leaves_the_page_alone(page):
    with page.context.expect_page() as another:
        page.locator(".dz-contents a[href^=timeline]").click(modifiers=["Control"])
    another.value.wait_for_url("**/timeline**")  # a new tab begins at about:blank
    assert "/timeline" in another.value.url
    assert "/indicator" in page.url


def test_without_a_connection_a_link_is_an_ordinary_link(page):
    page.evaluate("document.querySelector('[data-testid=stApp]').dataset.testConnectionState = 'PINGING_SERVER'")
    page.locator(".dz-contents a[href^=timeline]").click()
    page.wait_for_url("**/timeline?lang=zh")
    settle(page)
    assert not page.evaluate(SAME)


@pytest.mark.parametrize("address", ["https://example.org/matrix", "health"])
def test_what_is_no_page_of_ours_is_loaded_as_ever(page, address):
    page.route("https://example.org/**", lambda route: route.fulfill(body="elsewhere"))
    put = "said => document.querySelector('.dz-headline').insertAdjacentHTML('afterend', `<a id=other href=${said}>x</a>`)"
    page.evaluate(put, address)
    page.locator("#other").click()
    page.wait_for_url(f"**/{address.split('/')[-1]}")
    assert not page.evaluate(SAME)
