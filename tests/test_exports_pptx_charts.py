"""Charts of slides: native and editable, with the marks of their page, which follow the workbook."""

import io
import re
import shutil
import subprocess

import pandas as pd
import plotly.graph_objects as go
import pytest
from PIL import Image
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.items import ExhibitItem
from dashboard.exports.pptx import deck_file
from dashboard.exports.pptx.plotly_reader import UnknownTraceError, read_scene
from dashboard.exports.pptx.scene_layout import lay_out
from dashboard.figures.model import Exhibit
from tests import small
from tests.pptx_reading import (
    LANES,
    ZH,
    C,
    chart_of,
    column_before,
    formulas,
    heads,
    labels,
    mark_series,
    notes_of,
    numbers,
    open_pptx,
    scene_chart,
    series_of,
    slide_of,
    slide_text,
    workbook,
)


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


def test_chart_higher_than_a_slide_is_cut_and_counts_its_labels(comparison):
    def thirty_scopes(targets):
        row = targets[targets["target_id"] == "lz-a"]
        return pd.concat([row.assign(target_id=f"x-{n}", scope_zh=f"范围{n}", value_low=n) for n in range(30)])

    item = comparison(small.SHARE, thirty_scopes)
    (slide,) = open_pptx(deck_file.slide_pptx(item, ZH, "1")).slides
    left_out = re.search(ZH.text("deck.left_out", count=99).replace("99", r"(\d+)"), slide_text(slide))
    assert int(left_out[1]) > 0
    assert next(s for s in slide.shapes if s.has_chart).height <= Pt(323)
    assert all(f"范围{n}" in notes_of(slide) for n in range(30))
