"""The pages of themes and instruments and the drawer of a clause, run by Streamlit's own test harness."""

import pytest

from tests.harness import opened, shown


@pytest.fixture
def open_page(use_database, policy_db):
    use_database(policy_db)
    return lambda name, **address: shown(opened(f"policy/{name}", **address))


def test_a_theme_in_the_link_shows_its_clauses_side_by_side(open_page):
    assert "教师：兰州 1 条、武威 1 条。" in open_page("themes", lang="zh", theme="teachers")


def test_an_instrument_and_a_theme_in_the_link_show_the_clauses_of_both(open_page):
    body = open_page("instruments", lang="en", theme="bases", instrument="demand")
    assert "bases · demand, all: Shandong 1, Zhoushan 1." in body


def test_a_clause_in_the_link_opens_with_its_coding_bodies_repetition_and_doubts(open_page):
    body = open_page("themes", lang="zh", measure="ww-a1")
    assert "提要附件1" in body
    assert "市教育局" in body
    assert '<a href="?lang=zh&amp;measure=wuwei" target="_self">6</a> · 有增改' in body
    assert "脱年份。" in body
    assert "主要主题：一人编为“教师”，一人编为“基地”。取第一。" in body
    assert "target=ww-b" in body


def test_a_clause_says_by_which_it_is_repeated_and_that_nobody_is_named(open_page):
    body = open_page("themes", lang="en", measure="wuwei")
    assert "measure=ww-a1" in body
    assert "none listed after this clause" in body
    assert "the plan lists no responsible bodies" in open_page("themes", lang="en", measure="lz-2")


def test_several_clauses_can_be_opened_at_once(open_page):
    body = open_page("instruments", lang="en", measure="lanzhou,lz-2")
    assert "Summary of lanzhou" in body
    assert "Summary of lz-2" in body


def test_an_unknown_clause_is_said_and_the_nearest_offered(open_page):
    assert "measure=ww-a1" in open_page("themes", lang="zh", measure="ww-a2")


def test_the_clauses_page_chooses_a_theme_of_its_own_where_nothing_is_asked(open_page):
    assert "基地：兰州 1 条、山东 1 条、舟山 1 条、三明 1 条。" in open_page("clauses", lang="zh")


def test_the_clauses_page_finds_clauses_of_all_themes_by_words(open_page):
    assert "含“提要七”：兰州 1 条。" in open_page("clauses", lang="zh", q="提要七")


@pytest.mark.parametrize("page", ["themes", "instruments", "clauses"])
@pytest.mark.parametrize("part", ["body", "annex", "both"])
def test_every_view_opens_in_both_languages(open_page, page, part):
    for lang in ("zh", "en"):
        assert "dz-headline" in open_page(page, lang=lang, part=part, mention="any", count="chars", theme="bases")
