"""Slides: one for each figure, with the marks of its page as a native chart that follows its workbook."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from functools import partial
from zipfile import ZipFile

import pandas as pd
import plotly.graph_objects as go
import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.series import XySeries
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt
from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

from dashboard import theme
from dashboard.database.queries.register import indicators as indicators_
from dashboard.database.queries.register import plans as plans_
from dashboard.database.queries.register import silences
from dashboard.database.queries.register import targets as targets_
from dashboard.exports.items import ExhibitItem, FileOptions, Quotation, TooManyError
from dashboard.exports.pptx import deck_file, native_chart, presentation, slide_layout, text_metrics
from dashboard.exports.pptx.plotly_reader import UnknownTraceError, read_scene
from dashboard.exports.pptx.scene_layout import lay_out
from dashboard.exports.quote_spans import quote_pieces
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.matrix.exhibit import MatrixFrames, matrix_exhibit
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from tests import small, small_items

ZH, EN = Words("zh"), Words("en")
LINK = "https://example.org/indicator?indicator=share&lang=zh"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LANES = ["兰州", "武威", "山东", "舟山", "三明"]
OWN = {"deck.series.hollow", "deck.series.areas", "deck.series.lines", "deck.series.words"}


@pytest.fixture(scope="module")
def comparison(db):
    return partial(small_items.comparison, db)


@pytest.fixture(scope="module")
def quotation(db):
    return partial(small_items.quotation, db)


def open_pptx(file):
    return Presentation(io.BytesIO(file))


def slide_of(item, words=ZH):
    return open_pptx(deck_file.slide_pptx(item, words, "1.2.3")).slides[0]


def chart_of(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def slide_text(slide):
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for s in slide.shapes if s.has_table for row in s.table.rows for cell in row.cells]
    return "\n".join([*texts, *cells])


def notes_of(slide):
    return slide.notes_slide.notes_text_frame.text


def series_of(chart):
    """Series by name, the lowest first; XML lists the topmost first."""
    elements = sorted(chart._chartSpace.iter(f"{C}ser"), key=lambda one: int(one.find(f"{C}order").get("val")))
    return [XySeries(one) for one in elements]


def numbers(series, axis):
    cache = series._element.find(f"{C}{axis}Val/{C}numRef/{C}numCache")
    return {int(point.get("idx")): float(point.find(f"{C}v").text) for point in cache.findall(f"{C}pt")}


def mark_series(chart, words=ZH):
    """Series of marks by name: those of plans, and of what is outside the comparison."""
    own = {words.text(key) for key in OWN}
    return {one.name: one for one in series_of(chart) if one.name not in own}


def labels(chart):
    """Words of the chart from the top down."""
    words = []
    for series in series_of(chart):
        heights = numbers(series, "y")
        for label in series._element.iter(f"{C}dLbl"):
            words.append((-heights[int(label.find(f"{C}idx").get("val"))], "".join(label.itertext(f"{A}t"))))
    return [text for _, text in sorted(words, key=lambda word: word[0])]


def workbook(chart):
    """Cells of the embedded workbook by address: numbers, texts, and formulas as text that begins with "="."""
    with ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as parts:
        shared = ["".join(one.itertext()) for one in etree.fromstring(parts.read("xl/sharedStrings.xml"))]
        sheet = etree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    cells = {}
    for cell in sheet.iter("{*}c"):
        formula, value = cell.find("{*}f"), cell.find("{*}v")
        if formula is not None:
            cells[cell.get("r")] = f"={formula.text}"
        elif value is not None:
            cells[cell.get("r")] = shared[int(value.text)] if cell.get("t") == "s" else float(value.text)
    return cells


def formulas(cells):
    return [value for value in cells.values() if isinstance(value, str) and value.startswith("=")]


def heads(cells):
    """Texts of the first row by the letters of their column."""
    return {address[:-1]: value for address, value in cells.items() if re.fullmatch("[A-Z]+1", address)}


def column_before(letters):
    """Letters of the column at the left of another."""
    return xl_col_to_name(xl_cell_to_rowcol(f"{letters}1")[1] - 1)


def scene_chart(figure, words=ZH, names=None):
    """The native chart of a figure on a slide of its own."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box = slide_layout.Box(40, 100, 880, 322)
    frame, layout = native_chart.draw(slide.shapes, read_scene(figure), box, names or {}, words)
    return frame.chart, layout


def test_deck_is_16_to_9_with_title_first_and_key_with_method_and_sources_last(comparison):
    deck = open_pptx(deck_file.deck_pptx([comparison(small.SHARE)], ZH, "1.2.3", FileOptions(title="会上")))
    assert deck.slide_width * 9 == deck.slide_height * 16
    assert deck.element.find(qn("p:sldSz")).get("type") is None
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0] == "会上"
    assert titles[2:] == [ZH.text("deck.key_and_method"), ZH.text("panel.sources")]
    assert all(ZH.text(f"deck.legend.{sign}") in slide_text(deck.slides[2]) for sign in ("range", "about", "at_most"))


def test_six_figures_give_nine_slides(comparison, db):
    frames = targets_(file=db), silences(file=db), plans_(db), indicators_(db)
    matrix = ExhibitItem(matrix_exhibit(MatrixFrames(*frames), RenderContext(EN, "1.2.3")))
    items = [
        comparison(code, words=EN) for code in (small.SHARE, small.BASES, small.TRAINING, small.CHAINS, small.SHARE)
    ]
    assert len(open_pptx(deck_file.deck_pptx([*items, matrix], EN, "1.2.3")).slides) == 9


def test_document_properties_are_the_decks(comparison):
    options = FileOptions(title="会上", day=date(2026, 11, 27))
    file = deck_file.deck_pptx([comparison(small.SHARE)], ZH, "1.2.3", options)
    properties = open_pptx(file).core_properties
    assert (properties.title, properties.language, properties.created.date()) == ("会上", "zh-CN", date(2026, 11, 27))
    assert properties.modified.date() == date(2026, 11, 27)
    assert not [name for name in ZipFile(io.BytesIO(file)).namelist() if name.endswith(("app.xml", "thumbnail.jpeg"))]


def test_comparison_is_a_scatter_with_a_series_for_each_plan_in_its_colour(comparison):
    chart = chart_of(slide_of(comparison(small.SHARE)))
    marks = mark_series(chart)
    assert list(marks) == ["兰州 2019", "武威 2020"]
    assert sorted(numbers(marks["兰州 2019"], "x").values()) == [30, 50]
    assert str(marks["兰州 2019"].marker.format.fill.fore_color.rgb) == theme.PALETTE[0].lstrip("#")
    cells = workbook(chart)
    x = column_before(next(letters for letters, head in heads(cells).items() if head == "兰州 2019"))
    assert sorted([cells[f"{x}2"], cells[f"{x}3"]]) == [30, 50]


def test_words_of_the_page_stand_in_its_order(comparison):
    found = labels(chart_of(slide_of(comparison(small.SHARE))))
    first = [next(at for at, text in enumerate(found) if text.startswith(place)) for place in LANES]
    assert first == sorted(first)
    assert sum(text.startswith("≥30%") for text in found) == 1
    silence = next(at for at, text in enumerate(found) if "配合推进“双师型”队伍建设" in text)
    assert first[1] < silence < first[3]


def test_suspect_figure_has_no_mark_and_restatement_no_second_one(comparison):
    chart = chart_of(slide_of(comparison(small.SHARE)))
    assert "95%" not in "".join(labels(chart))
    assert sum("50%" in text for text in labels(chart)) == 2


def test_open_end_is_a_line_with_an_arrow_that_follows_its_mark(comparison):
    chart = chart_of(slide_of(comparison(small.SHARE)))
    cells = workbook(chart)
    mark = next(address for address, value in cells.items() if value == 30)
    followers = [formula for formula in formulas(cells) if re.fullmatch(rf"={mark}\+.*", formula)]
    assert len(followers) >= 2 + 3 + 1  # shaft, arrow, words
    assert all(re.fullmatch(r"=[A-Z]+\d+\+-?[\d.e-]+", formula) for formula in formulas(cells))


def test_hollow_is_a_white_middle_and_a_province_has_a_ring_under_its_mark(comparison):
    chart = chart_of(slide_of(comparison(small.TRAINING)))
    order = [one.name for one in series_of(chart)]
    ring, plan = order.index(ZH.text("deck.series.outline")), order.index("山东 2022")
    middles = [at for at, name in enumerate(order) if name == ZH.text("deck.series.hollow")]
    assert ring < middles[0] < plan < middles[1]
    white = series_of(chart)[middles[1]]
    assert str(white.marker.format.fill.fore_color.rgb) == "FFFFFF"
    assert white.marker.size < series_of(chart)[plan].marker.size < series_of(chart)[ring].marker.size


def test_what_is_drawn_last_is_listed_first_and_all_series_are_as_long(comparison):
    chart = chart_of(slide_of(comparison(small.TRAINING)))
    listed = [int(one.find(f"{C}order").get("val")) for one in chart._chartSpace.iter(f"{C}ser")]
    assert listed == sorted(listed, reverse=True)
    assert (
        len(
            {
                count.get("val")
                for cache in chart._chartSpace.iter(f"{C}numCache")
                for count in cache.iter(f"{C}ptCount")
            }
        )
        == 1
    )


def test_range_is_two_marks_and_a_line_between_them(comparison):
    chart = chart_of(slide_of(comparison(small.CHAINS)))
    marks = next(one for one in mark_series(chart).values() if set(numbers(one, "x").values()) >= {1, 2})
    assert marks.marker.size


def test_axes_of_several_lengths_keep_the_values_in_the_workbook(comparison):
    chart = chart_of(slide_of(comparison(small.BASES)))
    cells = workbook(chart)
    assert any(re.fullmatch(r"=\([A-Z]+\d+-0\.0\)/[\d.]+", formula) for formula in formulas(cells))
    assert ZH.text("column.value") in heads(cells).values()
    text = "".join(labels(chart)) + slide_text(slide_of(comparison(small.BASES)))
    assert all(place in text for place in LANES)


def test_bars_are_as_long_as_their_values_however_small():
    figure = go.Figure(go.Bar(x=[2_800_000, 10_000], y=["甲", "乙"], orientation="h", marker_color="#0072B2"))
    chart, _ = scene_chart(figure)
    bars = next(one for one in series_of(chart) if one.name == ZH.text("deck.series.areas"))
    x = numbers(bars, "x")
    assert [x[1] - x[0], x[4] - x[3]] == [2_800_000, 10_000]
    assert bars.format.line.width > Pt(20)


def test_upright_and_stacked_bars_begin_where_the_one_below_ends():
    figure = go.Figure([go.Bar(x=["甲"], y=[3]), go.Bar(x=["甲"], y=[2])]).update_layout(barmode="stack")
    scene = read_scene(figure)
    lower, upper = scene.areas
    assert upper.y[1] == pytest.approx(lower.y[0])
    assert (lower.y[1] - lower.y[0]) / (upper.y[1] - upper.y[0]) == pytest.approx(1.5)


def test_logarithmic_axis_stays_one():
    figure = go.Figure(go.Scatter(x=[10_000, 2_800_000], y=[1, 2], mode="markers")).update_xaxes(type="log")
    chart, _ = scene_chart(figure)
    assert chart._chartSpace.find(f".//{C}logBase").get("val") == "10"
    marks = next(iter(mark_series(chart).values()))
    assert list(numbers(marks, "x").values()) == [10_000, 2_800_000]


def test_heat_map_is_painted_cells_with_their_words():
    figure = go.Figure(
        go.Heatmap(
            z=[[0, 1]],
            x=["甲", "乙"],
            y=["题"],
            text=[["0", "1"]],
            texttemplate="%{text}",
            colorscale=["#FFFFFF", "#0072B2"],
        )
    )
    scene = read_scene(figure)
    assert [area.colour for area in scene.areas] == ["#FFFFFF", "#0072B2"]
    assert {"0", "1", "甲", "乙", "题"} <= {line for text in scene.texts for line in text.lines}


def test_figure_of_another_kind_becomes_a_table():
    exhibit = Exhibit(
        go.Figure(go.Pie(values=[1, 2])), "标题", "说明", (), (), "图", pd.DataFrame({"甲": ["一"]}), "1.2.3"
    )
    with pytest.raises(UnknownTraceError, match="pie"):
        read_scene(exhibit.figure)
    assert "一" in slide_text(slide_of(ExhibitItem(exhibit)))


def test_no_text_of_a_chart_covers_another_or_is_below_14_points(comparison):
    for code in (small.SHARE, small.TRAINING, small.BASES):
        scene = read_scene(comparison(code).exhibit.figure)
        layout = lay_out(scene, 880, 322)
        assert layout.height <= 322.5
        assert min(text.size for text in layout.scene.texts) >= 14
        spans = [(layout.y(text.extent[0]), layout.y(text.extent[1]), text) for text in layout.scene.texts]
        assert all(bottom - top >= text.height - 0.1 for top, bottom, text in spans)


def test_nothing_on_a_slide_is_below_14_points_but_sources_and_footer(comparison, quotation):
    items = [
        *(comparison(code, link=LINK, citation="引用。") for code in (small.SHARE, small.BASES)),
        quotation("lz-a"),
    ]
    deck = open_pptx(deck_file.deck_pptx(items, ZH, "1.2.3"))
    for slide in deck.slides:
        sizes = [int(run.get("sz")) for run in slide.shapes._spTree.iter(f"{A}rPr") if run.get("sz")]
        assert all(size >= 1000 for size in sizes)
        assert all(
            int(one.get("sz")) >= 1400
            for s in slide.shapes
            if s.has_chart
            for one in s.chart._chartSpace.iter(f"{A}rPr")
            if one.get("sz")
        )
    small_ones = {
        shape.placeholder_format.idx: shape._element.find(f".//{A}defRPr").get("sz")
        for layout in deck.slide_layouts
        for shape in layout.placeholders
    }
    assert {index for index, size in small_ones.items() if int(size) < 1400} == {11, 12, 16}


@pytest.mark.parametrize("words", [ZH, EN])
def test_one_caveat_stands_on_the_slide_and_all_in_the_notes(comparison, words):
    item = comparison(small.SHARE, words=words, link=LINK, citation="引用。")
    slide, exhibit = slide_of(item, words), item.exhibit
    shown = slide_text(slide)
    assert exhibit.notes[0][:20] in shown
    assert words.text("panel.version", version="1.2.3") in shown
    notes = notes_of(slide)
    assert all(line in notes for line in (exhibit.headline, *exhibit.sources, *exhibit.notes, "引用。", LINK))
    assert all(str(cell).replace("\n", " ") in notes for cell in exhibit.table.to_numpy().ravel())


def test_long_finding_is_cut_after_a_clause_and_stands_whole_in_the_notes(comparison):
    item = comparison(small.SHARE)
    long = replace(item.exhibit, headline="第一句很长很长很长很长很长很长很长很长很长；" * 6)
    slide = slide_of(replace(item, exhibit=long))
    title = slide.shapes.title.text_frame.text
    assert title.endswith("长…")
    assert len(text_metrics.lines(title, 880, 24, bold=True)) <= 2
    assert long.headline in notes_of(slide)


def test_text_without_a_clause_is_cut_anywhere():
    assert slide_layout.shortened("x" * 400, 100, 14, 1).endswith("…")
    assert slide_layout.shortened("短", 100, 14, 1) == "短"


def test_slides_are_made_of_placeholders_whose_type_is_the_layouts(comparison):
    deck = open_pptx(deck_file.deck_pptx([comparison(small.SHARE, link=LINK)], ZH, "1.2.3"))
    slide = deck.slides[1]
    kinds = {shape.placeholder_format.type for shape in slide.placeholders}
    assert {
        PP_PLACEHOLDER.TITLE,
        PP_PLACEHOLDER.BODY,
        PP_PLACEHOLDER.CHART,
        PP_PLACEHOLDER.FOOTER,
        PP_PLACEHOLDER.SLIDE_NUMBER,
    } <= kinds
    for shape in slide.placeholders:
        if shape.has_text_frame:
            assert not [run for run in shape._element.iter(f"{A}rPr") if run.find(f"{A}latin") is not None]
    assert all(shape.text_frame.text.strip() for shape in slide.placeholders if shape.has_text_frame)
    assert len(deck.slide_layouts) == 4


def followed(file, shift):
    """The file after the values of all marks in its workbook were moved, as an office program would write it."""
    deck = open_pptx(file)
    chart = chart_of(deck.slides[0])
    values = workbook(chart)
    for letters, head in heads(values).items():
        if head in mark_series(chart):
            x = column_before(letters)
            values |= {
                at: value + shift for at, value in values.items() if re.fullmatch(rf"{x}\d+", at) and at != f"{x}1"
            }
    for address, formula in [(at, value) for at, value in values.items() if str(value).startswith("=")]:
        leader, _, more = formula[1:].partition("+")
        values[address] = values[leader] + float(more)
    for reference in chart._chartSpace.iter(f"{C}numRef"):
        letters, first = re.fullmatch(r"Sheet1!\$([A-Z]+)\$(\d+):.*", reference.find(f"{C}f").text).groups()
        for point in reference.iter(f"{C}pt"):
            point.find(f"{C}v").text = repr(values[f"{letters}{int(first) + int(point.get('idx'))}"])
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def rendered(file, folder):
    """Picture of the first slide, by LibreOffice."""
    folder.mkdir()
    (folder / "deck.pptx").write_bytes(file)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "deck.pptx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    subprocess.run(
        ["pdftoppm", "-r", "72", "-png", str(folder / "deck.pdf"), str(folder / "deck")], check=True, timeout=60
    )
    return Image.open(next(folder.glob("deck-*.png"))).convert("RGB")


def painted(picture, colour):
    """Left and right edge, from 0 to 1, of what has a colour."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    columns = [x for x in range(picture.width) for y in range(picture.height) if near(picture.getpixel((x, y)), wanted)]
    return min(columns) / picture.width, max(columns) / picture.width


def near(pixel, wanted):
    return all(abs(one - other) <= 12 for one, other in zip(pixel, wanted, strict=True))


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftoppm")), reason="needs LibreOffice and poppler")
def test_picture_follows_a_value_changed_in_the_workbook(comparison, tmp_path):
    file = deck_file.slide_pptx(comparison(small.SHARE), ZH, "1.2.3")
    before, after = (rendered(one, tmp_path / name) for one, name in ((file, "a"), (followed(file, 20), "b")))
    (left, right), (left_, right_) = (painted(picture, theme.PALETTE[0]) for picture in (before, after))
    assert left_ - left == pytest.approx(right_ - right, abs=0.01)
    assert 0.08 < left_ - left < 0.2  # a fifth of an axis from 0 to 100 that takes more than 40 per cent of the slide


def test_full_url_has_a_qr_code_and_relative_url_none(comparison):
    def pictures(link):
        return [s for s in slide_of(comparison(small.SHARE, link=link)).shapes if s.shape_type == 13]

    (code,) = pictures(LINK)
    assert LINK in code._element.nvPicPr.cNvPr.get("descr")
    assert pictures("indicator?indicator=share") == []
    assert pictures("https://example.org/?" + "x" * 5000) == []


@pytest.mark.parametrize("words", [ZH, EN])
def test_charts_and_tables_have_alternative_text(comparison, words):
    for indicator in (small.SHARE, small.BASES):
        item = comparison(indicator, words=words)
        slide = slide_of(item, words)
        frame = next(s for s in slide.shapes if s.has_chart or s.has_table)
        descr = frame._element.nvGraphicFramePr.cNvPr.get("descr")
        assert descr == item.exhibit.alt


def test_quotation_has_marked_number_gloss_clause_and_document(quotation):
    item = quotation("lz-a")
    slide = slide_of(item, EN)
    marked = [r for r in slide.shapes._spTree.iter(f"{A}r") if r.find(f"{A}rPr/{A}highlight") is not None]
    assert [run.find(f"{A}t").text for run in marked] == [item.target["quote"][10:12]]
    assert "lanzhou work points" in slide_text(slide)
    assert EN.clause("六") in slide_text(slide)
    glossed = Quotation({**item.target, "gloss": "must reach 30%"}, item.plan)
    assert "must reach 30%" in slide_text(slide_of(glossed, EN))
    assert "must reach 30%" not in slide_text(slide_of(glossed, ZH))


def grid(cells):
    rows = tuple(
        GridRow(CellItem((TextPart(f"行{n}"),)), ((CellItem((TextPart(cell),)),),)) for n, cell in enumerate(cells)
    )
    figure = Grid("表", (GridColumn("甲"), GridColumn("乙")), rows)
    return Exhibit(figure, "标题", "说明", (), (), "表", pd.DataFrame({"乙": cells}), "1.2.3")


def test_matrix_is_one_native_table_in_short_and_says_what_it_leaves_out(db):
    frames = targets_(file=db), silences(file=db), plans_(db), indicators_(db)
    exhibit = matrix_exhibit(MatrixFrames(*frames), RenderContext(ZH, "1.2.3"))
    deck = open_pptx(deck_file.slide_pptx(ExhibitItem(exhibit), ZH, "1.2.3"))
    (slide,) = deck.slides
    table = next(shape for shape in slide.shapes if shape.has_table)
    heads = tuple(cell.text for cell in table.table.rows[0].cells)[2:]
    assert heads == tuple(f"{place} {year}" for place, year in zip(LANES, (2019, 2020, 2022, 2022, 2024), strict=True))
    assert all(row["name_zh"] in slide_text(slide) + notes_of(slide) for row in small.rows(small.INDICATORS))


def test_table_longer_than_a_slide_is_cut_counted_and_whole_in_the_notes():
    (slide,) = open_pptx(deck_file.slide_pptx(ExhibitItem(grid([f"句{n}" for n in range(60)])), ZH, "1")).slides
    table = next(shape for shape in slide.shapes if shape.has_table)
    shown = len(table.table.rows) - 1
    assert table.top + sum(row.height for row in table.table.rows) <= Pt(438)
    assert ZH.text("deck.rows_left_out", count=60 - shown, total=60) in slide_text(slide)
    assert all(f"句{n}" in notes_of(slide) for n in range(60))


def test_cell_higher_than_a_slide_is_cut_and_whole_in_the_notes():
    long = "".join(f"第{n}句话。" for n in range(900))
    (slide,) = open_pptx(deck_file.slide_pptx(ExhibitItem(grid([long, "短"])), ZH, "1")).slides
    assert "第0句话" in slide_text(slide)
    assert "第899句话" in notes_of(slide)


def test_shapes_of_a_slide_do_not_overlap(comparison, quotation):
    for words in (ZH, EN):
        items = [comparison(code, words=words, link=LINK) for code in (small.SHARE, small.BASES, small.TRAINING)]
        for slide in open_pptx(deck_file.deck_pptx([*items, quotation("lz-a")], words, "1.2.3")).slides:
            boxes = [
                s for s in slide.shapes if s.has_chart or s.has_table or s.shape_type == 13 or s == slide.shapes.title
            ]
            for number, one in enumerate(boxes):
                assert one.top + one.height <= Pt(540)
                for other in boxes[number + 1 :]:
                    apart = one.top + one.height <= other.top + 1 or other.top + other.height <= one.top + 1
                    beside = one.left + one.width <= other.left or other.left + other.width <= one.left
                    assert apart or beside


def test_chart_higher_than_a_slide_is_cut_and_counts_its_labels(comparison):
    def thirty_scopes(targets):
        row = targets[targets["target_id"] == "lz-a"]
        return pd.concat([row.assign(target_id=f"x-{n}", scope_zh=f"范围{n}", value_low=n) for n in range(30)])

    item = comparison(small.SHARE, thirty_scopes)
    (slide,) = open_pptx(deck_file.slide_pptx(item, ZH, "1")).slides
    left_out = re.search(ZH.text("deck.left_out", count="N").replace("N", r"(\d+)"), slide_text(slide))
    assert int(left_out[1]) > 0
    assert next(s for s in slide.shapes if s.has_chart).height <= Pt(323)
    assert all(f"范围{n}" in notes_of(slide) for n in range(30))


def test_custom_title_takes_the_place_of_the_finding_which_stands_in_the_notes(comparison):
    item = comparison(small.SHARE, title="我的题目")
    slide = slide_of(item)
    assert slide.shapes.title.text_frame.text == "我的题目"
    assert item.exhibit.headline in notes_of(slide)


def test_hostile_text_cannot_break_the_file_or_run_as_a_formula(comparison):
    def poisoned(targets):
        return targets.assign(scope_zh='=cmd|"/c calc"!A1\x00\x0b\u202e<a:b>&', quote="\x01坏")

    item = comparison(small.SHARE, poisoned, title="甲\ud800\x00/\"'\u202e" + "长" * 100, link=LINK)
    plans = plans_named(item.exhibit.frames.plans, "=1+1")
    item = replace(item, exhibit=replace(item.exhibit, frames=replace(item.exhibit.frames, plans=plans)))
    chart = chart_of(slide_of(item))
    cells = workbook(chart)
    assert all(re.fullmatch(r"=[A-Z]+\d+\+-?[\d.e-]+", formula) for formula in formulas(cells))
    assert any(head.startswith("'=1+1") for head in heads(cells).values())
    assert "\u202e" not in slide_text(slide_of(item))


def plans_named(plans, name):
    return plans.assign(region_zh=name)


def test_empty_deck_has_key_and_method():
    deck = open_pptx(deck_file.deck_pptx([], EN, "1.2.3"))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[1:] == ["How to read the charts, and how the data were made"]


def test_comparison_without_targets_shows_the_silences(comparison):
    slide = slide_of(comparison(small.SHARE, lambda targets: targets.iloc[:0]))
    words = slide_text(slide) + "".join("".join(labels(s.chart)) for s in slide.shapes if s.has_chart)
    assert ZH.text("silence.not_in_file") in words


def test_deck_of_201_items_is_refused(quotation):
    one = quotation("lz-a")
    assert len(open_pptx(deck_file.deck_pptx([one] * 200, ZH, "1")).slides) == 200 + 3
    with pytest.raises(TooManyError, match="201"):
        deck_file.deck_pptx([one] * 201, ZH, "1")


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ("1-3", [("必", False), ("须达", True), ("到", False)]),
        ("0-1 2-4", [("必", True), ("须", False), ("达到", True)]),
        ("2-9 x 3-1", [("必须达到", False)]),
        (float("nan"), [("必须达到", False)]),
    ],
)
def test_quote_is_split_at_its_numerals_without_loss(spans, found):
    assert quote_pieces("必须达到", spans) == found


def test_long_words_break_at_the_width():
    assert len(text_metrics.lines("x" * 400, 100, 12)) > 10
    assert text_metrics.lines("", 100, 12) == [""]


def test_a_link_of_any_length_is_measured_once_and_shown_as_far_as_it_fits(monkeypatch):
    measured = []
    usual = text_metrics.ems
    monkeypatch.setattr(text_metrics, "ems", lambda char: measured.append(char) or usual(char))
    shown = presentation.shorten("https://example.org/deck?items=" + "a" * 200_000, 400)
    assert len(measured) < 400
    assert shown.endswith("…")
    assert text_metrics.width_of(shown, 10) <= 400
    assert presentation.shorten("https://example.org/deck", 400) == "https://example.org/deck"
