"""The balancer's configuration that we ship, in a real haproxy before small servers that say what they were asked."""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dashboard.web.request_limits import MAX_HEADER_BYTES, MAX_HEADERS, MAX_URL
from tests.conftest import ROOT, free_port

HAPROXY = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(HAPROXY is None, reason="haproxy is not installed: apt-get install haproxy")
CONFIGURATION = (ROOT / "tools" / "container" / "haproxy.cfg").read_text(encoding="utf-8")
PATIENCE = 60  # seconds that a test waits for what comes soon; only a failure takes so long


class Echo(BaseHTTPRequestHandler):
    """A replica that answers with the headers it was sent."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = json.dumps([[name.lower(), value] for name, value in self.headers.items()]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Replica(ThreadingHTTPServer):
    """A server that does not mind connections that the balancer cuts."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, client_address):
        pass


def check(text, folder):
    """haproxy's own check of a configuration."""
    file = folder / "haproxy.cfg"
    file.write_text(text, encoding="utf-8")
    environment = os.environ | dict.fromkeys(("DUIZHAO_LISTEN", "DUIZHAO_ONE", "DUIZHAO_TWO"), "127.0.0.1:1")
    return subprocess.run(
        [HAPROXY, "-c", "-f", str(file)], env=environment, capture_output=True, text=True, check=False
    )


@contextlib.contextmanager
def balancer(folder, **replacements):
    """The port of a running balancer; each replacement is (what the file says, what is said instead)."""
    text = CONFIGURATION
    for old, new in replacements.values():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file = folder / "haproxy.cfg"
    file.write_text(text, encoding="utf-8")
    replica = Replica(("127.0.0.1", 0), Echo)
    threading.Thread(target=replica.serve_forever, daemon=True).start()
    port, address = free_port(), f"127.0.0.1:{replica.server_port}"
    environment = {"DUIZHAO_LISTEN": f"127.0.0.1:{port}", "DUIZHAO_ONE": address, "DUIZHAO_TWO": address}
    with (folder / "balancer.log").open("wb") as log:
        running = subprocess.Popen(
            [HAPROXY, "-db", "-f", str(file)], env=os.environ | environment, stdout=log, stderr=log
        )
    try:
        deadline = time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(OSError):
                if ask(port, b"GET /health HTTP/1.1\r\n").startswith(b"HTTP/1.1 200"):
                    break
            assert running.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield port
    finally:
        running.terminate()
        running.wait()
        replica.shutdown()
        replica.server_close()


def ask(port, head, closes=True):
    """What comes back for the start of a request, until the other side closes; nothing where it does not let in."""
    with contextlib.suppress(ConnectionError):
        return converse(port, head, closes)
    return b""


def converse(port, head, closes):
    with contextlib.closing(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(head + (b"Host: plans.example.org\r\nConnection: close\r\n\r\n" if closes else b""))
        received = b""
        with contextlib.suppress(ConnectionResetError):
            while part := connection.recv(65536):
                received += part
        return received


def headers_at_replica(answer):
    return json.loads(answer.partition(b"\r\n\r\n")[2])


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with balancer(tmp_path_factory.mktemp("balancer")) as running:
        yield running


def test_haproxy_takes_the_configuration_without_a_warning(tmp_path):
    done = check(CONFIGURATION, tmp_path)
    assert done.returncode == 0
    assert "warning" not in (done.stdout + done.stderr).lower()


def test_haproxy_refuses_a_configuration_with_a_mistake(tmp_path):
    assert check(CONFIGURATION.replace("timeout connect", "timeout conect"), tmp_path).returncode != 0


def test_the_longest_address_and_headers_that_a_replica_takes_reach_it(port):
    head = b"GET /" + b"a" * (MAX_URL - 1) + b" HTTP/1.1\r\n"
    head += b"".join(b"X-%d: a\r\n" % number for number in range(MAX_HEADERS - 10))
    assert ask(port, head + b"Cookie: " + b"c" * (MAX_HEADER_BYTES - 1_000) + b"\r\n").startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("head", [
    b"GET /" + b"a" * 120_000 + b" HTTP/1.1\r\n",
    b"GET / HTTP/1.1\r\nX-A: " + b"a" * 120_000 + b"\r\n",
    b"GET / HTTP/1.1\r\n" + b"X-A: a\r\n" * 200,
])  # fmt: skip
def test_what_is_far_too_large_ends_at_the_balancer(port, head):
    assert b"HTTP/1.1 200" not in ask(port, head)


@pytest.mark.parametrize(
    "forged", ["X-Forwarded-For: 127.0.0.1", "x-forwarded-for: 192.0.2.9, 127.0.0.1", "Forwarded: for=127.0.0.1"]
)
def test_where_a_visitor_comes_from_is_said_by_the_balancer_alone(port, forged):
    headers = headers_at_replica(ask(port, f"GET / HTTP/1.1\r\n{forged}\r\n{forged}\r\n".encode()))
    assert [value for name, value in headers if name == "x-forwarded-for"] == ["127.0.0.1"]
    assert "192.0.2.9" not in json.dumps(headers)
    assert "forwarded" not in dict(headers)


@pytest.mark.parametrize("forged", ["X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example"])
def test_neither_scheme_nor_host_is_taken_from_a_visitor(port, forged):
    headers = dict(headers_at_replica(ask(port, f"GET / HTTP/1.1\r\n{forged}\r\n".encode())))
    assert headers["host"] == "plans.example.org"
    assert not {"x-forwarded-proto", "x-forwarded-host"} & set(headers)


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/metrics?a=b", "/_stcore/script-health-check", "/_stcore/agent/mcp"]
)
def test_what_tells_about_a_replica_ends_at_the_balancer(port, path):
    assert ask(port, f"GET {path} HTTP/1.1\r\n".encode()).startswith(b"HTTP/1.1 404")


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/_stcore/host-config", "/indicator?lang=zh", "/data/targets.csv"]
)
def test_what_visitors_need_reaches_a_replica(port, path):
    assert ask(port, f"GET {path} HTTP/1.1\r\n".encode()).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("start", [b"", b"G", b"GET / HTTP/1.1\r\nHost: a\r\n"])
def test_a_connection_that_sends_no_whole_request_is_closed(tmp_path, start):
    with balancer(tmp_path, head=("timeout http-request 10s", "timeout http-request 300ms")) as port:
        answer = ask(port, start, closes=False)
        assert answer == b"" or answer.startswith(b"HTTP/1.1 408")


def test_a_connection_that_is_idle_after_an_answer_is_closed(tmp_path):
    with balancer(tmp_path, idle=("timeout http-keep-alive 15s", "timeout http-keep-alive 300ms")) as port:
        answer = ask(port, b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", closes=False)
        assert answer.startswith(b"HTTP/1.1 200")


def limit(name):
    """A bound as the file states it."""
    return int(re.search(rf"{{ sc0_{name} gt (\d+) }}", CONFIGURATION)[1])


def test_a_room_of_two_hundred_phones_behind_one_address_is_within_the_bounds():
    phones, connections, requests = 200, 7, 70
    assert limit("conn_cur") > phones * connections
    assert limit("conn_rate") > 2 * phones * connections
    assert limit("http_req_rate") > 2 * phones * requests


def test_one_address_does_not_take_all_connections():
    assert limit("conn_cur") < int(re.search(r"^\s+maxconn (\d+)$", CONFIGURATION, re.M)[1]) / 2


def test_an_address_that_asks_without_end_is_told_to_wait(tmp_path):
    bound = ("sc0_http_req_rate gt 30000", "sc0_http_req_rate gt 20")
    with balancer(tmp_path, rate=bound, window=("http_req_rate(10s)", "http_req_rate(1h)")) as port:
        answers = [ask(port, b"GET / HTTP/1.1\r\n") for _ in range(25)]
    assert answers[0].startswith(b"HTTP/1.1 200")
    assert answers[-1].startswith(b"HTTP/1.1 429")
    assert b"retry-after: 10" in answers[-1].lower()
    assert "请求太多" in answers[-1].decode()


def held_connection(port):
    """A connection that has been served and stays open; None where it is refused."""
    with contextlib.suppress(ConnectionError):
        connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        if connection.recv(65536).startswith(b"HTTP/1.1 200"):
            return contextlib.closing(connection)
        connection.close()
    return None


def test_an_address_that_opens_connections_without_end_is_cut_and_let_in_again(tmp_path):
    bounds = {
        "connections": ("sc0_conn_cur gt 2000", "sc0_conn_cur gt 10"),
        "idle": ("timeout http-keep-alive 15s", "timeout http-keep-alive 1h"),
    }
    with balancer(tmp_path, **bounds) as port, contextlib.ExitStack() as stack:
        count = 0
        while connection := held_connection(port):
            stack.enter_context(connection)
            count += 1
            assert count <= 10
        stack.close()
        deadline = time.monotonic() + PATIENCE
        while not ask(port, b"GET / HTTP/1.1\r\n").startswith(b"HTTP/1.1 200"):
            assert time.monotonic() < deadline
