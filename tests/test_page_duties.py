"""The pages of responsibilities and of what is restated, run by Streamlit's own test harness."""

import pytest

from tests.harness import opened, shown, tables


@pytest.fixture
def open_page(use_database, policy_db):
    use_database(policy_db)
    return lambda name, **address: opened(f"policy/{name}", **address)


@pytest.mark.parametrize("name", ["responsibilities", "restated"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_opens_in_both_languages_with_its_tables(open_page, name, lang):
    assert len(tables(open_page(name, lang=lang))) == 2


def test_a_link_keeps_plan_theme_and_rows(open_page):
    body = shown(open_page("responsibilities", lang="en", plans="wuwei-2020", theme="teachers", by="theme"))
    assert "Only clauses whose main theme is “Teachers”" in body
    assert "The bodies named in the clauses of each theme" in body


def test_an_extent_nothing_has_says_so(open_page):
    page = open_page("restated", lang="zh", plans="lanzhou-2019")
    assert "没有符合条件的重复条款" in shown(page)
    assert tables(page) == []


def test_an_unknown_extent_is_said(open_page):
    assert "“parts”" in shown(open_page("restated", lang="zh", extent="parts"))


def test_a_clause_in_the_link_opens_its_evidence(open_page):
    assert "提要附件1" in shown(open_page("restated", lang="zh", measure="ww-a1"))
