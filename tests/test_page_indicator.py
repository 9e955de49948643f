"""The indicator page, run by Streamlit's own test harness: what is chosen, what the address says, what is refused."""

import pytest
from streamlit.testing.v1 import AppTest

from tests import small


@pytest.fixture
def open_page(tmp_path, monkeypatch, root):
    monkeypatch.setenv("DUIZHAO_DATABASE", str(small.write(tmp_path / "plans.duckdb")))
    monkeypatch.chdir(root)

    def make(**address) -> AppTest:
        page = AppTest.from_file(str(root / "app.py"), default_timeout=30)
        for name, value in address.items():
            page.query_params[name] = value
        page.run()
        assert not page.exception
        return page

    return make


def shown(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def asked(page: AppTest, name: str) -> str:
    """A parameter of the address; the harness gives those it set as lists and those the app set as text."""
    value = page.query_params.get(name, "")
    return value if isinstance(value, str) else value[0]


def chooser(page: AppTest):
    return page.selectbox[0]


def test_without_a_word_of_what_is_wanted_the_first_indicator_is_shown(open_page):
    page = open_page(lang="zh")
    assert chooser(page).value == small.CHAINS
    assert len(page.get("plotly_chart")) == 1


def test_a_link_restores_indicator_and_language(open_page):
    page = open_page(lang="en", indicator=small.SHARE)
    assert chooser(page).value == small.SHARE
    assert "Share of dual-qualified teachers: Lanzhou" in shown(page)


def test_a_choice_goes_into_the_address_as_a_code_and_a_default_leaves_it(open_page):
    page = open_page(lang="zh")
    chooser(page).select(small.SHARE).run()
    assert asked(page, "indicator") == small.SHARE
    chooser(page).select(small.CHAINS).run()
    assert asked(page, "indicator") == ""


def test_the_language_switch_keeps_the_choices(open_page):
    page = open_page(lang="zh", indicator=small.SHARE)
    page.segmented_control[0].set_value("en").run()
    assert asked(page, "lang") == "en"
    assert asked(page, "indicator") == small.SHARE
    assert "Share of dual-qualified teachers" in shown(page)


def test_an_unknown_code_is_said_and_the_nearest_offered_and_something_shown(open_page):
    page = open_page(lang="zh", indicator="shares")
    assert "“shares”" in shown(page)
    assert 'href="?lang=zh&amp;indicator=share"' in shown(page)
    assert len(page.get("plotly_chart")) == 1


def test_markup_in_a_link_stays_text(open_page):
    page = open_page(lang="zh", indicator="<script>alert(1)</script>")
    assert "<script>alert" not in shown(page)
    assert "&lt;script&gt;alert(1)" in shown(page)


def test_markup_in_the_data_stays_text(open_page):
    page = open_page(lang="zh", indicator=small.SHARE)
    assert "<b>比例达到95%</b>" not in shown(page)
    assert "&lt;b&gt;比例达到95%&lt;/b&gt;" in shown(page)


def test_the_evidence_marks_the_number_in_its_quote_and_lists_restatements(open_page):
    body = shown(open_page(lang="zh", indicator=small.SHARE))
    assert "必须达到专业教师数的<mark>30</mark>%以上" in body
    assert "双师型教师达到50%" in body
    assert "疑为误植" in body


def test_a_target_in_the_link_opens_its_evidence_and_an_unknown_one_is_said(open_page):
    assert "indicator=share&amp;target=lz-b&amp;lang=zh" in shown(
        open_page(lang="zh", indicator=small.SHARE, target="lz-b")
    )
    assert "“nobody”" in shown(open_page(lang="zh", target="nobody"))


def test_every_indicator_opens_in_both_languages(open_page):
    page = open_page(lang="zh")
    for lang in ("zh", "en"):
        for indicator in (small.SHARE, small.BASES, small.TRAINING, small.CHAINS, small.LONELY):
            page.query_params.update({"lang": lang, "indicator": indicator})
            page.run()
            assert not page.exception
            assert chooser(page).value == indicator


def test_a_database_replaced_while_the_app_runs_is_seen_at_once(open_page, tmp_path):
    page = open_page(lang="en")
    assert "Data version small" in shown(page)
    small.write(tmp_path / "new.duckdb", version="newer").replace(tmp_path / "plans.duckdb")
    page.run()
    assert "Data version newer" in shown(page)


def test_a_missing_database_is_said_in_both_languages(root, monkeypatch, tmp_path):
    monkeypatch.setenv("DUIZHAO_DATABASE", str(tmp_path / "nowhere.duckdb"))
    page = AppTest.from_file(str(root / "app.py"), default_timeout=30).run()
    assert not page.exception
    assert "没有可读的数据库 · There is no database to read" in shown(page)
