"""What a plan says twice: the fuller place on the left, the other on the right, and what differs in words."""

import pytest

from dashboard.database import queries
from dashboard.database.queries.register import targets
from dashboard.figures.clause_coding import ClauseCoding
from dashboard.figures.restated.exhibits import restated_exhibits
from dashboard.figures.restated.headline import restated_headline
from dashboard.figures.restated.repetitions import find_repetitions
from dashboard.i18n.words import Words
from tests import small_policy

PLANS = ("lanzhou-2019", "wuwei-2020", "shandong-2022", "zhoushan-2022", "sanming-2024")
FRAMES = ("plans", "measures", "themes", "instruments", "agreement")


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return small_policy.write(tmp_path_factory.mktemp("restated") / "plans.duckdb")


@pytest.fixture
def found(database):
    def make(lang="zh", shown=PLANS, extent=""):
        frames = {name: getattr(queries, name)(file=database) for name in FRAMES}
        coding = ClauseCoding(**frames, words=Words(lang), data_version="small", shown=shown)
        return find_repetitions(coding, targets(file=database), extent)

    return make


def texts(items):
    return ["".join(part.text for part in item.parts) for item in items]


def test_the_headline_counts_clauses_and_quantities_plan_by_plan(found):
    assert restated_headline(found()) == "武威重复条款 1 条、重申数量 1 处，其中 1 处有差异。"
    assert "Wuwei: 1 clause repeats another" in restated_headline(found("en"))


def test_plans_that_repeat_nothing_have_no_figure_and_say_so(found):
    nothing = found(shown=("lanzhou-2019",))
    assert restated_exhibits(nothing) == {}
    assert restated_headline(nothing) == Words("zh").text("restated.none")


def test_a_filter_by_extent_keeps_the_clauses_of_that_extent_and_their_quantities(found):
    assert list(restated_exhibits(found(extent="part"))) == ["quantities", "clauses"]
    assert restated_exhibits(found(extent="whole")) == {}


def test_a_quantity_shows_both_quotes_with_what_was_dropped_and_added_marked(found):
    (row,) = restated_exhibits(found())["quantities"].figure.rows
    fuller, again, differs = row.cells
    assert row.group == "武威 2020"
    assert texts(fuller) == ["正文 6“占比达到50%以上”"]
    assert texts(again) == ["附件1“双师型教师达到50%”"]
    assert ("以上", "dropped") in [(part.text, part.style) for part in fuller[0].parts]
    assert ("双师型教师", "added") in [(part.text, part.style) for part in again[0].parts]
    assert "删去“以上”" in texts(differs)


def test_both_quotes_open_the_evidence_of_what_is_restated(found):
    (row,) = restated_exhibits(found())["quantities"].figure.rows
    assert [cell[0].code for cell in row.cells[:2]] == ["target=ww-a", "target=ww-a"]


def test_a_clause_stands_beside_the_one_it_repeats_with_extent_and_note(found):
    (row,) = restated_exhibits(found())["clauses"].figure.rows
    fuller, again, differs = row.cells
    assert [fuller[0].code, again[0].code] == ["measure=wuwei", "measure=ww-a1"]
    assert texts(differs)[0] == "有增改脱年份。"


def test_the_table_behind_says_the_same_without_marks(found):
    for exhibit in restated_exhibits(found("en")).values():
        assert len(exhibit.table) == len(exhibit.figure.rows)
        assert "Fuller wording" in exhibit.table.columns
