"""Pictures: what travels along stands in them, always in light; the browser behind them comes back when it dies."""

import os
import signal
import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import theme
from dashboard.exports import headless_browser, pictures
from dashboard.exports.html import embed, table_page
from dashboard.exports.picture_options import PictureOptions, picture_options
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.text_metrics import fill_lines, text_width
from dashboard.i18n.words import Words
from tests.browser import require_browser

pytestmark = pytest.mark.slow  # each is quick, but there are many

ZH = Words("zh")
LINK = "https://example.org/indicator?lang=zh"
BAD = "<script>alert(1)</script>"


def drawn(x: float = 1) -> Exhibit:
    figure = go.Figure(go.Scatter(x=[0, x], y=[0, 1], marker={"color": theme.LIGHT.text}))
    figure.update_layout(template=theme.template(), height=200, margin={"l": 16, "r": 20, "t": 4, "b": 30})
    return Exhibit(
        figure, f"兰州给出数量{BAD}。", "副题", ("《工作要点》",), ("口径不同。",), "", pd.DataFrame(), "1.1.0"
    )


def listed() -> Exhibit:
    cell = (CellItem((TextPart(BAD, "value"), TextPart("引文", "quote"))),)
    grid = Grid(
        "", (GridColumn("指标"), GridColumn("兰州")), (GridRow(CellItem((TextPart("占比"),)), (cell,), "教师"),)
    )
    return replace(drawn(), figure=grid)


@pytest.fixture
def engine(monkeypatch):
    """An engine of the test's own, with the browser that the tests found."""
    monkeypatch.setenv("BROWSER_PATH", require_browser())
    made = headless_browser.Engine()
    monkeypatch.setattr(headless_browser, "ENGINE", made)
    yield made
    made.close()


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return struct.unpack(">II", png[16:24])


def said(figure: go.Figure) -> str:
    return " ".join(note.text for note in figure.layout.annotations)


def test_caption_is_part_of_the_picture_and_escaped():
    figure = pictures.with_caption(drawn(), ZH, LINK)
    for part in ("兰州给出数量", "副题", "口径不同。", "《工作要点》", "数据版本 1.1.0", LINK):
        assert part in said(figure)
    assert "<script>" not in said(figure)


def test_plot_keeps_its_height_and_the_exhibit_is_not_changed():
    exhibit = drawn()
    figure = pictures.with_caption(exhibit, ZH, LINK)
    assert figure.layout.height - figure.layout.margin.t - figure.layout.margin.b == pytest.approx(200 - 34)
    assert len(exhibit.figure.layout.annotations) == 0


def test_picture_stands_on_light_paper():
    assert pictures.with_caption(drawn(), ZH).layout.paper_bgcolor == theme.LIGHT.paper


def test_table_becomes_a_page_with_escaped_text():
    page = table_page.page(listed(), ZH, LINK)
    assert BAD not in page
    assert "&lt;script&gt;" in page
    assert "教师" in page
    with pytest.raises(TypeError):
        table_page.page(drawn(), ZH)


def test_table_has_no_svg():
    assert not pictures.has_svg(listed())
    with pytest.raises(ValueError, match="SVG"):
        pictures.svg(listed(), ZH)


def test_lines_break_at_no_bracket_and_inside_long_urls():
    for width in range(60, 300, 7):
        lines = fill_lines(
            "据《贯彻落实〈教育部〉意见》（《工作要点》), 无文号。" + "https://example.org/" + "a" * 90, width, 13
        )
        assert not any(line.endswith(("《", "〈", "（")) for line in lines)
        assert not any(line.startswith(("》", "〉", ")", "。")) for line in lines)
        assert all(text_width(line) <= width + 3 * 13 for line in lines)


def test_iframe_has_the_url_and_an_escaped_title():
    code = embed.iframe(LINK, f'"{BAD}')
    assert 'src="https://example.org/indicator?lang=zh&amp;embed=true"' in code
    assert "<script>" not in code
    assert code.count('"') == 12


def test_missing_browser_is_an_error(monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    monkeypatch.setattr(headless_browser, "ENGINE", headless_browser.Engine())
    with pytest.raises(headless_browser.NoBrowserError):
        pictures.png(drawn(), ZH)


def test_png_has_twice_the_size_and_svg_keeps_its_text(engine):
    assert size(pictures.png(drawn(), ZH, LINK))[0] == 2 * pictures.WIDTH
    width, height = size(pictures.png(listed(), ZH, LINK))
    assert (width, height > 200) == (2 * pictures.WIDTH, True)
    svg = pictures.svg(drawn(), ZH, LINK).decode("utf-8")
    assert "口径不同。" in svg
    assert LINK.split("?")[0] in svg


def test_killed_browser_restarts_for_the_next_picture(engine):
    pictures.png(drawn(), ZH)
    os.kill(engine.pid, signal.SIGKILL)
    assert size(pictures.png(drawn(), ZH))[0] == 2 * pictures.WIDTH


def test_concurrent_pictures_are_not_mixed_up(engine):
    exhibits = [replace(drawn(), headline=f"第{number}号") for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda one: pictures.svg(one, ZH).decode("utf-8"), exhibits))
    for number, svg in enumerate(made):
        assert f"第{number}号" in svg


def test_resolution_of_300_dots_to_the_inch_is_written_into_a_png(engine):
    png = pictures.png(drawn(), ZH)
    assert png[37:41] == b"pHYs"
    assert struct.unpack(">IIB", png[41:50]) == (11_811, 11_811, 1)


@pytest.mark.parametrize(("shape", "ratio"), [("wide", 16 / 9), ("square", 1.0)])
def test_picture_has_the_proportions_that_were_asked_for(shape, ratio):
    for height in (120, 1500):
        exhibit = replace(drawn(), figure=go.Figure(drawn().figure).update_layout(height=height))
        layout = pictures.with_caption(exhibit, ZH, options=PictureOptions(shape=shape)).layout
        assert layout.width / layout.height == pytest.approx(ratio, abs=0.01)
        assert layout.height > height


def test_picture_without_heading_or_caption_has_none_of_their_words():
    bare = said(pictures.with_caption(drawn(), ZH, LINK, PictureOptions(header=False, notes=False)))
    assert bare == ""
    assert "口径不同。" in said(pictures.with_caption(drawn(), ZH, LINK, PictureOptions(header=False)))
    page = table_page.page(listed(), ZH, LINK, PictureOptions(header=False, notes=False))
    assert not [part for part in ("副题", "口径不同。", LINK) if part in page]


def test_options_of_an_address_are_read_and_written():
    asked = PictureOptions(header=False, notes=True, shape="square")
    assert picture_options(asked.parameters) == asked
    assert picture_options({"shape": "../etc"}) == PictureOptions()
    assert PictureOptions().parameters == {}


def test_a_picture_with_its_finding_has_the_accent_at_its_upper_edge():
    colours = {shape.fillcolor for shape in pictures.with_caption(drawn(), ZH).layout.shapes}
    assert theme.ACCENT in colours
    assert f"--accent: {theme.ACCENT}" in table_page.page(listed(), ZH)
    assert not pictures.with_caption(drawn(), ZH, "", PictureOptions(header=False)).layout.shapes


def test_a_picture_of_marks_draws_them_side_by_side_with_their_key():
    mark = TextPart("●", "mark", form="circle filled right", colour="#0072B2")
    row = GridRow(CellItem((TextPart("教师"),)), ((CellItem((mark,), beside=True),) * 2,))
    key = (CellItem((mark, TextPart("至少", "muted"))),)
    grid = Grid("", (GridColumn("主题"), GridColumn("兰州")), (row,), key, "marks")
    page = table_page.page(replace(drawn(), figure=grid), ZH)
    assert page.count('data-form="circle filled right"') == 3
    assert page.count('class=" beside"') == 2
    assert '<div class="key">' in page
    assert '<div class="key">' not in table_page.page(listed(), ZH)
