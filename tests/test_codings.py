"""What Streamlit's middleware compresses: only for who takes it, and under an entity tag of its own."""

import gzip

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_gzip_middleware import SelectiveGZipMiddleware

from dashboard.web.codings import Codings, accepted_codings
from tests.asgi import call, scope_of

TEXT = "plan_id,title\n" * 200
HEADERS = {"ETag": '"abc"', "Repr-Digest": "sha-256=:AA==:"}


def table(request):
    if '"abc"' in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=HEADERS)
    return Response(TEXT, media_type="text/csv", headers=HEADERS)


# The real middleware of Streamlit behind ours.
APPLICATION = Starlette(
    routes=[Route("/data/table.csv", table)], middleware=[Middleware(Codings), Middleware(SelectiveGZipMiddleware)]
)


def get(accept_encoding, **headers):
    sent = {"Accept-Encoding": accept_encoding} | headers
    return call(APPLICATION, scope_of("/data/table.csv", headers=sent.items()))


@pytest.mark.parametrize("accepted", ["gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.2", "*;q=0, gzip"])
def test_who_takes_gzip_gets_it_under_a_tag_of_its_own_and_without_the_plain_checksum(accepted):
    answer = get(accepted)
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["etag"] == '"abc-gz"'
    assert "repr-digest" not in answer.headers
    assert gzip.decompress(answer.body).decode() == TEXT


@pytest.mark.parametrize(
    "accepted", ["", "identity", "br", "gzip;q=0", "gzip;q=0.000, br", "gzip; q=0", "*;q=0", "GZIP;Q=0"]
)
def test_who_refuses_gzip_gets_the_plain_bytes_with_tag_and_checksum(accepted):
    answer = get(accepted)
    assert "content-encoding" not in answer.headers
    assert (answer.headers["etag"], answer.headers["repr-digest"]) == ('"abc"', "sha-256=:AA==:")
    assert answer.body.decode() == TEXT


@pytest.mark.parametrize("tag", ['"abc"', '"abc-gz"', 'W/"abc-gz"', '"x", "abc-gz"'])
def test_either_tag_spares_the_table_and_comes_back_as_it_was_sent(tag):
    answer = get("gzip", **{"If-None-Match": tag})
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["etag"] == ('"abc-gz"' if "-gz" in tag else '"abc"')


def test_other_codings_stay_in_the_header():
    assert accepted_codings("br;q=0.5, gzip;q=0, deflate") == "br;q=0.5, deflate"
    assert accepted_codings("br, gzip;q=0.1") == "br, gzip;q=0.1"


def test_a_header_in_two_lines_is_one():
    lines = [
        ("Accept-Encoding", "br"),
        ("Accept-Encoding", "gzip"),
        ("If-None-Match", '"x"'),
        ("If-None-Match", '"abc-gz"'),
    ]
    assert call(APPLICATION, scope_of("/data/table.csv", headers=lines[:2])).headers["etag"] == '"abc-gz"'
    assert call(APPLICATION, scope_of("/data/table.csv", headers=lines)).status == 304


@pytest.mark.parametrize("tag", ['"xyz-gz"', '"abc-gzip"', "abc-gz"])
def test_another_tag_does_not(tag):
    assert get("gzip", **{"If-None-Match": tag}).status == 200
