"""Figures are handed to Plotly unchecked; here each is checked whole, over the real tables."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.database.queries.commitment import clauses
from dashboard.database.queries.plan import named_targets
from dashboard.database.queries.register import codes as codes_
from dashboard.database.queries.register import indicators as indicators_
from dashboard.database.queries.register import plans as plans_
from dashboard.database.queries.register import silences as silences_
from dashboard.database.queries.register import targets as targets_
from dashboard.figures import plotly_builder
from dashboard.figures.commitment.profile import Profile
from dashboard.figures.commitment.view import profile_exhibits
from dashboard.figures.indicator.exhibit import indicator_exhibit
from dashboard.figures.lanes import add_colours, indicator_figure
from dashboard.figures.model import ComparisonFrames, Exhibit
from dashboard.figures.overview.compact import compact_figure
from dashboard.figures.overview.legend import legend_exhibits
from dashboard.figures.records import records
from dashboard.figures.timeline.exhibit import timeline_exhibit
from dashboard.figures.timeline.slots import targets_by_slot, year_range
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext


@pytest.fixture(scope="module", autouse=True)
def database(built_database):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUIZHAO_DATABASE", str(built_database))
        yield


@pytest.fixture(params=["zh", "en"])
def words(request):
    return Words(request.param)


def checked(exhibit: Exhibit) -> int:
    """Let Plotly check a drawing and its panels; it raises ValueError for what it does not know. How many they are.

    What they say they are in plain dictionaries is what Plotly makes of them, and all of it can go to a browser.
    """
    drawings = [exhibit.figure, *(figure for figure, _ in exhibit.panels)]
    for drawing in drawings:
        assert go.Figure.to_dict(drawing) == drawing.to_dict()
        json.dumps(drawing.to_dict())
    return len([go.Figure(drawing.to_dict()) for drawing in drawings])


@pytest.mark.parametrize("draw", [indicator_figure, compact_figure])
def test_plotly_accepts_the_figure_of_every_indicator(words, draw):
    plans, indicators = plans_(), indicators_()
    targets, silences = targets_(), silences_()
    if draw is compact_figure:
        indicators = indicators[indicators["comparability"] != "related"]
    for indicator in records(indicators):
        own = [frame[frame["indicator_id"] == indicator["indicator_id"]] for frame in (targets, silences)]
        frames = ComparisonFrames(*own, plans, indicator, (), "stated")
        assert checked(indicator_exhibit(frames, RenderContext(words, "1"), draw))


def test_plotly_accepts_the_timeline(words):
    placed = targets_by_slot(named_targets())
    years = year_range(named_targets())
    assert checked(timeline_exhibit(placed, add_colours(plans_()), years, RenderContext(words, "1")))


def test_plotly_accepts_the_legend_and_the_profile(words):
    plans, codes = plans_(), codes_()
    profile = Profile(plans, list(plans["plan_id"]), named_targets(), clauses(), codes, RenderContext(words, "1"))
    drawn = [*legend_exhibits(codes, plans, RenderContext(words, "1")).values(), *profile_exhibits(profile).values()]
    assert sum(checked(exhibit) for exhibit in drawn) >= 6


def test_a_property_that_plotly_does_not_know_is_found():
    drawing = plotly_builder.unvalidated_figure([], {"shapes": [{"kind": "line"}]})
    with pytest.raises(ValueError, match="kind"):
        go.Figure(drawing.to_dict())


def test_printing_a_figure_does_not_change_what_readers_share():
    figure = plotly_builder.unvalidated_figure([], {"template": {"layout": {"font": {"size": 9}}}})
    assert "PlainFigure" in repr(figure)
    assert figure.to_dict()["layout"]["template"] == {"layout": {"font": {"size": 9}}}


def test_axes_and_margins_come_in_pieces_and_all_else_is_replaced():
    drawing = plotly_builder.FigureBuilder()
    drawing.update_layout(margin={"l": 1, "b": 2}, height=3)
    drawing.update_layout(margin={"b": 4}, height=5)
    assert drawing.layout == {"margin": {"l": 1, "b": 4}, "height": 5}


def test_the_rows_of_a_frame_are_what_pandas_makes_of_them():
    frame = pd.DataFrame({"a": ["x", None], "n": pd.array([1, None], dtype="Int64"), "f": [0.5, float("nan")]})
    assert records(frame)[0] == {"a": "x", "n": 1, "f": 0.5}
    assert records(frame)[1]["n"] is None
    assert [type(value) for value in records(frame)[0].values()] == [str, int, float]


def test_plotly_makes_a_whole_figure_only_for_who_asks_more_than_what_a_browser_is_sent():
    trace = plotly_builder.scatter(x=[1], y=[2])
    figure = plotly_builder.unvalidated_figure([trace], {"height": 200})
    sent = figure.to_json()
    assert "_entire" not in vars(figure)
    assert (figure.data[0].x, figure.layout.height) == ((1,), 200)
    assert trace == {"type": "scatter", "x": [1], "y": [2]}
    assert figure.to_json() == sent
    with pytest.raises(AttributeError, match="breadth"):
        figure.breadth  # noqa: B018
