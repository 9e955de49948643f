"""Matrix and register in a real browser: clicks, keys, the address, a phone, and the file that is downloaded."""

import pytest

from tests.waiting import SETTLED, until

NEXT = "后一页"


def go(page, address):
    page.goto(address)
    page.wait_for_selector(".dz-grid table")
    until(page, SETTLED)
    return page


def query(page) -> str:
    return page.evaluate("location.search")


def opened(page):
    page.wait_for_selector("[role=dialog] blockquote, [role=dialog] dl")
    until(page, SETTLED)


def close(page):
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    until(page, "!/target=|silence=|measure=/.test(location.search)")
    until(page, SETTLED)


def test_a_cell_opens_its_evidence_by_click_and_by_key_and_the_focus_comes_back(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/matrix?theme=teachers")
    cell = page.locator("td button[data-code^=target]").first
    code = cell.get_attribute("data-code")
    cell.click()
    opened(page)
    until(page, "said => location.search === said", arg=f"?theme=teachers&{code}")
    close(page)
    assert query(page) == "?theme=teachers"
    until(page, "said => document.activeElement.dataset.code === said", arg=code)
    page.keyboard.press("Enter")
    opened(page)
    close(page)
    page.locator("td button[data-code^=silence]").first.click()
    opened(page)
    until(page, "location.search.includes('silence=')")


def test_the_table_is_a_table_to_a_screen_reader_and_keeps_its_heads_in_view(shared_app_server, new_page, plan_count):
    page = go(new_page(), f"{shared_app_server}/matrix?verdict=all")
    assert page.get_by_role("columnheader").count() == plan_count + 2
    assert page.get_by_role("rowheader", name="“双师型”教师占比").count() == 1
    page.locator(".dz-grid tbody tr").nth(40).scroll_into_view_if_needed()
    assert page.locator(".dz-grid thead th").first.bounding_box()["y"] >= 0


@pytest.mark.parametrize("address", ["matrix?verdict=all", "register"])
def test_on_a_phone_each_row_is_a_card_and_nothing_scrolls_sideways(shared_app_server, new_page, address):
    page = go(new_page(width=390, dark=True), f"{shared_app_server}/{address}")
    table = page.locator(".dz-grid")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert table.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert page.locator("td:not(.dz-grid-quiet) .dz-grid-label").first.is_visible()
    assert page.get_by_role("rowheader").count() > 20


def test_the_register_is_searched_turned_and_taken_away(shared_app_server, new_page, tmp_path):
    page = go(new_page(), f"{shared_app_server}/register")
    page.get_by_text(NEXT, exact=True).click()
    until(page, "location.search == '?page=2'")
    page.get_by_role("columnheader", name="年份").get_by_role("button").click()
    until(page, "location.search == '?sort=year'")
    until(page, SETTLED)
    page.locator("td").nth(5).click()
    opened(page)
    close(page)
    page.locator("[data-testid=stTextInputField]").fill("双师")
    until(page, "document.querySelector('h1.dz-headline').innerText.includes('检索“双师”')")
    assert "q=" in query(page)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    with page.expect_download() as download:
        page.get_by_text("下载所列").click()
    download.value.save_as(tmp_path / "file.csv")
    assert download.value.suggested_filename.startswith("duizhao-register-")
    text = (tmp_path / "file.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    assert "双师" in text
