"""Two plans head to head: the relation in a sentence, themes, comparable numbers, what only one promises."""

from functools import partial

import pytest

from dashboard.database.queries import plan as plan_queries
from dashboard.database.queries.register import indicators, themes
from dashboard.figures.lanes import add_colours
from dashboard.figures.pair.butterfly import butterfly_exhibit
from dashboard.figures.pair.dumbbells import dumbbells_exhibit
from dashboard.figures.pair.one_sided import one_sided_exhibit
from dashboard.figures.pair.relation import place_relation
from dashboard.figures.records import rows_by_code
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from tests import small
from tests.harness import asked, chooser, opened, shown, tables

RENDER = RenderContext(Words("en"), "1.2.3")


def place(region, code, level="prefecture"):
    return {"region_id": region, "admin_code": code, "level": level}


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (place("a", "620100"), place("b", "620600"), "same_province"),
        (place("a", "620100"), place("b", "350400"), "other_province"),
        (place("a", "370100"), place("b", "370000", "province"), "city_and_province"),
        (place("a", "370000", "province"), place("b", "350000", "province"), "provinces"),
        (place("a", "620100"), place("a", "620100"), "same_place"),
        (place("a", None), place("b", "620600"), "unknown"),
    ],
)
def test_the_relation_of_two_places_follows_from_their_codes(first, second, relation):
    assert place_relation((first, second)) == relation
    assert place_relation((second, first)) == relation


@pytest.fixture(scope="module")
def frames(db):
    plans = rows_by_code(add_colours(plan_queries.plan_sheets(file=db)), "plan_id")
    return plans, plan_queries.named_targets(file=db), plan_queries.named_silences(file=db), indicators(file=db)


@pytest.fixture(scope="module")
def theme_rows(db):
    return themes(file=db)


def test_existing_stock_is_drawn_but_counts_neither_as_a_promise_nor_as_a_promised_theme(frames, theme_rows):
    plans, targets, _, _ = frames
    both = plans["lanzhou-2019"], plans["wuwei-2020"]
    stock = targets.assign(kind=targets["kind"].mask(targets["plan_id"] == "lanzhou-2019", "tally"))
    promised, existing = (butterfly_exhibit(both, frame, theme_rows, RENDER) for frame in (targets, stock))
    assert len(existing.figure.rows) == len(promised.figure.rows)
    assert existing.headline == "Both promise figures on 0 themes; Lanzhou 2019 alone on 0; Wuwei 2020 alone on 1."
    assert existing.subtitle == "1 promise by theme, one mark each"


def test_dumbbells_show_only_indicators_on_which_both_promise_and_an_axis_is_allowed(frames):
    plans, targets, _, rows = frames
    made = dumbbells_exhibit((plans["lanzhou-2019"], plans["wuwei-2020"]), targets, rows, RENDER)
    shown_ids = set(made.table["Code"]) if "Code" in made.table else set(made.table.iloc[:, -1])
    plans_shown = targets[targets["target_id"].isin(shown_ids)]
    for _, side in plans_shown.groupby("indicator_id"):
        assert set(side["plan_id"]) == {"lanzhou-2019", "wuwei-2020"}
        assert set(side["comparability"]) <= {"direct", "adjusted"}


def test_where_one_side_is_silent_its_silence_stands_and_nothing_is_said_of_comparing(frames):
    plans, targets, silences, rows = frames
    both = plans["lanzhou-2019"], plans["sanming-2024"]
    grid = one_sided_exhibit(both, targets, silences, rows, RENDER).figure
    alone = [row for row in grid.rows if row.group.startswith("Only ")]
    assert alone
    assert all(len(row.head.parts) == 1 for row in alone)


@pytest.fixture
def open_page(use_database, tmp_path):
    use_database(small.write(tmp_path / "plans.duckdb"))
    return partial(opened, "compare/pair")


def test_any_two_plans_may_be_chosen_and_never_one_with_itself(open_page):
    page = open_page(lang="en", plan="wuwei-2020")
    assert "wuwei-2020" not in chooser(page, "with").options
    chooser(page, "with").select("sanming-2024").run()
    assert asked(page, "with") == "sanming-2024"
    assert "Wuwei 2020 and Sanming 2024, head to head" in shown(page)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_begins_with_the_themes_of_both(open_page, lang):
    assert tables(open_page(lang=lang))[0]["look"] == "butterfly"
