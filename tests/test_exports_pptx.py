"""Slides: one for each figure, with what must be said on it, and the rest in its notes."""

import io
import re
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pandas as pd
import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.database.queries.register import indicators as indicators_
from dashboard.database.queries.register import plans as plans_
from dashboard.database.queries.register import silences
from dashboard.database.queries.register import targets as targets_
from dashboard.exports.items import ExhibitItem, FileOptions, Quotation
from dashboard.exports.pptx import deck_file, presentation, slide_layout, text_metrics
from dashboard.exports.quote_spans import quote_pieces
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.matrix.exhibit import MatrixFrames, matrix_exhibit
from dashboard.figures.model import Exhibit
from dashboard.render_context import RenderContext
from tests import small
from tests.pptx_reading import (
    EN,
    LANES,
    LINK,
    ZH,
    A,
    chart_of,
    formulas,
    heads,
    labels,
    notes_of,
    open_pptx,
    slide_of,
    slide_text,
    workbook,
)

pytestmark = pytest.mark.slow  # each is quick, but there are many


def test_deck_is_16_to_9_with_title_first_and_key_with_method_and_sources_last(comparison):
    deck = open_pptx(deck_file.deck_pptx([comparison(small.SHARE)], ZH, "1.2.3", FileOptions(title="会上")))
    assert deck.slide_width * 9 == deck.slide_height * 16
    assert deck.element.find(qn("p:sldSz")).get("type") is None
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0] == "会上"
    assert titles[2:] == [ZH.text("deck.key_and_method"), ZH.text("panel.sources")]
    assert all(ZH.text(f"deck.legend.{sign}") in slide_text(deck.slides[2]) for sign in ("range", "about", "at_most"))


def test_six_figures_give_nine_slides(comparison, db):
    frames = targets_(file=db), silences(file=db), plans_(file=db), indicators_(file=db)
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
    frames = targets_(file=db), silences(file=db), plans_(file=db), indicators_(file=db)
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


def test_deck_of_200_items_has_a_slide_for_each(quotation):
    one = quotation("lz-a")
    assert len(open_pptx(deck_file.deck_pptx([one] * 200, ZH, "1")).slides) == 200 + 3


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
