"""The frame of charts with a row for each category: where their key stands, when they take their narrow form."""

from pathlib import Path

from dashboard.figures.chart_frame import ChartFrame, ColumnHead, finish_frame
from dashboard.figures.mark_key import sign_marker
from dashboard.figures.narrow import NARROW_WIDTH, figure_in_two_forms
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.text_metrics import text_width, wrap

CHART_SCRIPT = Path(__file__).parents[1] / "dashboard/ui/components/chart/chart.js"
SIGNS = [("Named first", sign_marker("circle", "#000000")), ("Named later", sign_marker("circle-open", "#000000"))]
HEADS = [ColumnHead("International and regional cooperation")]


def layout(upright, narrow=False, signs=SIGNS):
    frame = ChartFrame(["Education Bureau"], HEADS, upright=upright)
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


def test_a_figure_says_its_bound_of_narrow_columns_where_it_is_not_the_usual_one():
    made = [figure_in_two_forms(lambda _: FigureBuilder(), *bound).layout.meta["narrow"] for bound in ((), (900,))]
    assert [form.get("below") for form in made] == [None, 900]
    assert f"NARROW = {NARROW_WIDTH};" in CHART_SCRIPT.read_text(encoding="utf-8")


def test_a_word_wider_than_its_line_breaks_after_its_hyphen_and_an_address_anywhere():
    assert wrap("Industry-education integration", text_width("Industry-educat")) == [
        "Industry-",
        "education",
        "integration",
    ]
    assert "".join(wrap("x" * 40, 60)) == "x" * 40
