"""A plan of one's own, in a real browser: from the sample to all quantities decided, by mouse and by keyboard alone,
on a laptop and on a phone; words selected; a text of 100,000 characters; nothing in an address, nothing for axe."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard.desk.sample import sample_text
from tests.desk import TEXT
from tests.waiting import settle, until

PROGRESS = "document.querySelector('.dz-reading-progress')?.textContent"
MARK = ".dz-reading-mark"
SELECT = """([from, to]) => {
  const walker = document.createTreeWalker(document.querySelector('.dz-reading-text'), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let all = '', nodes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) { nodes.push([all.length, node]); all += node.data; }
  const at = all.indexOf(from), point = offset => {
    const [start, node] = nodes.findLast(([start]) => start <= offset);
    return [node, offset - start];
  };
  range.setStart(...point(at));
  range.setEnd(...point(at + to.length));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def open_page(new_page, shared_app_server):
    """A page with a plan open to be read: open_page(text), the sample without a text."""

    def make(text="", **reader):
        page = new_page(**reader)
        page.asked = []
        page.on("request", lambda sent: page.asked.append(sent.url))
        page.goto(f"{shared_app_server}/bring")
        settle(page)
        if text:
            page.get_by_label("或在此粘贴全文").fill(text)
            page.get_by_role("button", name="读这段文字").click()
            page.get_by_role("button", name="核读草稿").click()
        else:
            page.get_by_role("button", name="打开样例规划").click()
        page.wait_for_url("**/read?*")
        page.locator(MARK).first.wait_for()
        settle(page)
        return page

    return make


def counts(page):
    """Decided and all quantities, indicators decided and wanted."""
    return tuple(map(int, re.findall(r"\d+", page.evaluate(PROGRESS))))


def counted(page, *wanted):
    until(page, f"JSON.stringify(({PROGRESS}).match(/\\d+/g).map(Number)) === '{list(wanted)}'.replaceAll(' ', '')")


def act(page, name):
    page.locator(f'[data-act="{name}"]').click()


def pick(page, words):
    page.evaluate(SELECT, [words, words])


def row(page, field):
    """What a field is read as, and the words it was read from."""
    line = page.locator(f".dz-reading-fields tr:has(th:text-is('{field}'))")
    return tuple(line.locator("td").all_inner_texts())


def serious(page):
    found = Axe().run(page).response["violations"]
    return [
        (violation["id"], node["html"][:120])
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_sample_is_read_to_its_end_with_the_mouse(open_page, width, shared_app_server):
    page = open_page(width=width)
    decided, every, indicators, live = counts(page)
    assert (decided, indicators, live) == (0, 0, every)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    act(page, "accept_sure")
    until(page, f"({PROGRESS}).match(/\\d+/) > 0")
    settle(page)
    assert page.locator(".dz-reading-left li").count() == every - counts(page)[0] > 0
    assert f"{every}" in page.locator(".dz-reading-proposals").inner_text()  # no indicator was decided by that
    while counts(page)[0] < every:
        before = counts(page)[0]
        act(page, "accept")
        counted_more = f"Number(({PROGRESS}).match(/\\d+/)[0]) > {before}"
        until(page, counted_more)
    assert page.locator(".dz-reading-accepted.dz-reading-mark").count() > 0
    assert page.locator(".dz-reading-proposed.dz-reading-mark").count() == 0
    assert serious(page) == []
    own = (shared_app_server, "data:", "blob:")
    assert [url for url in page.asked if not url.startswith(own)] == []
    assert [url for url in page.asked if "%E6" in url or "qinglan" in url] == []


def test_the_sample_is_read_to_its_end_by_keyboard_alone(open_page):
    page = open_page()
    every = counts(page)[1]
    until(page, "document.querySelector('.dz-reading-panel') === document.activeElement")
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    page.keyboard.press("p")
    for _ in range(every - 1):
        page.keyboard.press("Enter")
    counted(page, every, every, every - 1, every - 1)
    page.keyboard.press("u")
    counted(page, every - 1, every, every - 2, every - 1)
    assert page.locator(".dz-reading-status").inner_text() == "待认定"


def test_each_field_shows_the_words_it_was_read_from(open_page):
    page = open_page(TEXT)
    assert row(page, "数值") == ("12", "12个")
    assert row(page, "限定")[1] == "以上"
    assert row(page, "年份")[1] == "2025年"
    assert "添加" in page.locator('[data-act="add"]').inner_text()
    none = page.locator(".dz-reading-none", has_text="2025").first
    assert none.get_attribute("title")


def test_a_value_is_corrected_and_undone(open_page):
    page = open_page(TEXT)
    page.keyboard.press("e")
    page.locator("select[name=operator]").select_option("at_most")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.dz-reading-status').textContent === '已改正'")
    assert row(page, "数值") == ("12", "12个")
    act(page, "undo")
    until(page, "document.querySelector('.dz-reading-status').textContent === '待认定'")


def test_words_selected_in_the_text_become_evidence(open_page):
    page = open_page(TEXT)
    act(page, "edit")
    page.locator("input[name=due_year]").fill("2024")
    pick(page, "目标任务")
    page.locator("label:has(input[name=due_year]) button").click()
    page.locator(".dz-reading button[type=submit]").click()
    until(page, "document.querySelector('.dz-reading-fields')?.innerText.includes('目标任务')")
    assert row(page, "年份")[0].startswith("2024")


def test_a_quantity_is_added_from_words_split_off_and_joined(open_page):
    page = open_page(TEXT)
    pick(page, "推动产教融合")
    act(page, "add")
    until(page, "document.querySelector('.dz-reading-told')?.textContent === '所选文字里没有数量。'")
    pick(page, "2023")
    act(page, "add")
    counted(page, 1, 5, 0, 5)
    assert page.locator("blockquote").inner_text().startswith("2023")
    assert page.locator(".dz-reading-told").count() == 0
    page.locator(MARK, has_text="12个").click()
    pick(page, "12个以上")
    act(page, "split")
    counted(page, 2, 6, 0, 6)
    page.locator(MARK, has_text="5个").click()
    act(page, "join")
    counted(page, 3, 5, 0, 5)
    assert row(page, "数值")[0] == "5–3,000"


def test_an_indicator_is_chosen_by_number_and_only_in_mine_is_an_answer(open_page):
    page = open_page()
    page.locator("select[name=filter]").select_option("indicators")
    page.locator(".dz-reading-panel").focus()
    page.keyboard.press("0")
    counted(page, 0, counts(page)[1], 1, counts(page)[1])
    page.keyboard.press("1")
    counted(page, 0, counts(page)[1], 2, counts(page)[1])
    page.keyboard.press("p")
    page.keyboard.press("u")
    until(page, "document.querySelector('.dz-reading-indicator legend').textContent === '指标：待选'")


def test_decisions_survive_another_page_and_the_other_language(open_page):
    page = open_page(TEXT)
    page.keyboard.press("Enter")
    counted(page, 1, 4, 1, 4)
    page.locator("nav.dz-contents a[href^=bring]").click()
    page.get_by_role("button", name="核读草稿").click()
    page.locator(MARK).first.wait_for()
    counted(page, 1, 4, 1, 4)
    page.locator(".st-key-choose-lang").get_by_text("English").click()
    until(page, "document.querySelector('.dz-reading-progress')?.textContent.startsWith('Decided')")
    assert counts(page) == (1, 4, 1, 4)
    assert page.locator(".dz-reading-accepted.dz-reading-mark").count() == 1


def test_markup_in_a_text_is_text(open_page):
    page = open_page(TEXT.replace("健全工作机制", "健全<img src=x onerror=alert(1)>**工作**机制9项"))
    assert page.locator(".dz-reading img").count() == 0
    assert "<img src=x onerror=alert(1)>**工作**机制9项" in page.locator(".dz-reading-text").inner_text()


def test_offsets_hold_behind_characters_outside_of_the_basic_plane(open_page):
    page = open_page(TEXT.replace("一、总体目标", "一、总体目标𠮷🙂"))
    assert page.locator(MARK).all_inner_texts() == ["12个", "5个", "3000人次", "95%"]
    pick(page, "95%")
    act(page, "add")
    until(page, "document.querySelector('blockquote')?.textContent === '毕业生就业率达到95%'")


def test_a_text_of_100000_characters_is_sent_once_and_read_like_any_other(open_page):
    text = sample_text() + "\n" + sample_text()[700:] * 45
    page = open_page(text[:100_000])
    every = counts(page)[1]
    assert every > 3_000
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    counted(page, 2, every, 2, every)
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert page.evaluate("document.querySelector('.dz-reading-here').getBoundingClientRect().top < innerHeight")


def test_a_row_is_dropped_with_a_note_that_stays_with_it_as_text(open_page):
    note = "<img src=x onerror=alert(1)> 上年已有"
    page = open_page(TEXT)
    page.keyboard.press("d")
    page.locator("select[name=reason]").select_option("context")
    page.locator("input[name=note]").fill(note)
    page.keyboard.press("Enter")
    counted(page, 1, 4, 0, 3)
    page.locator("select[name=filter]").select_option("dropped")
    assert page.locator(".dz-reading-head").inner_text().endswith(note)
    assert page.locator(".dz-reading-mark.dz-reading-dropped").first.get_attribute("title").endswith(note)
    assert page.locator(".dz-reading img").count() == 0
    assert [url for url in page.asked if "onerror" in url] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_unit_that_the_data_lack_is_named_and_can_be_chosen_again(open_page, width):
    page = open_page(TEXT.replace("名师工作室5个", "学生宿舍5栋"), width=width)
    page.locator(MARK, has_text="5栋").click()
    act(page, "edit")
    page.locator("select[name=unit_id]").select_option("+")
    assert page.locator("input[name=unit_zh]").input_value() == "栋"
    page.locator("input[name=unit_en]").fill("Buildings")
    assert page.locator("input[name=unit_new_id]").input_value() == "buildings"
    assert serious(page) == []
    page.locator(".dz-reading button[type=submit]").click()
    until(page, "document.querySelector('.dz-reading-status')?.textContent === '已改正'")
    assert row(page, "单位")[0] == "栋"
    page.locator(MARK, has_text="12个").click()
    act(page, "edit")
    page.locator("select[name=unit_id]").select_option("buildings")
    page.locator(".dz-reading button[type=submit]").click()
    until(page, "document.querySelector('.dz-reading-fields')?.innerText.includes('栋')")


def test_a_unit_of_the_data_cannot_be_named_otherwise(open_page):
    page = open_page(TEXT)
    act(page, "edit")
    page.locator("select[name=unit_id]").select_option("+")
    page.locator("input[name=unit_zh]").fill("个")
    page.locator("input[name=unit_new_id]").fill("persons")
    page.locator(".dz-reading button[type=submit]").click()
    until(page, "document.querySelector('.dz-reading-told')?.textContent.includes('请换一个')")
    assert counts(page)[0] == 0
