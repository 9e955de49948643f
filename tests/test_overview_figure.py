"""The overview: counts that count nothing twice, the comparisons chosen by rule, small figures, and the legend."""

import pytest

from dashboard.database.queries.overview import comparisons, plan_counts
from dashboard.database.queries.overview import coverage as coverage_
from dashboard.database.queries.register import codes as codes_
from dashboard.database.queries.register import indicators, plans, silences, targets, themes
from dashboard.figures import marks
from dashboard.figures.indicator.exhibit import indicator_exhibit
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.overview import compact
from dashboard.figures.overview.compact import compact_figure
from dashboard.figures.overview.coverage import coverage_exhibit
from dashboard.figures.overview.legend import legend_exhibits, legend_words
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from tests import small

ZH, EN = Words("zh"), Words("en")


@pytest.fixture(scope="module")
def db(overview_db):
    return overview_db


@pytest.fixture(scope="module")
def coverage(db):
    def make(words=ZH, carried=None):
        return coverage_exhibit(
            coverage_(file=db), themes(file=db), plans(file=db), RenderContext(words, "1.2.3", carried=carried or {})
        )

    return make


@pytest.fixture(scope="module")
def small_figure(db):
    def make(indicator, words=ZH):
        row = indicators(file=db).set_index("indicator_id", drop=False).loc[indicator]
        frames = ComparisonFrames(
            targets(indicator, file=db), silences(indicator, file=db), plans(file=db), row, (), "stated"
        )
        return indicator_exhibit(frames, RenderContext(words, "1.2.3"), compact_figure)

    return make


@pytest.fixture(scope="module")
def legend(db):
    def make(words=ZH):
        return legend_exhibits(codes_(file=db), plans(file=db), RenderContext(words, "1.2.3"))

    return make


def cells(exhibit):
    """Theme and column to the texts of the cell."""
    heads = [column.text for column in exhibit.figure.columns[1:]]
    return {
        (row.head.parts[0].text, head): [part.text for item in items for part in item.parts]
        for row in exhibit.figure.rows
        for head, items in zip(heads, row.cells, strict=True)
    }


def test_a_plan_counts_promises_once_and_what_stands_apart_by_itself(db):
    counts = plan_counts(file=db).set_index("plan_id")
    assert counts.index.tolist() == plans(file=db)["plan_id"].tolist()
    assert counts.loc["lanzhou-2019"].tolist() == [3, 3, 2, 0, 1]
    assert counts.loc["wuwei-2020"].tolist() == [1, 1, 1, 1, 0]
    assert counts.loc["shandong-2022"].tolist() == [2, 1, 0, 0, 0]


def test_comparisons_that_differ_come_before_those_that_say_the_same(db):
    found = comparisons(file=db)
    assert set(found["indicator_id"]) == {small.CHAINS, small.SHARE, small.TRAINING}
    rows = targets(file=db)
    promised = rows[rows["restates"].isna() & ~rows["suspect"].astype(bool) & (rows["kind"] != "tally")]
    said = promised[["indicator_id", "value_low", "value_high", "operator", "commitment"]].drop_duplicates()
    alike = [int((said["indicator_id"] == code).sum()) == 1 for code in found["indicator_id"]]
    assert alike == sorted(alike)


def test_related_indicators_and_those_of_one_plan_are_never_chosen(db):
    assert not {small.BASES, small.LONELY} & set(comparisons(100, file=db)["indicator_id"])
    assert len(comparisons(1, file=db)) == 1


def test_coverage_counts_targets_with_restatements_and_tallies_beside_them(coverage):
    found = cells(coverage())
    assert found["教师", "武威 2020"] == ["1", "（重申 1）"]
    assert found["基地", "兰州 2019"] == ["1", "（现有数 1）"]


def test_where_there_is_none_a_word_stands_and_another_for_a_text_cut_off(coverage):
    found = cells(coverage())
    assert found["乡村", "兰州 2019"] == ["无"]
    assert found["乡村", "舟山 2022"] == ["文本缺失"]
    assert not any("0" in texts for texts in found.values())


def test_a_number_leads_to_its_targets_in_the_matrix_and_keeps_the_language(coverage):
    row = coverage(EN, {"lang": "en"}).figure.rows[1]
    assert row.cells[0][0].link == "matrix?lang=en&theme=bases&plans=lanzhou-2019&verdict=all"
    assert row.cells[1][0].link == ""


def test_the_finding_names_the_themes_of_all_plans_and_of_none(coverage):
    assert coverage().headline == "各文件均无数量目标的：乡村。"
    assert coverage(EN).headline == "No plan promises a figure on rural."


def test_the_table_behind_says_the_same_as_the_cells(coverage):
    assert coverage().table.iloc[0].tolist() == ["教师", "2", "1 （重申 1）", "无", "文本缺失", "无"]


def test_a_small_figure_has_the_words_and_the_marks_of_the_whole_one(small_figure):
    made = small_figure(small.SHARE)
    texts = [annotation.text for annotation in made.figure.layout.annotations]
    assert texts[0].startswith("<b>兰州</b>  ≥30% · 2019年")
    assert "县区及民办学校" in texts[0]
    assert any(text.startswith("<b>山东</b>") and ZH.text("silence.vague") in text for text in texts)
    drawn = [trace.customdata[0][0] for trace in made.figure.data if trace.customdata is not None]
    assert drawn == ["lz-a", "lz-b", "ww-a"]


def test_a_small_figure_is_lower_than_the_whole_one_and_its_words_fit_a_phone(small_figure, db):
    row = indicators(file=db).set_index("indicator_id", drop=False).loc[small.SHARE]
    frames = ComparisonFrames(
        targets(small.SHARE, file=db), silences(small.SHARE, file=db), plans(file=db), row, (), "stated"
    )
    whole = indicator_exhibit(frames, RenderContext(ZH, "1.2.3"))
    made = small_figure(small.SHARE)
    assert made.figure.layout.height < whole.figure.layout.height
    assert made.headline == whole.headline
    assert compact.LINE_WIDTH <= 322


def test_rows_of_a_small_figure_do_not_lie_on_one_another(small_figure):
    tops = [annotation.y for annotation in small_figure(small.SHARE, EN).figure.layout.annotations]
    assert tops == sorted(set(tops))


def test_the_legend_draws_every_kind_commitment_operator_level_and_region(legend, db):
    made = legend()
    said = " ".join(exhibit.alt for exhibit in made.values())
    codes = codes_(file=db)
    fields = ["targets.kind", "targets.commitment", "targets.operator", "regions.level"]
    for name in [*codes[codes["field"].isin(fields)]["name_zh"], *plans(file=db)["region_zh"]]:
        assert name in said
    symbols = {trace.marker.symbol for trace in made["shape"].figure.data}
    assert set(marks.SHAPES.values()) | {"circle-open"} <= symbols


def test_nothing_of_the_legend_can_be_clicked(legend):
    assert {trace.hoverinfo for exhibit in legend().values() for trace in exhibit.figure.data} == {"skip"}


def test_the_words_in_place_of_a_mark_are_those_of_the_figures(db):
    said = dict(legend_words(codes_(file=db), ZH))
    assert {ZH.text(f"silence.{status}") for status in ("vague", "not_mentioned", "not_in_file")} <= set(said)
    assert "年份*" in said
