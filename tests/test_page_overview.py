"""The overview and the profile of commitment, run by Streamlit's own test harness."""

import re

import pandas as pd
import pytest

from dashboard.figures.overview.sentence import where_and_when
from dashboard.i18n.words import Words
from dashboard.url_state import site_map
from tests import small
from tests.harness import charts, given, opened, shown, tables


@pytest.fixture
def open_page(use_database, overview_db):
    use_database(overview_db)
    return lambda name="", **address: opened(name and f"compare/{name}", **address)


def test_the_overview_is_the_first_page_and_opens_at_the_root(open_page):
    assert site_map.pages()[0].address == "overview"
    assert "五地职业教育文件提出的数量目标" in shown(open_page(lang="zh"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_overview_shows_cards_coverage_small_figures_and_the_legend(open_page, lang):
    app = open_page(lang=lang)
    assert shown(app).count("<article>") == 5
    others = [key for key, data in given(app).items() if "charts" not in data]
    assert others == ["promises", "coverage", "copied-data-set-citation", "basket-memory"]
    assert len(charts(app)) == 3 + 2


def test_a_page_has_one_first_heading(open_page):
    for page in ("overview", "commitment"):
        assert len(re.findall("<h1", shown(open_page(page, lang="zh")))) == 1


def test_cards_and_small_figures_lead_to_their_pages_and_keep_the_language(open_page):
    body = shown(open_page(lang="en"))
    assert 'href="plan?plan=lanzhou-2019&amp;lang=en"' in body
    assert f'href="indicator?indicator={small.CHAINS}&amp;lang=en"' in body


def test_numbers_of_the_coverage_lead_to_the_matrix(open_page):
    table = tables(open_page(lang="zh"))[1]
    links = [item["link"] for row in table["rows"] for cell in row["cells"] for item in cell if item["link"]]
    assert "matrix?lang=zh&theme=teachers&plans=lanzhou-2019&verdict=all" in links


def test_the_first_picture_has_a_mark_for_every_promise_and_each_opens_its_evidence(open_page):
    table = tables(open_page(lang="en"))[0]
    codes = [item["code"] for row in table["rows"] for cell in row["cells"] for item in cell]
    assert table["look"] == "marks"
    assert "target=lz-a" in codes
    assert all(code.startswith(("target=", "silence=")) for code in codes)


PLACES = pd.DataFrame(
    [
        ("lanzhou", "兰州", "Lanzhou", "prefecture", "620100", 2019, 2019),
        ("wuwei", "武威", "Wuwei", "prefecture", "", 2020, 2023),
        ("shandong", "山东", "Shandong", "province", "370000", 2022, 2025),
    ],
    columns=["region_id", "region_zh", "region_en", "level", "admin_code", "first_year", "last_year"],
)


def test_the_first_sentences_say_where_and_when_from_the_data():
    said = where_and_when(PLACES, Words("en"))
    assert said == "Lanzhou (Gansu), Wuwei and Shandong (province). Documents of 2019–2025."


def test_of_many_authorities_only_the_provinces_are_named():
    many = pd.concat([PLACES.assign(region_id=PLACES["region_id"] + str(number)) for number in range(4)])
    assert where_and_when(many, Words("en")) == "Gansu and Shandong. Documents of 2019–2025."


def test_questions_lead_to_pages_that_there_are(open_page):
    body = shown(open_page(lang="en"))
    asked = re.findall(r'href="([\w-]+)\?lang=en" target="_self">[^<]*\?</a>', body)
    assert len(asked) >= 3
    assert all(site_map.is_page(page) for page in asked)


def test_every_code_is_shown_in_words(open_page):
    for page in ("overview", "commitment"):
        assert not re.search(r"\b(at_least|plan_year|not_in_file|new_stock)\b", shown(open_page(page, lang="en")))


def test_the_profile_counts_the_plans_of_the_link_only(open_page):
    app = open_page("commitment", lang="en", plans="lanzhou-2019,sanming-2024")
    assert "Lanzhou (3) and Sanming (2). 2 plans" in shown(app)
    assert len(charts(app)) == 6


def test_an_unknown_plan_in_the_link_is_said_and_something_is_shown(open_page):
    body = shown(open_page("commitment", lang="zh", plans="lanzhou-2018"))
    assert "“lanzhou-2018”" in body
    assert "项数量中" in body


@pytest.mark.parametrize("page", ["overview", "commitment"])
def test_a_target_in_the_link_opens_its_evidence(open_page, page):
    assert "<mark>30</mark>" in shown(open_page(page, lang="zh", target="lz-a"))
