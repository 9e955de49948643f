"""The timeline: each mark under its year, what has none in a lane of its own, an assumed year marked, every mark said."""

import pytest

from dashboard import theme
from dashboard.database.queries.plan import named_targets
from dashboard.database.queries.register import plans as plans_
from dashboard.figures.lane_layout import LINE_HEIGHT
from dashboard.figures.lanes import add_colours
from dashboard.figures.text_metrics import text_width
from dashboard.figures.timeline import layout, slots
from dashboard.figures.timeline.exhibit import timeline_exhibit
from dashboard.figures.timeline.listing import timeline_listing
from dashboard.figures.timeline.slots import targets_by_slot
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from dashboard.url_state.parameters import rows_of_plans

ZH, EN = Words("zh"), Words("en")


@pytest.fixture(scope="module")
def placed(db):
    return targets_by_slot(named_targets(file=db))


@pytest.fixture(scope="module")
def exhibit(db, placed):
    def make(words=ZH, shown=()):
        chosen = placed[placed["plan_id"].isin(shown)] if shown else placed
        plans, years = add_colours(plans_(file=db)), slots.year_range(named_targets(file=db))
        plans = rows_of_plans(plans, shown) if shown else plans
        return timeline_exhibit(chosen, plans, years, RenderContext(words, "1.2.3"))

    return make


def slot_of(placed, target_id):
    return placed.set_index("target_id").loc[target_id, "slot"]


def mark(made, target_id):
    """(x, symbol, colour, text) of a target's own mark."""
    for trace in made.figure.data:
        ids = [row[0] for row in trace.customdata] if trace.customdata is not None else []
        if target_id in ids and trace.hoverinfo != "skip":
            place = ids.index(target_id)
            return trace.x[place], trace.marker.symbol, trace.marker.color, trace.text[place]
    raise AssertionError(f"no mark for {target_id}")


@pytest.mark.parametrize(
    ("target_id", "slot"),
    [
        ("lz-a", "2019"),
        ("lz-c", "2019"),
        ("ww-a", "2023"),
        ("sm-a", slots.STANDING),
        ("zs-c", slots.UNDATED),
        ("lz-d", slots.EXISTING),
    ],
)
def test_each_target_stands_at_its_year_or_in_its_lane(placed, target_id, slot):
    assert slot_of(placed, target_id) == slot


@pytest.mark.parametrize(
    ("basis", "rhythm", "slot"),
    [
        ("plan_year", "standing", slots.STANDING),
        ("plan_year", "per_year", slots.STANDING),
        ("plan_year", "in_year", "2022"),
        ("stated", "per_year", "2022"),
    ],
)
def test_a_rule_whose_year_is_only_the_plans_does_not_fall_due_in_it(basis, rhythm, slot):
    row = {"kind": "target", "due_basis": basis, "time_basis": rhythm, "due_year": 2022}
    assert slots.target_slot(row) == slot


def test_restatements_and_suspect_figures_are_not_drawn(placed):
    assert not {"ww-b", "ww-c"} & set(placed["target_id"])


def test_the_years_run_from_the_first_to_the_last_with_those_between(exhibit):
    figure = exhibit().figure
    assert list(figure.layout.xaxis.ticktext)[:7] == [str(year) for year in range(2019, 2026)]
    narrow = figure.to_dict()["layout"]["meta"]["narrow"]["layout"]
    assert narrow["xaxis"]["ticktext"] == [str(year) for year in range(2019, 2026)]


def test_what_has_no_year_stands_in_columns_after_the_years_and_never_under_one(exhibit):
    made = exhibit()
    outside = [mark(made, target)[0] for target in ("zs-c", "sm-a", "lz-d")]
    assert [round(x) for x in outside] == [7, 8, 9]


def test_both_forms_show_the_same_marks(exhibit):
    figure = exhibit().figure.to_dict()
    forms = (figure["data"], figure["layout"]["meta"]["narrow"]["data"])
    codes = [sorted(code for trace in form for (code,) in trace.get("customdata") or ()) for form in forms]
    assert codes[0] == codes[1]


def test_the_years_stay_when_fewer_plans_are_shown_and_so_do_the_colours(exhibit, db):
    one = exhibit(shown=["sanming-2024"])
    assert one.figure.layout.xaxis.ticktext == exhibit().figure.layout.xaxis.ticktext
    colours = theme.region_colours(plans_(file=db)["region_id"].tolist())
    assert mark(one, "sm-b")[2] == colours["sanming"]


def test_marks_of_one_plan_and_year_are_apart_and_nearest_to_their_year(exhibit):
    made = exhibit()
    places = [mark(made, target)[0] for target in ("lz-a", "lz-b", "lz-c")]
    assert len(set(places)) == 3
    assert all(round(x) == 0 for x in places)


def test_firm_is_filled_aspirational_hollow_kinds_have_shapes_and_a_tally_is_grey(exhibit):
    made = exhibit()
    assert mark(made, "lz-a")[1] == "circle"
    assert mark(made, "zs-a")[1] == "circle-open"
    assert mark(made, "zs-c")[1] == "diamond"
    assert mark(made, "lz-d")[2] == theme.GREY


def test_an_assumed_year_has_an_asterisk_and_a_note_and_a_stated_one_none(exhibit):
    made = exhibit()
    assert mark(made, "lz-c")[3] == "*"
    assert mark(made, "lz-a")[3] == ""
    assert ZH.text("note.assumed_year") in made.notes


def test_a_plan_has_a_lane_even_where_nothing_of_it_is_left(exhibit, db, placed):
    kept = placed[placed["plan_id"] == "lanzhou-2019"]
    made = timeline_exhibit(
        kept, add_colours(plans_(file=db)), slots.year_range(named_targets(file=db)), RenderContext(ZH, "1")
    )
    said = [note.text for note in made.figure.layout.annotations]
    assert said.count(ZH.text("timeline.nothing")) == 4


def test_nothing_chosen_is_said_and_no_error(exhibit, db, placed):
    made = timeline_exhibit(
        placed.iloc[:0], add_colours(plans_(file=db)), slots.year_range(named_targets(file=db)), RenderContext(EN, "1")
    )
    assert made.headline == EN.text("timeline.headline.none")
    assert len(made.table) == 0


def test_the_headline_counts_dated_assumed_and_undated_and_names_no_region(exhibit):
    said = exhibit().headline
    assert "6 项" in said
    assert not any(region in said for region in ("兰州", "武威", "山东", "舟山", "三明"))


def test_every_mark_is_a_row_of_the_table_and_a_line_of_the_listing_that_opens_its_evidence(exhibit, placed, db):
    made = exhibit(EN)
    listing = timeline_listing(placed, plans_(file=db), EN)
    codes = [item.code for row in listing.rows for cell in row.cells for item in cell]
    assert sorted(codes) == sorted(f"target={target}" for target in placed["target_id"])
    assert len(made.table) == len(placed)


def test_targets_of_one_kind_and_year_are_told_apart_by_their_scope(placed, db):
    listing = timeline_listing(placed, plans_(file=db), ZH)
    text = " ".join(part.text for item in listing.rows[0].cells[0] for part in item.parts)
    assert "县区及民办学校" in text
    assert "市属学校" in text


@pytest.mark.parametrize("count", [1, 7, 25])
def test_marks_stay_inside_a_phones_plot_however_many_years_there_are(placed, db, count):
    plans = plans_(file=db)
    for lane in layout.lay_out_timeline(placed, plans, range(2019, 2019 + count), ZH):
        assert all(-0.5 <= x <= count - 0.5 for x, _, _ in lane.marks)


@pytest.mark.parametrize("words", [ZH, EN])
def test_the_words_of_a_lane_outside_the_years_end_before_its_first_mark_on_a_phone(placed, db, words):
    lanes = layout.lay_out_timeline(placed, plans_(file=db), list(range(2019, 2026)), words)
    column = layout.PLOT_WIDTH / 7
    for lane in lanes:
        for _, top, said in lane.outside.words:
            marks = [(x + 0.5) * column for x, y, _ in lane.outside.marks if top <= y < top + LINE_HEIGHT]
            assert 5 + text_width(said) + 9 / 2 < min(marks)
