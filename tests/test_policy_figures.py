"""The figures of themes and instruments: what counts where, what stands apart, and what an empty cell says."""

from functools import cache

import pytest

from dashboard.database import queries
from dashboard.database.queries.register import targets
from dashboard.figures.clause_coding import ClauseCoding
from dashboard.figures.clause_notes import theme_rules
from dashboard.figures.clause_table import ClauseFilter, clauses_exhibit
from dashboard.figures.instruments.exhibits import instruments_exhibit, pairs_exhibit
from dashboard.figures.themes.exhibit import themes_exhibit
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

PLANS = ["lanzhou-2019", "wuwei-2020", "shandong-2022", "zhoushan-2022", "sanming-2024"]
FRAMES = ("plans", "measures", "themes", "instruments", "agreement")
fetch = cache(queries.fetch)


@pytest.fixture(scope="module")
def database(policy_db):
    return policy_db


@pytest.fixture
def coding(database):
    def make(part="body", lang="zh", plan_ids=tuple(PLANS)):
        frames = {name: fetch(name, file=database) for name in FRAMES}
        return ClauseCoding(**frames, render=RenderContext(Words(lang), "small"), plan_ids=plan_ids, part=part)

    return make


def words_of(items):
    return [" ".join(part.text for part in item.parts) for item in items]


def marks(exhibit):
    """Row name, text, hover lines, code and pattern of every cell of a shaded chart, row by row."""
    figure = exhibit.figure.to_dict()
    trace = next(trace for trace in figure["data"] if trace["type"] == "bar")
    names = figure["layout"]["yaxis"]["ticktext"]
    parts = (trace["y"], trace["text"], trace["hovertext"], trace["customdata"], trace["marker"]["pattern"]["shape"])
    return [(names[row], *part) for row, *part in zip(*parts, strict=True)]


def shaded(exhibit, name):
    """The texts of the row with this name; of cells without one the silence they say on hover."""
    return [
        text if text not in ("", "–") else hover.split("<br>")[-1]
        for row, text, hover, *_ in marks(exhibit)
        if row == name
    ]


def test_a_clause_counts_under_its_main_theme_only(coding):
    assert shaded(themes_exhibit(coding()), "教师") == ["1 · 50%", "1 · 100%", "无条款", "文本缺失", "无条款"]


def test_any_mention_counts_a_clause_under_each_of_its_themes(coding):
    exhibit = themes_exhibit(coding(), "any")
    assert shaded(exhibit, "教师") == ["1 · 50%", "1 · 100%", "无条款", "文本缺失", "1 · 100%"]
    assert shaded(exhibit, "基地")[0] == "2 · 100%"


def test_shares_of_characters_are_of_the_plans_own_clauses_in_that_part(coding):
    exhibit = themes_exhibit(coding(), "primary", "chars")
    assert (shaded(exhibit, "教师")[0], shaded(exhibit, "基地")[0]) == ("1 · 30%", "1 · 70%")
    assert "100 字" in exhibit.figure.layout.xaxis.ticktext[0]
    assert "兰州为基地（70%）" in exhibit.headline


def test_body_and_annexes_stand_side_by_side_and_are_never_added(coding):
    exhibit = themes_exhibit(coding("both"))
    heads = exhibit.figure.layout.xaxis.ticktext
    assert [head.partition("<br>")[0] for head in heads[:3]] == ["兰州 正文", "武威 正文", "武威 附件"]
    assert shaded(exhibit, "教师")[:3] == ["1 · 50%", "1 · 100%", "+1"]


def test_a_part_that_a_plan_lacks_is_said_and_a_cut_off_text_says_so_instead(coding):
    exhibit = themes_exhibit(coding("annex"))
    assert shaded(exhibit, "教师") == ["无附件", "+1", "无附件", "文本缺失", "无附件"]
    assert "无附件" in exhibit.figure.layout.xaxis.ticktext[0]


def test_a_clause_that_repeats_another_is_shown_apart_and_has_no_share(coding):
    exhibit = themes_exhibit(coding("annex"))
    (row,) = exhibit.table[(exhibit.table["主题"] == "教师") & (exhibit.table["文件"] == "武威 2020")].to_dict(
        "records"
    )
    assert (row["条款数"], row["重复的条款"], row["占比"]) == ("0", "1", "0%")
    assert "不计入，另以“+”标出" in " ".join(exhibit.notes)


def test_missing_text_is_hatched_and_the_key_says_so(coding):
    exhibit = themes_exhibit(coding())
    assert [pattern for name, *_, pattern in marks(exhibit) if name == "教师"] == ["", "", "", "/", ""]
    assert [trace["name"] for trace in exhibit.figure.to_dict()["data"] if trace.get("name")] == ["无条款", "文本缺失"]


def test_a_phone_is_sent_a_second_form_with_shorter_texts_and_the_same_marks(coding):
    figure = themes_exhibit(coding()).figure.to_dict()
    narrow = figure["layout"]["meta"]["narrow"]
    assert narrow["data"][0]["customdata"] == figure["data"][0]["customdata"]
    assert narrow["data"][0]["text"][0] == "1"
    assert narrow["layout"]["margin"]["l"] < 120


def test_the_notes_say_how_far_the_coders_agree_what_is_cut_off_and_what_repeats(coding):
    notes = " ".join(themes_exhibit(coding("both")).notes)
    assert "7 条条款中两人一致者 6（86%），克里彭多夫阿尔法系数 0.70" in notes
    assert "舟山的文本截断" in notes
    assert "武威附件 1 条中 1 条" in notes


def test_a_cell_leads_to_the_clauses_of_its_theme_side_by_side(coding):
    codes = {name: code for name, _, _, code, _ in marks(themes_exhibit(coding("both"), "any")) if code}
    assert codes["教师"] == ["clauses?theme=teachers&mention=any&part=both"]
    assert theme_rules(coding()).iloc[0].tolist() == ["教师", "教师之事。"]


def test_clauses_stand_in_a_column_per_plan_with_their_quantities_and_quotes(coding, database):
    wanted = ClauseFilter(theme="teachers")
    exhibit = clauses_exhibit(coding(), targets(file=database), wanted)
    lanzhou, wuwei, *_ = exhibit.figure.rows[0].cells
    assert [item.code for item in lanzhou] == ["measure=lanzhou", *(f"target=lz-{one}" for one in "abcd")]
    assert [item.inside for item in lanzhou] == [False, True, True, True, True]
    assert "“必须达到专业教师数的30%以上”" in words_of(lanzhou)[1]
    assert [item.code for item in wuwei] == ["measure=wuwei", "target=ww-a", "target=ww-c"]
    assert exhibit.headline == "教师：兰州 1 条、武威 1 条。"


def test_a_theme_named_besides_another_comes_in_a_row_of_its_own(coding, database):
    wanted = ClauseFilter(theme="teachers", mention="any")
    rows = clauses_exhibit(coding(), targets(file=database), wanted).figure.rows
    assert [row.head.parts[0].text for row in rows] == ["正文", "次主题"]
    assert "主要主题：基地" in words_of(rows[1].cells[4])[0]


def test_a_repeating_clause_says_what_it_repeats_and_its_quantity_that_it_is_said_again(coding, database):
    wanted = ClauseFilter(theme="teachers")
    said = words_of(clauses_exhibit(coding("annex"), targets(file=database), wanted).figure.rows[0].cells[1])
    assert "与条款 6 重复" in said[0]
    assert "本文件中的重申" in said[1]


def test_instruments_stand_under_their_types_and_the_type_adds_up_within_a_plan(coding):
    exhibit = instruments_exhibit(coding())
    names = exhibit.figure.layout.yaxis.ticktext
    assert list(names) == ["<b>供给型（合计）</b>", "人才", "设施", "<b>需求型（合计）</b>", "试点"]
    totals = [text or hover.split("<br>")[-1] for row, text, hover, *_ in marks(exhibit) if row == names[0]]
    assert totals == ["2 · 100%", "1 · 100%", "–", "文本缺失", "1 · 100%"]
    assert exhibit.headline == "各文件条款最多的工具类型：兰州、武威、三明为供给型；山东、舟山为需求型。"
    assert "1981" in exhibit.notes[0]


def test_a_type_of_instruments_can_be_asked_for_as_a_whole(coding, database):
    wanted = ClauseFilter(instrument="supply")
    table = clauses_exhibit(coding(), targets(file=database), wanted).table
    assert table.iloc[:, 2].tolist() == ["六", "七", "6", "6"]


def test_instruments_by_theme_give_every_plans_count_apart(coding):
    exhibit = pairs_exhibit(coding())
    trace = exhibit.figure.to_dict()["data"][0]
    names = exhibit.figure.layout.yaxis.ticktext
    said = [(names[row], hover.split("<br>")[1:3]) for row, hover in zip(trace["y"], trace["hovertext"], strict=True)]
    assert said[:3] == [
        ("教师", ["供给型 1 条", "人才"]),
        ("基地", ["供给型 1 条", "设施"]),
        ("教师", ["供给型 1 条", "人才"]),
    ]
    assert trace["customdata"][0] == ["clauses?instrument=supply&theme=teachers"]
    assert exhibit.headline.startswith("主题与工具的组合出现 3 种")


def test_a_bar_is_as_long_as_its_count_and_leads_to_the_clauses_of_its_instrument(coding):
    bars = instruments_exhibit(coding()).figure.to_dict()["data"][1]
    assert len(set(bars["x"])) == 1  # one clause each
    assert bars["text"][0] == "1"
    assert bars["customdata"][0] == ["clauses?instrument=people"]


def test_a_clause_that_repeats_another_makes_no_bar_longer(coding):
    bars = instruments_exhibit(coding("annex")).figure.to_dict()["data"][1]
    assert (bars["x"], bars["text"]) == ([0.0], ["+1"])


def test_clauses_are_found_by_words_of_the_summary_or_of_a_quote(coding, database):
    def found(query):
        table = clauses_exhibit(coding(), targets(file=database), ClauseFilter(query=query)).table
        return table.iloc[:, 2].tolist() if len(table) else []

    assert found("提要七") == ["七"]
    assert found("专业教师数的30%") == ["六"]
    assert found("提要七 专业教师数") == []


@pytest.mark.parametrize("part", ["body", "annex", "both"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_plan_alone_can_be_looked_at(coding, database, part, lang):
    for plan in PLANS:
        alone = coding(part, lang, [plan])
        for made in (themes_exhibit, instruments_exhibit, pairs_exhibit):
            assert made(alone).headline
        assert clauses_exhibit(alone, targets(file=database), ClauseFilter("bases")).headline
