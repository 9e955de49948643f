"""Files and pages that the server hands out by their address alone, asked for as a browser asks."""

import asyncio
import gzip
import io
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlencode
from zipfile import ZipFile

import pytest
from pptx import Presentation
from starlette.requests import Request

from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck, DeckItem
from dashboard.exports import headless_browser
from dashboard.exports.html.document import handout_html
from dashboard.url_state.codec import MAX_CODE_LENGTH
from dashboard.web.routes import deck_pages
from dashboard.web.routes import endpoints as routes_endpoints
from tests import small

SHARE = DeckItem("indicator", "indicator", {"indicator": small.SHARE})
QUOTE = DeckItem("evidence", "target", {"target": "lz-a"})
GONE = DeckItem("indicator", "indicator", {"indicator": "no-such"})
GZIP = (b"accept-encoding", b"gzip")
endpoints = {}


@pytest.fixture(autouse=True)
def database(use_database, tmp_path):
    use_database(small.write(tmp_path / "plans.duckdb"))
    endpoints.update({route.path: route.endpoint for route in routes_endpoints.routes()})


def post(path, body, method="POST"):
    """The answer to a request that brings a body, whose parts come one by one as from a server."""
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"lang=zh",
        "headers": [(b"host", b"duizhao.example")],
        "scheme": "https",
        "server": ("duizhao.example", 443),
    }
    parts = [{"type": "http.request", "body": part, "more_body": True} for part in (body[:10], body[10:])]
    parts.append({"type": "http.request", "body": b"", "more_body": False})

    async def receive():
        return parts.pop(0) if parts else await asyncio.Event().wait()

    return asyncio.run(endpoints[path](Request(scope, receive)))


def test_a_deck_that_is_posted_is_the_same_as_one_in_an_address():
    code = encode_deck(Deck((SHARE,), ""))
    asked = urlencode({"of": "figure", "form": "csv", "items": code, "lang": "zh"})
    assert post("/take", asked.encode()).body == ask("/take", [SHARE], of="figure", form="csv").body


async def stay():
    """The messages of a client that goes on waiting."""
    return await asyncio.Event().wait()


def ask(path, things=(), title="", headers=(), **asked_for):
    code = encode_deck(Deck(tuple(things), title))
    query = urlencode(({"items": code} if code else {}) | {"lang": "zh"} | asked_for)
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"duizhao.example"), *headers],
        "scheme": "https",
        "server": ("duizhao.example", 443),
    }
    return asyncio.run(endpoints[path](Request(scope, stay)))


def text(answer) -> str:
    return answer.body.decode("utf-8")


def test_a_figure_is_handed_out_as_a_table_with_its_caveats_and_its_address():
    answer = ask("/take", [SHARE], form="csv")
    assert answer.media_type == "text/csv"
    beside = ask("/take", [SHARE], form="csvw")
    assert "https://duizhao.example/indicator?indicator=share&lang=zh" in text(beside)
    assert "口径不同" in text(beside)


def test_a_figure_is_handed_out_as_a_slide_with_a_native_chart():
    slides = Presentation(io.BytesIO(ask("/take", [SHARE], form="pptx").body)).slides
    assert [shape.has_chart for slide in slides for shape in slide.shapes].count(True) == 1


@pytest.mark.parametrize("form", ["csv", "xlsx", "pptx"])
def test_a_quotation_is_handed_out_too(form):
    assert ask("/take", [QUOTE], form=form).status_code == 200


def test_a_file_is_called_by_the_decks_title_whatever_is_in_it():
    title = 'a/b "甲" \u202e' + "乙" * 100
    said = ask("/take", [SHARE], title, of="deck", form="xlsx").headers["content-disposition"]
    name = unquote(said.split("''")[1])
    assert name.startswith("duizhao-a-b-甲-")
    assert name.endswith("-small.xlsx")
    assert len(name.encode()) < 255
    assert not set('/"\u202e') & set(name)


def test_the_workbook_of_a_deck_has_a_sheet_for_each_figure_then_sources_and_codebook():
    named = DeckItem(**vars(QUOTE) | {"title": "=HYPERLINK(1)"})
    with ZipFile(io.BytesIO(ask("/take", [SHARE, named], of="deck", form="xlsx").body)) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    sheets = re.findall('<sheet name="([^"]*)"', parts["xl/workbook.xml"])
    assert sheets == ["1 “双师型”教师占比", "2 =HYPERLINK(1)", "来源", "编码手册"]
    assert not [name for name, said in parts.items() if "<f>" in said or "<f " in said]
    assert "<t>=HYPERLINK(1)</t>" in parts["xl/sharedStrings.xml"]


@pytest.mark.parametrize("form", ["pptx", "html", "xlsx"])
def test_an_empty_deck_is_still_a_file_that_opens(form):
    answer = ask("/take", [], of="deck", form=form)
    assert answer.status_code == 200
    assert len(answer.body) > 5000


def test_what_is_no_longer_there_is_left_out_of_a_deck_and_refused_by_itself():
    assert text(ask("/take", [GONE, SHARE], of="deck", form="html")).count('id="s1"') == 1
    assert 'id="s2"' not in text(ask("/take", [GONE, SHARE], of="deck", form="html"))
    refused = ask("/take", [GONE], form="csv")
    assert (refused.status_code, text(refused)) == (404, "没有这样的图或文件。")


@pytest.mark.parametrize(
    ("asked_for", "status"),
    [
        ({"form": "exe"}, 404),
        ({"form": ""}, 404),
        ({"form": "png", "of": "deck"}, 404),
        ({"items": "rubbish", "form": "csv"}, 400),
        ({"items": "9.abc", "form": "csv"}, 400),
    ],
)
def test_an_address_that_asks_for_nothing_of_ours_is_refused_in_words(asked_for, status):
    answer = ask("/take", **asked_for)
    assert answer.status_code == status
    assert text(answer).endswith("。")
    assert ask("/take", lang="en", **asked_for).body.isascii()


def test_without_a_browser_a_picture_is_refused_with_the_reason(monkeypatch):
    monkeypatch.setattr(headless_browser, "find_browser", lambda: None)
    answer = ask("/take", [SHARE], form="png")
    assert (answer.status_code, text(answer)[:9]) == (503, "服务器上没有浏览器")


def test_a_table_has_no_svg():
    assert ask("/take", [DeckItem("matrix", "matrix")], form="svg").status_code == 404


@pytest.fixture
def pages_made(monkeypatch):
    """The pages that were made, as they are made."""
    made, make = [], handout_html
    monkeypatch.setattr(deck_pages, "html_page", lambda *args, **kwargs: made.append(make(*args, **kwargs)) or made[-1])
    return made


def test_the_page_for_the_audience_is_made_once_and_then_only_confirmed(pages_made):
    first = ask("/handout", [SHARE], headers=[GZIP])
    assert "<svg" in gzip.decompress(first.body).decode()
    tag = first.headers["etag"].encode()
    again = ask("/handout", [SHARE], headers=[GZIP, (b"if-none-match", tag)])
    assert (again.status_code, again.body, again.headers["etag"].encode()) == (304, b"", tag)
    assert len(pages_made) == 1


@pytest.mark.parametrize("tags", ['"other", {}', "W/{}", "*", '"other"\n{}'])
def test_a_copy_is_confirmed_by_a_list_a_weak_tag_or_any_tag(tags):
    tag = ask("/handout", [SHARE], headers=[GZIP]).headers["etag"]
    lines = [(b"if-none-match", line.encode()) for line in tags.format(tag).splitlines()]
    assert ask("/handout", [SHARE], headers=[GZIP, *lines]).status_code == 304


@pytest.mark.parametrize("refused", [b"gzip;q=0", b"identity", b"br, gzip; q=0.0", b"*;q=0, identity"])
def test_a_page_is_sent_plain_to_who_refuses_gzip_and_under_a_tag_of_its_own(pages_made, refused):
    coded = ask("/handout", [SHARE], headers=[GZIP])
    plain = ask("/handout", [SHARE], headers=[(b"accept-encoding", refused)])
    assert "content-encoding" not in plain.headers
    assert plain.body == gzip.decompress(coded.body)
    assert plain.headers["etag"] != coded.headers["etag"]
    crossed = ask("/handout", [SHARE], headers=[GZIP, (b"if-none-match", plain.headers["etag"].encode())])
    assert crossed.status_code == 200
    assert len(pages_made) == 1


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [(b"fr, zh;q=0.8, en;q=0.5", "zh"), (b"zh;q=0.1, en;q=0.9", "en"), (b"zh;q=0, *", "en"), (b"", "en")],
)
def test_without_a_language_in_the_address_the_browsers_preferred_one_is_spoken(accepted, lang):
    answer = ask("/take", [GONE], headers=[(b"accept-language", accepted)], form="csv", lang="")
    assert text(answer) == {"zh": "没有这样的图或文件。", "en": "There is no such figure or file."}[lang]


def test_what_cannot_be_made_is_tried_again_by_the_next_who_asks(monkeypatch, caplog):
    with monkeypatch.context() as patched:
        patched.setattr(deck_pages, "html_page", lambda *args, **kwargs: 1 / 0)
        broken = ask("/handout", [SHARE])
    assert (broken.status_code, "ZeroDivisionError" in text(broken)) == (500, False)
    assert caplog.text.count("ZeroDivisionError") == 1
    assert ask("/handout", [SHARE]).status_code == 200


@pytest.mark.parametrize("path", ["/take", "/handout", "/present"])
def test_a_deck_that_is_too_long_is_refused_before_anything_is_done_with_it(monkeypatch, path):
    monkeypatch.setattr("dashboard.deck.codec.decode", lambda code: pytest.fail("it was unpacked"))
    code = "1." + "A" * MAX_CODE_LENGTH
    answer = ask(path, items=code, of="deck", form="pptx")
    assert (answer.status_code, text(answer)) == (400, "链接中的演示文稿过长，无法读取。")


def test_a_new_build_makes_the_page_anew(use_database, tmp_path):
    before = text(ask("/handout", [SHARE]))
    use_database(small.write(tmp_path / "next.duckdb", version="2.0.0"))
    assert "2.0.0" in text(ask("/handout", [SHARE]))
    assert "2.0.0" not in before


def test_presenting_opens_one_slide_at_a_time_and_leads_back_to_the_deck():
    page = text(ask("/present", [SHARE, QUOTE], "题"))
    assert '"leave": "https://duizhao.example/deck?items=1.' in page
    assert '"leave": ""' in text(ask("/handout", [SHARE, QUOTE], "题"))


def test_the_codes_lead_to_each_view_or_to_the_page_for_the_audience(monkeypatch):
    led = []
    monkeypatch.setattr("dashboard.exports.html.slides.svg", lambda address: led.append(address) or "<svg/>")
    ask("/present", [SHARE])
    assert set(led) == {"https://duizhao.example/indicator?indicator=share&lang=zh"}
    led.clear()
    ask("/present", [SHARE], qr="handout")
    assert all(address.startswith("https://duizhao.example/handout?items=1.") for address in led)
    assert all(address.endswith("#s1") for address in led)


def test_a_day_that_cannot_be_the_askers_is_not_believed():
    today = datetime.now(UTC).date()
    tomorrow = (today + timedelta(days=1)).isoformat()
    assert tomorrow in text(ask("/take", [SHARE], of="deck", form="html", day=tomorrow))
    assert "1999-01-01" not in text(ask("/take", [SHARE], of="deck", form="html", day="1999-01-01"))
    assert ask("/take", [SHARE], form="csv", day="nonsense").status_code == 200


def test_markup_in_a_title_stays_text():
    page = text(
        ask("/handout", [DeckItem(**vars(SHARE) | {"title": "<img src=x onerror=alert(1)>"})], "</title><script>x")
    )
    assert "<img src=x" not in page
    assert "</title><script>x" not in page
