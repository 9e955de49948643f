"""The way of a plan of one's own in a real browser: its pack opened, shown beside the others, a slide, an offline file,
SQL; and another visitor at the same addresses, who sees nothing of it."""

import contextlib
import csv
import io
import os
from pathlib import Path

import pytest
from pptx import Presentation

from dashboard.desk.decisions import decide
from dashboard.desk.pack import pack_bytes
from dashboard.desk.pack_reader import read_pack
from dashboard.desk.plan import Decision
from dashboard.desk.replay import decided_tables
from tests.conftest import ROOT, running_app
from tests.own_plans import plan_of, sample_plan
from tests.waiting import SETTLED, settle, until

DRAFT = "清岚（草稿）"
COOKIE = "duizhao_desk"
SWITCH = ".st-key-own-plan"


@pytest.fixture(scope="module")
def server(built_database, tmp_path_factory):
    """A server of these tests alone, and its log."""
    log = tmp_path_factory.mktemp("own") / "server.log"
    with running_app(built_database, log) as address:
        yield address, log


def bring(page, address, plan):
    """Open a plan's pack, and wait until the browser has the cookie by which a reload finds it."""
    page.goto(f"{address}/pack?lang=zh")
    settle(page)
    page.locator("input[type=file]").first.set_input_files(
        {"name": "pack.zip", "mimeType": "application/zip", "buffer": pack_bytes(plan, True)}
    )
    page.get_by_role("button", name="打开", exact=True).click()
    page.get_by_text("已打开").wait_for()
    for _ in range(300):
        if has_cookie(page):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the browser was given no cookie")


def has_cookie(page):
    return COOKIE in {cookie["name"] for cookie in page.context.cookies()}


def show(page):
    """Switch the plan on, if it is not, and wait for the build."""
    page.locator(f"{SWITCH} input").wait_for(state="attached")
    if not page.locator(f"{SWITCH} input").is_checked():
        page.locator(f"{SWITCH} label").first.click()
    until(page, "document.querySelector('.st-key-own-plan input')?.checked")
    until(page, SETTLED)
    settle(page)


def said(page):
    """All that is on the page: text, and what the charts were drawn from."""
    return page.locator("body").inner_text() + page.evaluate(
        "[...document.querySelectorAll('svg')].map(drawn => drawn.textContent).join(' ')"
    )


def file_of(page, form):
    """A file by the share menu of the page's first figure."""
    page.get_by_role("button", name="分享与引用").first.click()
    with page.expect_download() as download:
        page.locator(".dz-take button", has_text=form).first.click()
    return Path(download.value.path()).read_bytes(), download.value.suggested_filename


def test_the_whole_way_from_a_pack_to_a_slide(server, new_page, plan_count):
    address, log = server
    page = new_page()
    visited = []
    page.on("request", lambda request: visited.append(request.url))
    bring(page, address, sample_plan())
    page.goto(f"{address}/matrix?lang=zh")  # a plain link: another session, which finds the plan again
    show(page)
    assert DRAFT in said(page)
    page.reload()
    settle(page)
    assert page.locator(f"{SWITCH} input").is_checked()
    assert DRAFT in said(page)

    page.goto(f"{address}/indicator?lang=zh&indicator=dual-qualified-share")
    settle(page)
    assert DRAFT in said(page)
    content, _ = file_of(page, "PPTX")
    slides = Presentation(io.BytesIO(content)).slides
    texts = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert any("清岚" in text for text in texts)
    content, name = file_of_again(page, "CSV")
    assert any("清岚" in " ".join(row) for row in csv.reader(content.decode("utf-8-sig").splitlines()))
    assert "draft" in name
    page.get_by_role("button", name="加入演示文稿").click()
    page.get_by_role("link", name="已在演示文稿中").wait_for()
    until(page, "localStorage.getItem('duizhao-basket')")

    page.goto(f"{address}/pair?lang=zh&plan=my-plan&with=zhoushan-2022")
    settle(page)
    assert DRAFT in said(page)

    page.goto(f"{address}/deck?lang=zh")
    settle(page)
    with page.expect_download() as download:
        page.locator(".dz-take button", has_text="HTML").first.click()
    offline = Path(download.value.path()).read_text(encoding="utf-8")
    assert "清岚" in offline

    page.goto(f"{address}/sql?lang=zh&q=SELECT%20plan_id%20FROM%20plans")
    page.wait_for_selector(".dz-answer")
    until(page, "count => document.querySelectorAll('.dz-answer tbody tr').length === count", arg=plan_count + 1)

    words = [url for url in visited if "qinglan" in url or "%E6%B8%85%E5%B2%9A" in url.upper() or "清岚" in url]
    assert words == []
    assert "清岚" not in log.read_text(encoding="utf-8", errors="replace")

    other = new_page()
    for path in ("matrix?lang=zh", "pair?lang=zh&plan=my-plan&with=zhoushan-2022", "plan?lang=zh&plan=my-plan"):
        other.goto(f"{address}/{path}")
        settle(other)
        assert "清岚" not in said(other)
        assert other.locator(SWITCH).count() == 0
    answer = other.request.get(visited_file(visited))
    assert answer.status == 410
    assert "清岚" not in answer.text()


def file_of_again(page, form):
    """Another file of the menu that is open."""
    with page.expect_download() as download:
        page.locator(".dz-take button", has_text=form).first.click()
    return Path(download.value.path()).read_bytes(), download.value.suggested_filename


def visited_file(visited):
    """The address at which the visitor's own slide was made."""
    return next(url for url in visited if "/take?" in url and "own=1" in url)


def test_evidence_opens_to_the_readers_own_words(server, new_page):
    address, _ = server
    page = new_page()
    bring(page, address, sample_plan())
    page.goto(f"{address}/matrix?lang=zh&plans=my-plan,zhoushan-2022")
    show(page)
    page.goto(f"{address}/indicator?lang=zh&indicator=dual-qualified-share&target=my-plan-5-a")
    settle(page)
    page.get_by_text("“双师型”教师占专业课教师比例").first.wait_for()


def test_a_server_that_starts_anew_knows_nothing_of_a_plan_and_says_nothing_wrong(built_database, new_page, tmp_path):
    page = new_page()
    with running_app(built_database, tmp_path / "first.log") as address:
        bring(page, address, sample_plan())
    with running_app(built_database, tmp_path / "second.log") as address:  # cookies know no port
        page.goto(f"{address}/matrix?lang=zh")
        settle(page)
        assert page.locator(SWITCH).count() == 0
        assert page.locator(".dz-problem").count() == 0


def test_one_of_the_five_texts_is_drafted_and_stands_beside_itself(server, new_page):
    sources = Path(os.environ.get("DUIZHAO_SOURCES") or ROOT.parent / "shared" / "sources")
    if not sources.is_dir():
        pytest.skip(f"the source texts are not here: {sources} (set DUIZHAO_SOURCES)")
    address, _ = server
    page = new_page()
    bring(page, address, plan_of(sources / "sanming-2024.txt"))
    page.goto(f"{address}/matrix?lang=zh")
    show(page)
    assert "三明（草稿）" in said(page)
    assert "三明 2024" in said(page)


def test_on_a_phone_the_switch_can_be_touched_and_the_matrix_read(server, new_page):
    address, _ = server
    page = new_page(width=390, touch=True)
    bring(page, address, sample_plan())
    page.goto(f"{address}/matrix?lang=en")
    show(page)
    box = page.locator(f"{SWITCH} label").first.bounding_box()
    assert box["x"] + box["width"] <= 390
    assert "(draft)" in said(page)


def test_from_the_sample_to_the_matrix_in_two_clicks(server, new_page):
    address, _ = server
    page = new_page()
    page.goto(f"{address}/bring?lang=zh")
    settle(page)
    page.get_by_role("button", name="打开样例规划").click()
    page.wait_for_url("**/read?*")
    page.get_by_role("button", name="与库中各份对照").click()
    page.wait_for_url("**/matrix?*")
    show(page)
    assert DRAFT in said(page)
    assert "qinglan" not in page.url


def test_a_plan_that_was_forgotten_is_gone_after_a_reload(server, new_page):
    address, _ = server
    page = new_page()
    bring(page, address, sample_plan())
    page.get_by_role("button", name="放下规划").click()
    page.get_by_role("button", name="全部删去").click()
    page.get_by_text("打开一个数据包").first.wait_for()
    page.goto(f"{address}/matrix?lang=zh")
    settle(page)
    assert page.locator(SWITCH).count() == 0


def test_a_plan_is_in_the_browser_only_while_that_is_ticked(server, new_page):
    address, _ = server
    page = new_page()
    bring(page, address, sample_plan())
    kept = "localStorage.getItem('duizhao-desk')"
    assert page.evaluate(kept) is None
    page.get_by_text("把规划留在这个浏览器里").last.click()
    until(page, f"{kept} !== null")
    page.get_by_text("把规划留在这个浏览器里").last.click()
    until(page, f"{kept} === null")


def coded_otherwise(plan):
    """The plan as a second coder has it, who reads one commitment and one operator otherwise."""
    first, second = [row for row in decided_tables(plan)["targets"] if row["operator"] == "at_least"][:2]
    changed = decide(plan, Decision("correct", (first["target_id"],), (("commitment", "aspirational"),)))
    return decide(changed, Decision("correct", (second["target_id"],), (("operator", "more_than"),))), first


def test_a_difference_of_two_coders_is_settled_in_the_table_and_the_pack_opens_again(server, new_page):
    address, _ = server
    second, row = coded_otherwise(sample_plan())
    page = new_page(width=1280)
    bring(page, address, sample_plan())
    page.goto(f"{address}/coders?lang=zh")
    settle(page)
    page.locator(".st-key-desk-second input[type=file]").set_input_files(
        {"name": "second.zip", "mimeType": "application/zip", "buffer": pack_bytes(second, False)}
    )
    page.get_by_text("有 2 处不同").wait_for()
    settle(page)
    grid = page.get_by_test_id("data-grid-canvas")
    grid.locator("td").first.wait_for(state="attached")
    cells = grid.locator("td").all_inner_texts()
    assert {"承诺强度", "确定", "争取", "限定"} <= set(cells)
    assert "commitment" not in page.locator("main").inner_text()
    fill_cell(page, grid, 5, "第二人")
    fill_cell(page, grid, 7, "原文有争取二字")
    page.get_by_text("还有 1 处未定").wait_for()
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="裁定后的数据包").click()
    taken = Path(download.value.path()).read_bytes()
    commitments = {item["target_id"]: item["commitment"] for item in decided_tables(opened(taken))["targets"]}
    assert commitments[row["target_id"]] == "aspirational"
    page.goto(f"{address}/pack?lang=zh")
    settle(page)
    text = {"name": "text.txt", "mimeType": "text/plain", "buffer": sample_plan().text.encode()}
    page.locator(".st-key-desk-pack-text input[type=file]").set_input_files(text)
    page.locator(".st-key-desk-pack input[type=file]").set_input_files(
        {"name": "settled.zip", "mimeType": "application/zip", "buffer": taken}
    )
    page.get_by_role("button", name="打开", exact=True).click()
    page.get_by_text("已打开").wait_for()


def opened(content):
    """The plan of a pack that has no text."""
    return read_pack(content, sample_plan().text)


EDITOR = "document.activeElement?.closest('#portal')"


def fill_cell(page, grid, steps, words):
    """Go to the right from a table's first cell, and type into the cell, whose editor opens over it and closes again.

    A table that is being drawn anew loses what is pressed: then once more from the first cell.
    """
    for _ in range(12):
        grid.scroll_into_view_if_needed()
        box = grid.bounding_box()
        page.mouse.click(box["x"] + 30, box["y"] + 50)
        for _ in range(steps):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        with contextlib.suppress(AssertionError):
            until(page, EDITOR, seconds=20)
            break
    until(page, EDITOR, seconds=1)
    page.keyboard.type(words)
    until(page, f"{EDITOR}?.innerText.includes('{words}') || document.activeElement.value === '{words}'")
    page.keyboard.press("Enter")
    until(page, f"!({EDITOR})")
    settle(page)
