"""Charts in a real browser are drawn once where the browser has told its width, and look the same as drawn twice."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from dashboard.ui.components.column_width import COOKIE
from tests.waiting import settle, until

# Counts what is put into each chart's drawings after they were first done: nothing where it is drawn once.
COUNT = """(() => {
  window.redrawn = [];
  const watched = new WeakSet();
  const watch = (plot, number) => new MutationObserver(changes => {
    window.redrawn[number] += changes.reduce((sum, change) => sum + change.addedNodes.length, 0);
  }).observe(plot, { childList: true, subtree: true });
  Object.defineProperty(HTMLElement.prototype, "emit", { configurable: true, get() {}, set(emit) {
    const plot = this;
    Object.defineProperty(plot, "emit", { configurable: true, writable: true, value(...said) {
      if (said[0] === "plotly_afterplot" && !watched.has(plot)) {
        watched.add(plot);
        window.redrawn.push(0);
        watch(plot, window.redrawn.length - 1);
      }
      return emit.apply(plot, said);
    } });
  } });
})();"""
DRAWN = "document.querySelectorAll('.js-plotly-plot').length > 0 && window.redrawn.length > 0"
# Whether every chart was drawn and nothing was put into any for some frames: frames pass as slowly as the machine works.
QUIET = """() => new Promise(done => {
  let said = '', frames = 0;
  const look = () => {
    const now = JSON.stringify([window.redrawn, document.querySelectorAll('.js-plotly-plot .main-svg').length]);
    frames = now === said ? frames + 1 : 0;
    said = now;
    frames === 40 ? done(true) : requestAnimationFrame(look);
  };
  look();
})"""
PAGES = [
    "indicator?indicator=training-bases",
    "indicator?indicator=dual-qualified-share",
    "timeline",
    "commitment",
    "overview",
]
# Pixels under the plot, and those that were kept for it: with too few Plotly takes some of the plot and begins again.
UNDER = "[...document.querySelectorAll('.js-plotly-plot')].map(({_fullLayout: f}) => [f._size.b, f.margin.b])"
UNSEEN = 8  # of 255: how an edge is smoothed


def apart(*pictures):
    """By how much two pictures differ where they differ most, of 255."""
    one, other = (Image.open(BytesIO(picture)).convert("RGB") for picture in pictures)
    assert one.size == other.size
    return max(most for _, most in ImageChops.difference(one, other).getextrema())


def opened(page, address, told=""):
    if told:
        page.context.add_cookies([{"name": COOKIE, "value": told, "url": address}])
    page.add_init_script(COUNT)
    page.goto(address)
    settle(page)
    until(page, DRAWN)
    until(page, QUIET)
    return page


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", PAGES)
def test_every_chart_is_drawn_once_on_a_first_visit(shared_app_server, new_page, address, width):
    page = opened(new_page(width=width), f"{shared_app_server}/{address}")
    assert set(page.evaluate("window.redrawn")) == {0}


@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
@pytest.mark.parametrize("address", PAGES)
def test_on_a_phone_the_key_of_a_chart_fits_where_room_was_kept(shared_app_server, new_page, address, locale):
    page = opened(new_page(locale=locale, width=390), f"{shared_app_server}/{address}")
    assert all(taken == kept for taken, kept in page.evaluate(UNDER))


@pytest.mark.parametrize("width", [1280, 390])
def test_charts_are_drawn_once_by_a_server_just_started_which_sends_them_one_by_one(app_server, new_page, width):
    page = opened(new_page(width=width), f"{app_server}/commitment")
    assert set(page.evaluate("window.redrawn")) == {0}


def test_where_the_width_told_is_wrong_charts_are_drawn_again_and_fit(shared_app_server, new_page):
    page = opened(new_page(), f"{shared_app_server}/timeline", told="640")
    until(page, "Math.max(...window.redrawn) > 0")
    chart, column = (page.locator(one).first.bounding_box() for one in (".main-svg", ".st-key-column"))
    assert chart["width"] == column["width"]


@pytest.mark.parametrize("address", PAGES)
def test_a_chart_drawn_once_looks_as_one_drawn_twice(shared_app_server, new_page, address):
    tall = 2600  # pixels: of what is higher than the window pictures are put together, and not always well
    once, twice = (opened(new_page(height=tall), f"{shared_app_server}/{address}", told) for told in ("", "none"))
    until(twice, "Math.max(...window.redrawn) > 0")
    charts = zip(*(page.locator(".js-plotly-plot").all() for page in (once, twice)), strict=True)
    assert max(apart(one.screenshot(), other.screenshot()) for one, other in charts) <= UNSEEN


def test_what_the_browser_measured_is_told_the_next_time(shared_app_server, new_page):
    page = opened(new_page(), f"{shared_app_server}/timeline")
    page.set_viewport_size({"width": 1000, "height": 800})
    wide = "[...document.cookie.matchAll(/duizhao_column=(\\d+)/g)][0][1] === String(document.querySelector('.st-key-column').clientWidth)"
    until(page, wide)
    assert page.locator(".st-key-column").bounding_box()["width"] < 900
