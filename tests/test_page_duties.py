"""The pages of responsibilities and of what is restated, run by Streamlit's own test harness."""

import pytest
from streamlit.testing.v1 import AppTest

from tests import small_policy


@pytest.fixture
def open_page(tmp_path, monkeypatch, root):
    monkeypatch.setenv("DUIZHAO_DATABASE", str(small_policy.write(tmp_path / "plans.duckdb")))
    monkeypatch.chdir(root)

    def make(name: str, **address) -> tuple[str, int]:
        page = AppTest.from_file(str(root / "pages" / "policy" / f"{name}.py"), default_timeout=30)
        for key, value in address.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        return " ".join(element.proto.body for element in page.get("html")), len(page.get("bidi_component"))

    return make


@pytest.mark.parametrize("name", ["responsibilities", "restated"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_opens_in_both_languages_with_its_tables(open_page, name, lang):
    _, tables = open_page(name, lang=lang)
    assert tables == 2


def test_a_link_keeps_plan_theme_and_rows(open_page):
    body, _ = open_page("responsibilities", lang="en", plans="wuwei-2020", theme="teachers", by="theme")
    assert "Only clauses whose main theme is “Teachers”" in body
    assert "The bodies that the clauses of each theme name" in body


def test_an_extent_nothing_has_says_so(open_page):
    body, tables = open_page("restated", lang="zh", plans="lanzhou-2019")
    assert "没有符合条件的重出条款" in body
    assert tables == 0


def test_an_unknown_extent_is_said(open_page):
    assert "“parts”" in open_page("restated", lang="zh", extent="parts")[0]


def test_a_clause_in_the_link_opens_its_evidence(open_page):
    assert "提要附件1" in open_page("restated", lang="zh", measure="ww-a1")[0]
