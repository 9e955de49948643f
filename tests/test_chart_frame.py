"""The frame of charts with a row for each category: where their key stands."""

from dashboard.figures.chart_frame import ChartFrame, ColumnHead, finish_frame
from dashboard.figures.mark_key import sign_marker
from dashboard.figures.plotly_builder import FigureBuilder

SIGNS = [("Named first", sign_marker("circle", "#000000")), ("Named later", sign_marker("circle-open", "#000000"))]
HEADS = [ColumnHead("International and regional cooperation")]


def layout(upright, narrow=False, signs=SIGNS):
    frame = ChartFrame(["Education Bureau"], HEADS, dark=False, upright=upright)
    return finish_frame(FigureBuilder(), frame, narrow, signs).layout


def test_key_stands_in_the_corner_that_upright_heads_leave():
    made = layout(upright=True)
    assert (made["legend"]["xref"], made["legend"]["yref"], made["legend"]["orientation"]) == ("container",) * 2 + (
        "v",
    )
    assert made["margin"]["b"] < 10


def test_key_stands_under_the_rows_where_it_has_no_corner_or_does_not_fit_there():
    for made in (layout(upright=False), layout(upright=True, narrow=True), layout(upright=True, signs=SIGNS * 4)):
        assert "xref" not in made["legend"]
        assert made["legend"]["y"] < 0
        assert made["margin"]["b"] > 20
