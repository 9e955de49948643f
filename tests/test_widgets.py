"""What a link asks for and what is shown for it, code by code."""

import pandas as pd
import pytest

from dashboard.url_state import parameters

PLANS = ["lanzhou-2019", "wuwei-2020", "sanming-2024"]


def test_known_codes_are_kept_in_their_own_order_whatever_the_link_says():
    assert parameters.resolve_codes(PLANS, "sanming-2024,lanzhou-2019,sanming-2024").codes == (
        "lanzhou-2019",
        "sanming-2024",
    )


def test_an_unknown_code_among_several_is_named_and_the_nearest_offered_with_the_known():
    found = parameters.resolve_codes(PLANS, "wuwei-2002,lanzhou-2019")
    assert found == parameters.ResolvedChoices(("lanzhou-2019",), ("wuwei-2002",), ("lanzhou-2019", "wuwei-2020"))


def test_where_nothing_is_like_an_unknown_code_nothing_is_offered():
    assert parameters.resolve_codes(PLANS, "xyz") == parameters.ResolvedChoices((), ("xyz",), ())


@pytest.mark.parametrize("asked", [None, "", ",", ",,"])
def test_a_link_that_asks_for_nothing_chooses_nothing(asked):
    assert parameters.resolve_codes(PLANS, asked) == parameters.ResolvedChoices()


@pytest.mark.parametrize(("codes", "said"), [([], ""), (PLANS, ""), (PLANS[2:], "sanming-2024")])
def test_none_and_all_are_left_out_of_the_address(codes, said):
    assert parameters.parameter_value(codes, PLANS) == said


def test_several_codes_are_written_in_their_own_order():
    assert parameters.parameter_value(["sanming-2024", "lanzhou-2019"], PLANS) == "lanzhou-2019,sanming-2024"


def test_rows_of_the_plans_shown_are_kept():
    frame = pd.DataFrame({"plan_id": ["wuwei-2020", "lanzhou-2019"], "value": [1, 2]})
    assert parameters.rows_of_plans(frame, ["lanzhou-2019"])["value"].tolist() == [2]


@pytest.mark.parametrize(
    ("theme", "code", "listed"),
    [("", "", "abc"), ("x", "", "ab"), ("x", "c", "abc"), ("x", "nobody", "ab"), ("empty", "", "abc")],
)
def test_a_theme_limits_what_is_listed_but_never_to_nothing_nor_against_the_link(theme, code, listed):
    frame = pd.DataFrame({"theme_id": ["x", "x", "y"]}, index=list("abc"))
    assert list(parameters.rows_of_theme(frame, theme, code).index) == list(listed)
