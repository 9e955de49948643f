"""Headlines of indicators: two lines at most; a longer sentence leaves out units first, and then numbers."""

from unicodedata import east_asian_width

import pandas as pd
import pytest

from dashboard import theme
from dashboard.database import frame_cache
from dashboard.figures.indicator.headline import TWO_LINES, comparison_headline
from dashboard.figures.registry import exhibits
from dashboard.figures.text_metrics import text_width
from dashboard.i18n.words import Words
from dashboard.url_state.view_context import ViewContext

EN, ZH = Words("en"), Words("zh")
WIDE_CHARACTERS = 88  # Chinese ones in two lines of a headline on a laptop
PLANS = pd.DataFrame({"plan_id": ["a", "b"], "region_en": ["Anshan", "Benxi"], "region_zh": ["鞍山", "本溪"]})
SILENCES = pd.DataFrame({"plan_id": ["b"], "status": ["vague"]})


@pytest.mark.parametrize("words", [EN, ZH], ids=["en", "zh"])
def test_no_headline_of_an_indicator_is_longer_than_two_lines(built_database, use_database, words):
    use_database(built_database)
    for indicator in frame_cache.frame("indicators")["indicator_id"]:
        for exhibit in exhibits("indicator", ViewContext(frame_cache.frame, words, {"indicator": indicator})).values():
            assert text_width(exhibit.headline, theme.HEADLINE) <= TWO_LINES
            assert words is EN or wide_characters(exhibit.headline) <= WIDE_CHARACTERS


def wide_characters(text: str) -> float:
    """The length of a text in Chinese characters; digits, signs and blanks take about half of one."""
    return sum(1 if east_asian_width(character) in "WF" else 0.55 for character in text)


def headline(name, label="bases", words=EN):
    target = {
        "plan_id": "a",
        "value_low": 30.0,
        "value_high": float("nan"),
        "operator": "at_least",
        "kind": "target",
        "commitment": "firm",
        "due_basis": "stated",
        "due_year": 2025,
        "time_basis": "by_year",
        "unit_label_en": label,
        "unit_label_zh": "个",
    }
    indicator = {"name_en": name, "name_zh": name}
    return comparison_headline(pd.DataFrame([target]), SILENCES, PLANS, indicator, words)


def test_headline_with_room_says_numbers_with_their_units():
    assert (
        headline("Training bases") == "Training bases: Anshan (≥30 bases, 2025) gives a figure; Benxi only mentions it."
    )


def test_headline_longer_than_two_lines_leaves_out_units_but_no_sign():
    assert headline("x" * 115).endswith(": Anshan (≥30, 2025); Benxi only mentions it.")
    assert headline("x" * 115, "%").endswith(": Anshan (≥30%, 2025); Benxi only mentions it.")


def test_headline_that_is_still_longer_only_says_who_gives_a_figure():
    assert headline("长" * 75, words=ZH).endswith("：鞍山给出数量；本溪仅有原则性表述。")


def test_headline_that_is_longer_than_two_lines_even_so_counts_those_that_give_none():
    assert headline("x" * 140).endswith(": Anshan gives a figure; the other plan does not.")
    assert headline("长" * 80, words=ZH).endswith("：鞍山给出数量；其余 1 地未给。")


def test_headline_of_an_indicator_without_figures_counts_no_others_however_long():
    nothing = pd.DataFrame(columns=["plan_id", "kind"])
    indicator = {"name_en": "x" * 160, "name_zh": "x" * 160}
    sentence = comparison_headline(nothing, SILENCES, PLANS, indicator, EN)
    assert "others" not in sentence
    assert "the other" not in sentence
