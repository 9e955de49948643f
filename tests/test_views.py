"""Figures from codes: every page's figures are made by one function, know their place, and are the same from there."""

from functools import cache

import pytest

from dashboard.database import queries
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.i18n.words import Words
from dashboard.url_state.site_map import PAGES, SHARED_PARAMETERS
from dashboard.url_state.view_context import ViewContext
from tests import small

ZH = Words("zh")
WITHOUT_FIGURES = {"deck"}  # pages that show no figure of their own


@pytest.fixture(scope="module")
def fetch(built_database):
    @cache  # as pages do
    def made(name, **arguments):
        return queries.fetch(name, **arguments, file=built_database)

    return made


def scene(fetch, **choices):
    return ViewContext(fetch, ZH, choices)


def test_every_page_that_shows_figures_has_a_view():
    addresses = {page.split("/")[1] for page in PAGES}
    assert set(VIEW_SPECS) <= addresses
    assert WITHOUT_FIGURES.isdisjoint(VIEW_SPECS)


@pytest.mark.parametrize("page", VIEW_SPECS)
def test_every_figure_is_made_again_from_its_place(fetch, page):
    for name, exhibit in exhibits(page, scene(fetch)).items():
        again = exhibits(exhibit.place.page, scene(fetch, **exhibit.place.choices))[exhibit.place.name]
        assert again.table.equals(exhibit.table), name
        assert again.headline == exhibit.headline


def test_a_place_holds_the_choices_that_were_read_and_no_others(fetch):
    asked = scene(fetch, indicator="training-bases", plans="wuwei-2020,lanzhou-2019", target="lz-6-b", nonsense="1")
    (made,) = exhibits("indicator", asked).values()
    assert made.place.choices == {"indicator": "training-bases", "plans": "lanzhou-2019,wuwei-2020"}


def test_a_default_is_left_out_unless_the_view_is_nothing_without_it(fetch):
    made = exhibits("indicator", scene(fetch, scale="stated"))["indicator"]
    assert made.place.choices == {"indicator": "dual-qualified-share"}


def test_a_code_that_nobody_knows_is_noted_and_a_default_stands_in(fetch):
    asked = scene(fetch, indicator="no-such", plans="lanzhou-1919")
    made = exhibits("indicator", asked)["indicator"]
    assert asked.unknown == [("indicator", "no-such"), ("plans", "lanzhou-1919")]
    assert made.place.choices == {"indicator": "dual-qualified-share"}


def test_a_filter_that_is_asked_for_narrows_the_matrix(fetch):
    whole, part = (exhibits("matrix", scene(fetch, **c))["matrix"] for c in ({}, {"year": "2019"}))
    assert 0 < len(part.table) < len(whole.table)
    assert part.place.choices == {"year": "2019"}


def test_a_figure_of_the_overview_is_found_on_its_indicators_page(fetch):
    made = exhibits("overview", scene(fetch))
    assert made["coverage"].place.page == "overview"
    elsewhere = {code: exhibit.place for code, exhibit in made.items() if exhibit.place.page != "overview"}
    assert elsewhere
    for code, place in elsewhere.items():
        assert (place.page, place.choices.get("indicator", code)) == ("indicator", code)


def test_a_page_without_figures_is_refused(fetch):
    with pytest.raises(KeyError):
        exhibits("deck", scene(fetch))


def test_an_indicator_page_without_its_usual_first_indicator_opens_with_another(tmp_path):
    database = small.write(tmp_path / "plans.duckdb")
    made = exhibits("indicator", ViewContext(lambda name, **a: queries.fetch(name, **a, file=database), ZH, {}))
    assert made["indicator"].place.choices["indicator"] in (small.CHAINS, small.SHARE)


def test_addresses_that_differ_in_what_a_view_does_not_read_share_its_drawing(fetch):
    kept = {}

    def cache(key, make):
        if key not in kept:
            kept[key] = make()
        return kept[key]

    def drawn(**choices):
        carried = {name: code for name, code in choices.items() if name in SHARED_PARAMETERS}
        return exhibits(
            "indicator", ViewContext(fetch, ZH, {"indicator": "training-bases"} | choices, carried=carried, cache=cache)
        )

    first = drawn()["indicator"]
    for others in ({"lang": "zh"}, {"theme": "facilities"}, {"target": "lz-6-b"}, {"page": "2"}):
        assert drawn(**others)["indicator"] is first
    for choices in ({"plans": "wuwei-2020"}, {"scale": "index"}, {"indicator": "education-groups"}):
        assert drawn(**choices)["indicator"] is not first


def test_what_a_recipe_does_not_name_cannot_be_read(fetch):
    asked = scene(fetch, plans="wuwei-2020", theme="facilities").restricted_to("theme")
    assert "plans" not in asked.choices
    for read in (lambda: asked.plans, lambda: asked.number("page"), lambda: asked.text("q", 9)):
        with pytest.raises(KeyError, match="ViewSpec"):
            read()


def test_links_that_take_choices_along_are_part_of_a_key_only_where_a_view_has_any(fetch):
    asked = ViewContext(fetch, ZH, {"theme": "facilities"}, carried={"theme": "facilities"})
    assert asked.restricted_to("plans").key == scene(fetch).restricted_to("plans").key
    assert asked.restricted_to("plans", carries=True).key != scene(fetch).restricted_to("plans", carries=True).key
