"""What a plan says twice: the fuller place on the left, the other on the right, and what differs in words."""

from functools import cache

import pytest

from dashboard import theme
from dashboard.database import queries
from dashboard.database.queries.register import targets
from dashboard.figures.clause_coding import ClauseCoding
from dashboard.figures.restated.headline import restated_headline
from dashboard.figures.restated.repetitions import find_repetitions
from dashboard.figures.restated.view import repetition_exhibits
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

PLANS = ("lanzhou-2019", "wuwei-2020", "shandong-2022", "zhoushan-2022", "sanming-2024")
FRAMES = ("plans", "measures", "themes", "instruments", "agreement")
fetch = cache(queries.fetch)


@pytest.fixture(scope="module")
def database(policy_db):
    return policy_db


@pytest.fixture
def repetitions(database):
    def make(lang="zh", plan_ids=PLANS, extent=""):
        frames = {name: fetch(name, file=database) for name in FRAMES}
        coding = ClauseCoding(**frames, render=RenderContext(Words(lang), "small"), plan_ids=plan_ids)
        return find_repetitions(coding, targets(file=database), extent)

    return make


def texts(items):
    return ["".join(part.text for part in item.parts) for item in items]


def test_the_headline_counts_clauses_and_quantities_plan_by_plan(repetitions):
    assert restated_headline(repetitions()) == "武威重复条款 1 条、重申数量 1 处，其中 1 处有差异。"
    assert "Wuwei: 1 clause repeats another" in restated_headline(repetitions("en"))


def test_plans_that_repeat_nothing_have_no_figure_and_say_so(repetitions):
    nothing = repetitions(plan_ids=("lanzhou-2019",))
    assert repetition_exhibits(nothing) == {}
    assert restated_headline(nothing) == Words("zh").text("restated.none")


def test_a_filter_by_extent_keeps_the_clauses_of_that_extent_and_their_quantities(repetitions):
    assert list(repetition_exhibits(repetitions(extent="part"))) == ["arcs", "quantities", "clauses"]
    assert repetition_exhibits(repetitions(extent="whole")) == {}


def test_a_quantity_shows_both_quotes_with_what_was_dropped_and_added_marked(repetitions):
    (row,) = repetition_exhibits(repetitions())["quantities"].figure.rows
    fuller, again, differs = row.cells
    assert row.group == "武威 2020"
    assert texts(fuller) == ["正文 6“占比达到50%以上”"]
    assert texts(again) == ["附件1“双师型教师达到50%”"]
    assert ("以上", "dropped") in [(part.text, part.style) for part in fuller[0].parts]
    assert ("双师型教师", "added") in [(part.text, part.style) for part in again[0].parts]
    assert "删去“以上”" in texts(differs)


def test_both_quotes_open_the_evidence_of_what_is_restated(repetitions):
    (row,) = repetition_exhibits(repetitions())["quantities"].figure.rows
    assert [cell[0].code for cell in row.cells[:2]] == ["target=ww-a", "target=ww-a"]


def test_a_clause_stands_beside_the_one_it_repeats_with_extent_and_note(repetitions):
    (row,) = repetition_exhibits(repetitions())["clauses"].figure.rows
    fuller, again, differs = row.cells
    assert [fuller[0].code, again[0].code] == ["measure=wuwei", "measure=ww-a1"]
    assert texts(differs)[0] == "有增改脱年份。"


def test_the_table_behind_says_the_same_without_marks(repetitions):
    for exhibit in list(repetition_exhibits(repetitions("en")).values())[1:]:
        assert len(exhibit.table) == len(exhibit.figure.rows)
        assert "Fuller wording" in exhibit.table.columns


def lines_of(exhibit):
    """Colour, code and last line on hover of every arc."""
    traces = [trace for trace in exhibit.figure.to_dict()["data"] if trace.get("mode") == "lines"]
    return sorted(
        {
            (trace["line"]["color"], code, hover.split("<br>")[-1])
            for trace in traces
            for (code,), hover in zip(trace["customdata"], trace["hovertext"], strict=True)
        }
    )


def test_arcs_lead_from_a_place_to_where_it_is_said_again_in_colour_where_it_changed(repetitions):
    colour = theme.region_colours(["lanzhou", "wuwei"])["wuwei"]
    arcs = lines_of(repetition_exhibits(repetitions())["arcs"])
    assert [(ink == colour, code, said) for ink, code, said in arcs] == [
        (True, "measure=wuwei,ww-a1", "有改动"),
        (True, "target=ww-b", "有改动"),
    ]


def test_every_plan_in_view_is_a_strip_and_a_text_that_is_cut_off_says_so(repetitions):
    exhibit = repetition_exhibits(repetitions())["arcs"]
    figure = exhibit.figure.to_dict()
    assert sum(trace["type"] == "bar" for trace in figure["data"]) == len(PLANS)
    assert "文本至此截断" in [annotation["text"] for annotation in figure["layout"]["annotations"]]
    assert len(exhibit.table) == 2
