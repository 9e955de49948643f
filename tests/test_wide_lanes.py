"""The indicator figure of a desk screen: names at the left, a label beside each mark, scopes at the right."""

import pytest

from dashboard import theme
from dashboard.database.queries.register import indicators, plans, silences, targets
from dashboard.figures.indicator.exhibit import indicator_exhibit
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.records import rows_by_code
from dashboard.figures.wide_lanes import label_place
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from tests import small


@pytest.fixture(scope="module")
def exhibit(db):
    def make(indicator, lang="en"):
        row = rows_by_code(indicators(file=db), "indicator_id")[indicator]
        frames = ComparisonFrames(
            targets(indicator, file=db), silences(indicator, file=db), plans(file=db), row, (), "stated"
        )
        return indicator_exhibit(frames, RenderContext(Words(lang), "1.2.3"))

    return make


def codes(figure):
    return [t.customdata[0][0] for t in figure.data if t.customdata is not None]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_wide_figure_shows_the_marks_of_the_narrow_one(exhibit, lang):
    made = exhibit(small.SHARE, lang)
    assert codes(made.wide) == codes(made.figure)
    assert made.wide.layout.height < made.figure.layout.height


def test_names_stand_in_a_column_left_of_the_plot_and_every_plan_has_one(exhibit):
    wide = exhibit(small.SHARE).wide
    names = [a for a in wide.layout.annotations if a.xref == "paper" and (a.xshift or 0) < -100]
    assert len(names) == 5
    assert all(-a.xshift <= wide.layout.margin.l for a in names)


def test_a_label_stands_right_of_its_mark_and_its_arrow_or_left_of_it_in_the_right_half():
    low = {"value_low": 10, "value_high": float("nan"), "operator": "at_least"}
    assert label_place(low, False, (0, 100))["xanchor"] == "left"
    assert label_place(low, False, (0, 100))["xshift"] > 46
    high = label_place(low | {"value_low": 90}, False, (0, 100))
    assert (high["xanchor"], high["xshift"] < 0) == ("right", True)


def test_a_long_chinese_quote_has_no_blank_where_a_narrow_figure_breaks_it(db):
    quote = "加快培育与我市产业发展、职业院校专业建设相适应的教师队伍"
    row = rows_by_code(indicators(file=db), "indicator_id")[small.SHARE]
    silent = silences(small.SHARE, file=db).assign(quote=quote)
    frames = ComparisonFrames(targets(small.SHARE, file=db), silent, plans(file=db), row, (), "stated")
    wide = indicator_exhibit(frames, RenderContext(Words("zh"), "1.2.3")).wide
    said = [note.text.replace("<br>", "") for note in wide.layout.annotations if "加快" in note.text]
    assert said
    assert all(quote in text for text in said)


def test_plans_without_a_common_axis_have_no_wide_figure_but_large_numerals(exhibit):
    made = exhibit(small.BASES)
    assert made.wide is None
    sizes = [max(a.font.size for a in panel.layout.annotations) for panel, _ in made.panels]
    assert max(sizes) >= 20


def test_the_line_of_a_reference_is_broken_behind_words(exhibit):
    assert {a.bgcolor for a in exhibit(small.SHARE).wide.layout.annotations if a.text} == {theme.LIGHT.paper}
