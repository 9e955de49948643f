"""The matrix page, run by Streamlit's own test harness: rows and filters in the address, and evidence."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.harness import asked, chooser, opened, shown, tables


@pytest.fixture
def open_page(use_database, db):
    use_database(db)
    return partial(opened, "compare/matrix")


def heads(page: AppTest) -> list[str]:
    return [row["head"]["parts"][0]["text"] for row in tables(page)[0]["rows"]]


def test_the_default_view_is_what_plans_share_and_all_are_one_choice_away(open_page):
    page = open_page(lang="en")
    assert "Graduates who stay" not in heads(page)
    chooser(page, "verdict").select("all").run()
    assert "Graduates who stay" in heads(page)
    assert asked(page, "verdict") == "all"
    chooser(page, "verdict").select("shared").run()
    assert asked(page, "verdict") == ""


def test_a_link_restores_verdict_plans_and_filters(open_page):
    page = open_page(lang="en", verdict="adjusted", plans="lanzhou-2019", year="2019", commitment="firm")
    assert heads(page) == ["Share of dual-qualified teachers"]
    assert [column["text"] for column in tables(page)[0]["columns"]] == ["Indicator", "Comparability", "Lanzhou 2019"]
    assert chooser(page, "year").value == ["2019"]


def test_a_filter_goes_into_the_address_as_codes_and_says_what_it_leaves_out(open_page):
    page = open_page(lang="zh")
    chooser(page, "kind").select("event").run()
    assert asked(page, "kind") == "event"
    assert heads(page) == ["年职业培训人次"]
    assert "略去" in shown(page)
    chooser(page, "kind").unselect("event").run()
    assert asked(page, "kind") == ""


@pytest.mark.parametrize(("name", "code"), [("verdict", "directly"), ("tier", "provinciall"), ("year", "2091")])
def test_an_unknown_code_is_said_and_the_matrix_shown_all_the_same(open_page, name, code):
    page = open_page(lang="zh", **{name: code})
    assert f"“{code}”" in shown(page)
    assert len(heads(page)) == 4


def test_the_address_opens_the_evidence_of_a_target_and_of_a_silence(open_page):
    assert "市属职业学校必须达到" in shown(open_page(lang="zh", target="lz-b"))
    assert "配合推进“双师型”队伍建设" in shown(open_page(lang="zh", silence="shandong-2022~share"))


def test_with_some_plans_chosen_only_indicators_they_promise_are_counted_and_shown(open_page):
    page = open_page(lang="en", plans="lanzhou-2019,wuwei-2020")
    rows = tables(page)[0]["rows"]
    assert rows
    for row in rows:
        cells = [item["code"] for cell in row["cells"][1:] for item in cell]
        assert any(code.startswith("target=") for code in cells)
    assert f"{len(rows)} indicators have a figure in one of the plans chosen" in shown(page)
