"""Files with a visitor's own plan: whose, a cookie says; no address, no other visitor and no cache has anything of it."""

import asyncio
import gzip
import io
import logging
from urllib.parse import urlencode

import pytest
from pptx import Presentation
from starlette.requests import Request

from dashboard.database.private import private_database
from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck, DeckItem
from dashboard.desk import private_build
from dashboard.desk.own_desks import DESKS
from dashboard.desk.own_file import OwnFile
from dashboard.desk.own_requests import COOKIE
from dashboard.web.routes import endpoints as routes_endpoints
from dashboard.web.routes import own_files
from tests.own_plans import sample_plan
from tests.pptx_reading import labels

MATRIX = DeckItem("matrix", "matrix", {"plans": "my-plan,zhoushan-2022"})
WHOLE = DeckItem("matrix", "matrix")
HOST = (b"host", b"duizhao.example")
ORIGIN = (b"origin", b"https://duizhao.example")


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    return private_build.build_own(sample_plan(), tmp_path_factory.mktemp("desk"))


@pytest.fixture
def endpoints():
    return {route.path: route.endpoint for route in routes_endpoints.routes()}


@pytest.fixture
def desk(build, built_database, use_database, monkeypatch, tmp_path):
    use_database(built_database)
    monkeypatch.setattr(DESKS, "_parent", tmp_path / "desks")
    opened = DESKS.open("session")
    opened.plan, opened.build = sample_plan(), build
    yield opened
    opened.build = None
    DESKS.close(opened.secret)


async def stay():
    return await asyncio.Event().wait()


def ask(endpoints, path, item=WHOLE, secret="", gzipped=True, **asked):
    query = urlencode({"items": encode_deck(Deck((item,), "")), "lang": "zh"} | asked)
    cookie = [(b"cookie", f"{COOKIE}={secret}".encode())] if secret else []
    packed = [(b"accept-encoding", b"gzip")] if gzipped else []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [HOST, *cookie, *packed],
        "scheme": "https",
        "server": ("duizhao.example", 443),
    }
    return asyncio.run(endpoints[path](Request(scope, stay)))


def post_ticket(endpoints, ticket, headers=(ORIGIN,), scheme="https"):
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/desk/key",
        "query_string": b"",
        "headers": [HOST, *headers],
        "scheme": scheme,
        "server": ("duizhao.example", 443),
    }
    parts = [{"type": "http.request", "body": ticket.encode(), "more_body": False}]

    async def receive():
        return parts.pop(0) if parts else await asyncio.Event().wait()

    return asyncio.run(endpoints["/desk/key"](Request(scope, receive)))


def test_a_ticket_brings_a_cookie_that_no_script_and_no_other_site_can_use(endpoints, desk):
    answer = post_ticket(endpoints, DESKS.ticket(desk.secret))
    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 204
    assert f"{COOKIE}={desk.secret}" in cookie
    for attribute in ("HttpOnly", "SameSite=strict", "Secure", "Path=/"):
        assert attribute in cookie
    assert "Max-Age" not in cookie  # gone with the browser
    assert answer.body == b""


@pytest.mark.parametrize("headers", [(), ((b"origin", b"https://evil.example"),), ((b"origin", b"null"),)])
def test_a_page_of_another_site_cannot_give_a_visitor_a_cookie(endpoints, desk, headers):
    """Else it could put its own desk under the visitor's pages."""
    answer = post_ticket(endpoints, DESKS.ticket(desk.secret), headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("ticket", ["", "x", "x" * 10_000, "../../etc/passwd"])
def test_a_ticket_that_was_never_made_brings_none(endpoints, desk, ticket):
    answer = post_ticket(endpoints, ticket)
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers


def test_the_secret_itself_is_no_ticket(endpoints, desk):
    assert post_ticket(endpoints, desk.secret).status_code == 404


def test_a_file_has_the_plan_for_the_one_whose_it_is(endpoints, desk):
    answer = ask(endpoints, "/take", MATRIX, desk.secret, of="figure", form="csv", own="1")
    assert answer.status_code == 200
    assert "清岚（草稿）" in answer.body.decode()
    assert answer.headers["cache-control"] == "private, no-store"


def test_a_slide_has_the_plan_as_a_column(endpoints, desk):
    answer = ask(endpoints, "/take", WHOLE, desk.secret, of="figure", form="pptx", own="1")
    slides = Presentation(io.BytesIO(answer.body)).slides
    chart = next(shape.chart for slide in slides for shape in slide.shapes if shape.has_chart)
    heads = [label.replace("\n", "") for label in labels(chart)]
    assert any("清岚（草稿）" in head for head in heads)


def test_the_offline_file_of_a_deck_has_the_plan(endpoints, desk):
    answer = ask(endpoints, "/take", WHOLE, desk.secret, of="deck", form="html", own="1")
    assert "清岚（草稿）" in answer.body.decode()


@pytest.mark.parametrize("gzipped", [True, False])
@pytest.mark.parametrize("path", ["/handout", "/present"])
def test_a_page_of_a_deck_has_the_plan_and_no_cache_takes_it(endpoints, desk, path, gzipped):
    answer = ask(endpoints, path, WHOLE, desk.secret, gzipped, own="1")
    body = gzip.decompress(answer.body) if gzipped else answer.body
    assert "清岚（草稿）" in body.decode()
    assert answer.headers["cache-control"] == "private, no-store"
    assert "清岚" not in gzip.decompress(ask(endpoints, path, WHOLE).body).decode()


@pytest.mark.parametrize("secret", ["", "made-up", "0" * 43])
@pytest.mark.parametrize("path", ["/take", "/handout", "/present"])
def test_without_the_cookie_the_same_address_gives_a_sentence(endpoints, desk, path, secret):
    asked = {"of": "figure", "form": "csv"} if path == "/take" else {}
    ask(endpoints, path, MATRIX, desk.secret, own="1", **asked)
    answer = ask(endpoints, path, MATRIX, secret, own="1", **asked)
    assert answer.status_code == 410
    assert "清岚" not in answer.body.decode()


def test_with_another_visitors_cookie_the_same_address_gives_that_visitors_plan(endpoints, desk, build):
    other = DESKS.open("other")
    assert ask(endpoints, "/take", MATRIX, other.secret, of="figure", form="csv", own="1").status_code == 410
    DESKS.close(other.secret)


def test_an_address_that_does_not_ask_for_it_gives_the_public_file_though_the_cookie_is_there(endpoints, desk):
    ask(endpoints, "/take", WHOLE, desk.secret, of="figure", form="csv", own="1")
    answer = ask(endpoints, "/take", WHOLE, desk.secret, of="figure", form="csv")
    assert "清岚" not in answer.body.decode()
    assert answer.body == ask(endpoints, "/take", WHOLE, of="figure", form="csv").body


def test_nothing_of_it_is_in_the_cache_of_answers(endpoints, desk, monkeypatch):
    stored = []
    original = own_files.Answers.get

    async def get(self, *given):
        value = await original(self, *given)
        stored.append(self._flights._cache)
        return value

    monkeypatch.setattr(own_files.Answers, "get", get)
    ask(endpoints, "/take", MATRIX, desk.secret, of="figure", form="csv", own="1")
    assert stored
    for cache in stored:
        assert "清岚".encode() not in b"".join(getattr(value, "body", b"") for value in cache.values())


def test_a_desk_without_a_build_has_no_files(endpoints, desk):
    desk.build = None
    assert ask(endpoints, "/take", MATRIX, desk.secret, of="figure", form="csv", own="1").status_code == 410


def test_no_log_has_words_of_the_plan_when_a_file_fails(endpoints, desk, monkeypatch, caplog):
    def fails(*_):
        raise RuntimeError(sample_plan().text[:200])

    monkeypatch.setattr("dashboard.web.routes.exports.of_figure", fails)
    with caplog.at_level(logging.DEBUG):
        answer = ask(endpoints, "/take", MATRIX, desk.secret, of="figure", form="csv", own="1")
    assert answer.status_code == 500
    assert "清岚" not in caplog.text
    assert "RuntimeError" in caplog.text


def fetch(endpoints, code, secret=""):
    cookie = [(b"cookie", f"{COOKIE}={secret}".encode())] if secret else []
    scope = {
        "type": "http", "method": "GET", "path": f"/desk/file/{code}", "path_params": {"code": code},
        "query_string": b"", "headers": [HOST, *cookie], "scheme": "https", "server": ("duizhao.example", 443),
    }  # fmt: skip
    return asyncio.run(endpoints["/desk/file/{code}"](Request(scope, stay)))


def test_the_file_of_a_button_is_given_with_the_cookie_alone_and_no_cache_takes_it(endpoints, desk):
    code = OwnFile(desk.secret, "清岚".encode, "清岚 pack.zip", "application/zip", False).store()
    answer = fetch(endpoints, code, desk.secret)
    assert (answer.status_code, answer.body.decode()) == (200, "清岚")
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["content-disposition"].startswith("attachment")
    other = DESKS.open("other")
    for secret in ("", other.secret, desk.secret[:-1]):
        refused = fetch(endpoints, code, secret)
        assert refused.status_code == 410
        assert "清岚" not in refused.body.decode()
    assert fetch(endpoints, "x" * 22, desk.secret).status_code == 410
    DESKS.close(other.secret)


def test_the_data_of_the_site_do_not_have_the_plan(endpoints, desk, built_database):
    for file in (built_database.parent / "downloads").rglob("*.csv"):
        assert "my-plan" not in file.read_text(encoding="utf-8")
    assert private_database() is None


def test_an_answer_of_a_visitors_own_is_never_one_that_can_be_cached():
    from dashboard.web.routes.answers import Answer, cached_size

    assert cached_size(Answer(b"x", headers={"Cache-Control": own_files.PRIVATE["Cache-Control"]})) is None
    assert cached_size(Answer(b"x")) is not None
