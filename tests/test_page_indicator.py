"""The indicator page, run by Streamlit's own test harness: what is chosen, what the address says, what is refused."""

from functools import partial

import pytest

from tests import small
from tests.harness import asked, charts, chooser, opened, shown


@pytest.fixture
def open_page(use_database, db):
    use_database(db)
    return partial(opened, "compare/indicator")


def test_without_a_word_of_what_is_wanted_the_comparison_that_teaches_most_is_shown(open_page):
    page = open_page(lang="zh")
    assert chooser(page, "indicator").value == small.SHARE
    assert len(charts(page)) == 2  # by plan and by year


def test_a_link_restores_indicator_and_language(open_page):
    page = open_page(lang="en", indicator=small.SHARE)
    assert chooser(page, "indicator").value == small.SHARE
    assert "Share of dual-qualified teachers: Lanzhou" in shown(page)


def test_a_choice_goes_into_the_address_as_a_code_and_a_default_leaves_it(open_page):
    page = open_page(lang="zh")
    chooser(page, "indicator").select(small.CHAINS).run()
    assert asked(page, "indicator") == small.CHAINS
    chooser(page, "indicator").select(small.SHARE).run()
    assert asked(page, "indicator") == ""


def test_the_language_switch_keeps_the_choices(open_page):
    page = open_page(lang="zh", indicator=small.SHARE)
    chooser(page, "lang").set_value("en").run()
    assert asked(page, "lang") == "en"
    assert asked(page, "indicator") == small.SHARE
    assert "Share of dual-qualified teachers" in shown(page)


def test_an_unknown_code_is_said_and_the_nearest_offered_and_something_shown(open_page):
    page = open_page(lang="zh", indicator="shares")
    assert "“shares”" in shown(page)
    assert 'href="?lang=zh&amp;indicator=share"' in shown(page)
    assert len(charts(page)) == 2


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


def test_a_restatement_leads_to_what_it_restates(open_page):
    assert "indicator=share&amp;target=ww-a&amp;lang=zh" in shown(
        open_page(lang="zh", indicator=small.LONELY, target="ww-b")
    )


def test_evidence_of_another_indicator_opens_too_and_leads_to_its_page(open_page):
    body = shown(open_page(lang="en", indicator=small.BASES, target="lz-a"))
    assert "Share of dual-qualified teachers" in body
    assert "indicator?indicator=share&amp;target=lz-a&amp;lang=en" in body


def test_a_silence_in_the_link_opens_what_was_searched_and_an_unknown_one_is_said(open_page):
    body = shown(open_page(lang="en", indicator=small.BASES, silence="shandong-2022~share"))
    assert "配合推进“双师型”队伍建设" in body
    assert "Terms searched" in body
    assert "silence=shandong-2022~share" in body
    body = shown(open_page(lang="en", silence="shandong-2022~shares"))
    assert "“shandong-2022~shares” in the link is not a known silence." in body
    assert 'silence=shandong-2022~share"' in body


def test_an_english_page_has_the_gloss_beside_the_quote_and_a_chinese_one_has_none(open_page):
    gloss = "must reach 30% or more"
    assert gloss in shown(open_page(lang="en", indicator=small.SHARE))
    assert gloss not in shown(open_page(lang="zh", indicator=small.SHARE))


def test_plans_that_are_not_wanted_vanish_and_the_figure_says_which_are_shown(open_page):
    page = open_page(lang="en", indicator=small.SHARE, plans="wuwei-2020,shandong-2022")
    assert "2 of 5 plans (Wuwei and Shandong)" in shown(page)
    assert "Lanzhou" not in shown(page)


def test_the_good_ones_among_several_plans_are_kept_and_the_nearest_is_offered(open_page):
    page = open_page(lang="en", indicator=small.SHARE, plans="wuwei-2020,shandong-2002")
    assert "“shandong-2002” in the link is not a known plan; shown instead: Wuwei 2020." in shown(page)
    assert "plans=wuwei-2020%2Cshandong-2022" in shown(page)
    assert page.get("button_group")[0].value == ["wuwei-2020"]


def test_all_plans_or_none_leave_the_address(open_page):
    page = open_page(lang="en", indicator=small.SHARE)
    chooser(page, "plans").set_value(["wuwei-2020"]).run()
    assert asked(page, "plans") == "wuwei-2020"
    chooser(page, "plans").set_value([]).run()
    assert asked(page, "plans") == ""
    assert "5 plans" in shown(page)


def test_a_theme_limits_the_chooser_and_one_without_indicators_says_so(open_page):
    limited, whole = open_page(lang="en", theme="all"), open_page(lang="en")
    assert chooser(limited, "indicator").options == chooser(whole, "indicator").options
    page = open_page(lang="en", theme="none")
    assert "“none” in the link is not a known theme; shown instead: All." in shown(page)


def test_previous_and_next_go_through_the_chooser_and_keep_the_choices(open_page):
    page = open_page(lang="en", plans="wuwei-2020", indicator=small.CHAINS)
    assert [button.key for button in page.button] == ["step-next"]
    page.button(key="step-next").click().run()
    assert chooser(page, "indicator").value == small.SHARE
    assert asked(page, "plans") == "wuwei-2020"
    assert [button.key for button in page.button] == ["step-previous", "step-next"]


def test_values_per_resident_are_offered_where_they_mean_something_and_the_link_keeps_them(open_page):
    page = open_page(lang="en", indicator=small.TRAINING, scale="per_million")
    assert chooser(page, "scale").value == "per_million"
    assert "2,800,000 ÷ 101,527,453 × 1,000,000 ≈ 27,600" in shown(page)
    page = open_page(lang="en", indicator=small.SHARE, scale="per_million")
    assert "This indicator is not rescaled by population" in shown(page)
    assert [control.key for control in page.segmented_control] == ["choose-lang"]


def test_related_things_are_small_figures_under_the_reason_why(open_page):
    page = open_page(lang="en", indicator=small.BASES)
    assert len(charts(page)) == 5
    assert "positions and lengths cannot be compared across plans. The reason." in shown(page)


def test_every_indicator_opens_in_both_languages(open_page):
    page = open_page(lang="zh")
    for lang in ("zh", "en"):
        for indicator in (small.SHARE, small.BASES, small.TRAINING, small.CHAINS, small.LONELY):
            page.query_params.update({"lang": lang, "indicator": indicator})
            page.run()
            assert not page.exception
            assert chooser(page, "indicator").value == indicator


def test_a_database_replaced_while_the_app_runs_is_seen_at_once(use_database, tmp_path):
    file = small.write(tmp_path / "plans.duckdb")
    use_database(file)
    page = opened("compare/indicator", lang="en")
    assert "Data version small" in shown(page)
    small.write(tmp_path / "new.duckdb", version="newer").replace(file)
    page.run()
    assert "Data version newer" in shown(page)


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有可读的数据库"), ("en", "There is no database to read")])
def test_a_missing_database_is_said_in_the_reader_s_language_and_where_it_should_be_is_not(
    use_database, tmp_path, lang, said
):
    use_database(tmp_path / "nowhere.duckdb")
    page = opened(lang=lang)
    assert said in shown(page)
    assert "nowhere" not in shown(page)
