"""The frame of every page in a real browser: one line of choosers, the language's corner, the first picture, Back."""

import duckdb
import pytest

from dashboard.url_state.site_map import pages
from tests.waiting import SETTLED, until

PICTURE = ".js-plotly-plot, .dz-grid table"
BUILTIN = """() => [...document.querySelectorAll('button[aria-label], section[aria-label]')]
  .map(element => element.getAttribute('aria-label')).filter(label => /^[A-Za-z ]+$/.test(label))"""
LINE = """() => {
  const row = document.querySelector('.st-key-column .stHorizontalBlock');
  const parts = [...row.querySelectorAll('.stButtonGroup button, .stSelectbox [role=group], [data-testid=stPopoverButton], '
    + '[data-testid=stTextInputRootElement], [class*=st-key-step-] button')]
    .filter(part => !part.closest('.st-key-choose-lang')).map(part => part.getBoundingClientRect());
  return {tops: [...new Set(parts.map(box => Math.round(box.top)))],
          heights: [...new Set(parts.map(box => Math.round(box.height)))]};
}"""
CORNER = "() => { const box = document.querySelector('.st-key-choose-lang').getBoundingClientRect();" + (
    " return [Math.round(box.right), Math.round(box.top)]; }"
)

# Nothing stands wider than a phone any more.
NARROW = "document.querySelector('[data-testid=stMain]').scrollWidth <= 390"

# What ends the picture of a page: its chart, or the key under its table.
WHOLE_PICTURES = {"": ".dz-grid-foot", "pair": ".dz-grid-foot"} | dict.fromkeys(
    ("indicator", "plan", "timeline", "commitment", "themes", "instruments", "responsibilities", "restated", "quality"),
    ".dz-chart",
)


def go(page, address):
    page.goto(address)
    page.wait_for_selector(".dz-headline")
    until(page, SETTLED)
    return page


def test_the_language_is_in_the_same_corner_of_every_page_on_a_desk_and_on_a_phone(shared_app_server, new_page):
    page, desk, phone = new_page(), set(), set()
    for entry in pages():
        page.set_viewport_size({"width": 1280, "height": 900})
        desk.add(tuple(go(page, f"{shared_app_server}/{entry.address}").evaluate(CORNER)))
        page.set_viewport_size({"width": 390, "height": 900})
        until(page, f"{NARROW} && {SETTLED}")
        phone.add(tuple(page.evaluate(CORNER)))
    assert (len(desk), len(phone)) == (1, 1)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_choosers_at_the_head_of_a_comparison_stand_on_one_line_and_are_of_one_height(
    shared_app_server, new_page, lang
):
    page = new_page(width=1280)
    for address in ("indicator", "matrix", "plan", "timeline", "register", "clauses"):
        line = go(page, f"{shared_app_server}/{address}?lang={lang}").evaluate(LINE)
        assert line["heights"] == [40], address
        assert len(line["tops"]) == 1, address


def test_the_picture_begins_on_the_first_screen_of_a_laptop(shared_app_server, new_page):
    page = new_page(width=1280)
    for address in ("indicator", "matrix", "timeline"):
        go(page, f"{shared_app_server}/{address}?lang=en").wait_for_selector(PICTURE)
        assert page.locator(PICTURE).first.bounding_box()["y"] < 260, address


@pytest.fixture(scope="module")
def plans_of_a_screen(built_database) -> str:
    """The five plans with the fewest targets: a picture of more, or of plans with more, goes on below the screen."""
    query = "SELECT plan_id FROM targets GROUP BY plan_id ORDER BY count(*) LIMIT 5"
    with duckdb.connect(str(built_database), read_only=True) as con:
        return ",".join(row[0] for row in con.execute(query).fetchall())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_picture_with_its_key_is_on_the_first_screen_of_a_laptop(
    shared_app_server, new_page, plans_of_a_screen, lang
):
    page = new_page(width=1280)
    for address, picture in WHOLE_PICTURES.items():
        go(page, f"{shared_app_server}/{address}?lang={lang}&plans={plans_of_a_screen}").wait_for_selector(picture)
        until(page, SETTLED)
        box = page.locator(picture).first.bounding_box()
        assert box["y"] + box["height"] <= 800, address


def test_a_list_opens_wherever_a_finger_touches_it(shared_app_server, new_page):
    page = go(new_page(width=390, touch=True), f"{shared_app_server}/indicator")
    box = page.locator(".st-key-choose-indicator [role=group]").bounding_box()
    page.touchscreen.tap(box["x"] + 20, box["y"] + box["height"] / 2)
    page.wait_for_selector("[role=listbox] [role=option]")


def test_who_opens_share_by_keyboard_goes_on_inside_it(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/indicator")
    page.locator("[class*=st-key-share] [data-testid=stPopoverButton]").first.focus()
    page.keyboard.press("Enter")
    until(page, "!!document.activeElement?.closest('[data-testid=stPopoverBody]')")


def test_back_leads_to_the_place_where_the_reader_was(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/matrix")
    page.wait_for_selector(".dz-grid table")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 400)")
    until(page, "document.querySelector('[data-testid=stMain]').scrollTop === 400")
    page.evaluate("document.querySelector('.dz-grid tbody th a, .dz-grid tbody th button').click()")
    until(page, "location.pathname.endsWith('/indicator')")
    until(page, SETTLED)
    page.go_back()
    until(page, "location.pathname.endsWith('/matrix')")
    until(page, "document.querySelector('[data-testid=stMain]').scrollTop === 400")


def test_no_word_of_streamlits_own_is_left_on_a_chinese_page(shared_app_server, new_page):
    page = go(new_page(), f"{shared_app_server}/indicator?lang=zh")
    until(page, f"({BUILTIN})().length === 0")
    search = page.get_by_role("combobox", name="指标")
    search.click()
    search.fill("qqqq")
    page.get_by_text("没有结果").wait_for()
    until(page, f"({BUILTIN})().length === 0")


def test_chosen_plans_differ_from_the_others_in_forced_colours(shared_app_server, new_page):
    page = new_page()
    page.emulate_media(forced_colors="active")
    go(page, f"{shared_app_server}/indicator?plans=wuwei-2020")
    page.locator("[data-testid=stPopoverButton]").first.click()
    buttons = page.locator(".st-key-choose-plans button")
    buttons.first.wait_for()
    grounds = buttons.evaluate_all(
        "all => all.map(one => [one.getAttribute('aria-pressed'), getComputedStyle(one).backgroundColor])"
    )
    chosen = {ground for pressed, ground in grounds if pressed == "true"}
    assert len(chosen) == 1
    assert chosen.isdisjoint(ground for pressed, ground in grounds if pressed != "true")
