"""Further views of an indicator: values per resident, two plans at a time, some of the plans, and its small panels."""

import re

import pandas as pd
import pytest

from dashboard.database.queries.register import indicators, plans
from dashboard.database.queries.register import silences as silences_
from dashboard.database.queries.register import targets as targets_
from dashboard.figures import rescale
from dashboard.figures.indicator.exhibit import frames_in_view, indicator_exhibit
from dashboard.figures.indicator.plan_pairs import plan_pairs
from dashboard.figures.indicator.years import years_exhibit
from dashboard.figures.model import ComparisonFrames
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from tests import small

ZH, EN = Words("zh"), Words("en")


@pytest.fixture(scope="module")
def row(db):
    return lambda indicator: indicators(file=db).set_index("indicator_id", drop=False).loc[indicator]


@pytest.fixture(scope="module")
def exhibit(db, row):
    def make(indicator, words=ZH, shown=(), scale="stated"):
        targets, silences = targets_(indicator, file=db), silences_(indicator, file=db)
        frames = ComparisonFrames(targets, silences, plans(file=db), row(indicator), tuple(shown), scale)
        return indicator_exhibit(frames, RenderContext(words, "1.2.3"))

    return make


@pytest.fixture(scope="module")
def per_million(db, row):
    def make(targets, indicator=small.TRAINING):
        return rescale.per_million(targets, plans(file=db), row(indicator), EN)[0].set_index("target_id")

    return make


@pytest.fixture(scope="module")
def by_year(db, row):
    def make(indicator=small.SHARE, words=EN, shown=(), **changed):
        targets = targets_(indicator, file=db).assign(**changed)
        frames = ComparisonFrames(
            targets, silences_(indicator, file=db), plans(file=db), row(indicator), tuple(shown), "stated"
        )
        render = RenderContext(words, "1.2.3")
        return years_exhibit(indicator_exhibit(frames, render), frames_in_view(frames, words), render)

    return make


def test_by_year_each_dated_target_stands_at_its_year_and_value_and_opens_its_evidence(by_year, db):
    made, targets = by_year(), targets_(small.SHARE, file=db)
    drawn = targets[targets["restates"].isna() & targets["due_year"].notna() & (targets["kind"] != "tally")]
    points = {
        code: (x, y)
        for trace in made.figure.data
        if trace.customdata is not None
        for (code,), x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
    }
    assert {x for x, _ in points.values()} == set(drawn["due_year"].astype(int))
    assert set(points) == {f"target={target}" for target in drawn["target_id"]}
    assert len(made.table) == len(drawn)


def test_by_year_there_is_nothing_for_one_dated_plan_or_where_plans_share_no_axis(by_year):
    assert by_year() is not None
    assert by_year(shown=["lanzhou-2019"]) is None
    assert by_year(due_year=float("nan"), due_basis="undated") is None
    assert by_year(small.BASES) is None


def test_by_year_an_open_end_points_up_for_a_lower_bound_and_down_for_an_upper_one(by_year):
    def ends(operator):
        return {note.yshift > 0 for note in by_year(operator=operator).figure.layout.annotations if note.showarrow}

    assert ends("at_least") == {True}
    assert ends("at_most") == {False}
    assert ends("exactly") == set()


@pytest.mark.parametrize(("value", "anchor"), [(2.0, "bottom"), (80.0, "middle")])
def test_by_year_the_words_of_a_low_value_stand_over_its_mark_and_not_on_the_years(by_year, value, anchor):
    made = by_year(value_low=value, value_high=value, operator="exactly")
    assert {note.yanchor for note in made.figure.layout.annotations} == {anchor}


def with_values(targets, low, high, operator):
    """The last target with other values: Sanming, 2,486,450 residents."""
    return targets.tail(1).assign(value_low=low, value_high=high, operator=operator)


def test_a_value_per_million_is_the_stated_one_over_the_census_to_three_figures(db, per_million):
    found = per_million(targets_(small.TRAINING, file=db))
    assert found.loc["sd-b", "value_low"] == 27_600  # 2,800,000 / 101,527,453
    assert found.loc["sm-a", "value_low"] == 4_830  # 12,000 / 2,486,450


def test_bounds_stay_bounds_and_what_is_not_given_stays_away(db, per_million):
    found = per_million(targets_(small.TRAINING, file=db))
    assert found["operator"].tolist() == ["more_than", "at_least"]
    assert found["value_high"].isna().all()
    assert found["commitment"].tolist() == ["aspirational", "firm"]


def test_both_ends_of_a_range_are_rescaled(db, per_million):
    found = per_million(with_values(targets_(small.TRAINING, file=db), 10_000, 12_000, "range"))
    assert found.loc["sm-a", ["value_low", "value_high"]].tolist() == [4_020, 4_830]


def test_the_stated_value_stays_beside_the_mark_and_in_the_table(exhibit):
    made = exhibit(small.TRAINING, EN, scale="per_million")
    texts = [re.sub("<[^>]+>", " ", a.text.replace("</b><br><b>", " ")) for a in made.figure.layout.annotations]
    (said,) = [" ".join(text.split()) for text in texts if "4,830" in text]
    assert said.startswith("≥4,830 person-times per million residents")
    assert "as stated: at least 12,000 person-times" in said
    assert "at least 12,000 person-times" in " ".join(made.table["As stated"])


def test_formula_inputs_and_source_are_printed(exhibit):
    notes = exhibit(small.TRAINING, EN, scale="per_million").notes
    assert any("÷ usual residents in 2020 × 1,000,000, rounded to three significant figures" in note for note in notes)
    assert "Shandong: 2,800,000 ÷ 101,527,453 × 1,000,000 ≈ 27,600" in notes
    assert "Population of Shandong: Bulletin" in notes


def test_what_must_not_be_rescaled_is_not_and_says_so(exhibit):
    stated, asked = exhibit(small.SHARE), exhibit(small.SHARE, scale="per_million")
    assert asked.table.equals(stated.table)
    assert asked.notes == (*stated.notes, ZH.text("scale.refused"))


def test_as_stated_nothing_is_said_of_rescaling(exhibit):
    made = exhibit(small.TRAINING, EN)
    assert not any("million" in note for note in made.notes)
    assert "As stated" not in made.table


def test_a_suspect_figure_is_not_rescaled(db, row):
    targets = targets_(small.TRAINING, file=db).assign(suspect=[True, False])
    found = rescale.per_million(targets, plans(file=db), row(small.TRAINING), EN)[0]
    assert found["value_low"].tolist() == [2_800_000, 4_830]


def test_only_the_plans_that_are_shown_are_spoken_of_and_colours_stay(exhibit):
    made = exhibit(small.BASES, EN, shown=["shandong-2022", "zhoushan-2022"])
    assert "2 of 5 plans (Shandong and Zhoushan), starting 2022" in made.subtitle
    assert "Lanzhou" not in made.headline + made.alt + " ".join(made.sources)
    colours = [
        {t.customdata[0][0]: t.marker.color for t in one.figure.data if t.customdata is not None}
        for one in (made, exhibit(small.BASES, EN))
    ]
    assert colours[0]["zs-a"] == colours[1]["zs-a"]


def test_related_things_are_a_figure_for_each_plan_and_the_reason_is_printed(exhibit):
    made = exhibit(small.BASES, EN)
    assert len(made.panels) == 5
    assert next(alt.split(":")[0] for _, alt in made.panels) == "Lanzhou 2019"
    drawn = [[t.customdata[0][0] for t in figure.data if t.customdata is not None] for figure, _ in made.panels]
    assert [set(ids) for ids in drawn] == [{"lz-c", "lz-d"}, set(), {"sd-a"}, {"zs-a"}, set()]
    assert "positions and lengths cannot be compared" in made.caution
    assert any("cannot be compared" in a.text.replace("<br>", " ") for a in made.figure.layout.annotations)


def test_what_may_share_an_axis_has_no_panels_and_no_caution(exhibit):
    made = exhibit(small.SHARE)
    assert (made.panels, made.caution) == ((), "")


def pairs(db, row, indicator, words=ZH):
    return plan_pairs(targets_(indicator, file=db), plans(file=db), row(indicator), words)


def test_every_two_plans_that_promise_something_are_a_pair_in_plan_order(db, row):
    found = pairs(db, row, small.BASES).pairs
    assert [(pair.first, pair.second) for pair in found] == [("兰州", "山东"), ("兰州", "舟山"), ("山东", "舟山")]


def test_a_pair_says_what_is_the_same_and_what_differs(db, row):
    (found,) = pairs(db, row, small.SHARE, EN).pairs
    same = {aspect.aspect: aspect.first for aspect in found.same}
    different = {aspect.aspect: (aspect.first, aspect.second) for aspect in found.different}
    assert same["Unit"] == ("%",)
    assert same["Commitment"] == ("Firm",)
    assert different["Year"] == (("2019",), ("2023",))
    assert different["Scope"] == (("县区及民办学校", "市属学校"), ("全市",))


def test_another_unit_is_a_reason_and_a_tally_and_a_restatement_promise_nothing(db, row):
    found = pairs(db, row, small.BASES, EN).pairs[1]
    different = {aspect.aspect: (aspect.first, aspect.second) for aspect in found.different}
    assert different["Unit"] == (("bases",), ("bases", "schools"))
    assert "Tally" not in str(found)
    assert "no year" not in str(pairs(db, row, small.SHARE, EN))


def test_values_alike_in_another_order_are_the_same(db, row):
    targets = targets_(small.SHARE, file=db)
    turned = pd.concat([targets.head(2), targets.head(2).iloc[::-1].assign(plan_id="wuwei-2020")])
    (found,) = plan_pairs(turned, plans(file=db), row(small.SHARE), ZH).pairs
    assert found.different == ()


def test_the_verdict_stands_before_the_pairs_and_one_plan_alone_makes_none(db, row):
    assert pairs(db, row, small.SHARE, EN).lead.startswith("Comparability: with a caveat. The reason.")
    alone = pairs(db, row, small.LONELY, EN)
    assert alone.pairs == ()
    assert alone.lead == EN.text("pair.none")


def test_on_a_page_in_another_language_a_gloss_stands_for_the_quote_in_the_figure(db, row):
    silences = silences_(small.SHARE, file=db).assign(gloss="help to advance")
    frames = ComparisonFrames(targets_(small.SHARE, file=db), silences, plans(file=db), row(small.SHARE), (), "stated")
    for words, said in ((EN, "“help to advance”"), (ZH, "“配合推进“双师型”队伍建设”")):
        made = indicator_exhibit(frames, RenderContext(words, "1.2.3"))
        assert any(said in a.text for a in made.figure.layout.annotations)
