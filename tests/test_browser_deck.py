"""Present, in a real browser: the Share menu by keyboard, files, the deck over page changes and reloads, the page
that opens offline, presenting by keyboard; and nothing asked of any other host on the way."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx import Presentation

from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck, DeckItem
from tests.test_house_template import house
from tests.waiting import settle, until

KEPT = "localStorage.getItem('duizhao-basket')"
INDICATORS = ("dual-qualified-share", "training-bases", "teaching-teams")
SHARE, ADD = "分享与引用", "加入演示文稿"


AT_PLACE = "([at, said]) => document.querySelectorAll('.dz-deck li')[at]?.innerText.includes(said)"
FOCUSED = "said => document.activeElement?.closest('.dz-deck li')?.innerText.includes(said)"


@pytest.fixture
def reader(new_page):
    page = new_page()
    page.asked = []
    page.on("request", lambda sent: page.asked.append(sent.url))
    return page


def go(page, address):
    page.goto(address)
    settle(page)
    return page


def open_menu(page):
    """By keyboard alone."""
    page.get_by_role("button", name=SHARE).first.focus()
    page.keyboard.press("Enter")
    page.locator(".dz-take button").first.wait_for()


def taken(page, label, **wanted) -> tuple[str, bytes]:
    """A file and its name, asked for by keyboard."""
    with page.expect_download(timeout=240_000) as waiting:
        page.get_by_role("button", name=label, exact=True).focus()
        page.keyboard.press("Enter")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def remembered(page):
    """Wait until something was added and the browser knows."""
    page.get_by_role("link", name="已在演示文稿中").wait_for()
    until(page, KEPT)


def outside(page, server):
    return [url for url in page.asked if not url.startswith((server, "data:", "blob:", "file:"))]


def test_from_a_figure_to_the_meeting(shared_app_server, reader, tmp_path):
    page = go(reader, f"{shared_app_server}/indicator?indicator=dual-qualified-share&lang=zh")
    open_menu(page)
    name, table = taken(page, "CSV")
    assert name.startswith("duizhao-indicator-dual-qualified-share-")
    assert table.startswith("\ufeff".encode())
    assert taken(page, "PNG")[1].startswith(b"\x89PNG")
    slide = Presentation(io.BytesIO(taken(page, "PPTX")[1]))
    assert [shape.has_chart for shape in slide.slides[0].shapes].count(True) == 1

    page.get_by_role("button", name=ADD).focus()
    page.keyboard.press("Enter")
    remembered(page)
    go(page, f"{shared_app_server}/matrix?lang=zh&theme=teachers")
    page.get_by_role("link", name="演示文稿（1）").wait_for()
    open_menu(page)
    before = page.evaluate(KEPT)
    page.get_by_role("button", name=ADD).click()
    page.get_by_role("link", name="已在演示文稿中（共 2 页）").wait_for()
    until(page, f"{KEPT} !== {before!r}")

    go(page, f"{shared_app_server}/deck?lang=zh")
    page.locator(".dz-deck li").nth(1).wait_for()
    page.locator("#deck-up-1").click()
    until(page, "document.querySelector('.dz-deck-where').textContent === '指标矩阵'")
    before = page.evaluate(KEPT)
    page.locator("#deck-title-0").fill("教师一览")
    page.keyboard.press("Tab")
    until(page, f"{KEPT} !== {before!r}")
    settle(page)

    deck = Presentation(io.BytesIO(taken(page, "PPTX")[1]))
    assert deck.slides[1].shapes.title.text == "教师一览"
    name, handout = taken(page, "HTML")
    assert name.endswith(".html")
    with ZipFile(io.BytesIO(taken(page, "XLSX")[1])) as book:
        assert "教师一览" in book.read("xl/workbook.xml").decode()
    assert outside(page, shared_app_server) == []

    file = tmp_path / "handout.html"
    file.write_bytes(handout)
    page.asked.clear()
    page.context.set_offline(True)
    page.goto(file.as_uri())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.locator("#s2 .js-plotly-plot .main-svg").first.wait_for()
    assert page.evaluate("document.activeElement.closest('section').id") == "s2"
    assert [url for url in page.asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_the_deck_outlives_a_reload_and_reaches_another_tab(shared_app_server, reader):
    page = go(reader, f"{shared_app_server}/indicator?lang=zh")
    open_menu(page)
    page.get_by_role("button", name=ADD).click()
    remembered(page)
    other = page.context.new_page()
    go(other, f"{shared_app_server}/timeline?lang=zh")
    other.get_by_role("link", name="演示文稿（1）").wait_for()


def test_presenting_goes_by_keyboard_shows_one_slide_and_leads_back(shared_app_server, reader):
    page = go(reader, f"{shared_app_server}/deck?lang=zh")
    page.get_by_role("button", name="一键成稿").click()
    page.locator(".dz-deck li").nth(1).wait_for(timeout=60_000)
    there = page.get_by_role("link", name="全屏演示").get_attribute("href")
    page.goto(there, timeout=240_000)
    page.keyboard.press("ArrowRight")
    page.locator("#s1.now .picture svg").wait_for()
    shown = "[...document.querySelectorAll('.slide')].filter(slide => slide.offsetParent).map(slide => slide.id)"
    assert page.evaluate(shown) == ["s1"]
    box = page.locator("#s1").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 901
    assert page.locator("#s1 .code svg").is_visible()
    page.keyboard.press("End")
    assert page.evaluate(shown) == [""]
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.reload()
    assert page.evaluate(shown) == ["s1"]
    page.keyboard.press("Escape")
    page.wait_for_url(f"{shared_app_server}/deck?**")
    assert outside(page, shared_app_server) == []


def test_a_foreign_file_and_a_broken_link_are_named_and_lose_nothing(shared_app_server, reader, tmp_path):
    page = go(reader, f"{shared_app_server}/matrix?lang=zh")
    open_menu(page)
    page.get_by_role("button", name=ADD).click()
    remembered(page)
    go(page, f"{shared_app_server}/deck?lang=zh&items=1.rubbish")
    page.get_by_text("链接中的演示文稿不完整").wait_for()
    foreign = tmp_path / "foreign.json"
    foreign.write_text('{"hello": 1}', encoding="utf-8")
    page.locator("#deck-file").set_input_files(foreign)
    page.get_by_text("这个文件不是“对照”的演示文稿").wait_for()
    page.locator(".dz-deck li").wait_for()


def test_a_pinned_link_says_that_nothing_has_changed(shared_app_server, reader):
    page = go(reader, f"{shared_app_server}/indicator?lang=zh")
    open_menu(page)
    page.get_by_text("固定数据版本").click()
    link = page.locator(".dz-copied code", has_text="was=").first
    link.wait_for()
    go(page, link.inner_text())
    assert "与现有数据相同" in page.locator(".dz-caution").first.inner_text()


def test_down_pressed_again_moves_the_same_item_on(shared_app_server, reader):
    items = tuple(DeckItem("indicator", "indicator", {"indicator": code}) for code in INDICATORS)
    page = go(reader, f"{shared_app_server}/deck?lang=zh&items={encode_deck(Deck(items))}")
    page.locator("#deck-down-2").wait_for()
    first = page.locator(".dz-deck li p").first.inner_text()
    page.locator("#deck-down-0").focus()
    for place in (1, 2):
        page.keyboard.press("Enter")
        until(page, AT_PLACE, arg=[place, first])
        until(page, FOCUSED, arg=first)


def test_an_item_is_dragged_onto_another_and_brought_back_by_undo(shared_app_server, reader):
    items = tuple(DeckItem("indicator", "indicator", {"indicator": code}) for code in INDICATORS)
    page = go(reader, f"{shared_app_server}/deck?lang=zh&items={encode_deck(Deck(items))}")
    rows = page.locator(".dz-deck li")
    rows.nth(2).wait_for()
    first = page.locator(".dz-deck li p").first.inner_text()
    rows.nth(0).drag_to(rows.nth(2))
    until(page, AT_PLACE, arg=[2, first])
    page.get_by_role("button", name="撤销").click()
    until(page, AT_PLACE, arg=[0, first])


def test_slides_are_made_with_a_template_of_the_users_own_and_a_text_file_is_refused(
    shared_app_server, reader, tmp_path
):
    (tmp_path / "house.pptx").write_bytes(house())
    (tmp_path / "text.pptx").write_text("no presentation")
    items = (DeckItem("indicator", "indicator", {"indicator": INDICATORS[0]}),)
    page = go(reader, f"{shared_app_server}/deck?lang=zh&items={encode_deck(Deck(items))}")
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(tmp_path / "text.pptx")
    page.locator(".dz-problem").wait_for()
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(tmp_path / "house.pptx")
    button = page.locator(".st-key-deck-templated button")
    button.wait_for()
    with page.expect_download(timeout=240_000) as waiting:
        button.click()
    deck = Presentation(waiting.value.path())
    assert deck.slides[0].slide_layout.name == "Title Slide"  # python-pptx's own names
    assert any(shape.has_chart for shape in deck.slides[1].shapes)
