"""Comparability: whatever rows there are and in whatever order, like stands with like and nothing is drawn as another.

The rows are real ones of the small database with cells changed at random; the figures are whole ones.
"""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import theme
from dashboard.database.queries.register import indicators as indicators_
from dashboard.database.queries.register import plans as plans_
from dashboard.database.queries.register import silences as silences_
from dashboard.database.queries.register import targets as targets_
from dashboard.figures import axes, marks
from dashboard.figures.indicator.plan_pairs import compare_plans, plan_pairs
from dashboard.figures.lanes import drawable_targets, indicator_figure
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from tests import small

ZH, EN = Words("zh"), Words("en")
OPERATORS = ("at_least", "more_than", "at_most", "about", "exactly", "range")
KINDS = tuple(marks.SHAPES)
VERDICTS = ("direct", "adjusted", "related", "single")
VALUES = st.integers(0, 10**7).map(float)


@pytest.fixture(scope="module")
def frames(db):
    """Targets, silences, plans and the indicator of the small database's bases, as the queries give them."""
    indicators = indicators_(file=db).set_index("indicator_id", drop=False)
    plans, indicator = plans_(file=db), indicators.loc[small.BASES].to_dict()
    return targets_(small.BASES, file=db), silences_(small.BASES, file=db), plans, indicator


@st.composite
def promises(draw):
    """What varies in a target: its value as its operator has it, and every code that decides how it is drawn."""
    operator, one, other = draw(st.sampled_from(OPERATORS)), draw(VALUES), draw(VALUES)
    low, high = {
        "at_least": (one, math.nan),
        "more_than": (one, math.nan),
        "at_most": (math.nan, one),
        "range": (min(one, other), max(one, other) + 1),
    }.get(operator, (one, one))
    return {
        "operator": operator,
        "value_low": low,
        "value_high": high,
        "unit_id": draw(st.sampled_from(("bases", "bases", "bases", "schools"))),
        "kind": draw(st.sampled_from(KINDS)),
        "commitment": draw(st.sampled_from(("firm", "aspirational"))),
        "restates": draw(st.sampled_from((None, None, None, "zs-b"))),
        "suspect": draw(st.sampled_from((False, False, False, True))),
        "plan": draw(st.integers(0, 4)),
    }


MANY = st.lists(promises(), min_size=1, max_size=6)
ORDERS = st.randoms(use_true_random=False)


def varied(frames, cells):
    """The targets with these cells, one row for each."""
    targets, silences, plans, indicator = frames
    base = targets.iloc[0].to_dict()
    ids = plans["plan_id"].tolist()
    rows = [
        base
        | {key: value for key, value in row.items() if key != "plan"}
        | {"plan_id": ids[row["plan"]], "target_id": f"t-{n}"}
        for n, row in enumerate(cells)
    ]
    return pd.DataFrame(rows, columns=targets.columns), silences, plans, indicator


def drawn(figure) -> dict[str, tuple]:
    """Each target's own mark: where it stands on which axis, and its shape."""
    own = [t for t in figure.data if t.customdata is not None and t.hoverinfo != "skip"]
    return {t.customdata[0][0]: (tuple(t.x), t.xaxis, t.marker.symbol) for t in own}


def figure_of(frames, verdict="adjusted"):
    targets, silences, plans, indicator = frames
    indicator = {**indicator, "comparability": verdict}
    return indicator_figure(ComparisonFrames(targets, silences, plans, indicator, (), "stated"), RenderContext(ZH, "1"))


def shuffled(frame, order):
    places = list(range(len(frame)))
    order.shuffle(places)
    return frame.iloc[places]


@settings(max_examples=15)
@given(MANY)
def test_only_promises_in_the_indicators_own_unit_are_drawn_and_none_twice(frames, cells):
    made = varied(frames, cells)
    fits = {
        f"t-{n}"
        for n, row in enumerate(cells)
        if row["unit_id"] == "bases" and not row["restates"] and not row["suspect"]
    }
    assert set(drawn(figure_of(made))) == fits


@settings(max_examples=15)
@given(MANY, st.sampled_from(VERDICTS))
def test_what_is_only_related_never_shares_an_axis_with_another_plan(frames, cells, verdict):
    targets, *rest = varied(frames, cells)
    marked = drawn(figure_of((targets, *rest), verdict))
    plan = targets.set_index("target_id")["plan_id"]
    shared = {axis: {plan[name] for name, (_, of, _) in marked.items() if of == axis} for _, axis, _ in marked.values()}
    if verdict == "related":
        assert all(len(plans) == 1 for plans in shared.values())
    else:
        assert set(shared) <= {"x"}


@settings(max_examples=15)
@given(MANY, st.sampled_from(VERDICTS), ORDERS)
def test_the_order_of_rows_changes_no_mark(frames, cells, verdict, order):
    targets, silences, *rest = varied(frames, cells)
    other = (shuffled(targets, order), shuffled(silences, order), *rest)
    assert drawn(figure_of((targets, silences, *rest), verdict)) == drawn(figure_of(other, verdict))


@settings(max_examples=15)
@given(MANY, st.data())
def test_a_promise_taken_away_takes_its_own_mark_and_no_other(frames, cells, data):
    targets, *rest = varied(frames, cells)
    gone = data.draw(st.sampled_from(targets["target_id"].tolist()))
    fewer = targets[targets["target_id"] != gone]
    before, after = set(drawn(figure_of((targets, *rest)))), set(drawn(figure_of((fewer, *rest))))
    assert after == before - {gone}


@settings(max_examples=15)
@given(MANY)
def test_lanes_stand_in_the_order_of_the_plans_whatever_they_promise(frames, cells):
    made = varied(frames, cells)
    titles = [a for a in figure_of(made).layout.annotations if a.text.startswith("<b>") and a.font.size == theme.TEXT]
    names = [plan for plan in made[2]["region_zh"] for a in titles if plan in a.text]
    tops = [a.y for plan in made[2]["region_zh"] for a in titles if plan in a.text]
    assert names == made[2]["region_zh"].tolist()
    assert tops == sorted(tops)


@given(promises())
def test_an_operator_is_drawn_as_itself_and_never_as_a_bare_mark_where_it_has_room(cells):
    target = {**cells, "target_id": "t"}
    span = axes.axis_range([target], {"value_min": 0.0, "value_max": math.nan})
    sketch = FigureBuilder()
    marks.draw_target(marks.LaneDrawing(sketch, "#123456", span=span), target, 0, "said")
    kinds = [shape["type"] for shape in sketch.shapes]
    wanted = {
        "at_least": ["path"],
        "more_than": ["path"],
        "at_most": ["path"],
        "about": ["rect", "rect"],
        "range": ["line"],
    }
    if target["operator"] == "at_most" and not target["value_high"]:
        assert kinds == []  # at most nothing: there is no room under zero
    else:
        assert kinds == wanted.get(target["operator"], [])
    if target["operator"] in ("at_least", "more_than", "at_most") and kinds:
        rightwards = float(sketch.shapes[0]["path"].split()[1]) > 0
        assert rightwards == (target["operator"] != "at_most")


@given(promises())
def test_a_range_has_both_its_ends_and_everything_else_stands_at_its_bound(cells):
    at = marks.mark_positions(cells)
    given_bounds = [bound for bound in (cells["value_low"], cells["value_high"]) if bound == bound]
    assert set(at) == set(given_bounds)
    assert len(at) == (2 if cells["operator"] == "range" else 1)


@given(promises(), promises())
def test_hollow_is_aspirational_and_a_tally_is_grey(one, other):
    for target in ({**one, "target_id": "t"}, {**other, "target_id": "u"}):
        sketch = FigureBuilder()
        lane = marks.LaneDrawing(sketch, "#123456", span=(0.0, 10.0**8))
        marks.draw_target(lane, target, 0, "said")
        (mark,) = sketch.traces
        assert mark["marker"]["symbol"].endswith("-open") == (target["commitment"] == "aspirational")
        assert (mark["marker"]["color"] == theme.GREY) == (target["kind"] == "tally")


def aspects(of, backwards=False):
    """What a pair says, as sets: aspect, then what the one and the other say."""
    sides = (lambda a: (set(a.second), set(a.first))) if backwards else (lambda a: (set(a.first), set(a.second)))
    return [{a.aspect: sides(a) for a in part} for part in (of.same, of.different)]


@given(MANY, MANY, st.sampled_from([ZH, EN]), ORDERS)
def test_two_plans_differ_alike_from_either_side_and_in_any_order_of_their_rows(frames, cells, more, words, order):
    plans = frames[2].to_dict("records")
    one, other = varied(frames, cells)[0].to_dict("records"), varied(frames, more)[0].to_dict("records")
    there, back = (
        compare_plans(plans[0], plans[2], one, other, words),
        compare_plans(plans[2], plans[0], other, one, words),
    )
    assert aspects(there) == aspects(back, backwards=True)
    order.shuffle(one)
    assert aspects(compare_plans(plans[0], plans[2], one, other, words)) == aspects(there)


@given(MANY, st.sampled_from([ZH, EN]))
def test_a_plan_does_not_differ_from_itself(frames, cells, words):
    plan, rows = frames[2].to_dict("records")[0], varied(frames, cells)[0].to_dict("records")
    found = compare_plans(plan, plan, rows, rows, words)
    assert found.different == ()
    assert found.same != ()


@given(promises(), st.sampled_from(["operator", "kind", "commitment"]))
def test_what_is_not_the_same_thing_is_said_to_differ(frames, cells, column):
    codes = {"operator": OPERATORS, "kind": KINDS, "commitment": ("firm", "aspirational")}[column]
    other = next(code for code in codes if code != cells[column])
    plan = frames[2].to_dict("records")[0]
    one, two = (
        {**row, f"{column}_name_zh": row[column]}
        for row in (cells_of(frames, cells), cells_of(frames, cells | {column: other}))
    )
    different = {a.aspect for a in compare_plans(plan, plan, [one], [two], ZH).different}
    assert ZH.text(f"pair.{column}") in different


def cells_of(frames, cells):
    return varied(frames, [cells])[0].to_dict("records")[0]


@settings(max_examples=15)
@given(MANY)
def test_pairs_are_of_plans_that_promise_something_each_two_once_in_plan_order(frames, cells):
    targets, _, plans, indicator = varied(frames, cells)
    promising = targets[targets["restates"].isna() & ~targets["suspect"].astype(bool) & (targets["kind"] != "tally")]
    speaking = plans[plans["plan_id"].isin(promising["plan_id"])]["region_zh"].tolist()
    wanted = [(one, other) for n, one in enumerate(speaking) for other in speaking[n + 1 :]]
    assert [(found.first, found.second) for found in plan_pairs(targets, plans, indicator, ZH).pairs] == wanted


@given(MANY)
def test_what_is_charted_is_a_part_of_what_there_is_and_charted_again_the_same(frames, cells):
    targets, *_ = varied(frames, cells)
    once = drawable_targets(targets, "bases")
    assert set(once["target_id"]) <= set(targets["target_id"])
    assert once.equals(drawable_targets(once, "bases"))
