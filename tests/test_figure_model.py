"""What plans beyond the register's write, drawn: baselines, milestones, nearly, less than, fractions, points, money.

The rows are those of the tiny corpus on school sports.
"""

import re

import pytest

from dashboard.database import queries
from dashboard.figures import marks
from dashboard.figures.lane_labels import baseline_words, qualifiers
from dashboard.figures.registry import exhibits
from dashboard.i18n.words import Unit, Words
from dashboard.url_state.view_context import ViewContext
from tests.etl_fixtures import database_of
from tests.sports import write_sports

ZH, EN = Words("zh"), Words("en")
PERCENT = {"unit_label_zh": "%", "unit_label_en": "%", "unit_one_en": "%"}


@pytest.fixture(scope="module")
def sports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sports")
    return database_of(write_sports(folder / "data"), folder / "plans.duckdb")


@pytest.fixture
def drawn(sports):
    def make(indicator, words=ZH, **choices):
        context = ViewContext(
            lambda name, indicator_id="", **asked: of_indicator(
                queries.QUERIES[name](**asked, file=sports), indicator_id
            ),
            words,
            {"indicator": indicator, **choices},
        )
        return exhibits("indicator", context)["indicator"]

    return make


def of_indicator(frame, indicator_id):
    return frame[frame["indicator_id"] == indicator_id].reset_index(drop=True) if indicator_id else frame


def labels(exhibit):
    return [re.sub("<[^>]+>", " ", item.text or "") for item in exhibit.figure.layout.annotations]


def mark_of(exhibit, target_id):
    return [t for t in exhibit.figure.data if t.customdata is not None and t.customdata[0][0] == target_id][-1]


def key(exhibit):
    return [trace.name for trace in exhibit.figure.data if trace.name]


def test_baseline_is_a_faint_mark_with_a_line_to_its_target(drawn):
    exhibit = drawn("daily-lesson-share")
    faint = [t for t in exhibit.figure.data if t.x and t.x[0] == 60]
    assert [(t.marker.opacity, t.marker.size) for t in faint] == [(0.45, marks.BASELINE_SIZE)]
    assert any(s.type == "line" and (s.x0, s.x1) == (60, 95) for s in exhibit.figure.layout.shapes)
    assert any("由 60% 起" in text for text in labels(exhibit))
    assert "基数" in key(exhibit)


def test_milestone_is_a_smaller_mark_in_the_lane_of_its_target_and_says_so(drawn):
    exhibit = drawn("daily-lesson-share", EN)
    assert mark_of(exhibit, "zhuyuan-1-b").marker.size == marks.MILESTONE_SIZE
    assert mark_of(exhibit, "zhuyuan-1-a").marker.size == marks.SIZE
    assert any("milestone" in text for text in labels(exhibit))


def test_years_of_milestones_stand_in_the_headline(drawn):
    assert "（2025年 ≥80%、2026年 ≥95%）" in drawn("daily-lesson-share").headline
    assert "(2025: ≥80% and 2026: ≥95%)" in drawn("daily-lesson-share", EN).headline
    assert "（2025年*≤48%）" in drawn("myopia-share").headline


def test_less_than_opens_to_the_left_and_is_in_the_key(drawn):
    exhibit = drawn("myopia-share")
    tips = [s.path.split()[1] for s in exhibit.figure.layout.shapes if s.type == "path"]
    assert [float(tip) < 0 for tip in tips] == [True, True]
    assert "<45%" in exhibit.headline.replace("＜", "<")
    assert "至多或低于" in key(exhibit)


def test_nearly_is_a_band_below_its_value(drawn):
    exhibit = drawn("teachers-hired")
    bands = [(s.xanchor, s.x0 < 0, s.x1) for s in exhibit.figure.layout.shapes if s.type == "rect"]
    assert set(bands) == {(200, True, 0)}
    assert "近（不足该数）" in key(exhibit)


@pytest.mark.parametrize(("words", "said"), [(ZH, "至少三分之二"), (EN, "at least two thirds")])
def test_fraction_is_shown_as_it_was_written_with_its_bound(drawn, words, said):
    exhibit = drawn("open-grounds", words)
    everything = [exhibit.headline, exhibit.alt, *labels(exhibit), *map(str, exhibit.table.to_numpy().ravel())]
    assert any(said in text for text in everything)
    assert not any("66.6" in text or "66.7" in text for text in everything)


def test_words_without_a_bound_stand_alone():
    assert ZH.value(1, 1, "about", Unit("", "", "大体相当")) == "大体相当"
    assert ZH.value(66.6667, 66.6667, "nearly", Unit("%", "%", "三分之二")) == "近三分之二"


def test_money_and_points_have_their_unit_at_the_mark(drawn):
    assert any("≥150 元/生·年" in text.replace("150元", "150 元") for text in labels(drawn("funds-per-pupil")))
    assert any("2" in text and "percentage points" in text for text in labels(drawn("fitness-rise", EN)))


def test_growth_has_an_axis_of_its_own_and_names_its_base_year(drawn):
    exhibit = drawn("teacher-growth")
    assert any("以 2022 年为基数" in text for text in labels(exhibit))
    assert exhibit.figure.layout.xaxis.range[1] < 100


def test_axis_reaches_a_baseline_above_the_target():
    row = {"value_low": None, "value_high": 1.0, "operator": "at_most", "baseline_value": 3.0}
    assert max(marks.drawn_values(row)) == 3


def test_baseline_is_said_with_its_year_only_where_the_text_gives_one():
    assert baseline_words(PERCENT | {"baseline_value": 35.0, "baseline_year": 2020}, EN) == "from 35% (2020)"
    assert baseline_words(PERCENT | {"baseline_value": 35.0, "baseline_year": None}, EN) == "from 35%"
    assert baseline_words(PERCENT | {"baseline_value": None, "baseline_year": float("nan")}, ZH) == ""


def test_rescaled_target_shows_no_baseline_in_the_unit_it_left():
    row = PERCENT | {"stated": "35", "baseline_value": 30.0, "commitment": "firm", "kind": "target", "tier": "none"}
    row |= {"nested_in": None, "scope_zh": "全市", "scope_en": "The city"}
    assert "30" not in qualifiers(row, EN)


def test_label_on_one_line_stands_clear_of_the_line_from_a_baseline():
    from dashboard.figures.wide_lanes import label_place

    row = {"value_low": 95.0, "value_high": None, "operator": "at_least", "baseline_value": 60.0}
    assert label_place(row, False, (0.0, 100.0))["x"] == 60
