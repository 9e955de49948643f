"""The register page, run by Streamlit's own test harness: search, filters, order and pages in the address."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests import small
from tests.harness import asked, opened, shown, tables


@pytest.fixture
def open_page(use_database, db):
    use_database(db)
    return partial(opened, "compare/register")


def codes(page: AppTest) -> list[str]:
    return [row["head"]["code"].removeprefix("target=") for row in tables(page)[0]["rows"]]


def test_every_target_and_restatement_is_listed(open_page):
    assert len(codes(open_page(lang="zh"))) == len(small.rows(small.TARGETS))


def test_a_search_is_in_the_address_and_a_pasted_one_is_done(open_page):
    page = open_page(lang="zh")
    page.text_input[0].set_value("县区").run()
    assert asked(page, "q") == "县区"
    assert codes(page) == codes(open_page(lang="en", q="县区")) == ["lz-a"]
    page.text_input[0].set_value("").run()
    assert asked(page, "q") == ""


def test_filters_and_plans_narrow_what_is_listed(open_page):
    assert codes(open_page(lang="zh", restated="yes")) == ["ww-b"]
    assert codes(open_page(lang="zh", plans="sanming-2024", commitment="firm", kind="incentive")) == ["sm-b"]
    assert codes(open_page(lang="zh", tier="municipal")) == ["zs-c"]


def test_an_order_and_a_page_in_the_link_are_kept_and_nonsense_does_no_harm(open_page):
    assert codes(open_page(lang="zh", sort="year"))[0] == "lz-a"
    for page in ("99", "-1", "x", "1e9", "٣"):
        assert codes(open_page(lang="zh", page=page))


def test_another_choice_goes_back_to_the_first_page(open_page):
    page = open_page(lang="zh", page="1")
    page.text_input[0].set_value("基地").run()
    assert asked(page, "page") == ""


def test_what_is_not_found_is_said_and_there_is_nothing_to_download(open_page):
    page = open_page(lang="en", q="<b>nothing</b>")
    assert codes(page) == []
    assert "&lt;b&gt;nothing" in shown(page)
    assert len(page.get("download_button")) == 0


def test_what_is_listed_can_be_downloaded_under_a_name_that_says_the_version(open_page):
    page = open_page(lang="en", q="实训")
    (button,) = page.get("download_button")
    assert button.proto.label == "Download the 5 rows listed"


def test_the_address_opens_the_evidence_of_a_row(open_page):
    assert "双师型教师达到50%" in shown(open_page(lang="zh", target="ww-a"))
