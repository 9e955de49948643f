"""The drawing rules, each seen in the figure that is made, and the words that travel with it."""

import math
import re
from itertools import combinations

import pytest

from dashboard import theme
from dashboard.database.queries.register import indicators, plans, silences, targets
from dashboard.figures import axes, lane_labels, lane_layout, marks
from dashboard.figures.indicator.exhibit import indicator_exhibit
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.text_metrics import WRAP_WIDTH, text_width, wrap
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from tests import small

ZH, EN = Words("zh"), Words("en")
LANES = ["兰州", "武威", "山东", "舟山", "三明"]


@pytest.fixture(scope="module")
def exhibit(db):
    def make(indicator, words=ZH):
        row = indicators(file=db).set_index("indicator_id", drop=False).loc[indicator]
        frames = ComparisonFrames(
            targets(indicator, file=db), silences(indicator, file=db), plans(file=db), row, (), "stated"
        )
        return indicator_exhibit(frames, RenderContext(words, "1.2.3"))

    return make


def mark(exhibit, target_id):
    """The trace of a target's own mark (the last with its id: a province's ring comes before it)."""
    return [t for t in exhibit.figure.data if t.customdata is not None and t.customdata[0][0] == target_id][-1]


def texts(exhibit):
    return [re.sub("<[^>]+>", " ", a.text or "") for a in exhibit.figure.layout.annotations]


def arrows(exhibit):
    """Direction of each open end: the sign of its tip."""
    paths = [shape.path for shape in exhibit.figure.layout.shapes if shape.type == "path"]
    return ["right" if float(path.split()[1]) > 0 else "left" for path in paths]


def drawn_ids(exhibit):
    return [t.customdata[0][0] for t in exhibit.figure.data if t.customdata is not None and t.hoverinfo != "skip"]


@pytest.mark.parametrize("indicator", [small.SHARE, small.BASES, small.TRAINING, small.CHAINS, small.LONELY])
def test_every_plan_has_a_lane_always_in_the_same_order(exhibit, indicator):
    made = exhibit(indicator)
    titles = [a for a in made.figure.layout.annotations if a.text.startswith("<b>") and a.font.size == theme.TEXT]
    assert [re.search("<b>([^（<]+)", a.text)[1] for a in titles] == LANES
    assert [a.y for a in titles] == sorted(a.y for a in titles)


def test_a_bound_stands_at_its_value_and_opens_to_its_side(exhibit):
    share, chains = exhibit(small.SHARE), exhibit(small.CHAINS)
    assert mark(share, "lz-a").x[0] == 30
    assert arrows(share) == ["right", "right", "right"]
    assert arrows(chains) == ["left"]


def test_more_than_opens_to_the_right_and_says_that_the_bound_is_excluded(exhibit):
    made = exhibit(small.TRAINING)
    assert "right" in arrows(made)
    assert any("超过 280万人次" in text for text in texts(made))


def test_about_has_a_soft_band_of_pixels_around_it(exhibit):
    bands = [s for s in exhibit(small.BASES).figure.layout.shapes if s.type == "rect"]
    assert {s.xsizemode for s in bands} == {"pixel"}
    assert all(0 < s.opacity < 0.5 for s in bands)
    assert {s.xanchor for s in bands} == {40}


def test_a_range_is_an_interval_with_both_ends(exhibit):
    made = exhibit(small.CHAINS)
    assert list(mark(made, "zs-c").x) == [1, 2]
    assert any(s.type == "line" and (s.x0, s.x1) == (1, 2) for s in made.figure.layout.shapes)


def test_firm_is_filled_and_aspirational_hollow_in_every_shape(exhibit):
    assert mark(exhibit(small.SHARE), "lz-a").marker.symbol == "circle"
    assert mark(exhibit(small.BASES), "zs-a").marker.symbol == "circle-open"
    assert {marks.marker_symbol(kind, "aspirational") for kind in marks.SHAPES} == {
        f"{s}-open" for s in marks.SHAPES.values()
    }


def test_kinds_have_shapes_of_their_own_and_a_tally_is_grey(exhibit):
    symbols = [marks.marker_symbol(kind, "firm") for kind in ("target", "standard", "event", "incentive")]
    assert len(set(symbols)) == 4
    assert mark(exhibit(small.CHAINS), "zs-c").marker.symbol == "diamond"
    assert mark(exhibit(small.TRAINING), "sm-a").marker.symbol == "square"
    assert mark(exhibit(small.BASES), "lz-d").marker.color == theme.GREY


def test_a_province_has_a_ring_and_says_so_and_a_city_has_none(exhibit):
    made = exhibit(small.BASES)
    rings = [t for t in made.figure.data if t.customdata is not None and t.hoverinfo == "skip"]
    assert [t.customdata[0][0] for t in rings] == ["sd-a"]
    assert any("山东" in text and "省" in text for text in texts(made))


def test_the_year_is_in_the_label_and_an_assumed_one_is_marked_and_explained(exhibit):
    made = exhibit(small.BASES)
    assert any("10个 · 2019年*" in text for text in texts(made))
    assert any(note.startswith("*") for note in made.notes)
    assert not any(note.startswith("*") for note in exhibit(small.SHARE).notes)


def test_several_scopes_are_several_marks_with_their_words(exhibit):
    made = exhibit(small.SHARE)
    assert drawn_ids(made) == ["lz-a", "lz-b", "ww-a"]
    for words in ("县区及民办学校", "市属学校"):
        assert any(words in text for text in texts(made))


def test_a_restatement_is_no_second_mark_and_no_second_row(exhibit):
    made = exhibit(small.SHARE)
    assert "ww-b" not in drawn_ids(made)
    assert "ww-b" not in made.table.to_string()


def test_a_suspect_figure_is_never_drawn_but_told(exhibit):
    made = exhibit(small.SHARE)
    assert "ww-c" not in drawn_ids(made)
    assert any("95%" in note and "误植" in note for note in made.notes)
    assert "95%" not in made.headline


def test_another_unit_never_comes_on_the_axis_but_is_told(exhibit):
    made = exhibit(small.BASES)
    assert "zs-b" not in drawn_ids(made)
    assert any("3所" in note for note in made.notes)


def test_each_silence_has_its_own_words_on_its_lane_and_no_mark(exhibit):
    made = exhibit(small.SHARE)
    lines = texts(made)
    for status in ("vague", "not_in_file", "not_issuers_task"):
        assert any(ZH.text(f"silence.{status}") in line for line in lines)
    assert any("配合推进“双师型”队伍建设" in line for line in lines)
    assert any(ZH.text("silence.not_mentioned") in line for line in texts(exhibit(small.BASES)))
    assert any(ZH.text("silence.uncoded") in line for line in texts(exhibit(small.LONELY)))
    assert not any(0 in (t.x or ()) for t in made.figure.data if t.customdata is not None)


def test_a_share_has_the_whole_scale(exhibit):
    assert list(exhibit(small.SHARE).figure.layout.xaxis.range) == [0, 100]


def test_related_things_get_panels_with_axes_of_their_own(exhibit):
    made = exhibit(small.BASES)
    axis_of = {target: mark(made, target).xaxis for target in ("lz-c", "sd-a", "zs-a")}
    assert len(set(axis_of.values())) == 3
    spans = {tuple(made.figure.layout[name.replace("x", "xaxis")].range) for name in axis_of.values()}
    assert len(spans) == 3
    assert {mark(exhibit(small.SHARE), target).xaxis for target in ("lz-a", "ww-a")} == {"x"}


def test_height_follows_the_rows(exhibit):
    assert exhibit(small.LONELY).figure.layout.height < exhibit(small.BASES).figure.layout.height


def test_the_key_names_only_the_signs_that_occur(exhibit):
    def names(made):
        return {trace.name for trace in made.figure.data if trace.name}

    assert names(exhibit(small.SHARE)) == {ZH.text("key.target"), ZH.text("key.at_least")}
    assert names(exhibit(small.BASES)) == {
        ZH.text(f"key.{sign}") for sign in ("target", "tally", "aspirational", "about", "province")
    }


def test_a_click_finds_the_target_at_every_mark(exhibit):
    made = exhibit(small.CHAINS)
    assert all(list(row) == ["zs-c"] for row in mark(made, "zs-c").customdata)


def test_colours_belong_to_regions_whatever_is_shown(exhibit):
    assert mark(exhibit(small.BASES), "sd-a").marker.color == mark(exhibit(small.TRAINING), "sd-b").marker.color
    assert len(set(theme.region_colours([row["region_id"] for row in small.rows(small.REGIONS)]).values())) == 5


def lab(colour):
    """A colour in CIELAB, where distances are about as large as they look."""
    red, green, blue = (((int(colour[at : at + 2], 16) / 255 + 0.055) / 1.055) ** 2.4 for at in (1, 3, 5))
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (value ** (1 / 3) for value in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_the_eight_plans_of_a_page_have_colours_that_can_be_told_apart():
    eight = theme.PALETTE[:8]
    assert min(math.dist(lab(one), lab(other)) for one, other in combinations(eight, 2)) > 20


@pytest.mark.parametrize("inks", [theme.LIGHT, theme.DARK])
def test_marks_and_words_stand_out_from_the_page(inks):
    from tests.test_theme_config import contrast

    assert all(contrast(colour, inks.paper) >= 3 for colour in (*theme.PALETTE, theme.GREY))
    assert contrast(inks.text, inks.paper) >= 7
    assert contrast(inks.muted, inks.paper) >= 4.5


def test_every_word_has_an_ink_of_ours_and_no_placeholder_of_streamlits(exhibit):
    made = exhibit(small.SHARE).figure
    assert {a.font.color for a in made.layout.annotations} <= {theme.LIGHT.text, theme.LIGHT.muted}
    assert "#00000" not in made.to_json().replace("#000000", "")


def test_the_finding_groups_the_plans_and_does_not_rank_them(exhibit):
    said = exhibit(small.SHARE).headline
    assert said.index("兰州") < said.index("武威") < said.index("山东") < said.index("舟山") < said.index("三明")
    assert "≥30%、≥50%" in said
    assert exhibit(small.SHARE, EN).headline.startswith(
        "Share of dual-qualified teachers: Lanzhou (≥30% and ≥50%, 2019) and Wuwei"
    )


def test_what_is_striven_for_is_not_told_as_promised(exhibit):
    assert "争取超过 280万人次" in exhibit(small.TRAINING).headline


def test_what_travels_with_the_figure_is_complete_in_both_languages(exhibit):
    for words in (ZH, EN):
        made = exhibit(small.SHARE, words)
        assert made.notes[0].startswith(words.text("note.verdict", verdict="", reason="").split("。")[0][:3])
        assert len(made.sources) == 5
        assert made.data_version == "1.2.3"
        assert made.headline in made.alt
        assert len(made.table) == 4 + 3


def test_an_official_title_is_kept_and_glossed(exhibit):
    assert "《〈lanzhou〉工作要点》" in exhibit(small.SHARE, ZH).sources[0]
    assert "lanzhou work points (《〈lanzhou〉工作要点》)" in exhibit(small.SHARE, EN).sources[0]


def test_words_from_the_data_are_not_read_as_markup():
    row = {"status": "vague", "quote": "<a href='x'>甲</a>"}
    assert "<a" not in "".join(lane_labels.silence_lines([row], ZH))


@pytest.mark.parametrize(
    "text", ["县区及民办职业学校的专业教师(不含技工学校),按全市合计", "Specialised teachers in vocational schools"]
)
def test_a_long_label_is_wrapped_and_nothing_of_it_is_lost(text):
    lines = wrap(text, 120)
    assert len(lines) > 1
    assert all(text_width(line) <= 120 + theme.SMALL for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("fraction", [0, 0.2, 0.33, 0.5, 0.66, 0.9, 1])
def test_words_at_a_mark_stay_inside_a_phones_plot(fraction):
    left = {"left": 0.0, "center": -WRAP_WIDTH / 2, "right": -WRAP_WIDTH}[lane_layout.text_anchor(fraction)]
    start = fraction * 322 + left
    assert start >= -16 - 8
    assert start + WRAP_WIDTH <= 322 + 20 + 8


@pytest.mark.parametrize(
    ("span", "ticks"), [((0, 100), [0, 20, 40, 60, 80, 100]), ((0, 12.5), [0, 5, 10]), ((0, 2.5), [0, 1, 2])]
)
def test_ticks_are_few_and_counts_are_whole(span, ticks):
    assert axes.tick_values(span) == ticks
