"""Raw connections to a real server: what sends no whole request is cut, in time and in bytes, and nothing else is."""

import asyncio
import contextlib
import http.client
import socket
import subprocess
import sys
import threading

import pytest
import uvicorn
from websockets.sync.client import connect

from dashboard.serving.connection import BoundedConnection
from tests.conftest import ROOT

PATIENCE = 60  # seconds that a test waits for what comes at once; only a failure takes so long
WHOLE = b"GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Recorded(BoundedConnection):
    """Connections that are never cut for being slow, and can be looked at."""

    head_seconds = 3600.0
    made: list[BoundedConnection]

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.made.append(self)


class Hasty(Recorded):
    """Connections that are cut at once where no whole request comes."""

    head_seconds = 0.2


class Site:
    """A server on a thread whose application says whether the timer of its newest connection runs."""

    def __init__(self, protocol):
        self.connections = protocol.made = []
        self.released = threading.Event()
        options = {"ws": "websockets-sansio", "lifespan": "off", "interface": "asgi3", "log_level": "critical"}
        config = uvicorn.Config(self.application, http=protocol, **options)
        self.server = uvicorn.Server(config)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.listening]}, daemon=True)
        self.thread.start()

    async def application(self, scope, receive, send):
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
            await receive()
            await send({"type": "websocket.send", "text": self.timer()})
            return
        if scope["path"] == "/held":
            await asyncio.to_thread(self.released.wait)
        if scope["path"] == "/body":
            while (await receive()).get("more_body"):
                pass
        body = self.timer().encode()
        await send(
            {"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(body)).encode())]}
        )
        await send({"type": "http.response.body", "body": body})

    def timer(self):
        return "runs" if self.connections[-1]._head_timer else "stands"

    def open(self):
        return contextlib.closing(socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE))

    def end(self):
        self.released.set()
        self.server.should_exit = True
        self.thread.join()


@pytest.fixture
def site():
    running = Site(Recorded)
    yield running
    running.end()


@pytest.fixture
def hasty_site():
    running = Site(Hasty)
    yield running
    running.end()


def rest(connection):
    """All that still comes, until the other side closes."""
    received = b""
    with contextlib.suppress(ConnectionResetError):  # what was sent in vain lies unread
        while part := connection.recv(65536):
            received += part
    return received


def send_all(connection, data):
    """Send until the other side has had enough."""
    with contextlib.suppress(ConnectionError):
        connection.sendall(data)


def test_a_connection_that_sends_nothing_is_closed(hasty_site):
    with hasty_site.open() as connection:
        assert rest(connection) == b""


@pytest.mark.parametrize(
    "start", [b"G", b"GET / HTTP/1.1\r\n", WHOLE[:-2], b"PUT /body HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n"]
)
def test_a_request_whose_head_never_ends_is_408(hasty_site, start):
    with hasty_site.open() as connection:
        connection.sendall(start)
        answer = rest(connection)
    assert answer.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert "请求没有在规定时间内发完" in answer.decode()


def test_a_second_request_that_never_ends_is_cut_too(hasty_site):
    answer = b""
    while not answer.startswith(b"HTTP/1.1 200"):  # on a busy machine the first may come too late itself
        with hasty_site.open() as connection:
            send_all(connection, WHOLE % b"")
            answer = connection.recv(65536)
            assert answer[:12] in (b"", b"HTTP/1.1 200", b"HTTP/1.1 408")
            if answer.startswith(b"HTTP/1.1 200"):
                connection.sendall(b"GET /again HTTP/1.1\r\n")
                assert rest(connection).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("start", [b"GET /", b"GET / HTTP/1.1\r\nHost: a\r\nX-A: "])
def test_a_head_without_end_is_431(site, start):
    with site.open() as connection:
        send_all(connection, start + b"a" * 4 * BoundedConnection.head_bytes)
        answer = rest(connection)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 431 ")  # a reset can overtake the answer
    assert site.connections[0].transport.is_closing()


def test_a_head_without_end_in_small_parts_is_431(site):
    with site.open() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
        for _ in range(BoundedConnection.head_bytes // 1000 - 1):
            connection.sendall(b"X-A: " + b"a" * 993 + b"\r\n")
        connection.sendall(b"X-A: " + b"a" * 1993 + b"\r\n")
        assert rest(connection).startswith(b"HTTP/1.1 431 ")


def test_a_large_head_that_ends_is_left_to_the_application(site):
    with site.open() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-A: " + b"a" * 60_000 + b"\r\n\r\n")
        assert rest(connection).startswith(b"HTTP/1.1 200")


def test_a_head_without_end_behind_a_request_in_work_is_cut(site):
    with site.open() as connection:
        connection.sendall(WHOLE % b"held")
        send_all(connection, b"GET /" + b"a" * 4 * BoundedConnection.head_bytes)
        assert b"HTTP/1.1 200" not in rest(connection)


def test_no_timer_runs_while_a_request_is_in_work(site):
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)
    with contextlib.closing(connection):
        for _ in range(3):
            connection.request("GET", "/")
            assert connection.getresponse().read() == b"stands"


def test_a_body_may_be_larger_than_a_head(site):
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)
    with contextlib.closing(connection):
        connection.request("PUT", "/body", b"a" * 20 * BoundedConnection.head_bytes)
        assert connection.getresponse().read() == b"stands"
        connection.request("GET", "/")
        assert connection.getresponse().status == 200


def test_requests_one_behind_the_other_are_all_answered(site):
    with site.open() as connection:
        connection.sendall((WHOLE % b"") * 20 + b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert rest(connection).count(b"HTTP/1.1 200") == 21


def test_a_websocket_is_not_cut(site):
    with connect(f"ws://127.0.0.1:{site.port}/", open_timeout=PATIENCE) as websocket:
        websocket.send("?")
        assert websocket.recv(timeout=PATIENCE) == "stands"


def test_installed_it_is_what_a_server_of_the_process_uses():
    code = (
        "from dashboard.serving import connection; import uvicorn; connection.install(); "
        "config = uvicorn.Config('serve:app'); config.app = lambda: None; config.load(); "
        "print(config.http_protocol_class.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "BoundedConnection"
