"""A figure as JSON for browsers is the same figure, said once."""

import json

import pytest

from dashboard.database import frame_cache
from dashboard.figures.compact_json import compact_json, folded_list
from dashboard.figures.grid import Grid
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.plotly_builder import FigureBuilder, scatter
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.i18n.words import Words
from dashboard.ui.components.chart import figure_json
from dashboard.url_state.view_context import ViewContext
from tests.harness import unfolded

WIDE = {"type": "scatter", "x": [1, 2], "y": [3, 4], "text": ["one", "two"]}


def two_forms(narrow):
    """A figure of one trace, with another form for narrow columns."""

    def draw(is_narrow):
        builder = FigureBuilder()
        for trace in narrow if is_narrow else [WIDE]:
            builder.add_trace(trace)
        return builder

    return figure_in_two_forms(draw).to_dict()


def narrow_form(figure):
    return json.loads(compact_json(figure))["layout"]["meta"]["narrow"]


@pytest.mark.parametrize("page", VIEW_SPECS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_figure_is_unfolded_to_what_it_was(built_database, use_database, page, lang):
    use_database(built_database)
    for exhibit in exhibits(page, ViewContext(frame_cache.frame, Words(lang), {})).values():
        for figure in (exhibit.figure, exhibit.wide, *(panel for panel, _ in exhibit.panels)):
            if figure is not None and not isinstance(figure, Grid):
                assert unfolded(json.loads(figure_json(figure))) == json.loads(figure.to_json())


def test_of_the_form_for_narrow_columns_only_the_changes_are_sent():
    assert narrow_form(two_forms([WIDE | {"text": ["1", "2"], "mode": "lines"}])) == {
        "layout": {"shapes": [], "annotations": []},
        "changes": [{"text": ["1", "2"], "mode": "lines"}],
    }


@pytest.mark.parametrize("narrow", [
    [],
    [WIDE, WIDE],
    [{name: value for name, value in WIDE.items() if name != "text"}],
], ids=["none", "more traces", "one property less"])  # fmt: skip
def test_a_form_of_other_traces_is_sent_as_a_whole(narrow):
    sent = narrow_form(two_forms(narrow))
    assert sent["data"] == narrow
    assert "changes" not in sent


def test_words_at_each_point_of_a_line_are_sent_once():
    builder = FigureBuilder()
    builder.add_trace(scatter(x=list(range(20)), y=list(range(20)), hovertext=["same"] * 20))
    sent = json.loads(compact_json(builder.figure().to_dict()))
    assert sent["data"][0]["hovertext"] == {"values": ["same"], "at": [0] * 20}


@pytest.mark.parametrize("items", [
    ["a"] * 7,
    list("abcdefgh"),
    "a text of more than eight characters",
    None,
], ids=["short", "different", "text", "none"])  # fmt: skip
def test_what_would_not_be_shorter_stays_as_it_is(items):
    assert folded_list(items) is items


def test_the_figure_itself_is_not_changed():
    figure = two_forms([WIDE])
    before = json.dumps(figure)
    compact_json(figure)
    assert json.dumps(figure) == before
