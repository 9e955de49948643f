"""The SQL page in a real browser: typing, the keyboard, Back, the files, a phone."""

import csv
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from dashboard.ui.inputs.sql_box import LONGEST_LINK
from tests import conftest
from tests.conftest import running_app
from tests.waiting import SETTLED, until

COUNT = "SELECT plan_id, count(*) AS n FROM targets GROUP BY ALL ORDER BY ALL"


def settle(page):
    page.wait_for_selector("[data-testid=stDownloadButton], .dz-problem")
    until(page, SETTLED)


def test_a_query_is_typed_run_by_keyboard_kept_in_the_link_and_undone_by_back(shared_app_server, new_page, plan_count):
    page = new_page()
    page.goto(f"{shared_app_server}/sql?lang=zh")
    settle(page)
    before = page.locator("textarea").input_value()
    page.locator("textarea").fill(COUNT)
    page.keyboard.press("Control+Enter")
    until(page, "location.search.includes('q=SELECT')")
    until(page, "count => document.querySelectorAll('.dz-answer tbody tr').length === count", arg=plan_count)
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
    page.locator(".dz-chart").wait_for()
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


def test_a_table_of_the_schema_leads_to_its_rows(shared_app_server, new_page, plan_count):
    page = new_page()
    page.goto(f"{shared_app_server}/sql?lang=en")
    settle(page)
    page.locator("summary", has_text="regions").click()
    page.get_by_role("link", name="Show its rows").and_(page.locator("details[open] a")).click()
    page.wait_for_url("**/sql?q=FROM+regions*")
    settle(page)
    assert page.locator(".dz-answer tbody tr").count() == plan_count  # each has a region of its own


# After a reload, and after the server was started anew

VALUE = "document.querySelector('textarea')?.value"
LONG = "SELECT 6 * 7 AS answer -- " + "长" * (LONGEST_LINK // 9)


@contextmanager
def server_at(port: int, database: Path, log: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server at a port of our choice, so that the next one can answer at the same address."""
    with monkeypatch.context() as patch:
        patch.setattr(conftest, "free_port", lambda: port)
        with running_app(database, log) as address:
            yield address


def type_in(page, text: str, run: bool = False) -> None:
    page.locator("textarea").fill(text)
    if run:
        page.keyboard.press("Control+Enter")


def test_what_was_typed_and_not_run_is_still_there_after_a_restart_of_the_server(
    new_page, built_database, tmp_path, monkeypatch
):
    page, port = new_page(), conftest.free_port()
    with server_at(port, built_database, tmp_path / "first.log", monkeypatch) as address:
        page.goto(f"{address}/sql?lang=en&example=restated")
        settle(page)
        type_in(page, "SELECT 6 * 7 AS unfinished")
    until(page, "document.querySelector('#dz-lost')?.textContent.includes('Your choices are kept')", seconds=120)
    with ExitStack() as until_end:
        with page.expect_event("load", timeout=120_000):
            until_end.enter_context(server_at(port, built_database, tmp_path / "second.log", monkeypatch))
        until(page, f"{VALUE} === 'SELECT 6 * 7 AS unfinished'", seconds=120)
        settle(page)
        assert "example=restated" in page.url
        page.locator("textarea").press("Control+Enter")
        until(page, "location.search.includes('unfinished')")
        until(page, "document.querySelector('.dz-answer')?.textContent.includes('42')")


def test_a_query_too_long_for_a_link_runs_again_after_a_restart_and_its_chart_stays(
    new_page, built_database, tmp_path, monkeypatch
):
    page, port = new_page(), conftest.free_port()
    with server_at(port, built_database, tmp_path / "first.log", monkeypatch) as address:
        page.goto(f"{address}/sql?lang=en")
        settle(page)
        type_in(page, LONG, run=True)
        until(page, "document.querySelector('.dz-answer')?.textContent.includes('42')")
        page.get_by_text("Bars", exact=True).first.click()
        until(page, "location.search.includes('chart=bars')")
    with ExitStack() as until_end:
        with page.expect_event("load", timeout=120_000):
            until_end.enter_context(server_at(port, built_database, tmp_path / "second.log", monkeypatch))
        until(page, "said => document.querySelector('textarea')?.value === said", arg=LONG, seconds=120)
        page.locator(".dz-chart", has_text="42").wait_for(timeout=60_000)
        assert "chart=bars" in page.url


def test_a_draft_belongs_to_its_address_and_is_gone_once_it_was_run(shared_app_server, new_page):
    page = new_page()
    page.goto(f"{shared_app_server}/sql?lang=en")
    settle(page)
    before = page.locator("textarea").input_value()
    type_in(page, "SELECT 1 AS first")
    page.reload()
    until(page, f"{VALUE} === 'SELECT 1 AS first'")
    page.goto(f"{shared_app_server}/sql?lang=en&example=restated")
    settle(page)
    assert "restates" in page.locator("textarea").input_value()
    page.goto(f"{shared_app_server}/sql?lang=en")
    until(page, f"{VALUE} === 'SELECT 1 AS first'")
    page.locator("textarea").press("Control+Enter")
    until(page, "location.search.includes('first')")
    settle(page)
    page.goto(f"{shared_app_server}/sql?lang=en")
    settle(page)
    assert page.locator("textarea").input_value() == before


def test_an_example_takes_the_place_of_a_long_query_for_good(shared_app_server, new_page):
    page = new_page()
    page.goto(f"{shared_app_server}/sql?lang=en")
    settle(page)
    before = page.locator("textarea").input_value()
    type_in(page, LONG, run=True)
    until(page, "document.querySelector('.dz-answer')?.textContent.includes('42')")
    type_in(page, before, run=True)
    until(page, "!document.querySelector('.dz-answer')?.textContent.includes('42')")
    page.reload()
    settle(page)
    until(page, "said => document.querySelector('textarea')?.value === said", arg=before)
