"""Files and pages that the server hands out by their address alone, asked for as a browser asks."""

import gzip
import io
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlencode
from zipfile import ZipFile

import pytest
from pptx import Presentation
from starlette.requests import Request

from dashboard import service
from dashboard.basket import Basket, Kept, to_code
from dashboard.exports import browser
from dashboard.service import asked
from tests import small

SHARE = Kept("indicator", "indicator", {"indicator": small.SHARE})
QUOTE = Kept("evidence", "target", {"target": "lz-a"})
GONE = Kept("indicator", "indicator", {"indicator": "no-such"})
ENDPOINTS = {route.path: route.endpoint for route in service.routes()}


@pytest.fixture(autouse=True)
def database(use_database, tmp_path):
    use_database(small.write(tmp_path / "plans.duckdb"))


def ask(path, things=(), title="", headers=(), **asked_for):
    code = to_code(Basket(tuple(things), title))
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
    return ENDPOINTS[path](Request(scope))


def text(answer) -> str:
    return answer.body.decode("utf-8")


def test_a_figure_is_handed_out_as_a_table_with_its_caveats_and_its_address():
    answer = ask("/take", [SHARE], form="csv")
    assert answer.media_type == "text/csv"
    assert "https://duizhao.example/indicator?indicator=share&lang=zh" in text(answer)
    assert "口径不同" in text(answer)


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
    named = Kept(**vars(QUOTE) | {"title": "=HYPERLINK(1)"})
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
    monkeypatch.setattr(browser, "find", lambda: None)
    answer = ask("/take", [SHARE], form="png")
    assert (answer.status_code, text(answer)[:9]) == (503, "服务器上没有浏览器")


def test_a_table_has_no_svg():
    assert ask("/take", [Kept("matrix", "matrix")], form="svg").status_code == 404


def test_who_asks_while_too_much_is_being_made_is_told_to_come_back(monkeypatch):
    monkeypatch.setattr(asked, "PATIENCE", 0.01)
    with asked.turn(), asked.turn():
        answer = ask("/take", [SHARE], form="csv")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert ask("/take", [SHARE], form="csv").status_code == 200


def test_the_page_for_the_audience_is_made_once_and_then_only_confirmed():
    first = ask("/handout", [SHARE], headers=[(b"accept-encoding", b"gzip")])
    assert "<svg" in gzip.decompress(first.body).decode()
    mark = first.headers["etag"].encode()
    again = ask("/handout", [SHARE], headers=[(b"accept-encoding", b"gzip"), (b"if-none-match", mark)])
    assert (again.status_code, again.body) == (304, b"")


def test_a_new_build_makes_the_page_anew(use_database, tmp_path):
    before = text(ask("/handout", [SHARE]))
    use_database(small.write(tmp_path / "next.duckdb", "2.0.0"))
    assert "2.0.0" in text(ask("/handout", [SHARE]))
    assert "2.0.0" not in before


def test_presenting_opens_one_slide_at_a_time_and_leads_back_to_the_deck():
    page = text(ask("/present", [SHARE, QUOTE], "题"))
    assert '"leave": "https://duizhao.example/deck?items=1.' in page
    assert '"leave": ""' in text(ask("/handout", [SHARE, QUOTE], "题"))


def test_the_codes_lead_to_each_view_or_to_the_page_for_the_audience(monkeypatch):
    led = []
    monkeypatch.setattr("dashboard.exports.handout.slides.svg", lambda address: led.append(address) or "<svg/>")
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
    page = text(ask("/handout", [Kept(**vars(SHARE) | {"title": "<img src=x onerror=alert(1)>"})], "</title><script>x"))
    assert "<img src=x" not in page
    assert "</title><script>x" not in page
