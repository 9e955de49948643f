"""The overview and the profile of commitment in a real browser: what leads where, and that a phone shows all of it."""

import re

from tests.waiting import SETTLED, until

# Whether the middles of the marks of a chart are 15 to 23 pixels apart.
APART = """(() => {
  const marks = [...document.querySelectorAll('[class*=st-key-commitment-commitment] .scatterlayer .point')];
  const middles = marks.map(mark => mark.getBoundingClientRect()).map(box => box.x + box.width / 2);
  middles.sort((left, right) => left - right);
  return middles.length > 1 && middles.slice(1).every((at, n) => at - middles[n] >= 15 && at - middles[n] <= 23);
})()"""


def ready(page, charts: int):
    until(page, f"document.querySelectorAll('.js-plotly-plot .main-svg').length >= {charts}")
    return page


def test_a_number_of_the_coverage_leads_to_those_targets_in_the_matrix(shared_app_server, new_page):
    page = new_page()
    page.goto(f"{shared_app_server}/?lang=en")
    number = page.locator("[class*=st-key-coverage] .dz-grid tbody td a").first
    number.wait_for()
    number.click()
    page.wait_for_url(re.compile(r"/matrix\?.*theme=\w+.*plans=[\w-]+"))
    page.wait_for_selector("h1.dz-headline")
    assert "lang=en" in page.evaluate("location.search")


def test_a_mark_of_the_first_picture_opens_its_evidence(shared_app_server, new_page):
    page = new_page()
    page.goto(f"{shared_app_server}/?lang=en")
    mark = page.locator("[class*=st-key-promises] td button").first
    mark.wait_for()
    assert page.locator("[class*=st-key-promises] table").bounding_box()["y"] < 400
    mark.click()
    page.wait_for_selector("[role=dialog] blockquote")


def test_on_a_phone_the_landing_page_is_stacked_and_nothing_scrolls_sideways(shared_app_server, new_page, plan_count):
    page = new_page(width=390)
    page.goto(shared_app_server)
    ready(page, 2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    cards = [card.bounding_box() for card in page.locator(".dz-cards article").all()]
    assert len({card["x"] for card in cards}) == 1
    assert len(cards) == plan_count


def test_a_mark_of_the_profile_opens_its_evidence_and_keeps_its_distance_from_the_next(shared_app_server, new_page):
    page = new_page(width=390)
    page.goto(f"{shared_app_server}/commitment?lang=zh&plans=sanming-2024")
    ready(page, 5)
    until(page, SETTLED)
    marks = page.locator("[class*=st-key-commitment-commitment] .scatterlayer .point")
    until(page, APART)
    marks.first.click(force=True)
    page.wait_for_selector("[role=dialog] blockquote")
    until(page, "location.search.includes('target=sm-')")


def test_the_root_and_the_overviews_own_address_show_the_same(shared_app_server, new_page):
    said = []
    for address in ("/?lang=en", "/overview?lang=en"):
        page = new_page()
        page.goto(shared_app_server + address)
        page.wait_for_selector("h1.dz-headline")
        said.append(page.locator("h1.dz-headline").inner_text())
        assert page.get_by_text("Page not found").count() == 0
    assert said[0] == said[1]
