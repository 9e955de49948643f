"""How wide a chart's place is, from what the browser tells."""

import pytest

from dashboard.ui.components import column_width


@pytest.mark.parametrize(
    ("told", "wide"),
    [
        ("900", 900),
        (str(column_width.MAX_WIDTH), column_width.MAX_WIDTH),
        ("", None),
        ("wide", None),
        ("-900", None),
        ("9e2", None),
        ("٩٠٠", None),
        ("0", None),
        ("199", None),
        (str(column_width.MAX_WIDTH + 1), None),
        ("9" * 30, None),
    ],
)
def test_only_a_width_that_can_be_true_is_believed(told, wide):
    assert column_width.column_width(told) == wide


def test_of_two_beside_one_another_each_has_half_of_what_is_left_between_them():
    assert column_width.column_width("900", among=2) == (900 - column_width.GAP) / 2


def test_on_a_phone_they_stand_under_one_another():
    assert column_width.column_width("358", among=2) == 358


def test_the_script_is_told_the_cookie_and_the_widest_column():
    assert repr(column_width.COOKIE) in column_width.width_script()
    assert "COOKIE" not in column_width.width_script()
    assert "WIDTH" not in column_width.width_script()
