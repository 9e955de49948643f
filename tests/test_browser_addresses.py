"""Addresses as a browser and a raw socket meet them: what is not there, whose site this is, and what is too large."""

import contextlib
import http.client
import http.server
import socket
import threading
from urllib.parse import urlsplit

import pytest

from dashboard.web.request_limits import MAX_HEADER_BYTES, MAX_URL
from tests.conftest import running_app
from tests.waiting import settle, until

PATIENCE = 60  # seconds that a test waits for what comes at once; only a failure takes so long
CONNECTED = "document.querySelector('[data-testid=stApp]')?.dataset.testConnectionState === 'CONNECTED'"
OPENS = """address => new Promise(resolve => {
  const socket = new WebSocket(address, ['streamlit']);
  socket.onopen = () => { socket.close(); resolve('open'); };
  socket.onerror = () => resolve('refused');
})"""


def port_of(address):
    return urlsplit(address).port


def get(address, path, host="", method="GET", **headers):
    """Status, headers and text of an answer; `host` is what the request calls the site."""
    connection = http.client.HTTPConnection("localhost", port_of(address), timeout=PATIENCE)
    with contextlib.closing(connection):
        sent = {"Host": host or f"localhost:{port_of(address)}"}
        connection.request(
            method, path, headers=sent | {name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode("utf-8", "replace")


def converse(address, request):
    """All that comes back for some bytes, until the server closes."""
    with contextlib.closing(socket.create_connection(("localhost", port_of(address)), timeout=PATIENCE)) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(request)
        received = b""
        with contextlib.suppress(ConnectionResetError):
            while part := connection.recv(65536):
                received += part
        return received


# What is not there


@pytest.mark.parametrize(
    ("locale", "tag", "title"), [("zh-CN", "zh-CN", "没有这个页面"), ("en-US", "en", "No such page")]
)
@pytest.mark.parametrize("path", ["/nowhere", "/indicator/x", "/matrix/x/y/"])
def test_an_unknown_address_says_so_in_the_browsers_language(shared_app_server, new_page, locale, tag, title, path):
    page = new_page(locale=locale)
    assert page.goto(shared_app_server + path).status == 404
    assert page.locator("h1").inner_text() == title
    assert page.evaluate("document.documentElement.lang") == tag


def test_the_link_on_it_leads_to_the_overview_in_its_language(shared_app_server, new_page):
    page = new_page(locale="zh-CN")
    page.goto(f"{shared_app_server}/indicator/x?lang=en")
    page.get_by_role("link", name="Go to the overview").click()
    settle(page)
    assert urlsplit(page.url).path == "/"
    assert page.evaluate("document.documentElement.lang") == "en"


def test_the_page_that_may_be_meant_opens(shared_app_server, new_page):
    page = new_page(locale="en-US")
    page.goto(f"{shared_app_server}/matrixx")
    page.get_by_role("link", name="Matrix").click()
    settle(page)
    assert urlsplit(page.url).path == "/matrix"


@pytest.mark.parametrize("dark", [False, True])
def test_it_needs_no_script_and_has_the_colours_of_the_product(shared_app_server, shared_browser, dark):
    context = shared_browser.new_context(java_script_enabled=False, color_scheme="dark" if dark else "light")
    with contextlib.closing(context):
        page = context.new_page()
        page.goto(f"{shared_app_server}/nowhere")
        assert page.get_by_role("link").count() == 1
        shown = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert shown == ("rgb(22, 24, 27)" if dark else "rgb(255, 255, 255)")


@pytest.mark.parametrize("path", [
    "/media/none.csv", "/component/none/x.js", "/_stcore/bidi-components/none/x.js", "/static/js/none.js", "/none.png", "/_stcore/none",
])  # fmt: skip
def test_a_file_that_is_not_there_is_404_in_words_for_a_program(shared_app_server, path):
    status, headers, _ = get(shared_app_server, path, Accept="*/*")
    assert status == 404
    assert headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("path", [
    "/", "/indicator", "/overview", "/favicon.png", "/manifest.json", "/health", "/_stcore/health", "/_stcore/host-config", "/data/targets.csv",
])  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_is_there_is_answered_to_get_and_head(shared_app_server, path, method):
    status, _, body = get(shared_app_server, path, method=method)
    assert status == 200
    assert bool(body) == (method == "GET")


def test_the_slash_after_a_page_is_taken_away(shared_app_server):
    status, headers, _ = get(shared_app_server, "/indicator/?lang=zh")
    assert (status, headers["Location"]) == (301, "/indicator?lang=zh")


@pytest.mark.parametrize("path", ["/", "/indicator", "/health", "/take", "/data/targets.csv", "/static/js/none.js"])
def test_a_method_that_nothing_takes_is_405_with_those_that_are_taken(shared_app_server, path):
    status, headers, _ = get(shared_app_server, path, method="DELETE")
    if path.startswith("/static"):
        assert status == 404
    else:
        assert status == 405
        assert {"GET", "HEAD"} <= {name.strip() for name in headers["Allow"].split(",")}


# Whose site this is


@pytest.fixture(scope="module")
def named_server(built_database, tmp_path_factory):
    """A server that answers as plans.localhost alone, which browsers know to be this machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUIZHAO_HOSTS", "plans.localhost")
        with running_app(built_database, tmp_path_factory.mktemp("named") / "server.log") as address:
            yield address


def test_a_page_under_a_listed_host_connects(named_server, new_page):
    page = new_page()
    page.goto(f"http://plans.localhost:{port_of(named_server)}/matrix?lang=zh")
    settle(page)
    until(page, CONNECTED)


def test_a_page_under_a_host_that_the_policy_does_not_name_connects_by_self(shared_app_server, new_page):
    page, host = new_page(), f"plans.localhost:{port_of(shared_app_server)}"
    policy = page.goto(f"http://{host}/matrix?lang=zh").headers["content-security-policy"]
    assert "ws:" not in policy
    settle(page)
    until(page, CONNECTED)


@pytest.mark.parametrize("path", ["/", "/handout", "/take", "/data/targets.csv", "/nowhere", "/_stcore/host-config"])
def test_another_host_is_refused_everywhere(named_server, path):
    status, _, text = get(named_server, path, host="evil.example", Accept_Language="zh")
    assert status == 400
    assert "DUIZHAO_HOSTS" in text
    assert "evil" not in text


@pytest.mark.parametrize("path", ["/health", "/_stcore/health"])
def test_health_is_told_under_any_address(named_server, path):
    assert get(named_server, path, host="10.0.0.5:8501")[0] == 200


def test_a_request_without_a_host_is_refused_and_health_is_not(named_server):
    assert converse(named_server, b"GET / HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 400")
    assert converse(named_server, b"GET /health HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 200")


HANDSHAKE = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n{origin}\r\n"
)


@pytest.mark.parametrize(("host", "origin", "status"), [
    ("evil.example", "", b"400"),
    ("evil.example", "Origin: http://evil.example\r\n", b"400"),
    ("plans.localhost", "Origin: http://evil.example\r\n", b"403"),
    ("plans.localhost", "Origin: null\r\n", b"403"),
])  # fmt: skip
def test_a_websocket_of_another_host_or_another_sites_page_is_not_opened(named_server, host, origin, status):
    answer = converse(named_server, HANDSHAKE.format(host=host, origin=origin).encode())
    assert answer.startswith(b"HTTP/1.1 " + status)


@pytest.fixture
def foreign_site():
    """A page of another origin, without any policy of its own."""

    class Blank(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Blank)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_of_another_site_cannot_open_our_websocket(shared_app_server, foreign_site, new_page):
    stream = f"ws://localhost:{port_of(shared_app_server)}/_stcore/stream"
    page = new_page()
    page.goto(foreign_site)
    assert page.evaluate(OPENS, stream) == "refused"
    page.goto(f"{shared_app_server}/nowhere")
    assert page.evaluate(OPENS, stream) == "open"


def test_our_own_page_cannot_open_a_websocket_elsewhere(shared_app_server, new_page):
    page, stream = new_page(), f"ws://127.0.0.1:{port_of(shared_app_server)}/_stcore/stream"
    page.goto(f"{shared_app_server}/nowhere")
    assert page.evaluate(OPENS, stream) == "refused"


def test_metrics_are_for_the_machine_itself(shared_app_server):
    assert get(shared_app_server, "/_stcore/metrics")[0] == 200
    assert get(shared_app_server, "/_stcore/metrics", X_Forwarded_For="127.0.0.1")[0] == 404


# What is too large


@pytest.mark.parametrize(("request_head", "status"), [
    (b"GET /" + b"a" * MAX_URL + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", b"414"),
    (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + b"a" * MAX_HEADER_BYTES + b"\r\n\r\n", b"431"),
    (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-A: a\r\n" * 100 + b"\r\n", b"431"),
    (b"POST /take HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n", b"413"),
    (b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", b"413"),
])  # fmt: skip
def test_a_request_that_is_too_large_is_refused_and_the_connection_ended(shared_app_server, request_head, status):
    answer = converse(shared_app_server, request_head)
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert b"content-security-policy" in answer.lower()
