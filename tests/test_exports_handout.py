"""The handout: one file, no network, evidence one click away, arrow keys, clean A4."""

import re

import pytest
from markupsafe import escape

from dashboard import theme
from dashboard.database.queries.register import indicators, plans, silences
from dashboard.database.queries.register import targets as targets_
from dashboard.exports.html.document import handout_html
from dashboard.exports.html.scene_picture import picture
from dashboard.exports.items import ExhibitItem, FileOptions
from dashboard.figures.matrix.exhibit import MatrixFrames, matrix_exhibit
from dashboard.figures.model import EvidenceFrames
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from tests import small, small_items

ZH, EN = Words("zh"), Words("en")
LINK = "https://example.org/indicator?indicator=share"


@pytest.fixture(scope="module")
def items(db, comparison):
    frames = targets_(file=db), silences(file=db), plans(file=db), indicators(file=db)
    matrix = matrix_exhibit(MatrixFrames(*frames), RenderContext(ZH, "1.2.3"))
    return [
        comparison(small.SHARE, link=LINK),
        comparison(small.BASES),
        small_items.quotation(db, "lz-a"),
        ExhibitItem(matrix),
    ]


def handout(items, words=ZH, **more):
    return handout_html(items, words, "1.2.3", FileOptions(**more)).decode("utf-8")


def without_library(page):
    return re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)


@pytest.fixture
def opened(items, new_page, tmp_path):
    """The handout of all items in a browser, and every address that was asked for."""
    file = tmp_path / "handout.html"
    file.write_bytes(handout_html(items, ZH, "1.2.3", FileOptions(link=LINK)))
    page, asked, faults = new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(file.as_uri())
    page.wait_for_selector("#s1 .main-svg")
    yield page, asked
    assert faults == []


def test_plotly_is_embedded_once_and_only_if_something_is_drawn(items):
    assert len(re.findall(r"^\* plotly\.js .*v[0-9]", handout(items), re.M)) == 1
    assert len(handout(items[2:])) < 200_000


def test_external_urls_occur_only_as_text_links(items):
    page = handout(items, link=LINK)
    outside = set(re.findall(r"https?://[\w./-]+", page)) - {"http://www.w3.org/2000/svg"}
    assert {address for address in outside if "www.w3.org" not in address} == {"https://example.org/indicator"}
    assert re.findall(r'(?:src|action|srcset)="', without_library(page)) == []
    assert set(re.findall(r'href="([^"]*)"', without_library(page))) == {LINK}


@pytest.mark.parametrize("words", [ZH, EN])
def test_everything_that_travels_with_a_figure_is_there(comparison, words):
    item = comparison(small.SHARE, words=words)
    page, exhibit = handout([item], words), item.exhibit
    for line in (exhibit.headline, exhibit.subtitle, *exhibit.notes, *exhibit.sources, exhibit.alt):
        assert str(escape(line)) in page
    assert words.text("panel.version", version="1.2.3") in page


def test_full_url_has_a_qr_code_and_relative_url_none(comparison):
    assert 'class="code"' in without_library(handout([comparison(small.SHARE, link=LINK)]))
    assert 'class="code"' not in without_library(handout([comparison(small.SHARE, link="indicator?a=1")]))


def test_hostile_text_is_escaped(comparison):
    bad = "</script><img src=x onerror=alert(1)>"

    def poisoned(targets):
        return targets.assign(scope_zh=bad, quote=bad, note_zh=bad, numerals=float("nan"), target_id='x" onclick="y')

    page = handout([comparison(small.SHARE, poisoned, title=bad, link=f'javascript:alert(1)"{bad}')], title=bad)
    assert "<img" not in page
    assert 'onclick="y"' not in page
    assert 'href="javascript' not in page


def test_number_is_marked_in_its_quote(items):
    assert re.search(r"<mark>[^<]+</mark>", handout(items[2:3]))


def test_an_empty_file_has_first_and_last_page():
    assert handout([]).count('<section class="slide') == 2


def test_handout_opens_offline_without_requests(opened):
    page, asked = opened
    assert [address for address in asked if not address.startswith(("file:", "data:", "blob:"))] == []
    page.locator("#s2").scroll_into_view_if_needed()
    page.wait_for_selector("#s2 .main-svg")
    assert page.locator(".modebar-btn").evaluate_all("all => [...new Set(all.map(one => one.dataset.title))]") == [
        ZH.text("handout.save")
    ]


def test_arrow_keys_move_between_slides(opened):
    page, _ = opened
    position = page.locator(".position")
    for key, number in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("End", 6), ("Home", 1)):
        page.keyboard.press(key)
        page.wait_for_function("said => document.querySelector('.position').textContent === said", arg=f"{number}/6")
    assert position.inner_text() == "1/6"


def test_evidence_is_one_click_away_in_the_list_and_at_the_mark(opened):
    page, _ = opened
    fold = page.locator("#s1-lz-a")
    fold.locator("summary").click()
    assert "必须达到专业教师数" in fold.inner_text()
    page.locator("#s1 .scatterlayer .trace .point").first.scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#s1 .plot').emit('plotly_click', {points: [{customdata: ['ww-a']}]})")
    assert page.locator("#s1-ww-a").get_attribute("open") is not None


def test_print_is_one_a4_landscape_for_each_slide(opened):
    page, _ = opened
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(boxes) == page.locator(".slide").count() == 6
    assert {(round(float(w) / 2), round(float(h) / 2)) for w, h in boxes} <= {(421, 297), (421, 298), (420, 297)}
    page.emulate_media(media="print")
    shown = page.locator("#s1 .picture svg").bounding_box()
    assert shown["width"] > 700
    assert not page.locator("#s1 .plot").is_visible()


@pytest.mark.parametrize(("width", "height", "least"), [(1280, 720, 18), (1920, 1080, 27)])
def test_labels_grow_with_the_screen_while_presenting(items, new_page, tmp_path, width, height, least):
    file = tmp_path / "handout.html"
    file.write_bytes(handout_html(items, ZH, "1.2.3", FileOptions(link=LINK, presenting=True)))
    page = new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{file.as_uri()}#s1")
    labels = page.locator("#s1 .picture text").evaluate_all(
        "all => all.map(one => parseFloat(one.getAttribute('font-size')) * one.getScreenCTM().a)"
    )
    assert min(labels) >= least
    for selector in ("#s1 .subtitle", "#s1 .signs", "#s1 .notes p"):
        size = page.locator(selector).first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        assert size >= least
    box = page.locator("#s1").bounding_box()
    assert (box["width"], box["height"]) == (width, height)
    assert page.locator("#s1").evaluate("one => one.scrollHeight") <= height


def test_without_scripts_a_picture_stands_where_the_chart_would(items, shared_browser, tmp_path):
    file = tmp_path / "handout.html"
    file.write_bytes(handout_html(items, ZH, "1.2.3"))
    context = shared_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert "≥30% 2019年" in "".join(page.locator("#s1 .picture text").all_text_contents())
    assert page.locator("#s1 .picture").is_visible()
    assert not page.locator("#s1 .plot").is_visible()
    context.close()


def test_picture_has_the_marks_of_the_chart_and_hostile_text_stays_text(comparison):
    def poisoned(targets):
        return targets.assign(scope_zh="<script>alert(1)</script>")

    svg = str(picture(comparison(small.SHARE, poisoned), ZH))
    assert svg.count("<path") == 3
    assert theme.PALETTE[0] in svg
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_no_horizontal_scrolling_on_a_phone(items, new_page, tmp_path):
    file = tmp_path / "handout.html"
    file.write_bytes(handout_html(items, EN, "1.2.3", FileOptions(link=LINK)))
    page = new_page(width=390)
    page.goto(file.as_uri())
    page.wait_for_selector("#s1 .main-svg")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_click_on_a_table_cell_opens_its_evidence(db, new_page, tmp_path):
    frames = targets_(file=db), silences(file=db), plans(file=db)
    matrix = matrix_exhibit(MatrixFrames(*frames, indicators(file=db)), RenderContext(ZH, "1.2.3"))
    file = tmp_path / "handout.html"
    file.write_bytes(handout_html([ExhibitItem(matrix, evidence=EvidenceFrames(*frames))], ZH, "1.2.3"))
    page = new_page()
    page.goto(file.as_uri())
    page.locator("[data-code='target=lz-a']").click()
    assert page.locator("details[open]").get_attribute("id") == "s1-lz-a"
    assert page.locator("details[open] summary").inner_text().startswith("兰州 2019 · “双师型”教师占比")
    page.locator("[data-code='silence=shandong-2022~share']").click()
    assert page.locator("details[open]").count() == 2


def test_table_without_evidence_has_no_evidence_section(items):
    assert 'class="evidence"' not in without_library(handout([items[3]]))
