"""The front end is served compressed and cacheable, each page says what it will ask for, and without a pack or with
another Streamlit everything is served as it was."""

import gzip
import json
import re
from itertools import chain

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from dashboard.exports import plotly_library
from dashboard.url_state import site_map
from dashboard.web import bundle_manifest, index_html, precompress
from dashboard.web.static_assets import StaticAssets
from tests.asgi import call, scope_of

ADDRESSES = [entry.address for entry in site_map.pages()]
PLAIN = b"as Streamlit serves it"


@pytest.fixture
def tiny(tmp_path):
    """A front end of three chunks, of which one imports another."""
    folder = tmp_path / "static"
    (folder / "static" / "js").mkdir(parents=True)
    (folder / "index.html").write_text('<html lang="en"><head><title>Streamlit</title></head></html>', encoding="utf-8")
    for name, text in {
        "Selectbox.Abc1.js": 'import{a}from"./helper.Xyz.js";' + "x" * 900,
        "helper.Xyz.js": 'import"./helper.Xyz.js";' + "y" * 900,
        "Html.Q.js": "z" * 900,
    }.items():
        (folder / "static" / "js" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def packed(tiny, tmp_path, monkeypatch):
    """The tiny front end, compressed, and in the place of the real one."""
    monkeypatch.setenv("DUIZHAO_BUNDLE", str(tmp_path / "pack"))
    monkeypatch.setattr(bundle_manifest, "bundle_folder", lambda: tiny)
    precompress.precompress(tiny, precompress.asset_folder())
    return tiny


async def plain(scope, receive, send):
    """Streamlit's mount, which answers whatever is left."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": PLAIN})


def ask(path, method="GET", query="", **headers):
    """What the middleware answers in an application like Streamlit's: status, headers, body."""
    routes = [Route("/health", lambda _: PlainTextResponse("well")), Mount("/", app=plain)]
    application = Starlette(routes=routes, middleware=[Middleware(StaticAssets)])
    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    status, sent, body, _ = call(application, scope_of(path, method, query, headers=pairs))
    return status, dict(sent), body


# The real Streamlit: what we know it by


@pytest.mark.parametrize("name", sorted({*bundle_manifest.EVERYWHERE, *chain(*bundle_manifest.OTHERS.values())}))
def test_streamlit_has_one_chunk_of_each_name_that_we_know(name):
    assert len(list((bundle_manifest.bundle_folder() / "static" / "js").glob(f"{name}.*.js"))) == 1


def test_no_page_names_what_the_document_names_already():
    written = (bundle_manifest.bundle_folder() / "index.html").read_text(encoding="utf-8")
    assert not [
        path
        for address in ADDRESSES
        for path in bundle_manifest.preload_paths(bundle_manifest.bundle_folder(), address)
        if path in written
    ]


def test_every_page_that_is_said_to_need_a_chunk_is_a_page():
    assert {*bundle_manifest.CHARTS, *bundle_manifest.OTHERS} <= set(ADDRESSES)


def test_the_document_still_has_the_places_where_we_change_it():
    written = (bundle_manifest.bundle_folder() / "index.html").read_text(encoding="utf-8")
    for place in (index_html.FONT, index_html.TITLE, index_html.LANGUAGE):
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
    (precompress.asset_folder() / "static" / "js" / "Html.Q.js.br").unlink()
    assert ask("/static/js/Html.Q.js", accept_encoding="br, gzip")[1]["content-encoding"] == "gzip"


@pytest.mark.parametrize("list_of_files", ["", "[]", "{", '{"static/js/none.js": 3}'])
def test_without_a_readable_list_nothing_counts_as_packed(packed, list_of_files):
    (precompress.asset_folder() / precompress.LIST).write_text(list_of_files, encoding="utf-8")
    assert precompress.load_manifest(packed, precompress.asset_folder()) == {}
    assert not precompress.is_current(packed, precompress.asset_folder())


def test_packing_is_done_once(packed):
    assert precompress.is_current(packed, precompress.asset_folder())
    sizes = json.loads((precompress.asset_folder() / precompress.LIST).read_text(encoding="utf-8"))
    assert sizes["static/js/Html.Q.js"] == 900


@pytest.mark.parametrize("taken", [
    "gzip;q=0, br;q=0", "*;q=0", "identity", "identity;q=0.5, br;q=0.000", "deflate",
])  # fmt: skip
def test_who_refuses_both_codings_gets_the_chunk_as_it_is(packed, taken):
    assert ask("/static/js/Html.Q.js", accept_encoding=taken)[2] == PLAIN


@pytest.mark.parametrize(
    ("taken", "coding"), [("*", "br"), ("*, br;q=0", "gzip"), ("GZIP", "gzip"), ("identity;q=0, gzip", "gzip")]
)
def test_a_wildcard_and_capitals_are_read(packed, taken, coding):
    assert ask("/static/js/Html.Q.js", accept_encoding=taken)[1]["content-encoding"] == coding


# Addresses


@pytest.mark.parametrize("path", ["/index.html", "/static/js/Html.Q.js", "/indicator/", "/overview//"])
def test_files_and_the_slash_after_a_page_are_left_to_streamlit(packed, path):
    assert ask(path)[2] == PLAIN


def test_a_route_is_left_to_whoever_has_it(packed):
    assert ask("/health")[2] == b"well"


UNKNOWN = [
    "/nowhere", "/indicator/x", "/indicator/static/js/Html.Q.js", "/static/js/none.js", "/static/js/../../secret", "/static", "/Indicator",
    "/health/x", "/_stcore/x", "//", "//evil.example/", "/indicator.html", "/%2e%2e/", "/\u5730\u5740", "/" + "x" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("path", UNKNOWN)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_an_unknown_address_is_404_whatever_the_method(packed, path, method):
    status, headers, _ = ask(path, method)
    assert (status, headers["content-type"]) == (404, "text/plain; charset=utf-8")


@pytest.mark.parametrize(("query", "language", "tag", "title"), [
    ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN", "没有这个页面"),
    ("", "en;q=0.8,zh;q=0.9", "zh-CN", "没有这个页面"),
    ("", "zh;q=0, fr", "en", "No such page"),
    ("lang=en", "zh-CN", "en", "No such page"),
    ("lang=zh", "en", "zh-CN", "没有这个页面"),
    ("lang=xx", "", "en", "No such page"),
])  # fmt: skip
def test_a_browser_is_told_in_a_page_of_the_askers_language(packed, query, language, tag, title):
    status, headers, body = ask("/nowhere", query=query, accept="text/html,*/*;q=0.8", accept_language=language)
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert f'<html lang="{tag}">' in body.decode()
    assert f"<h1>{title}</h1>" in body.decode()
    assert "<script" not in body.decode()


@pytest.mark.parametrize(("path", "overview"), [("/nowhere", "./"), ("/a/b", "../"), ("/a/b/", "../../")])
def test_the_page_leads_to_the_overview_from_where_it_stands(packed, path, overview):
    assert f'<a href="{overview}?lang=en">' in ask(path, accept="text/html")[2].decode()


@pytest.mark.parametrize(
    ("path", "page"), [("/indicators", "./indicator"), ("/Matrix", "./matrix"), ("/indicator/x", "../indicator")]
)
def test_the_page_names_the_one_that_may_be_meant(packed, path, page):
    assert f'<a href="{page}?lang=en">' in ask(path, accept="text/html")[2].decode()


def test_an_address_is_said_again_as_text_and_not_without_end(packed):
    body = ask("/<script>alert(1)</script>" + "x" * 5000, accept="text/html")[2].decode()
    assert "&lt;script&gt;alert(1)" in body
    assert "<script" not in body
    assert "x" * 100 not in body


@pytest.mark.parametrize("path", ["/", "/indicator", "/indicator/", "/index.html", "/static/js/Html.Q.js"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
def test_what_can_only_be_read_names_the_methods_that_read(packed, path, method):
    status, headers, _ = ask(path, method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


def test_head_has_the_headers_of_get(packed):
    get, head = ask("/indicator", accept_encoding="gzip"), ask("/indicator", "HEAD", accept_encoding="gzip")
    assert get[:2] == head[:2]


# Documents


def test_a_document_names_the_chunks_of_its_page_and_what_they_import(packed):
    body = ask("/indicator")[2].decode()
    for name in ("Selectbox.Abc1.js", "helper.Xyz.js", "Html.Q.js"):
        assert f'href="./static/js/{name}"' in body


def test_the_document_of_a_page_that_opens_on_a_chart_names_the_drawing_library_before_all_chunks(packed):
    body = ask("/indicator")[2].decode()
    assert body.index(f"assets/{plotly_library.library_asset()}") < body.index("modulepreload")
    assert plotly_library.library_asset() not in ask("/matrix")[2].decode()


@pytest.mark.parametrize(("query", "reader", "lang", "title"), [
    ("lang=en", "zh-CN,zh", "en", "Single indicator"),
    ("lang=zh", "en-US", "zh-CN", "指标"),
    ("", "zh-CN,zh;q=0.9", "zh-CN", "指标"),
    ("", "fr", "en", "Single indicator"),
    ("", "en;q=0.5, zh-TW", "zh-CN", "指标"),
    ("", "fr, zh;q=0.1", "zh-CN", "指标"),
    ("items=" + "a" * 20000 + "&lang=zh", "en", "zh-CN", "指标"),
    ("lang=<script>", "en", "en", "Single indicator"),
])  # fmt: skip
def test_a_document_has_its_page_s_title_and_language_from_the_start(packed, query, reader, lang, title):
    body = ask("/indicator", query=query, accept_language=reader)[2].decode()
    assert f'<html lang="{lang}">' in body
    assert title in body[body.index("<title>") : body.index("</title>")]


def test_a_document_that_did_not_change_is_not_sent_again(packed):
    tag = ask("/indicator")[1]["etag"]
    assert ask("/indicator", if_none_match=tag)[::2] == (304, b"")
    assert ask("/matrix", if_none_match=tag)[0] == 200


def test_a_document_has_a_tag_for_each_coding(packed):
    plain_tag, coded_tag = (ask("/indicator", accept_encoding=coding)[1]["etag"] for coding in ("gzip;q=0", "gzip"))
    assert plain_tag != coded_tag
    assert ask("/indicator", if_none_match=f'"x", W/{coded_tag}', accept_encoding="gzip")[0] == 304
    assert ask("/indicator", if_none_match=coded_tag, accept_encoding="gzip;q=0")[0] == 200


@pytest.mark.parametrize("taken", ["", "gzip;q=0", "*;q=0", "br", "identity"])
def test_a_document_is_plain_for_who_does_not_take_gzip(packed, taken):
    _, headers, body = ask("/indicator", accept_encoding=taken)
    assert "content-encoding" not in headers
    assert b"Selectbox" in body


def test_a_document_is_gzipped_for_who_takes_it(packed):
    _, headers, body = ask("/indicator", accept_encoding="gzip, br")
    assert headers["content-encoding"] == "gzip"
    assert b"Selectbox" in gzip.decompress(body)


def test_without_a_front_end_that_we_know_everything_is_streamlit_s(monkeypatch):
    monkeypatch.setattr(bundle_manifest, "bundle_folder", lambda: None)
    assert ask("/indicator", accept_encoding="br")[2] == PLAIN


def test_a_document_gives_the_name_of_streamlit_s_font_to_one_of_the_reader_s_system_after_streamlit_s_styles(packed):
    body = ask("/indicator")[2].decode()
    assert re.search(r'@font-face\{font-family:"Source Sans";[^}]*src:local\([^}]*\}</style></head>', body)
