"""Columns of a table of marks: lines where they are needed, names of plans that fit, any number of both."""

from itertools import pairwise

import pytest

from dashboard.figures.overview.mark_columns import AFTER_MARKS, MARK_WIDTH, column_widths


def lines(counts, widths):
    """How many lines each row has."""
    held = [int((width - AFTER_MARKS + 1e-6) // MARK_WIDTH) for width in widths]
    return [max(-(-marks // max(most, 1)) for marks, most in zip(row, held, strict=True)) for row in counts]


def test_marks_of_a_cell_stand_in_one_line_where_there_is_room():
    counts = [[2, 9], [7, 1]]
    assert lines(counts, column_widths(counts, ["A", "B"], 500)) == [1, 1]


def test_a_column_is_as_wide_as_its_marks_need():
    one, many = column_widths([[1, 16]], ["A", "B"], 735)
    assert many > 4 * one


def test_only_the_fullest_rows_take_a_second_line_where_room_is_short():
    counts = [[3, 3], [8, 16], [2, 7]]
    widths = column_widths(counts, ["A", "B"], 12 * MARK_WIDTH + 3 * AFTER_MARKS)
    assert lines(counts, widths) == [1, 2, 1]


def test_together_the_columns_fill_the_table():
    assert sum(column_widths([[1, 2, 3]], ["A", "B", "C"], 700)) == pytest.approx(700)


def test_no_column_is_narrower_than_its_head():
    short, long = column_widths([[2, 2]], ["甲", "一座名字很长的城市 2022"], 260)
    assert long > 2 * short


def test_more_columns_than_fit_share_the_room_and_the_search_ends():
    widths = column_widths([[40] * 30] * 5, ["Somewhere 2022"] * 30, 735)
    assert len(set(widths)) == 1
    assert sum(widths) == pytest.approx(735)


def test_more_room_never_makes_more_lines():
    counts = [[5, 9, 2], [16, 1, 4], [7, 7, 7]]
    heights = [sum(lines(counts, column_widths(counts, ["A", "B", "C"], room))) for room in range(200, 900, 50)]
    assert all(less >= more for less, more in pairwise(heights))


def test_a_table_without_rows_has_columns_all_the_same():
    assert column_widths([], ["A", "B"], 100) == pytest.approx([50, 50])
