"""The plan and timeline pages, run by Streamlit's own test harness: parts, plans and filters in the address."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.harness import asked, charts, chooser, opened, shown, tables

SECTIONS = ("document", "targets", "timeline", "silences", "drift", "pair")


@pytest.fixture
def open_page(use_database, db):
    use_database(db)
    return lambda name, **address: opened(f"compare/{name}", **address)


def groups(page: AppTest) -> list[str]:
    return list(dict.fromkeys(row["group"] for row in tables(page)[0]["rows"]))


def test_the_first_plan_opens_with_its_document(open_page):
    page = open_page("plan", lang="zh")
    assert chooser(page, "plan").value == "lanzhou-2019"
    assert "兰州 2019" in shown(page)
    assert groups(page) == ["文件"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_part_opens_by_link_for_every_plan_in_both_languages(open_page, section, lang):
    page = open_page("plan", lang=lang, section=section)
    for plan in ("wuwei-2020", "shandong-2022", "zhoushan-2022", "sanming-2024"):
        page.query_params.update({"plan": plan})
        page.run()
        assert not page.exception
        assert chooser(page, "plan").value == plan
        assert chooser(page, "section").value == section


def test_another_part_goes_into_the_address_and_the_first_leaves_it(open_page):
    page = open_page("plan", lang="zh", plan="wuwei-2020")
    chooser(page, "section").set_value("drift").run()
    assert (asked(page, "section"), asked(page, "plan")) == ("drift", "wuwei-2020")
    assert "重申 1 处" in shown(page)
    chooser(page, "section").set_value("document").run()
    assert asked(page, "section") == ""


def test_the_plan_beside_is_another_one_and_stays_in_the_address(open_page):
    page = open_page("plan", lang="en", section="pair", **{"with": "sanming-2024"})
    assert "Lanzhou 2019 and Sanming 2024" in shown(page)
    assert "Lanzhou 2019" not in chooser(page, "with").options
    chooser(page, "plan").select("sanming-2024").run()
    assert asked(page, "with") == ""
    assert "Sanming 2024 and Lanzhou 2019" in shown(page)


def test_an_unknown_plan_or_part_is_said_and_something_is_shown(open_page):
    page = open_page("plan", lang="zh", plan="wuwei-2021", section="nothing")
    assert "“wuwei-2021”" in shown(page)
    assert "“nothing”" in shown(page)
    assert "plan=wuwei-2020" in shown(page)
    assert groups(page) == ["文件"]


def test_a_target_and_a_silence_in_the_link_open_their_evidence(open_page):
    assert "必须达到专业教师数的" in shown(open_page("plan", lang="zh", target="lz-a"))
    assert "配合推进" in shown(open_page("plan", lang="zh", section="silences", silence="shandong-2022~share"))


def test_the_timeline_shows_every_plan_and_says_every_mark(open_page):
    page = open_page("timeline", lang="zh")
    assert len(charts(page)) == 1
    assert groups(page) == ["兰州 2019", "武威 2020", "山东 2022", "舟山 2022", "三明 2024"]


def test_filters_of_the_timeline_come_from_the_address(open_page):
    page = open_page("timeline", lang="en", plans="zhoushan-2022,wuwei-2020", commitment="aspirational")
    assert groups(page) == ["Wuwei 2020", "Zhoushan 2022"]
    assert "1 item states its year" in shown(page)
    page = open_page("timeline", lang="en", kind="incentive", commitment="aspirational")
    assert "Nothing matches these choices." in shown(page)
