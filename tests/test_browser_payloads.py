"""A database and a deck whose every free text means to do harm, opened in a real browser: all of it stays text."""

import json
import shutil
from pathlib import Path
from urllib.parse import quote

import duckdb
import pytest

from dashboard.deck.codec import encode_deck, to_file
from dashboard.deck.model import EVIDENCE, Deck, DeckItem
from dashboard.url_state.site_map import PAGES
from tests import payloads
from tests.conftest import ROOT, running_app
from tests.faults import answer
from tests.waiting import settle, until

KEYS = ("_id", "_sha256")
CODES = {"fact", "field", "code", "theme_2", "theme_3", "restates", "nested_in", "repeats", "item"}
# Pages are read by address; these are what they show only when asked.
ASKED = (
    "indicator?target=lz-6-b",
    "indicator?indicator=training-bases",
    "plan?section=targets",
    "plan?section=pair",
    "codebook?table=targets",
    "quality?section=coders",
    "quality?section=damage",
    "sql?q=FROM%20targets",
    f"matrix?theme={quote(payloads.HTML[1])}&plans={quote(payloads.MARKDOWN[4])}",
    f"register?q={quote(payloads.HTML[0])}",
)
# What a browser made of a page that came from no hand of ours. The charts write markup of their own, so that a word of a
# payload that is set as the payload wished is looked for, not the element alone.
HARM = r"""() => {
  const found = [];
  const say = (what, one) => found.push(`${what}: ${one.outerHTML.slice(0, 160)}`);
  if (window.harmed) found.push("a script ran");
  if (getComputedStyle(document.body).display === "none") found.push("a style was taken");
  const all = (selector, what) => document.querySelectorAll(selector).forEach(one => say(what, one));
  all("iframe:not([data-testid=stIFrame]), object, embed, math, base, meta[http-equiv=refresh]", "an element");
  all("form[action*='//'], input[name=q]:not(#dz-find), img[src='x'], img[src*='example.net']", "an element");
  const ours = "head > script[data-plotly]";  // written by web/index_html.py, before any data
  all(`:is([onerror], [onload], [onmouseover], [onfocus]):not(${ours})`, "a handler");
  all(".katex, [data-testid=stMarkdownContainer] img, .stMarkdownColoredText", "Markdown");
  for (const one of document.querySelectorAll("a"))
    if (/^\s*(javascript|data):|example\.net/i.test(one.getAttribute("href") ?? one.getAttribute("xlink:href") ?? "")) say("a link", one);
  for (const one of document.querySelectorAll("script, style"))
    if (/^\s*(window\.harmed=1|parent\.harmed=1|body\{display:none\})\s*$/.test(one.textContent)) say("code", one);
  const set = { b: "bold", strong: "粗", em: "斜", sup: "1", a: "x", th: "a" };
  for (const [tag, said] of Object.entries(set))
    for (const one of document.querySelectorAll(tag)) if (one.textContent.trim() === said) say("set as markup", one);
  for (const one of document.querySelectorAll("tspan"))
    if (one.textContent === "bold" && /bold/.test(one.getAttribute("style") ?? "")) say("set as markup", one);
  for (const one of document.querySelectorAll("h1, h2, h3")) if (/^标题 /.test(one.textContent)) say("set as markup", one);
  return found;
}"""


def harmed(database: Path, folder: Path) -> Path:
    """The same database, another payload in each free text. Nothing but its keys stays as it was."""
    file = folder / "plans.duckdb"
    with duckdb.connect(str(file)) as con:
        con.execute(f"ATTACH '{database}' AS good (READ_ONLY)")
        con.execute(
            "CREATE MACRO harm(place) AS list_extract($1, place % len($1) + 1)".replace("$1", sql(payloads.ALL))
        )
        for resource in described():
            con.execute(f"CREATE TABLE {resource['name']} AS SELECT {columns(resource)} FROM good.{resource['name']}")
        con.execute("CREATE TABLE build_info AS SELECT * FROM good.build_info")
        for number, (table, column) in enumerate(
            con.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal").fetchall()
        ):
            words = payloads.ALL[number % len(payloads.ALL)].replace("\x00", "")
            con.execute(f'COMMENT ON COLUMN {table}."{column}" IS {literal(" | ".join([words, words]))}')
    return file


def described() -> list[dict]:
    """The tables that people type, and those computed from them."""
    typed = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    derived = json.loads((ROOT / "etl" / "derived.json").read_text(encoding="utf-8"))["resources"]
    return [*typed, *(one for one in derived if one["name"] != "build_info")]


def columns(resource: dict) -> str:
    """What is selected: each free text that is there becomes a payload, by row and column."""
    chosen = []
    for place, field in enumerate(resource["schema"]["fields"]):
        name, closed = field["name"], "enum" in field.get("constraints", {})
        free = field["type"] == "string" and not closed and name not in CODES and not name.endswith(KEYS)
        chosen.append(
            f'CASE WHEN "{name}" IS NULL THEN NULL ELSE harm(rowid * 7 + {place}) END "{name}"' if free else f'"{name}"'
        )
    return ", ".join(chosen)


def sql(texts: list[str]) -> str:
    return f"[{', '.join(map(literal, texts))}]"


def literal(text: str) -> str:
    return "'" + text.replace("\x00", "").replace("'", "''") + "'"


def deck(lang: str) -> Deck:
    """A deck whose titles are payloads: a figure, a table and quotations."""
    titles = iter([*payloads.HTML, *payloads.MARKDOWN])
    things = [
        DeckItem("indicator", "indicator", {"indicator": "dual-qualified-share"}, next(titles)),
        DeckItem("matrix", "matrix", {"theme": "teachers"}, next(titles)),
        *(DeckItem(EVIDENCE, "target", {"target": target}, next(titles)) for target in ("lz-2-a", "lz-2-b", "lz-6-b")),
    ]
    return Deck(tuple(things), payloads.HTML[11])


@pytest.fixture(scope="module")
def site(built_database, tmp_path_factory):
    folder = tmp_path_factory.mktemp("harm")
    shutil.copytree(built_database.parent / "downloads", folder / "downloads")
    with running_app(harmed(built_database, folder), folder / "server.log") as address:
        yield address


@pytest.fixture
def watched(new_page):
    """A page, and whatever it did that it should not."""
    page = new_page()
    page.wrong = []
    page.on("dialog", lambda asked: (page.wrong.append(f"a dialog: {asked.message}"), asked.dismiss()))
    page.on("request", lambda sent: page.wrong.append(f"asked {sent.url}") if foreign(sent.url) else None)
    page.on("popup", lambda opened: page.wrong.append(f"opened {opened.url}"))
    return page


def foreign(url: str) -> bool:
    return not url.startswith(("http://localhost:", "ws://localhost:", "data:", "blob:", "file:"))


def look(page, where: str) -> list[str]:
    """What is wrong with what the page shows now."""
    found = [f"{where}: {wrong}" for wrong in [*page.evaluate(HARM), *page.wrong]]
    page.wrong.clear()
    return found


def hover(page, most: int = 3) -> int:
    """Rest the pointer on some marks until their words are shown; how many of them were."""
    shown = 0
    marks = page.locator(".js-plotly-plot .scatterlayer .point")
    for number in range(min(marks.count(), 12)):
        box = marks.nth(number).bounding_box()
        if box and 0 < box["y"] < 880 and shown < most:
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            page.wait_for_timeout(150)
            shown += page.locator(".hoverlayer .hovertext").count()
    return shown


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_every_page_what_stands_in_the_data_stays_text(site, watched, lang):
    wrong, hovered = [], 0
    for where in [*(page.split("/")[1] for page in PAGES), *ASKED, f"deck?items={encode_deck(deck(lang))}"]:
        watched.goto(f"{site}/{where}{'&' if '?' in where else '?'}lang={lang}")
        settle(watched)
        if where.startswith("indicator"):
            hovered += hover(watched)
        wrong += look(watched, where)
        if watched.locator("[data-testid=stException]").count():
            wrong.append(f"{where}: an error")
        wrong += [
            f"{where}: {one}"
            for one in watched.locator(".dz-problem").all_inner_texts()
            if "出错" in one or "went wrong" in one
        ]
    assert hovered
    assert wrong == [], "\n".join(wrong)


def test_a_deck_that_is_handed_in_stays_text_on_its_page(site, watched):
    watched.goto(f"{site}/deck?lang=zh")
    settle(watched)
    file = {"name": f"{payloads.HTML[1]}.json", "mimeType": "application/json", "buffer": to_file(deck("zh"), "1")}
    watched.set_input_files("#deck-file", file)
    watched.locator(".dz-deck li").nth(4).wait_for()
    settle(watched)
    assert look(watched, "deck") == []
    until(watched, f"document.querySelector('#deck-title-0').value === {json.dumps(payloads.HTML[0])}")
    bad = {"name": "x.json", "mimeType": "application/json", "buffer": payloads.HTML[1].encode()}
    watched.set_input_files("#deck-file", bad)
    watched.locator(".dz-problem").wait_for()
    assert look(watched, "a file that is no deck") == []


@pytest.mark.parametrize("kind", ["handout", "present"])
def test_a_deck_s_page_opened_as_a_file_stays_text(site, watched, kind, tmp_path):
    status, text = answer(site, f"/{kind}?items={encode_deck(deck('zh'))}&lang=zh")
    assert status == 200
    file = tmp_path / "deck.html"
    file.write_text(text, encoding="utf-8")
    watched.context.set_offline(True)
    watched.goto(file.as_uri())
    wrong = look(watched, "first")
    for _ in range(4):
        watched.keyboard.press("ArrowRight")
        watched.wait_for_timeout(500)
        wrong += look(watched, kind)
    assert watched.locator(".js-plotly-plot .main-svg, .picture svg").count() > 0
    assert wrong == [], "\n".join(wrong)


def test_what_would_do_harm_is_seen(site, watched):
    watched.goto(f"{site}/health")
    for number, harm in enumerate([payloads.HTML[1], payloads.HTML[4], payloads.HTML[6], payloads.HTML[20]]):
        watched.evaluate("html => { document.body.innerHTML = html }", harm)
        assert watched.evaluate(HARM), number
