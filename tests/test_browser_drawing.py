"""The chart component in a real browser: one library, elements that stay, a figure as wide as its column."""

import pytest

from dashboard import theme
from tests.waiting import settle, until

DRAWN = "document.querySelectorAll('.dz-chart').length > 0 && [...document.querySelectorAll('.dz-chart')].every(c => c.querySelector('.main-svg'))"
FITS = """[...document.querySelectorAll('.dz-chart')].every(
  chart => Math.abs(chart.querySelector('.main-svg').getBoundingClientRect().width - chart.clientWidth) <= 1
           && chart.getBoundingClientRect().right <= innerWidth + 1)"""
PAGES = [
    "indicator?indicator=training-bases",
    "indicator?indicator=dual-qualified-share",
    "timeline",
    "commitment",
    "overview",
]


def opened(page, address):
    page.goto(address)
    settle(page)
    until(page, DRAWN)
    return page


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", PAGES)
def test_every_chart_fits_its_column_and_the_library_is_fetched_once(shared_app_server, new_page, address, width):
    page, fetched = new_page(width=width), []
    page.on("request", lambda request: fetched.append(request.url) if "/assets/plotly" in request.url else None)
    opened(page, f"{shared_app_server}/{address}")
    until(page, FITS)
    assert len(fetched) == 1


def test_going_to_the_next_indicator_updates_the_chart_in_place(shared_app_server, new_page):
    page = opened(new_page(), f"{shared_app_server}/indicator?indicator=dual-qualified-share")
    before = page.evaluate(
        "const c = document.querySelector('.dz-chart'); c.dataset.same = 'yes'; c.getAttribute('aria-label')"
    )
    page.locator(".st-key-step-next button").click()
    until(page, "before => document.querySelector('.dz-chart').getAttribute('aria-label') !== before", before)
    assert page.locator(".dz-chart").first.get_attribute("data-same") == "yes"


def test_a_chart_follows_its_column_when_the_window_changes(shared_app_server, new_page):
    page = opened(new_page(), f"{shared_app_server}/indicator?indicator=dual-qualified-share")
    page.set_viewport_size({"width": 700, "height": 900})
    until(page, FITS)


def test_without_the_library_a_sentence_stands_in_the_place_of_the_chart(shared_app_server, new_page):
    page = new_page(locale="en-US")
    page.route("**/assets/plotly*", lambda route: route.abort())
    page.goto(f"{shared_app_server}/indicator?indicator=dual-qualified-share")
    page.get_by_text("its drawing library did not load").first.wait_for()
    assert page.locator(".dz-headline").count() > 0


@pytest.mark.parametrize(("script", "address", "sentence"), [
    ("chart", "indicator?indicator=dual-qualified-share", "The chart cannot be shown"),
    ("grid", "matrix", "The table cannot be shown"),
])  # fmt: skip
def test_without_its_script_a_sentence_stands_in_the_place_of_a_component(
    shared_app_server, new_page, script, address, sentence
):
    page = new_page(locale="en-US")
    page.route(f"**/assets/{script}-*.js", lambda route: route.abort())
    page.goto(f"{shared_app_server}/{address}")
    page.get_by_text(sentence).first.wait_for()


def test_script_and_style_of_a_component_are_fetched_once_for_all_its_elements(shared_app_server, new_page):
    page, fetched = new_page(), []
    page.on(
        "request", lambda request: fetched.append(request.url.rsplit("/", 1)[1]) if "/assets/" in request.url else 0
    )
    opened(page, f"{shared_app_server}/commitment")
    assert page.locator(".dz-chart").count() > 1
    assert sorted(name.partition("-")[0] for name in fetched if "plotly" not in name) == ["chart", "grid", "grid"]
    assert page.locator("link[href*='assets/grid-']").count() == 2  # the script named ahead, and the style


def test_no_font_for_text_is_fetched(shared_app_server, new_page):
    page, fetched = new_page(), []
    page.on("request", lambda request: fetched.append(request.url) if "/static/media/Source" in request.url else None)
    opened(page, f"{shared_app_server}/indicator?indicator=dual-qualified-share")
    assert fetched == []


FORM = """() => {
  const { data } = document.querySelector('.dz-chart');
  return data.filter(trace => trace.mode === 'lines' && trace.hovertext)
    .map(trace => [trace.hovertext.length === trace.x.length, new Set(trace.hovertext).size > 1]);
}"""


@pytest.mark.parametrize("width", [1280, 390])
def test_words_that_were_sent_once_stand_at_every_point_again(shared_app_server, new_page, width):
    page = opened(new_page(width=width), f"{shared_app_server}/restated")
    lines = page.evaluate(FORM)
    assert lines
    assert all(whole and several for whole, several in lines)


def test_the_same_mark_can_be_clicked_again_after_its_evidence_was_closed(shared_app_server, new_page):
    page = opened(new_page(), f"{shared_app_server}/indicator?indicator=dual-qualified-share")
    for _ in range(2):
        page.locator(".scatterlayer .point").first.click(force=True)
        page.wait_for_selector("[role=dialog]")
        page.keyboard.press("Escape")
        until(page, "!location.search.includes('target=')")


INKS = """() => [...new Set([...document.querySelectorAll('.dz-chart text')].map(text => text.style.fill))]"""


def css(colour: str) -> str:
    """A colour such as #1F2328 as browsers write it."""
    return f"rgb({', '.join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5))})"


@pytest.mark.parametrize("address", ["indicator?indicator=training-bases", "commitment"])
def test_switching_the_theme_recolours_every_chart_and_asks_the_server_for_nothing(
    shared_app_server, new_page, address
):
    page, frames = new_page(), []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(frame)))
    opened(page, f"{shared_app_server}/{address}")
    before = len(frames)
    for dark in (True, False):
        page.emulate_media(color_scheme="dark" if dark else "light")
        other = theme.LIGHT if dark else theme.DARK
        others = [css(other.text), css(other.muted)]
        until(page, f"others => !({INKS})().some(ink => others.includes(ink))", others)
    assert before > 0
    assert len(frames) == before


def test_a_dark_page_is_drawn_dark_at_once(shared_app_server, new_page):
    page = opened(new_page(dark=True), f"{shared_app_server}/indicator?indicator=dual-qualified-share")
    assert not set(page.evaluate(INKS)) & {css(theme.LIGHT.text), css(theme.LIGHT.muted)}


STEPS = [
    ("codebook?table=targets", "codebook?table=plans"),
    ("plan?plan=lanzhou-2019&section=targets", "plan?plan=wuwei-2020&section=targets"),
    ("plan?section=targets", "plan?section=silences"),
    ("quality?section=damage", "quality?section=checks"),
    ("matrix?lang=zh", "matrix?lang=en"),
    ("timeline?lang=zh", "timeline?lang=en"),
    ("commitment?lang=zh", "commitment?lang=en"),
    ("indicator?indicator=training-bases", "indicator?indicator=dual-qualified-share"),
]
FOLLOW = "to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }"
HEADLINE = "document.querySelector('h1.dz-headline')?.textContent"


@pytest.mark.parametrize(("address", "choice"), STEPS)
def test_another_choice_updates_figures_in_place(shared_app_server, new_page, address, choice):
    page = new_page()
    page.goto(f"{shared_app_server}/{address}")
    page.wait_for_selector(".dz-chart, .dz-grid")
    settle(page)
    before = page.evaluate(f"document.querySelector('.dz-chart, .dz-grid').dataset.same = 'yes'; {HEADLINE}")
    page.evaluate(FOLLOW, choice)
    until(page, f"before => {HEADLINE} !== before", before)
    settle(page)
    assert page.locator(".dz-chart, .dz-grid").first.get_attribute("data-same") == "yes"


def test_in_forced_colours_a_figure_has_the_ground_of_the_systems_palette(shared_app_server, new_page):
    page = new_page(width=1280)
    page.emulate_media(forced_colors="active", color_scheme="dark")
    light = "embed=true&embed_options=light_theme"  # whatever the theme
    opened(page, f"{shared_app_server}/indicator?indicator=dual-qualified-share&lang=en&{light}")
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert fill(page, ".annotation .bg") == canvas == "rgb(0, 0, 0)"
    assert fill(page, ".xtick text") == rgb(theme.DARK.muted)


def fill(page, selector):
    return page.locator(f".dz-chart {selector}").first.evaluate("one => getComputedStyle(one).fill")


def rgb(colour):
    return "rgb({}, {}, {})".format(*bytes.fromhex(colour.lstrip("#")))
