"""The matrix as a pure figure: several scopes stay several, a silence has its word, nothing is added up."""

import pandas as pd
import pytest

from dashboard.database import queries
from dashboard.figures.grid_marks import SILENCE_SIGNS
from dashboard.figures.lanes import add_colours
from dashboard.figures.matrix.exhibit import MatrixFrames, matrix_exhibit, rows_in_view
from dashboard.figures.matrix.glyphs import glyph_grid
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

ZH, EN = Words("zh"), Words("en")


@pytest.fixture
def frames(db):
    return {name: queries.fetch(name, file=db) for name in ("targets", "silences", "plans", "indicators", "themes")}


def exhibit(frames, words=ZH, verdict="shared", wanted=None, plans=None, theme=""):
    rows = rows_in_view(frames["indicators"], frames["themes"], verdict, theme)
    chosen = frames["plans"] if plans is None else frames["plans"][frames["plans"]["plan_id"].isin(plans)]
    matrix = MatrixFrames(frames["targets"], frames["silences"], chosen, rows)
    return matrix_exhibit(matrix, RenderContext(words, "small", carried={"lang": words.lang}), wanted)


def row(made, name):
    return next(line for line in made.figure.rows if line.head.parts[0].text == name)


def said(cell) -> list[str]:
    return [" ".join(part.text for part in item.parts) for item in cell]


def cell(made, name, region):
    place = [column.text for column in made.figure.columns].index(region) - 1
    return row(made, name).cells[place]


def test_the_rows_are_what_more_than_one_plan_has_and_all_are_one_choice_away(frames):
    assert [line.head.parts[0].text for line in exhibit(frames).figure.rows].count("毕业生留舟率") == 0
    assert len(exhibit(frames, verdict="all").figure.rows) == len(frames["indicators"])
    assert len(exhibit(frames, verdict="single").figure.rows) == 1


def test_columns_are_the_plans_in_their_one_order(frames):
    heads = [column.text for column in exhibit(frames).figure.columns]
    assert heads == ["指标", "可比性", "兰州 2019", "武威 2020", "山东 2022", "舟山 2022", "三明 2024"]


def test_several_scopes_in_one_cell_stay_several_each_with_its_words_and_its_evidence(frames):
    items = cell(exhibit(frames), "“双师型”教师占比", "兰州 2019")
    assert said(items) == ["≥30% 2019年 县区及民办学校", "≥50% 2019年 市属学校"]
    assert [item.code for item in items] == ["target=lz-a", "target=lz-b"]


def test_a_restatement_is_a_remark_and_no_second_value(frames):
    items = cell(exhibit(frames), "“双师型”教师占比", "武威 2020")
    assert said(items)[0] == "≥50% 2023年 全市 另有 1 处重申"
    assert len(items) == 2


def test_a_suspect_figure_is_kept_and_flagged(frames):
    assert "存疑" in said(cell(exhibit(frames), "“双师型”教师占比", "武威 2020"))[1]


def test_an_assumed_year_is_marked_and_an_aspirational_target_says_so(frames):
    made = exhibit(frames)
    (item,) = cell(made, "年职业培训人次", "山东 2022")
    assert said([item]) == ["超过 280万人次 2022年* 争取 全省"]
    assert [part.style for part in item.parts if part.text == "争取"] == ["hollow"]
    assert any("争取" in note for note in made.notes)


def test_a_tally_is_grey_and_called_existing(frames):
    tally = cell(exhibit(frames), "实训基地", "兰州 2019")[1]
    assert [part.style for part in tally.parts[:2]] == ["muted", "muted"]
    assert tally.parts[1].text == "现有"


def test_each_silence_has_its_word_and_its_evidence(frames):
    made = exhibit(frames)
    found = {region: cell(made, "“双师型”教师占比", region) for region in ("山东 2022", "舟山 2022", "三明 2024")}
    assert [said(items) for items in found.values()] == [["含糊"], ["缺失"], ["非事权"]]
    assert found["山东 2022"][0].code == "silence=shandong-2022~share"


def test_a_plan_that_was_not_searched_is_not_called_silent(frames):
    made = exhibit(frames, verdict="single")
    (item,) = cell(made, "毕业生留舟率", "兰州 2019")
    assert item.quiet
    assert "未作检索" in item.hint
    assert item.code == ""
    assert item.parts[0].text not in SILENCE_SIGNS.values()


def test_every_row_has_its_verdict_with_the_reason_and_leads_to_its_page(frames):
    line = row(exhibit(frames, EN), "Training bases")
    assert said(line.cells[0]) == ["Related The reason."]
    assert line.head.link == "indicator?lang=en&indicator=bases"


def test_a_filter_leaves_out_targets_and_says_so_without_making_a_silence_of_them(frames):
    made = exhibit(frames, wanted={"year": ["2023"]})
    assert [line.head.parts[0].text for line in made.figure.rows] == ["“双师型”教师占比"]
    assert said(cell(made, "“双师型”教师占比", "兰州 2019")) == ["已筛去"]
    assert any("略去" in note for note in made.notes)


def test_undated_targets_can_be_asked_for(frames):
    made = exhibit(frames, wanted={"year": ["undated"], "kind": ["event"]})
    assert said(cell(made, "年职业培训人次", "三明 2024")) == ["≥1.2万人次 每年 活动 · 全市"]


def test_with_a_filter_nothing_passes_the_matrix_is_empty_and_says_so(frames):
    made = exhibit(frames, wanted={"year": ["2023"], "kind": ["event"]})
    assert made.figure.rows == ()
    assert made.headline == "没有符合所选条件的指标。"


def test_the_headline_counts_indicators_and_ranks_no_plan(frames):
    assert exhibit(frames).headline == "4 项指标见于不止一份文件；没有一项在 5 份文件中都有承诺的数量，至多见于 3 份。"
    assert exhibit(frames, EN, plans=["shandong-2022"]).headline == "4 indicators occur in more than one plan."


def test_the_table_behind_has_a_row_per_target_or_silence(frames):
    behind = exhibit(frames).table
    assert len(behind) == 13 + 5
    assert list(behind.columns[:2]) == ["指标", "可比性"]


def test_at_a_glance_each_target_and_silence_has_its_mark_and_keeps_its_words(frames):
    plain = exhibit(frames, EN).figure
    made = glyph_grid(plain, frames["targets"], frames["silences"], add_colours(frames["plans"]), EN)
    for row_, before in zip(made.rows, plain.rows, strict=True):
        for items, words in zip(row_.cells[1:], before.cells[1:], strict=True):
            for item, said_ in zip(items, words, strict=True):
                marks = [part for part in item.parts if part.style == "mark"]
                assert len(marks) == bool(said_.code)
                assert [part.text for part in item.parts if part not in marks] == [part.text for part in said_.parts]
    assert made.look == "glyphs"
    assert made.foot


def test_a_mark_says_bound_commitment_and_level_as_in_the_charts(frames):
    plans = add_colours(frames["plans"])
    made = glyph_grid(exhibit(frames, verdict="all").figure, frames["targets"], frames["silences"], plans, ZH)
    marks = {
        item.code: item.parts[0]
        for row_ in made.rows
        for cell_ in row_.cells
        for item in cell_
        if item.code.startswith("target=")
    }
    for target in frames["targets"][frames["targets"]["restates"].isna()].to_dict("records"):
        mark = marks[f"target={target['target_id']}"]
        assert ("hollow" in mark.form) == (target["commitment"] == "aspirational")
        assert ("right" in mark.form) == (target["operator"] in ("at_least", "more_than"))
        assert ("ring" in mark.form) == (target["plan_id"] == "shandong-2022")


@pytest.mark.parametrize(("verdict", "named"), [("all", True), ("single", True), ("shared", False)])
def test_the_key_names_plans_that_were_not_searched_where_there_are_any(frames, verdict, named):
    plans = add_colours(frames["plans"])
    made = glyph_grid(exhibit(frames, verdict=verdict).figure, frames["targets"], frames["silences"], plans, ZH)
    assert (("…", "未检索") in [tuple(part.text for part in item.parts) for item in made.foot]) is named


def test_many_plans_leave_less_room_to_the_heads_of_rows(frames):
    plain, plans = exhibit(frames).figure, add_colours(frames["plans"])
    more = pd.concat([plans, plans.assign(plan_id=plans["plan_id"] + "-again")])
    shares = [
        sum(int(column.width.rstrip("%")) for column in made.columns if column.width)
        for made in (glyph_grid(plain, frames["targets"], frames["silences"], shown, ZH) for shown in (plans, more))
    ]
    assert shares[1] < shares[0]
