"""A request whose address, headers or body are too large is refused in words, and one at the limit is not."""

import pytest

from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck, DeckItem
from dashboard.exports.items import MAX_ITEMS
from dashboard.url_state import codec
from dashboard.web import request_limits
from dashboard.web.request_limits import MAX_BODY, MAX_HEADER_BYTES, MAX_HEADERS, MAX_URL, RequestLimits
from tests.asgi import PLAIN, scope_of, send_request


def request(path="/", **options):
    return send_request(RequestLimits, scope_of(path, **options))


def length(scope):
    return sum(len(name) + len(value) for name, value in scope["headers"])


def padded(size):
    """Headers of so many bytes together, Host among them."""
    used = length(scope_of()) + len("cookie")
    return [("Cookie", "c" * (size - used))]


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(("size", "passes"), [(MAX_URL, True), (MAX_URL + 1, False)])
def test_an_address_has_a_limit(kind, size, passes):
    answer = request("/deck", query="items=" + "a" * (size - len("/deckitems=")), kind=kind)
    assert (answer.body == PLAIN) == passes
    assert answer.status == (200 if passes else 414)


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(("size", "passes"), [(MAX_HEADER_BYTES, True), (MAX_HEADER_BYTES + 1, False)])
def test_all_headers_together_have_a_limit(kind, size, passes):
    answer = request(headers=padded(size), kind=kind)
    assert answer.status == (200 if passes else 431)


@pytest.mark.parametrize(("count", "status"), [(MAX_HEADERS, 200), (MAX_HEADERS + 1, 431)])
def test_the_number_of_headers_has_a_limit(count, status):
    assert request(headers=[("X-A", "")] * (count - 1)).status == status


def test_the_longest_code_that_is_unpacked_fits_into_an_address():
    assert codec.MAX_CODE_LENGTH + 1_000 < MAX_URL


def test_a_full_deck_of_titled_items_fits_into_an_address():
    titles = [f"{chr(0x4E00 + 97 * number % 20000)}{number}号会议用图：各地到期的承诺" for number in range(MAX_ITEMS)]
    items = tuple(
        DeckItem("indicator", "indicator", {"indicator": f"indicator-{number}", "scale": "per_million"}, title)
        for number, title in enumerate(titles)
    )
    assert len(f"/handout?items={encode_deck(Deck(items, '会议'))}&lang=zh") < MAX_URL


BODIES = [
    [("Content-Length", str(MAX_BODY + 1))],
    [("Content-Length", "9" * 30)],
    [("Content-Length", "-1")],
    [("Transfer-Encoding", "chunked")],
]


@pytest.mark.parametrize("headers", BODIES)
@pytest.mark.parametrize(("method", "path"), [
    ("GET", "/"), ("POST", "/indicator"), ("PUT", "/nowhere"), ("GET", "/_stcore/upload_file/a/b"), ("POST", "/x/_stcore/upload_file/a/b"),
])  # fmt: skip
def test_a_body_is_refused_where_nothing_takes_one(headers, method, path):
    answer = request(path, method=method, headers=headers)
    assert (answer.status, answer.scope) == (413, None)
    assert answer.headers["connection"] == "close"


@pytest.mark.parametrize("headers", BODIES)
def test_a_body_is_taken_where_streamlit_takes_files(headers):
    assert request("/_stcore/upload_file/session/file", method="PUT", headers=headers).body == PLAIN


@pytest.mark.parametrize("size", ["0", str(MAX_BODY)])
def test_a_few_bytes_that_nobody_reads_do_no_harm(size):
    assert request("/indicator", method="POST", headers=[("Content-Length", size)]).body == PLAIN


@pytest.mark.parametrize(("language", "words"), [("zh-CN", "网址最长"), ("en", "An address may have at most")])
def test_what_is_too_large_is_said_in_the_askers_language(language, words):
    answer = request("/deck", query="items=" + "a" * MAX_URL, headers=[("Accept-Language", language)])
    assert answer.body.decode().startswith(words)
    assert str(request_limits.MAX_URL) in answer.body.decode()
