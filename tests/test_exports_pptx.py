"""Slides: editable native charts, signs that differ without colour, captions and speaker notes."""

import io
import re
from dataclasses import replace
from functools import partial
from zipfile import ZipFile

import pandas as pd
import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from dashboard.database.queries.register import indicators as indicators_
from dashboard.database.queries.register import plans as plans_
from dashboard.database.queries.register import silences
from dashboard.database.queries.register import targets as targets_
from dashboard.deck.ready_deck import most_comparable
from dashboard.exports.items import ExhibitItem, FileOptions, Quotation, TooManyError
from dashboard.exports.pptx import bar_segments, deck_file, text_metrics
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


def names(chart):
    return [str(label) for label in chart.plots[0].categories]


def slide_text(slide):
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for s in slide.shapes if s.has_table for row in s.table.rows for cell in row.cells]
    return "\n".join([*texts, *cells])


def bar_labels(chart):
    """Label at the end of each bar, from the top."""
    last = list(chart.plots[0].series)[-1]._element
    return ["".join(label.itertext(f"{A}t")) for label in last.iter(f"{C}dLbl")]


def paint(chart, row, piece):
    """Filling (or pattern) and outline of a segment of a bar."""
    series = chart.plots[0].series[bar_segments.PIECES.index(piece)]
    form = series.points[row].format
    properties = form._element.find(f"{C}spPr")
    filling = next(etree.QName(child).localname for child in properties if "Fill" in etree.QName(child).localname)
    pattern = properties.find(f"{A}pattFill")
    return pattern.get("prst") if pattern is not None else filling, properties.find(f"{A}ln")


def embedded_workbook(chart):
    """Cells of the embedded workbook by address, as text, and how many formulas there are."""
    with ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as parts:
        strings = etree.fromstring(parts.read("xl/sharedStrings.xml"))
        sheet = etree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    shared = ["".join(one.itertext()) for one in strings]
    cells = {
        c.get("r"): (shared[int(c[0].text)] if c.get("t") == "s" else c[0].text) for c in sheet.iter("{*}c") if len(c)
    }
    return cells, len(list(sheet.iter("{*}f")))


def values(chart, row):
    return {p: chart.plots[0].series[n].values[row] for n, p in enumerate(bar_segments.PIECES)}


def row_of(chart, text):
    return next(number for number, words in enumerate(bar_labels(chart)) if text in words)


def test_deck_is_16_to_9_with_title_first_and_legend_method_sources_last(comparison):
    deck = open_pptx(deck_file.deck_pptx([comparison(small.SHARE)], ZH, "1.2.3", FileOptions(title="会上")))
    assert deck.slide_width * 9 == deck.slide_height * 16
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0] == "会上"
    assert titles[-3:] == [ZH.text("deck.legend"), ZH.text("deck.method"), ZH.text("panel.sources")]
    assert len(titles) == 5
    assert all(ZH.text(f"deck.legend.{sign}") in slide_text(deck.slides[2]) for sign in ("range", "about", "at_most"))


def test_comparison_is_a_native_chart_with_an_embedded_workbook(comparison):
    slide = slide_of(comparison(small.SHARE))
    chart = chart_of(slide)
    cells, formulas = embedded_workbook(chart)
    heads = [cells[f"{column}1"] for column in "BCDEF"]
    assert heads == [ZH.text(f"deck.series.{piece}") for piece in (*bar_segments.PIECES, "words")]
    assert [float(cells[f"C{row}"]) for row in (2, 3, 4)] == [30, 50, 50]
    assert [cells[f"A{row}"] for row in range(2, 8)] == names(chart)
    assert formulas == 0


def test_each_scope_has_a_row_in_plan_order(comparison):
    found = names(chart_of(slide_of(comparison(small.SHARE))))
    assert [LANES.index(name[:2]) for name in found] == [0, 0, 1, 2, 3, 4]
    assert "县区及民办学校" in found[0]
    assert "市属学校" in found[1]


def test_bar_is_labelled_with_operator_value_and_year(comparison):
    assert bar_labels(chart_of(slide_of(comparison(small.SHARE))))[0] == "≥30% · 2019年"
    assert any("超过 280万人次" in words for words in bar_labels(chart_of(slide_of(comparison(small.TRAINING)))))


def test_silence_is_named_without_a_bar(comparison):
    chart = chart_of(slide_of(comparison(small.SHARE)))
    vague = row_of(chart, "配合推进“双师型”队伍建设")
    assert ZH.text("silence.vague") in bar_labels(chart)[vague]
    assert set(values(chart, vague).values()) == {None}
    assert all(row_of(chart, ZH.text(f"silence.{kind}")) for kind in ("not_in_file", "not_issuers_task"))


def test_every_operator_has_its_own_filling_or_shape(comparison):
    share = chart_of(slide_of(comparison(small.SHARE)))
    assert paint(share, 0, "value")[0] == "solidFill"
    assert paint(share, 0, "open")[0] == "wdUpDiag"
    training = chart_of(slide_of(comparison(small.TRAINING)))
    assert paint(training, row_of(training, "超过"), "open")[0] == "narVert"
    chains = chart_of(slide_of(comparison(small.CHAINS)))
    ranged, most = row_of(chains, "1–2"), row_of(chains, "≤2")
    assert values(chains, ranged) == {"offset": 1, "value": None, "band": 1, "open": None}
    assert paint(chains, most, "value")[0] == "wdDnDiag"
    assert sum(filter(None, values(chains, most).values())) == pytest.approx(2)


def test_about_has_a_dotted_band_around_the_number(comparison, db):
    about = targets_(small.BASES, db).set_index("target_id").loc["sd-a"]
    sizes = bar_segments.sizes(about, 50)
    assert sizes["value"] + sizes["band"] / 2 == 40
    assert bar_segments.fills(about)["band"] == bar_segments.DOTS


def test_aspirational_is_hollow_and_a_province_has_a_heavy_dark_outline(comparison):
    chart = chart_of(slide_of(comparison(small.TRAINING)))
    shandong, sanming = row_of(chart, "280万"), row_of(chart, "1.2万")
    filling, line = paint(chart, shandong, "value")
    series = chart.plots[0].series[1]
    assert filling == "solidFill"
    assert str(series.points[shandong].format.fill.fore_color.rgb) == "FFFFFF"
    assert str(series.points[sanming].format.fill.fore_color.rgb) != "FFFFFF"
    assert int(line.get("w")) > int(paint(chart, sanming, "value")[1].get("w"))


def test_related_indicator_is_a_native_table_without_an_axis(comparison):
    slide = slide_of(comparison(small.BASES))
    assert not any(shape.has_chart for shape in slide.shapes)
    assert "现有" in slide_text(slide)
    assert all(place in slide_text(slide) for place in LANES)
    assert "另有" not in slide_text(slide)


def test_suspect_figure_has_no_bar_and_restatement_no_second_row(comparison):
    slide = slide_of(comparison(small.SHARE))
    assert "95%" not in "".join(bar_labels(chart_of(slide)))
    assert sum("50%" in words for words in bar_labels(chart_of(slide))) == 2


@pytest.mark.parametrize("words", [ZH, EN])
def test_caveats_source_version_and_link_are_on_the_slide(comparison, words):
    item = comparison(small.SHARE, words=words, link=LINK, citation="引用。")
    slide, exhibit = slide_of(item, words), item.exhibit
    shown = slide_text(slide)
    assert exhibit.notes[0] in shown
    assert words.text("panel.version", version="1.2.3") in shown
    assert LINK in shown
    assert "lanzhou〔2019〕1号" in shown
    notes = slide.notes_slide.notes_text_frame.text
    assert all(line in notes for line in (*exhibit.sources, *exhibit.notes, "引用。", LINK))
    assert all(str(cell).replace("\n", " ") in notes for cell in exhibit.table.to_numpy().ravel())


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


@pytest.mark.parametrize("words", [ZH, EN])
def test_fonts_are_named_for_latin_and_east_asian_text_everywhere(comparison, quotation, words):
    items = [*(comparison(code, words=words) for code in (small.SHARE, small.BASES)), quotation("lz-a")]
    file = deck_file.deck_pptx(items, words, "1.2.3")
    with ZipFile(io.BytesIO(file)) as parts:
        wanted = [n for n in parts.namelist() if re.search(r"(slides/slide|charts/chart|notesSlides/notesSlide)\d", n)]
        for name in (n for n in wanted if n.endswith(".xml")):
            tree = etree.fromstring(parts.read(name))
            for run in (r for r in tree.iter(f"{A}r") if "".join(r.itertext()).strip()):
                faces = {tag: run.find(f"{A}rPr/{A}{tag}").get("typeface") for tag in ("latin", "ea")}
                assert faces["ea"] == "Microsoft YaHei", name
                assert faces["latin"] in ("Microsoft YaHei", "Arial")
            if "chart" in name:
                assert tree.find(f"{C}txPr//{A}ea") is not None


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


def test_matrix_is_native_tables_on_several_slides(db):
    frames = targets_(file=db), silences(file=db), plans_(db), indicators_(db)
    matrix = matrix_exhibit(MatrixFrames(*frames), RenderContext(ZH, "1.2.3"))
    deck = open_pptx(deck_file.slide_pptx(ExhibitItem(matrix), ZH, "1.2.3"))
    tables = [next(s for s in slide.shapes if s.has_table) for slide in deck.slides]
    assert {tuple(c.text for c in t.table.rows[0].cells)[2:] for t in tables} == {
        tuple(f"{p} {y}" for p, y in zip(LANES, (2019, 2020, 2022, 2022, 2024), strict=True))
    }
    assert all(shape.top + shape.height <= deck.slide_height for shape in tables)
    text = "".join(slide_text(slide) for slide in deck.slides)
    assert all(row["name_zh"] in text for row in small.rows(small.INDICATORS))


def grid(cells):
    rows = tuple(
        GridRow(CellItem((TextPart(f"行{n}"),)), ((CellItem((TextPart(cell),)),),)) for n, cell in enumerate(cells)
    )
    figure = Grid("表", (GridColumn("甲"), GridColumn("乙")), rows)
    return Exhibit(figure, "标题", "说明", (), (), "表", pd.DataFrame(), "1.2.3")


def test_cell_higher_than_a_slide_continues_on_the_next_without_loss():
    long = "".join(f"第{n}句话。" for n in range(900))
    deck = open_pptx(deck_file.slide_pptx(ExhibitItem(grid([long, "短"])), ZH, "1"))
    text = "".join(c.text for s in deck.slides for t in s.shapes if t.has_table for r in t.table.rows for c in r.cells)
    assert len(deck.slides) > 2
    assert all(f"第{n}句话" in re.sub(r"\s|行0|甲|乙", "", text) for n in (0, 450, 899))


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


def test_long_chart_continues_on_the_next_slide_with_the_same_axis(comparison):
    def twenty_scopes(targets):
        row = targets[targets["target_id"] == "lz-a"]
        return pd.concat([row.assign(target_id=f"x-{n}", scope_zh=f"范围{n}", value_low=n) for n in range(20)])

    deck = open_pptx(deck_file.slide_pptx(comparison(small.SHARE, twenty_scopes), ZH, "1"))
    charts = [chart_of(slide) for slide in deck.slides]
    assert len(charts) > 1
    assert len({chart.value_axis.maximum_scale for chart in charts}) == 1
    assert sum(len(names(chart)) for chart in charts) == 20 + 4


def test_custom_title_stands_over_the_finding(comparison):
    item = comparison(small.SHARE, title="我的题目")
    slide = slide_of(item)
    assert slide.shapes.title.text_frame.text == "我的题目"
    assert item.exhibit.headline in slide_text(slide)


def test_hostile_text_cannot_break_the_file_or_run_as_a_formula(comparison):
    def poisoned(targets):
        return targets.assign(scope_zh='=cmd|"/c calc"!A1\x00\x0b\u202e<a:b>&', quote="\x01坏")

    def regions(plans):
        return plans.assign(region_zh="=1+1")

    item = comparison(small.SHARE, poisoned, title="甲\ud800\x00/\"'\u202e" + "长" * 100, link=LINK)
    frames = item.exhibit.frames
    item = replace(item, exhibit=replace(item.exhibit, frames=replace(frames, plans=regions(frames.plans))))
    chart = chart_of(slide_of(item))
    cells, formulas = embedded_workbook(chart)
    assert formulas == 0
    assert all(cells[f"A{row}"].startswith("'=1+1") for row in range(2, 5))
    assert "\u202e" not in slide_text(slide_of(item))


def test_empty_deck_has_legend_and_method():
    deck = open_pptx(deck_file.deck_pptx([], EN, "1.2.3"))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides][1:] == [
        "How to read the charts",
        "How the data were made",
    ]


def test_comparison_without_targets_is_a_table_of_silences(comparison):
    slide = slide_of(comparison(small.SHARE, lambda targets: targets.iloc[:0]))
    assert ZH.text("silence.not_in_file") in slide_text(slide)


def test_deck_of_201_items_is_refused(quotation):
    one = quotation("lz-a")
    assert len(open_pptx(deck_file.deck_pptx([one] * 200, ZH, "1")).slides) == 200 + 4
    with pytest.raises(TooManyError, match="201"):
        deck_file.deck_pptx([one] * 201, ZH, "1")


def test_ready_deck_has_comparable_indicators_most_plans_first(db):
    targets, indicators = targets_(file=db), indicators_(db)
    assert most_comparable(targets, indicators) == [small.CHAINS, small.SHARE, small.TRAINING]
    more = targets[targets["target_id"] == "lz-a"].assign(plan_id="sanming-2024")
    assert most_comparable(pd.concat([targets, more]), indicators)[0] == small.SHARE
    assert most_comparable(targets, indicators, most=1) == [small.CHAINS]


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
