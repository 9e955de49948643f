"""What a slide draws is what its page draws: tables of marks, small figures side by side, marks of lines, hatching."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import theme
from dashboard.exports.html.slides import slide as html_slide
from dashboard.exports.items import ExhibitItem
from dashboard.exports.pptx import deck_file, glyph_scene
from dashboard.exports.pptx.grid_scene import MarkColumn, grid_scene
from dashboard.exports.pptx.item_scene import scene_of
from dashboard.exports.pptx.panel_scene import panel_scene
from dashboard.exports.pptx.plotly_reader import read_scene
from dashboard.exports.pptx.row_layout import row_extents
from dashboard.exports.pptx.scene_layout import lay_out
from dashboard.exports.pptx.styled_text import StyledRun, coloured, styled_runs, unstyled
from dashboard.exports.pptx.table_rows import grid_cell
from dashboard.exports.pptx.template import CAVEAT, KEY
from dashboard.exports.pptx.text_metrics import width_of
from dashboard.figures.click_hints import with_hints, without_hints
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words
from tests.pptx_reading import chart_of, labels, mark_series, open_pptx, scene_chart, series_of

ZH, EN = Words("zh"), Words("en")
BLUE = "#0072B2"


def mark(form, sign="●", colour=BLUE, hint="目标"):
    return CellItem((TextPart(sign, "mark", form=form, colour=colour),), code="target=a", hint=hint, beside=True)


def marks_grid(*cells, look="marks", foot=()):
    """A table of one row with these cells of marks."""
    heads = tuple(GridColumn(name) for name in ("主题", "兰州 2019", "武威 2020")[: len(cells) + 1])
    return Grid("题", heads, (GridRow(CellItem((TextPart("教师"),)), cells),), foot, look)


def exhibit(figure, **more):
    return Exhibit(figure, "发现", "说明", ("来源",), ("注",), "替代文字", pd.DataFrame({"甲": ["1"]}), "1.2.3", **more)


def test_a_table_of_marks_becomes_a_chart_and_a_table_of_words_stays_one():
    assert grid_scene(marks_grid((mark("circle filled"),), ())) is not None
    assert grid_scene(marks_grid((mark("circle filled"),), (), look="")) is None


@pytest.mark.parametrize(
    ("form", "symbol", "hollow"),
    [
        ("circle filled", "circle", False),
        ("circle hollow", "circle", True),
        ("diamond filled", "diamond", False),
        ("square filled", "square", False),
        ("triangle hollow", "triangle-up", True),
    ],
)
def test_the_shape_of_a_mark_is_that_of_the_page(form, symbol, hollow):
    (found,) = grid_scene(marks_grid((mark(form),), ())).marks
    assert (found.symbol, found.hollow, found.colour, found.label) == (symbol, hollow, BLUE, "目标")


def test_an_open_end_points_to_its_side_and_a_range_has_two_marks():
    scene = grid_scene(marks_grid((mark("circle filled right"),), (mark("circle filled left"),)))
    ends = [stroke.points for stroke in scene.strokes if not stroke.below]
    assert [points[1][0].shift > 0 for points in ends] == [True, False]
    ranged = grid_scene(marks_grid((mark("circle filled interval"), mark("diamond filled")), ()))
    places = [found.x.share * 868 + found.x.shift for found in ranged.marks]
    assert [found.symbol for found in ranged.marks] == ["circle", "circle", "diamond"]
    assert len({round(place) for place in places}) == 3  # what follows a range does not stand on its second mark


def test_a_ring_and_a_halo_lie_under_their_mark():
    scene = grid_scene(marks_grid((mark("circle filled band ring"),), ()))
    halo, ring, inner = scene.marks
    assert halo.halo
    assert (ring.hollow, ring.colour) == (True, theme.LIGHT.text)
    assert halo.size > inner.size < ring.size


def test_a_slide_holds_marks_with_halos_and_no_rings():
    grid = marks_grid((mark("circle filled band"),), ())
    chart = chart_of(open_pptx(deck_file.slide_pptx(ExhibitItem(exhibit(grid)), ZH, "1.2.3")).slides[0])
    assert all(len(series.values) > 0 for series in chart.plots[0].series)


def test_a_silence_is_its_sign_on_the_line_of_its_plan():
    scene = grid_scene(marks_grid((), (CellItem((TextPart("~", "mark", form="silence"),)),)))
    assert not scene.marks
    assert "~" in [text.lines[0] for text in scene.texts]


def test_more_marks_than_a_column_holds_go_on_in_a_further_line():
    column = MarkColumn(0.2, 0.4)
    scene = grid_scene(marks_grid(tuple(mark("circle filled") for _ in range(60)), ()))
    lines = {found.y for found in scene.marks}
    assert len(lines) > 1
    assert all(0 < found.x.share < 1 for found in scene.marks)
    assert column.at(0).share > column.left


def test_a_butterfly_begins_at_its_middle_on_both_sides():
    scene = grid_scene(marks_grid((mark("circle filled"),), (mark("circle filled"),), look="butterfly"))
    left, right = (found.x.share for found in scene.marks)
    assert 0.3 < left < 0.5 < right < 0.7


def test_the_key_of_the_marks_stands_under_them_whole():
    foot = tuple(
        CellItem((TextPart("●", "mark", form="circle filled"), TextPart(f"第 {number} 种记号的意思", "muted")))
        for number in range(14)
    )
    scene = scene_of(ExhibitItem(exhibit(marks_grid((mark("circle filled"),), (), foot=foot))))
    words = {text.lines[0] for text in scene.texts}
    assert {f"第 {number} 种记号的意思" for number in range(14)} <= words
    assert lay_out(scene, 880, 322).left_out == 0


def glyph(value="10 个", year="2025", form="circle filled"):
    """A promise in a cell of a matrix: its mark, value, year, and what only the page says."""
    parts = (TextPart("●", "mark", form, BLUE), TextPart(value, "value"), TextPart(year), TextPart("范围", "below"))
    return CellItem(parts)


def matrix_grid(count, *cells, foot=()):
    """A matrix of so many rows with the same cells for two plans."""
    heads = tuple(GridColumn(name) for name in ("指标", "可比性", "兰州 2019", "武威 2020"))
    verdict = (CellItem((TextPart("可直接比较"),)),)
    rows = tuple(GridRow(CellItem((TextPart(f"指标 {at}"),)), (verdict, *cells)) for at in range(count))
    return Grid("题", heads, rows, foot, "glyphs")


SILENCE = CellItem((TextPart("~", "mark", form="silence"), TextPart("仅有原则性表述", "muted")))
KEY_OF_MATRIX = (
    CellItem((TextPart("●", "mark", form="circle filled"), TextPart("确定", "muted"))),
    CellItem((TextPart("~", "mark", form="silence"), TextPart("仅有原则性表述", "muted"))),
)


def said(scene):
    return [unstyled("".join(text.lines)) for text in scene.texts]


def test_a_matrix_of_a_few_rows_shows_value_and_year_beside_each_mark():
    scene = scene_of(ExhibitItem(exhibit(matrix_grid(4, (glyph(),), (SILENCE,)))))
    assert len(scene.marks) == 4
    assert said(scene).count("10 个 2025") == said(scene).count("~") == 4
    assert {"指标", "兰州 2019", "武威 2020"} <= set(said(scene))
    assert not {"可比性", "范围", "仅有原则性表述"} & set(said(scene))


def test_a_matrix_whose_words_find_no_room_keeps_its_marks_and_all_its_rows():
    many = tuple(glyph() for _ in range(4))
    scene = scene_of(ExhibitItem(exhibit(matrix_grid(17, many, many, foot=KEY_OF_MATRIX))))
    assert scene.rows == (17, 17)
    assert len(scene.marks) >= 17 * 8
    assert "10 个 2025" not in said(scene)
    assert lay_out(scene, 880, 322).left_out == 0


def test_a_matrix_of_more_rows_than_a_slide_holds_shows_the_first_and_counts_the_rest():
    item = ExhibitItem(exhibit(matrix_grid(60, (glyph(),), (SILENCE,), foot=KEY_OF_MATRIX)))
    scene = scene_of(item)
    shown, total = scene.rows
    assert 10 < shown < total == 60
    assert f"指标 {shown - 1}" in said(scene)
    assert f"指标 {shown}" not in said(scene)
    assert [entry.letter for entry in scene.legend] == ["~", "●"]  # a silence's sign is explained nowhere else
    slide = open_pptx(deck_file.slide_pptx(item, ZH, "1.2.3")).slides[0]
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert any(ZH.text("deck.rows_left_out", count=60 - shown, total=60) in text for text in texts)


def test_a_column_of_the_matrix_is_never_narrower_than_its_widest_promise():
    many = tuple(glyph("100 个") for _ in range(6))
    grid = matrix_grid(3, many, (glyph("超过 280 万人次"),))
    wide, narrow = glyph_scene.glyph_columns(grid, grid.rows, glyph_scene.DATED)[1:]
    assert narrow.width >= glyph_scene.item_width(glyph("超过 280 万人次"), glyph_scene.DATED)
    assert wide.width > narrow.width


def test_a_cell_without_a_mark_keeps_its_words_on_a_slide():
    filtered = CellItem((TextPart("已筛去", "muted"),))
    scene = scene_of(ExhibitItem(exhibit(matrix_grid(60, (glyph(),), (filtered,)))))
    assert "已筛去" in said(scene)


def test_a_matrix_without_rows_is_no_drawing():
    assert scene_of(ExhibitItem(exhibit(matrix_grid(0)))) is None


def test_the_slide_of_a_table_of_marks_is_a_native_chart_with_a_series_for_each_plan():
    grid = marks_grid((mark("circle filled"),), (mark("circle filled", colour="#D55E00"),))
    slide = open_pptx(deck_file.slide_pptx(ExhibitItem(exhibit(grid)), ZH, "1.2.3")).slides[0]
    assert not any(shape.has_table for shape in slide.shapes)
    chart = chart_of(slide)
    assert len(mark_series(chart)) >= 1
    assert {"主题", "兰州 2019", "武威 2020", "教师"} <= set(labels(chart))


def figure(value, name):
    drawn = go.Figure(go.Scatter(x=[value], y=[1], mode="markers+text", text=[name], textposition="middle right"))
    drawn.update_xaxes(range=[0, 2 * value])
    return drawn.update_yaxes(range=[2, 0], visible=False).update_layout(height=120, margin={"t": 0, "b": 0})


def test_small_figures_stand_side_by_side_each_on_its_own_axis():
    scene = panel_scene([read_scene(figure(10, "甲")), read_scene(figure(1000, "乙"))])
    first, second = scene.marks
    assert first.x.share < 0.5 < second.x.share
    assert first.x.axis != second.x.axis
    assert scene.scale is None
    for found, value in ((first, 10), (second, 1000)):
        assert found.x.value == value
        assert scene.scales[found.x.axis].value(found.x.share) == pytest.approx(value)


def test_a_seventh_panel_begins_a_second_row():
    scene = panel_scene([read_scene(figure(10, "甲")) for _ in range(7)])
    assert len({found.y for found in scene.marks}) == 2
    assert len({round(found.x.share, 3) for found in scene.marks}) == 4


def test_panels_that_do_not_fit_give_way_to_the_figure_of_all():
    rows = [f"第{number}行" for number in range(40)]
    high = go.Figure(go.Scatter(x=[0] * 40, y=rows, mode="markers+text", text=rows)).update_layout(height=1200)
    tall = [(high, "甲"), (figure(10, "乙"), "乙")]
    short = [(figure(10, "甲"), "甲"), (figure(10, "乙"), "乙")]
    whole = figure(10, "全部")
    assert [text.lines for text in scene_of(ExhibitItem(exhibit(whole, panels=tuple(tall)))).texts][-1] == ("全部",)
    assert "全部" not in {text.lines[0] for text in scene_of(ExhibitItem(exhibit(whole, panels=tuple(short)))).texts}


def test_a_mark_of_lines_is_drawn_as_lines_in_its_colour_and_has_its_room():
    marker = {"symbol": ["line-ns", "x-thin"], "size": 12, "color": BLUE, "line": {"width": 2, "color": BLUE}}
    scene = read_scene(go.Figure(go.Scatter(x=[1, 2], y=[1, 2], mode="markers", marker=marker)))
    own = [stroke for stroke in scene.strokes if stroke.size]
    assert not scene.marks
    assert [len(stroke.points) for stroke in own] == [2, 2, 2]
    assert {stroke.colour for stroke in own} == {BLUE}
    assert len(row_extents(scene)) >= 3


def test_bars_of_two_series_stand_side_by_side():
    drawn = go.Figure([go.Bar(x=["甲"], y=[1]), go.Bar(x=["甲"], y=[2])])
    first, second = read_scene(drawn).areas
    assert first.right.share <= second.left.share
    assert read_scene(drawn.update_layout(barmode="overlay")).areas[0].left.share == pytest.approx(
        read_scene(drawn).areas[1].left.share
    )


def test_a_high_ground_is_drawn_in_strips_and_a_bar_as_one_line():
    drawn = go.Figure(go.Scatter(x=[0, 1], y=[0, 1], mode="markers"))
    drawn.add_shape(type="rect", xref="paper", yref="paper", x0=0.5, x1=1, y0=0, y1=1, fillcolor="#EEEEEE")
    chart, _ = scene_chart(drawn)
    ground = next(one for one in series_of(chart) if one.name == ZH.text("deck.series.areas"))
    assert ground.format.line.width.pt < 40
    bars, _ = scene_chart(go.Figure(go.Bar(x=[3], y=["甲"], orientation="h")))
    assert [value for value in series_of(bars)[0].values if value is not None] == [pytest.approx(161, abs=50)] * 2


def test_a_hatched_bar_is_lighter_than_a_full_one():
    full, hatched = (
        read_scene(go.Figure(go.Bar(x=[1], y=["甲"], orientation="h", marker={"color": "#808080", "pattern": pattern})))
        for pattern in ({}, {"shape": "/"})
    )
    assert full.areas[0].colour == "#808080"
    assert hatched.areas[0].colour > full.areas[0].colour


def test_a_line_that_runs_upwards_is_cut_with_the_rows_it_crosses():
    rows = [f"第{n}行" for n in range(40)]
    drawn = go.Figure(go.Scatter(x=[0] * 40, y=rows, mode="markers+text", text=rows))
    drawn.add_shape(type="line", xref="paper", yref="paper", x0=0.8, x1=0.8, y0=0, y1=1, line={"dash": "dash"})
    layout = lay_out(read_scene(drawn.update_layout(height=1200)), 880, 322)
    assert layout.left_out
    assert any(stroke.dash == "dash" for stroke in layout.scene.strokes)


def test_key_takes_a_second_line_where_the_remark_would_take_the_place_of_a_plan():
    rows, plans = [f"第{n}行" for n in range(24)], [f"Zhoushan {year}" for year in range(2019, 2025)]
    drawn = go.Figure([go.Scatter(x=[n] * 24, y=rows, mode="markers", name=plan) for n, plan in enumerate(plans)])
    item = ExhibitItem(exhibit(drawn.update_layout(height=620)))
    slide = open_pptx(deck_file.slide_pptx(item, EN, "1.2.3")).slides[0]
    chart = next(shape for shape in slide.shapes if shape.has_chart)
    key, caveat = ({one.placeholder_format.idx: one for one in slide.placeholders}[index] for index in (KEY, CAVEAT))
    assert all(plan in key.text_frame.text for plan in plans)
    assert key.text_frame.text.endswith(" more labels in the speaker notes.")
    assert chart.top + chart.height <= key.top
    assert key.top + key.height <= caveat.top


def test_words_keep_their_colour_within_a_line():
    line = f"甲{coloured('■', '#AABBCC')} 乙"
    assert list(styled_runs(line)) == [
        StyledRun("甲", False, ""),
        StyledRun("■", False, "#AABBCC"),
        StyledRun(" 乙", False, ""),
    ]
    assert unstyled(line) == "甲■ 乙"
    assert width_of(line, 14) == width_of("甲■ 乙", 14)


def test_what_a_click_does_is_said_on_pages_and_not_in_files():
    said = "一项一个标记⟦；点开即见原文⟧。"
    assert with_hints(said) == "一项一个标记；点开即见原文。"
    assert without_hints(said) == "一项一个标记。"
    assert without_hints("原样") == "原样"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hints_of_both_catalogues_are_closed(lang, root):
    file = root / "dashboard" / "i18n" / "locale" / lang / "LC_MESSAGES" / "duizhao.po"
    text = file.read_text(encoding="utf-8")
    assert text.count("⟦") == text.count("⟧") > 0


def test_a_presented_table_of_marks_is_its_picture_and_a_table_of_words_the_table():
    marks, words = (
        str(html_slide(1, ExhibitItem(exhibit(marks_grid((mark("circle filled"),), (), look=look))), ZH, "1.2.3").html)
        for look in ("marks", "")
    )
    assert '<div class="picture">' in marks
    assert "<table" in marks  # for a screen that is not presenting, where marks open their evidence
    assert '<div class="picture">' not in words


def test_a_silence_in_a_table_in_short_keeps_its_word_beside_its_sign():
    cell = (CellItem((TextPart("·", "mark", form="silence"), TextPart("未提及", "muted"))),)
    value = (CellItem((TextPart("●", "mark"), TextPart("3 所", "value"), TextPart("国家级", "aside"))),)
    silent, stated = (
        "".join(run.text for line in grid_cell(items, 14, ZH, short=True) for run in line) for items in (cell, value)
    )
    assert "未提及" in silent
    assert "3 所" in stated
    assert "国家级" not in stated


def test_the_slide_of_a_table_without_rows_says_so_under_its_heads():
    for words in (Words("zh"), Words("en")):
        for look in ("", "marks", "glyphs"):
            table = Grid("无", (GridColumn("主题"), GridColumn("兰州")), (), look=look)
            slide = open_pptx(deck_file.slide_pptx(ExhibitItem(exhibit(table)), words, "1.0")).slides[0]
            (shown,) = [shape.table for shape in slide.shapes if shape.has_table]
            assert shown.cell(1, 0).text == words.text("grid.no_rows")
            assert shown.cell(1, 0).span_width == 2
