"""The SQL page in a real browser: typing, the keyboard, Back, the files, a phone."""

import csv

from tests.waiting import until

COUNT = "SELECT plan_id, count(*) AS n FROM targets GROUP BY ALL ORDER BY ALL"


def settle(page):
    page.wait_for_selector("[data-testid=stDownloadButton], .dz-problem")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(400)


def test_a_query_is_typed_run_by_keyboard_kept_in_the_link_and_undone_by_back(shared_app_server, new_page):
    page = new_page()
    page.goto(f"{shared_app_server}/sql?lang=zh")
    settle(page)
    before = page.locator("textarea").input_value()
    page.locator("textarea").fill(COUNT)
    page.keyboard.press("Control+Enter")
    until(page, "location.search.includes('q=SELECT')")
    settle(page)
    assert page.locator(".dz-answer tbody tr").count() == 5
    page.go_back()
    until(page, "!location.search.includes('q=')")
    until(page, "said => document.querySelector('textarea').value === said", arg=before)


def test_what_is_being_typed_stays_while_another_choice_is_made(shared_app_server, new_page):
    page = new_page()
    page.goto(f"{shared_app_server}/sql?lang=zh")
    settle(page)
    page.locator("textarea").fill("SELECT 1 -- unfinished")
    page.get_by_role("radio", name="条形").or_(page.get_by_text("条形", exact=True)).first.click()
    until(page, "location.search.includes('chart=bars')")
    settle(page)
    assert page.locator("textarea").input_value() == "SELECT 1 -- unfinished"


def test_all_rows_are_downloaded_though_the_screen_shows_the_first_only(shared_app_server, new_page, tmp_path):
    page = new_page()
    page.goto(f"{shared_app_server}/sql?lang=en&q=FROM%20codings")
    settle(page)
    assert page.locator(".dz-answer tbody tr").count() == 100
    with page.expect_download() as download:
        page.get_by_text("Download CSV").click()
    download.value.save_as(tmp_path / "file.csv")
    rows = list(csv.reader((tmp_path / "file.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) > 2_000
    assert download.value.suggested_filename.startswith("duizhao-sql-")


def test_on_a_phone_a_wide_answer_scrolls_in_its_own_frame_which_a_keyboard_reaches(shared_app_server, new_page):
    page = new_page(width=390)
    page.goto(f"{shared_app_server}/sql?lang=zh&q=FROM%20targets")
    settle(page)
    frame = page.locator(".dz-answer")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert frame.evaluate("e => e.scrollWidth > e.clientWidth && e.tabIndex === 0")


def test_a_table_of_the_schema_leads_to_its_rows(shared_app_server, new_page):
    page = new_page()
    page.goto(f"{shared_app_server}/sql?lang=en")
    settle(page)
    page.locator("summary", has_text="regions").click()
    page.get_by_role("link", name="Show its rows").and_(page.locator("details[open] a")).click()
    page.wait_for_url("**/sql?q=FROM+regions*")
    settle(page)
    assert page.locator(".dz-answer tbody tr").count() == 5
