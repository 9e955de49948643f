"""The overview and the profile of commitment, run by Streamlit's own test harness."""

import re

import pytest

from dashboard.url_state import site_map
from tests import small, small_overview
from tests.harness import charts, given, opened, shown, tables


@pytest.fixture
def open_page(use_database, tmp_path):
    use_database(small_overview.write(tmp_path / "plans.duckdb"))
    return lambda name="", **address: opened(name and f"compare/{name}", **address)


def test_the_overview_is_the_first_page_and_opens_at_the_root(open_page):
    assert site_map.pages()[0].address == "overview"
    assert "五地职业教育文件提出的数量目标" in shown(open_page(lang="zh"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_overview_shows_cards_coverage_small_figures_and_the_legend(open_page, lang):
    app = open_page(lang=lang)
    assert shown(app).count("<article>") == 5
    others = [key for key, data in given(app).items() if "figure" not in data]
    assert others == ["coverage", "copied-data-set-citation", "basket-memory"]
    assert len(charts(app)) == 3 + 2


def test_a_page_has_one_first_heading(open_page):
    for page in ("overview", "commitment"):
        assert len(re.findall("<h1", shown(open_page(page, lang="zh")))) == 1


def test_cards_and_small_figures_lead_to_their_pages_and_keep_the_language(open_page):
    body = shown(open_page(lang="en"))
    assert 'href="plan?plan=lanzhou-2019&amp;lang=en"' in body
    assert f'href="indicator?indicator={small.CHAINS}&amp;lang=en"' in body


def test_numbers_of_the_coverage_lead_to_the_matrix(open_page):
    table = tables(open_page(lang="zh"))[0]
    links = [item["link"] for row in table["rows"] for cell in row["cells"] for item in cell if item["link"]]
    assert "matrix?lang=zh&theme=teachers&plans=lanzhou-2019&verdict=all" in links


def test_every_code_is_shown_in_words(open_page):
    for page in ("overview", "commitment"):
        assert not re.search(r"\b(at_least|plan_year|not_in_file|new_stock)\b", shown(open_page(page, lang="en")))


def test_the_profile_counts_the_plans_of_the_link_only(open_page):
    app = open_page("commitment", lang="en", plans="lanzhou-2019,sanming-2024")
    assert "Figures promised: Lanzhou (3) and Sanming (2)." in shown(app)
    assert len(charts(app)) == 5


def test_an_unknown_plan_in_the_link_is_said_and_something_is_shown(open_page):
    body = shown(open_page("commitment", lang="zh", plans="lanzhou-2018"))
    assert "“lanzhou-2018”" in body
    assert "提出的数量" in body


@pytest.mark.parametrize("page", ["overview", "commitment"])
def test_a_target_in_the_link_opens_its_evidence(open_page, page):
    assert "<mark>30</mark>" in shown(open_page(page, lang="zh", target="lz-a"))
