"""How two quotes differ: what is dropped and added, and what is not compared at all."""

import pytest

from dashboard.figures.target_differences import ADDED, CONTEXT, DROPPED, SAME, target_difference


def row(quote, start=0, target="a", measure="m"):
    return {
        "measure_id": measure,
        "target_id": target,
        "quote": quote,
        "quote_start": start,
        "quote_end": start + len(quote),
    }


def told(pieces):
    return [(piece.text, piece.kind) for piece in pieces]


def test_the_same_words_are_one_piece_and_no_change():
    found = target_difference(row("建设5所学校"), row("建设5所学校"))
    assert told(found.before) == told(found.after) == [("建设5所学校", SAME)]
    assert found.changes == ()


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        ("20个市级流动站", "20个流动站", (("市级", ""),)),
        ("3所省级优质学校", "3所省级以上优质学校", (("", "以上"),)),
        ("保持职普比大体相当", "坚持职普比大体相当", (("保", "坚"),)),
    ],
)
def test_what_is_dropped_added_or_replaced_is_told_character_by_character(first, second, changes):
    assert target_difference(row(first), row(second)).changes == changes


def test_a_character_shared_by_chance_between_two_changes_is_part_of_one_change():
    found = target_difference(row("规模达到全日制在校生"), row("数量达全日制在校生"))
    assert found.changes == (("规模达到", "数量达"),)


def test_wordings_with_little_in_common_are_one_change():
    first, second = "5个新型职业教育集团", "海洋旅游、健康养生产教联盟"
    found = target_difference(row(first), row(second))
    assert told(found.before) == [(first, DROPPED)]
    assert told(found.after) == [(second, ADDED)]


def test_words_of_another_quantity_of_the_clause_are_not_compared():
    first = row("打造3所学校和10个专业", target="b")
    others = [row("打造3所学校", target="a"), row("打造3所学校", target="x", measure="other")]
    found = target_difference(first, row("10个专业(群)", target="c", measure="n"), others)
    assert told(found.before) == [("打造3所学校和", CONTEXT), ("10个专业", SAME)]
    assert found.changes == (("", "(群)"),)


def test_another_quantity_with_the_very_same_quote_leaves_nothing_out():
    quote = "打造3所学校"
    found = target_difference(row(quote, target="a"), row(quote, target="b", measure="n"), [row(quote, target="z")])
    assert told(found.before) == [(quote, SAME)]
