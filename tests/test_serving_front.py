"""The front end is served compressed and cacheable, each page says what it will ask for, and without a pack or with
another Streamlit everything is served as it was."""

import asyncio
import gzip
import json
from itertools import chain

import brotli
import pytest

from dashboard import navigation
from dashboard.serving import chunks, opening, pack
from dashboard.serving.front import Front

ADDRESSES = [entry.address for entry in navigation.entries()]
PLAIN = b"as Streamlit serves it"


@pytest.fixture
def tiny(tmp_path):
    """A front end of three chunks, of which one imports another."""
    folder = tmp_path / "static"
    (folder / "static" / "js").mkdir(parents=True)
    (folder / "index.html").write_text('<html lang="en"><head><title>Streamlit</title></head></html>', encoding="utf-8")
    for name, text in {
        "PlotlyChart.Abc1.js": 'import{a}from"./helper.Xyz.js";' + "x" * 900,
        "helper.Xyz.js": 'import"./helper.Xyz.js";' + "y" * 900,
        "Html.Q.js": "z" * 900,
    }.items():
        (folder / "static" / "js" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def packed(tiny, tmp_path, monkeypatch):
    """The tiny front end, compressed, and in the place of the real one."""
    monkeypatch.setenv("DUIZHAO_BUNDLE", str(tmp_path / "pack"))
    monkeypatch.setattr(chunks, "bundle", lambda: tiny)
    pack.make(tiny, pack.place())
    return tiny


def ask(path, method="GET", query="", **headers):
    """What the middleware answers: status, headers, body."""
    sent = []

    async def plain(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": PLAIN})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "root_path": "", "query_string": query.encode()}
    scope["headers"] = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    asyncio.run(Front(plain)(scope, None, send))
    found = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:])


# The real Streamlit: what we know it by


@pytest.mark.parametrize("name", sorted({chunks.CHART, *chunks.EVERYWHERE, *chain(*chunks.OTHERS.values())}))
def test_streamlit_has_one_chunk_of_each_name_that_we_know(name):
    assert len(list((chunks.bundle() / "static" / "js").glob(f"{name}.*.js"))) == 1


def test_a_page_with_a_chart_names_plotly_first_and_one_without_does_not():
    assert "PlotlyChart." in chunks.hints(chunks.bundle(), "indicator")[0]
    assert not [path for path in chunks.hints(chunks.bundle(), "matrix") if "PlotlyChart." in path]


def test_no_page_names_what_the_document_names_already():
    written = (chunks.bundle() / "index.html").read_text(encoding="utf-8")
    assert not [path for address in ADDRESSES for path in chunks.hints(chunks.bundle(), address) if path in written]


def test_every_page_that_is_said_to_need_a_chunk_is_a_page():
    assert {*chunks.CHARTS, *chunks.OTHERS} <= set(ADDRESSES)


def test_the_document_still_has_the_places_where_we_change_it():
    written = (chunks.bundle() / "index.html").read_text(encoding="utf-8")
    for place in (opening.FONT, opening.TITLE, opening.LANGUAGE):
        assert place.search(written)


# Chunks


@pytest.mark.parametrize(("taken", "coding", "unpack"), [
    ("gzip, deflate, br", "br", brotli.decompress),
    ("gzip", "gzip", gzip.decompress),
    ("br;q=0, gzip", "gzip", gzip.decompress),
])  # fmt: skip
def test_a_chunk_comes_in_the_best_coding_that_is_taken_and_stays_in_the_cache(packed, taken, coding, unpack):
    status, headers, body = ask("/static/js/Html.Q.js", accept_encoding=taken)
    assert (status, headers["content-encoding"]) == (200, coding)
    assert "immutable" in headers["cache-control"]
    assert "javascript" in headers["content-type"]
    assert unpack(body) == b"z" * 900


def test_who_takes_no_coding_gets_the_chunk_as_it_is(packed):
    assert ask("/static/js/Html.Q.js")[2] == PLAIN


def test_a_chunk_that_was_replaced_after_packing_is_served_as_it_is(packed):
    (packed / "static" / "js" / "Html.Q.js").write_text("new", encoding="utf-8")
    assert ask("/static/js/Html.Q.js", accept_encoding="br")[2] == PLAIN


def test_a_pack_that_lost_a_file_serves_the_rest(packed):
    (pack.place() / "static" / "js" / "Html.Q.js.br").unlink()
    assert ask("/static/js/Html.Q.js", accept_encoding="br, gzip")[1]["content-encoding"] == "gzip"


@pytest.mark.parametrize("list_of_files", ["", "[]", "{", '{"static/js/none.js": 3}'])
def test_without_a_readable_list_nothing_counts_as_packed(packed, list_of_files):
    (pack.place() / pack.LIST).write_text(list_of_files, encoding="utf-8")
    assert pack.held(packed, pack.place()) == {}
    assert not pack.is_current(packed, pack.place())


def test_packing_is_done_once(packed):
    assert pack.is_current(packed, pack.place())
    sizes = json.loads((pack.place() / pack.LIST).read_text(encoding="utf-8"))
    assert sizes["static/js/Html.Q.js"] == 900


@pytest.mark.parametrize("path", ["/static/js/../../secret", "/static/js/none.js", "/_stcore/health", "/nowhere"])
def test_what_we_do_not_know_is_left_to_streamlit(packed, path):
    assert ask(path, accept_encoding="br")[2] == PLAIN


def test_anything_but_a_get_is_left_to_streamlit(packed):
    assert ask("/indicator", method="POST")[2] == PLAIN


# Documents


def test_a_document_names_the_chunks_of_its_page_and_what_they_import(packed):
    body = ask("/indicator")[2].decode()
    for name in ("PlotlyChart.Abc1.js", "helper.Xyz.js", "Html.Q.js"):
        assert f'href="./static/js/{name}"' in body
    assert "PlotlyChart" not in ask("/matrix")[2].decode()


@pytest.mark.parametrize(("query", "reader", "lang", "title"), [
    ("lang=en", "zh-CN,zh", "en", "One indicator"),
    ("lang=zh", "en-US", "zh-CN", "指标"),
    ("", "zh-CN,zh;q=0.9", "zh-CN", "指标"),
    ("", "fr", "en", "One indicator"),
    ("lang=<script>", "en", "en", "One indicator"),
])  # fmt: skip
def test_a_document_has_its_page_s_title_and_language_from_the_start(packed, query, reader, lang, title):
    body = ask("/indicator", query=query, accept_language=reader)[2].decode()
    assert f'<html lang="{lang}">' in body
    assert title in body[body.index("<title>") : body.index("</title>")]


def test_a_document_that_did_not_change_is_not_sent_again(packed):
    tag = ask("/indicator")[1]["etag"]
    assert ask("/indicator", if_none_match=tag)[::2] == (304, b"")
    assert ask("/matrix", if_none_match=tag)[0] == 200


def test_a_document_is_gzipped_for_who_takes_it(packed):
    _, headers, body = ask("/indicator", accept_encoding="gzip, br")
    assert headers["content-encoding"] == "gzip"
    assert b"PlotlyChart" in gzip.decompress(body)


def test_without_a_front_end_that_we_know_everything_is_streamlit_s(monkeypatch):
    monkeypatch.setattr(chunks, "bundle", lambda: None)
    assert ask("/indicator", accept_encoding="br")[2] == PLAIN
