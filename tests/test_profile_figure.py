"""The profile of commitment: one mark for one thing, in plan order, nothing counted twice and nothing ranked."""

import pandas as pd
import pytest

from dashboard import theme
from dashboard.database.queries.commitment import clauses
from dashboard.database.queries.plan import named_targets
from dashboard.database.queries.register import codes as codes_
from dashboard.database.queries.register import plans
from dashboard.figures import marks, unit_chart
from dashboard.figures.commitment.profile import MOST_ALT, Profile, alt_text
from dashboard.figures.commitment.rows import rows_exhibit
from dashboard.figures.commitment.view import profile_exhibits, profile_headline
from dashboard.figures.contrast import contrast
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from dashboard.ui.components.chart import DARK_COLOURS

ZH, EN = Words("zh"), Words("en")
PLANS = ["lanzhou-2019", "wuwei-2020", "shandong-2022", "zhoushan-2022", "sanming-2024"]


@pytest.fixture(scope="module")
def db(overview_db):
    return overview_db


@pytest.fixture(scope="module")
def profile(db):
    def make(words=ZH, plan_ids=PLANS):
        frames = named_targets(file=db), clauses(file=db), codes_(file=db)
        return Profile(plans(file=db), plan_ids, *frames, RenderContext(words, "1.2.3"))

    return make


@pytest.fixture(scope="module")
def exhibits(profile):
    return profile_exhibits(profile())


def drawn(exhibit):
    """The trace of all marks, the last: outlines of a province come before it."""
    return [trace for trace in exhibit.figure.data if trace.customdata is not None][-1]


def codes(exhibit):
    return [code for (code,) in (row for row in drawn(exhibit).customdata if len(row))]


def words_of(exhibit):
    return [annotation.text for annotation in exhibit.figure.layout.annotations]


def test_there_is_a_chart_for_the_clauses_and_for_each_closed_field(exhibits):
    assert list(exhibits) == ["rows", "clauses", "commitment", "due_basis", "quantity_type", "kind"]


@pytest.mark.parametrize("field", ["commitment", "due_basis", "quantity_type"])
def test_each_promise_is_one_mark_and_restatements_suspects_and_tallies_are_none(exhibits, field):
    found = codes(exhibits[field])
    assert len(found) == len(set(found)) == 12
    assert not {"ww-b", "ww-c", "lz-d"} & set(found)


def test_a_tally_stands_in_the_chart_of_kinds_in_grey_and_outside_the_finding(exhibits):
    trace = drawn(exhibits["kind"])
    place = [list(row) for row in trace.customdata].index(["lz-d"])
    assert trace.marker.color[place] == theme.GREY
    assert "现有数" not in exhibits["kind"].headline


def test_marks_have_the_shapes_of_every_other_figure_and_the_aspirational_are_hollow(exhibits):
    trace = drawn(exhibits["commitment"])
    symbols = dict(zip([code for (code,) in trace.customdata], trace.marker.symbol, strict=True))
    assert symbols["zs-a"] == marks.marker_symbol("target", "aspirational")
    assert symbols["zs-c"] == marks.marker_symbol("standard", "firm")


def test_a_province_has_an_outline_around_each_of_its_marks(exhibits):
    outlines = [trace for trace in exhibits["commitment"].figure.data if trace.hoverinfo == "skip" and trace.x[0]]
    assert sum(len(trace.x) for trace in outlines) == 2


def test_plans_stand_in_their_order_and_the_count_at_the_end_of_the_row(exhibits):
    titles = [text for text in words_of(exhibits["commitment"]) if text.startswith("<b>")]
    assert [title[3:5] for title in titles] == ["兰州", "武威", "山东", "舟山", "三明"]
    counts = [a.text for a in exhibits["commitment"].figure.layout.annotations if a.x == unit_chart.WIDTH]
    assert counts == ["3", "1", "1", "1", "3", "1", "2"]


def test_none_is_said_in_words_and_of_a_text_cut_off_only_that_the_file_has_none(exhibits):
    table = exhibits["kind"].table.set_index("文件")
    assert table.loc["武威 2020", "标准"] == "无"
    assert table.loc["舟山 2022", "活动"] == "手头文本中无"
    assert "0" not in table.to_numpy()
    assert any("舟山的文本截断" in note for note in exhibits["kind"].notes)


def test_the_finding_says_where_a_value_stands_and_ranks_nothing(exhibits):
    assert exhibits["commitment"].headline == "承诺强度：“确定”5 份文件都有；“争取”见于山东（1 项）、舟山（1 项）。"


def test_what_is_not_counted_is_said(exhibits):
    notes = " ".join(exhibits["commitment"].notes)
    assert "重申的 1 处" in notes
    assert "误植的 1 项" in notes
    assert "现有数 1 项" in notes


def test_clauses_are_counted_body_and_annexes_apart(exhibits):
    assert "武威正文 1 条中 1 条、附件 1 条中 1 条" in exhibits["clauses"].headline
    table = exhibits["clauses"].table.set_index("文件")
    assert table.loc["兰州 2019", "正文，无数量"] == "1"
    assert table.loc["兰州 2019", "附件，有数字"] == "—"


def test_a_clause_without_a_number_is_a_grey_stroke_that_opens_nothing(exhibits):
    trace = drawn(exhibits["clauses"])
    silent = [place for place, row in enumerate(trace.customdata) if not len(row)]
    assert [trace.marker.color[place] for place in silent] == [theme.LIGHT.muted]
    assert "提要七" in trace.text[silent[0]]


def test_a_clause_opens_the_first_quantity_it_promises_and_one_said_again_where_it_is_said_first(exhibits):
    assert codes(exhibits["clauses"])[0] == "lz-a"
    assert codes(exhibits["clauses"]).count("ww-a") == 2
    assert "ww-b" not in codes(exhibits["clauses"])


def test_both_axes_are_in_pixels_so_that_marks_keep_their_distance(exhibits):
    layout = exhibits["kind"].figure.layout
    assert (layout.xaxis.scaleanchor, layout.xaxis.scaleratio) == ("y", 1)
    assert max(drawn(exhibits["kind"]).x) < unit_chart.WIDTH


def test_ten_stand_in_a_row():
    rows = [unit_chart.dot_centre(number, 0)[1] for number in range(21)]
    assert [rows.count(row) for row in sorted(set(rows))] == [10, 10, 1]


def test_only_the_plans_shown_are_counted_and_they_keep_their_colours(profile):
    whole = drawn(profile_exhibits(profile())["commitment"])
    some = profile_exhibits(profile(plan_ids=["zhoushan-2022"]))["commitment"]
    place = [code for (code,) in whole.customdata].index("zs-a")
    assert set(drawn(some).marker.color) == {whole.marker.color[place]}
    assert len(some.table) == len(some.sources) == 1
    assert "份文件都有" not in some.headline


def test_the_headline_counts_in_plan_order(profile):
    said = profile_headline(profile(EN))
    assert said == "Of 12 figures promised, 10 are firm and 6 state their year."


@pytest.mark.parametrize("words", [ZH, EN])
def test_what_travels_with_each_chart_is_complete(profile, words):
    for exhibit in profile_exhibits(profile(words)).values():
        assert exhibit.headline in exhibit.alt
        assert len(exhibit.table) == len(exhibit.sources) == 5
        assert exhibit.notes
        assert exhibit.data_version == "1.2.3"


def test_words_on_hover_are_not_read_as_markup():
    assert unit_chart.hover_markup(("<b>甲</b>",)) == "&lt;b&gt;甲&lt;/b&gt;"


def segments(exhibit):
    """Plan, question, part and count of every part of a bar, from what it says on hover."""
    trace = exhibit.figure.to_dict()["data"][0]
    lines = [hover.split("<br>") for hover in trace["hovertext"]]
    return list(zip((line[0] for line in lines), (line[1] for line in lines), trace["customdata"], strict=True))


def test_a_row_of_a_plan_splits_its_clauses_and_promises_into_parts_with_their_shares(exhibits):
    said = [(head, part) for head, part, _ in segments(exhibits["rows"])]
    assert ("兰州 2019：正文条款", "有数字：1（50%）") in said
    assert ("兰州 2019：承诺强度", "确定：3（100%）") in said
    assert not any(part.startswith("现有数") for _, part in said)


def test_a_part_opens_its_clauses_or_leads_to_the_list_of_its_promises(exhibits):
    codes = {head: code for head, _, (code,) in segments(exhibits["rows"])}
    assert codes["三明 2024：正文条款"] == "measure=sanming"
    assert codes["兰州 2019：承诺强度"] == "register?plans=lanzhou-2019&commitment=firm"
    assert codes["兰州 2019：年份依据"] == "timeline?plans=lanzhou-2019"


def test_a_plan_without_annexes_says_so_in_its_row(profile):
    figure = rows_exhibit(profile(), "").figure.to_dict()
    titles = [head.split("<br>")[0] for head in figure["layout"]["xaxis"]["ticktext"]]
    absent = sum(annotation["text"] == "无附件" for annotation in figure["layout"]["annotations"])
    assert absent == (4 if "附件条款" in titles else 0)


def test_bars_of_all_questions_have_one_length(exhibits):
    trace = exhibits["rows"].figure.to_dict()["data"][0]
    lengths = {}
    for head, width in zip((hover.split("<br>")[0] for hover in trace["hovertext"]), trace["x"], strict=True):
        lengths[head] = lengths.get(head, 0) + width
    assert {round(length, 6) for length in lengths.values()} == {0.96}


def test_counts_in_bars_stand_out_in_both_themes_and_no_count_is_wider_than_its_part(profile):
    figure = profile_exhibits(profile(EN))["rows"].figure
    bars = next(trace for trace in figure.data if trace.type == "bar")
    fills = zip(bars.marker.color, bars.marker.opacity, bars.insidetextfont.color, strict=True)
    exchanged = set(DARK_COLOURS)  # inks that change with the theme, while an opaque fill does not
    opaque = [(fill, text) for fill, opacity, text in fills if opacity == 1]
    assert opaque
    assert all(contrast(fill, text) >= 4 and text not in exchanged for fill, text in opaque)
    assert all(len(text) * 7 < width * 200 for text, width in zip(bars.text, bars.x, strict=True) if text)


def test_the_alternative_of_very_many_plans_counts_those_that_it_has_no_room_for():
    table = pd.DataFrame([{"Plan": f"Place {number}", "Kind · Target": 7} for number in range(400)])
    said = alt_text("A headline.", table, Words("en"))
    assert said.startswith("A headline. Place 0: Kind · Target 7.")
    assert MOST_ALT / 2 < len(said) < 3_000
    shown = said.count("Place")
    assert said.endswith(f"{400 - shown} more rows in the table.")
