"""Lines on slides: broken behind words, and the arrows of open ends that point up or down."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from dashboard.exports.pptx.plotly_reader import read_scene
from dashboard.exports.pptx.scene import Across, Scene, Stroke, Text
from dashboard.exports.pptx.scene_layout import SceneLayout
from dashboard.exports.pptx.stroke_breaks import broken_strokes

DOTTED = {"colour": "#5C6166", "dash": "dot", "below": True}


def layout(*texts: Text, **look) -> SceneLayout:
    """A plot of 400 by 200 points with an upright line in its middle."""
    ends = ((Across(0.5, value=50.0, axis="x"), 0.0, 0.0), (Across(0.5, value=50.0, axis="x"), 200.0, 0.0))
    scene = Scene(200.0, strokes=[Stroke(ends, **{**DOTTED, **look})], texts=list(texts))
    return SceneLayout(scene, 400.0, 200.0, 0.0, 400.0, ((0.0, 0.0), (200.0, 200.0)))


def heights(layout: SceneLayout) -> list[tuple[float, ...]]:
    """Upper and lower ends of the line's pieces, in points from the top."""
    return [tuple(layout.y(y) + down for _, y, down in stroke.points) for stroke in broken_strokes(layout)]


def text(words: str, y: float, share: float = 0.3) -> Text:
    return Text(Across(share), y, (words,), 14.0, "#000000")


def test_line_of_a_superior_document_is_broken_behind_each_line_of_words():
    assert heights(layout(text("words that reach over the middle", 60), text("short", 100))) == [
        (0.0, 51.5),
        (68.5, 200.0),
    ]


def test_line_that_no_words_cover_stays_whole_and_one_under_words_at_its_foot_ends_there():
    assert heights(layout(text("beside", 60, 0.7))) == [(0.0, 200.0)]
    assert heights(layout(text("words that reach over the middle", 195))) == [(0.0, 184.5)]


def test_line_drawn_from_its_foot_upwards_is_broken_alike():
    drawn = layout(text("words that reach over the middle", 60))
    stroke = drawn.scene.strokes[0]
    drawn.scene.strokes[0] = replace(stroke, points=stroke.points[::-1])
    assert heights(drawn) == [(0.0, 51.5), (68.5, 200.0)]


def test_line_that_is_no_dotted_one_runs_on_behind_words():
    covering = text("words that reach over the middle", 60)
    assert heights(layout(covering, dash="")) == heights(layout(covering, below=False)) == [(0.0, 200.0)]


@pytest.mark.parametrize(("side", "tip"), [(1, "up"), (-1, "down")])
def test_arrow_of_an_open_end_keeps_its_direction_and_its_head(side, tip):
    figure = go.Figure(go.Scatter(x=[1], y=[1], mode="markers"))
    figure.add_annotation(x=1, y=1, yshift=side * 30, ax=0, ay=side * 22, text="", arrowcolor="#0072B2", arrowwidth=2)
    figure.update_layout(height=200, margin={"t": 0, "b": 0})
    shaft, head = [stroke for stroke in read_scene(figure).strokes if stroke.colour == "#0072B2"]
    (*_, tail), (*_, end) = shaft.points
    assert (end < tail < 0) if tip == "up" else (end > tail > 0)
    assert head.points[1][2] == end
    assert {point[0].shift < 0 for point in (head.points[0], head.points[2])} == {True, False}


def test_note_without_words_and_without_arrow_is_nothing():
    figure = go.Figure(go.Scatter(x=[1], y=[1], mode="markers"))
    figure.add_annotation(x=1, y=1, text=" ", showarrow=False)
    assert not [stroke for stroke in read_scene(figure).strokes if not stroke.below]
