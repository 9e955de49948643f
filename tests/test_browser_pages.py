"""A walk through every page in both languages, on a phone: nothing broken, nothing cut off, nothing in the wrong
language, nothing asked of any other host, nothing of the front end asked for late, nothing that only a mouse can reach,
and no serious finding of axe."""

import re
from pathlib import PurePosixPath
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard.deck.codec import encode_deck
from dashboard.deck.model import EVIDENCE, Deck, DeckItem
from dashboard.url_state.site_map import PAGES
from dashboard.web import bundle_manifest
from tests.waiting import settle

ADDRESSES = [page.split("/")[1] for page in PAGES]
QUOTED, LOST = (
    DeckItem(EVIDENCE, "target", {"target": "lz-6-b"}),
    DeckItem("indicator", "indicator", {"indicator": "gone"}),
)
DECK = encode_deck(Deck((QUOTED, DeckItem("matrix", "matrix", {"theme": "teachers"}), LOST)))
# Views that a page shows only when asked.
VIEWS = [
    "indicator?indicator=training-bases",
    "indicator?indicator=training-person-times&scale=per_million",
    "indicator?target=lz-6-b",
    "indicator?silence=shandong-2022~dual-qualified-share",
    "plan?section=targets",
    "plan?section=silences",
    "plan?section=drift",
    "plan?section=pair",
    "codebook?table=targets",
    "codebook?table=measures&column=theme_id",
    "codebook?q=100",
    "quality?section=coders&field=tier",
    "quality?section=numerals&reason=vague",
    "quality?section=damage",
    "quality?section=checks",
    "quality?section=limits",
    "quality?section=changes",
    f"deck?items={DECK}",
    "sql?example=firm_and_dated&chart=bars&x=region&y=firm",
    "sql?q=DROP%20TABLE%20targets",
    "sql?q=FROM%20targets",
]
# What axe finds in Streamlit's own elements and we can't help: rule -> why. None at present.
STREAMLITS_OWN: dict[str, str] = {}

# Whatever is not in the page's language, but for what is marked as being in another: quotes, official titles and
# numbers (lang=), codes (code), the language switch (each language under its own name). Streamlit's own words, which
# can't be translated, are left out by what says them: icons by name, buttons of the sidebar, of dialogs and choosers.
FOREIGN = r"""lang => {
  const foreign = lang === "zh" ? /[A-Za-z]{3,}/ : /[\u4e00-\u9fff]/;
  const marked = "textarea, script, style, noscript, code, [lang]:not(html), .st-key-choose-lang, [data-testid=stIconMaterial]";
  const own = ["Sidebar", "Expand sidebar", "Collapse sidebar", "Open", "Close", "Clear all", "Clear entry", "Dismiss",
    "取消"];
  const found = [];
  const quoted = /“[^“”]*(?:“[^”]*”[^“”]*)*”/g;  // an attribute can't say of a part of it that it is in another language
  const look = (said, element) => {
    if (said && foreign.test(said) && !element.closest(marked) && !own.includes(said)) found.push(said.trim().slice(0, 80));
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) look(texts.currentNode.data, texts.currentNode.parentElement);
  for (const name of ["aria-label", "alt", "title", "placeholder"])
    for (const element of document.querySelectorAll(`[${name}]`)) look(element.getAttribute(name).replace(quoted, ""), element);
  look(document.title.replace("Duizhao", ""), document.body);
  return [...new Set(found)];
}"""
# What a click on a mark opens, but no link or button does, in charts whose marks the arrow keys do not reach.
MOUSE_ONLY = """() => {
  const marks = [...document.querySelectorAll(".js-plotly-plot:not([tabindex='0'])")].flatMap(plot => plot.data)
    .flatMap(trace => [...(trace.customdata ?? [])]).map(found => [].concat(found)[0]).filter(Boolean);
  const ways = [...document.querySelectorAll("a[href], button[data-code]")]
    .map(way => new URLSearchParams(way.dataset.code ?? way.search).get("target"));
  return [...new Set(marks)].filter(code => !ways.includes(code));
}"""


class Reader(NamedTuple):
    """A reader with a browser of the other language than the page's, and what the browser asked for."""

    page: object
    lang: str
    asked: list[str]


@pytest.fixture(scope="module", params=["zh", "en"])
def reader(request, shared_browser):
    """One reads Chinese on a light page, the other English on a dark one."""
    lang = request.param
    context = shared_browser.new_context(
        locale={"zh": "en-US", "en": "zh-CN"}[lang],
        color_scheme={"zh": "light", "en": "dark"}[lang],
        viewport={"width": 390, "height": 844},
    )
    context.set_default_timeout(30_000)
    page, asked = context.new_page(), []
    page.on("request", lambda sent: asked.append(sent.url))
    yield Reader(page, lang, asked)
    context.close()


def opened(reader, server, address):
    """The page of an address, drawn to the end."""
    reader.asked.clear()
    reader.page.goto(f"{server}/{address}{'&' if '?' in address else '?'}lang={reader.lang}")
    settle(reader.page)
    return reader.page


def check(page, reader, server):
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.get_by_text("Page not found").count() == 0
    assert page.evaluate("document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[reader.lang]
    assert page.evaluate(FOREIGN, reader.lang) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(MOUSE_ONLY) == []
    assert [url for url in reader.asked if not url.startswith((server, "data:", "blob:"))] == []


def serious(page):
    """What axe calls serious or critical and Streamlit has not to answer for: rule, element, what is wrong."""
    found = Axe().run(page).response["violations"]
    return [
        (violation["id"], node["html"][:120], node["failureSummary"])
        for violation in found
        if violation["impact"] in ("serious", "critical") and violation["id"] not in STREAMLITS_OWN
        for node in violation["nodes"]
    ]


def late(asked, address):
    """The chunks of Streamlit's front end that a page asked for and its document had not named."""
    bundle = bundle_manifest.bundle_folder()
    names = re.findall(r"static/js/([^\"]+\.js)", (bundle / "index.html").read_text(encoding="utf-8"))
    named = [
        *bundle_manifest.import_closure(bundle / "static" / "js" / name for name in names),
        *bundle_manifest.preload_paths(bundle, address),
    ]
    scripts = [url.partition("?")[0] for url in asked if "/static/js/" in url]
    return {PurePosixPath(url).name for url in scripts} - {PurePosixPath(name).name for name in named}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_whole_in_its_language_on_a_phone_and_open_to_all(shared_app_server, reader, address):
    page = opened(reader, shared_app_server, address)
    check(page, reader, shared_app_server)
    assert late(reader.asked, address) == set()
    assert serious(page) == []


@pytest.mark.parametrize("address", VIEWS)
def test_what_a_page_shows_only_when_asked_is_whole_too(shared_app_server, reader, address):
    check(opened(reader, shared_app_server, address), reader, shared_app_server)


def test_the_first_visitor_of_a_fresh_server_gets_the_last_page_without_a_notice(app_server, new_page):
    page = new_page()
    page.goto(f"{app_server}/{ADDRESSES[-1]}?lang=zh")
    settle(page)
    assert page.get_by_text("Page not found").count() == 0
    assert page.locator("[data-testid=stSidebar] a[aria-current=page]").count() <= 1


def test_the_first_thing_tab_reaches_leads_past_the_contents_in_the_readers_language(shared_app_server, new_page):
    page = new_page()
    page.goto(shared_app_server)
    settle(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash || document.activeElement.id") in ("#stMain", "stMain")


def test_the_contents_keep_the_choices_and_the_link_to_the_open_page_keeps_everything(shared_app_server, new_page):
    page = new_page()
    page.goto(f"{shared_app_server}/indicator?indicator=training-bases&plans=lanzhou-2019")
    settle(page)
    before = page.locator(".dz-headline").first.inner_text()
    page.locator("[data-testid=stSidebar] a", has_text="单项指标").click()
    settle(page)
    assert page.locator(".dz-headline").first.inner_text() == before
    page.locator("[data-testid=stSidebar] a", has_text="时间线").click()
    page.wait_for_url("**/timeline?plans=lanzhou-2019")
