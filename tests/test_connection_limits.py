"""Limits of connections, tried on a real socket: what is too large, too many or too slow is refused and cut."""

import contextlib
import socket
import threading

import pytest
import uvicorn

from dashboard.url_state.codec import MAX_CODE_LENGTH
from dashboard.web import runner
from dashboard.web.connection_limits import ConnectionLimits
from dashboard.web.visitors import SessionSlots

GUARD = 60  # seconds after which a test that hangs fails; no outcome depends on it
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
EVER = 3600.0
HUGE = b"x" * (32 << 20)  # more than any socket's buffers hold
PATIENT = {"head_seconds": EVER, "body_seconds": EVER, "stalled_seconds": EVER}


async def app(scope, receive, send):
    """Answers "/huge" with much, all else with how large the body was, and sends websockets away."""
    if scope["type"] != "http":
        await send({"type": "websocket.close"})
        return
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    body = HUGE if scope["path"] == "/huge" else f"body of {size}".encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})


class Servers:
    """Servers with limits: servers(ConnectionLimits(...)) starts one and gives a function that connects to it.

    protocols: the connections that the last one has accepted; lost: set once it has lost one.
    """

    def __init__(self, ending):
        self.ending, self.protocols, self.lost = ending, [], threading.Event()

    def __call__(self, limits):
        listening = socket.create_server(("127.0.0.1", 0))
        started = threading.Event()
        settings = runner.settings(limits) | {"lifespan": "off", "timeout_keep_alive": 3600}
        settings["http"] = self.observed(settings["http"])
        server = runner.Server(uvicorn.Config(app, **settings), started.set)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        self.ending.callback(thread.join, GUARD)
        self.ending.callback(setattr, server, "should_exit", True)
        assert started.wait(GUARD)
        return lambda: self.ending.enter_context(socket.create_connection(listening.getsockname(), GUARD))

    def observed(self, protocol):
        """The protocol, which notes its connections here."""
        servers = self

        class Observed(protocol):
            def connection_made(self, transport):
                servers.protocols.append(self)
                super().connection_made(transport)

            def connection_lost(self, exc):
                super().connection_lost(exc)
                servers.lost.set()

        return Observed


@pytest.fixture
def served():
    with contextlib.ExitStack() as ending:
        yield Servers(ending)


def until_cut(connection):
    """All that comes until the other side ends the connection."""
    said = b""
    with contextlib.suppress(ConnectionError):
        while part := connection.recv(65536):
            said += part
    return said


def answered(connection, request):
    """The first line and the body of the answer to a request after which the connection stays open."""
    connection.sendall(request)
    said = b""
    while b"\r\n\r\n" not in said or not said.endswith(b"body of 0"):
        said += connection.recv(65536)
    return said.split(b"\r\n")[0]


def test_a_usual_request_is_answered_and_the_connection_stays(served):
    connection = served(ConnectionLimits())()
    for _ in range(3):
        assert answered(connection, GET + b"\r\n") == b"HTTP/1.1 200 OK"


def test_a_deck_of_the_longest_code_passes(served):

    request = b"GET /handout?items=" + b"x" * MAX_CODE_LENGTH + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert answered(served(ConnectionLimits())(), request) == b"HTTP/1.1 200 OK"


# Too slow


def dribble(connection):
    """Send a header now and then, for as long as the other side listens."""
    while True:
        connection.sendall(b"X-A: b\r\n")
        threading.Event().wait(0.02)


@pytest.mark.parametrize("begun", [b"", b"G", GET, GET + b"Accept: ", b"\r\n\r\n"])
def test_a_head_that_does_not_come_to_an_end_is_cut(served, begun):
    connection = served(ConnectionLimits(**PATIENT | {"head_seconds": 0.05}))()
    connection.sendall(begun)
    said = until_cut(connection)
    assert said == b"" or said.startswith(b"HTTP/1.1 408 ")


def test_a_head_that_dribbles_is_cut_though_something_comes_all_the_time(served):
    connection = served(ConnectionLimits(**PATIENT | {"head_seconds": 0.2}))()
    connection.sendall(GET)
    with pytest.raises(ConnectionError):
        dribble(connection)


def test_the_second_request_of_a_connection_is_cut_as_the_first(served):
    connection = served(ConnectionLimits(**PATIENT | {"head_seconds": 1.0}))()
    connection.sendall(GET + b"\r\n" + GET)
    said = until_cut(connection)
    assert said.startswith(b"HTTP/1.1 200 OK")
    assert said.count(b"200 OK") == 1


def test_a_body_that_does_not_come_to_an_end_is_cut(served):
    connection = served(ConnectionLimits(**PATIENT | {"body_seconds": 0.05}))()
    connection.sendall(b"PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nsome")
    assert until_cut(connection).startswith(b"HTTP/1.1 408 ")


def test_a_reader_who_takes_nothing_of_an_answer_is_cut(served):
    connection = served(ConnectionLimits(**PATIENT | {"stalled_seconds": 0.05}))()
    connection.sendall(b"GET /huge HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert served.lost.wait(GUARD)  # takes nothing until the server has cut the connection
    assert len(until_cut(connection)) < len(HUGE)


def test_no_timer_runs_once_a_request_is_answered(served):
    connection = served(ConnectionLimits())()
    for _ in range(2):
        assert answered(connection, GET + b"\r\n") == b"HTTP/1.1 200 OK"
        (protocol,) = served.protocols
        assert (protocol._deadline, protocol._stall) == (None, None)


# Too large


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /" + b"x" * 2000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (GET + b"X-Long: " + b"x" * 2000 + b"\r\n\r\n", b"431"),
        (GET + b"X-Many: x\r\n" * 30 + b"\r\n", b"431"),
        (GET + b"X-Endless: " + b"x" * 5000, b"431"),
        (b"GET /" + b"x" * 5000, b"414"),
        (b"PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1388\r\n" + b"x" * 5000, b"413"),
        (b"not http\r\n\r\n", b"400"),
    ],
    ids=["address", "header", "headers", "header without end", "address without end", "body", "nonsense"],
)
def test_what_is_too_large_is_refused_and_the_connection_ended(served, request_, status):
    limits = ConnectionLimits(url=1000, headers=1000, fields=20, body=900, **PATIENT)
    connection = served(limits)()
    connection.sendall(request_[:20])  # in pieces, as a network has it
    for start in range(20, len(request_), 700):
        with contextlib.suppress(ConnectionError):
            connection.sendall(request_[start : start + 700])
    assert until_cut(connection).startswith(b"HTTP/1.1 " + status)


@pytest.mark.parametrize(
    ("spoken", "sentence"), [("zh-CN", "链接太长"), ("en", "link is too long"), ("fr", "too long")]
)
def test_a_refusal_is_said_in_the_language_of_the_asker_where_it_is_known(served, spoken, sentence):
    connection = served(ConnectionLimits(headers=1000, **PATIENT))()
    connection.sendall(GET + f"Accept-Language: {spoken}\r\nX-Long: ".encode() + b"x" * 2000 + b"\r\n\r\n")
    said = until_cut(connection).decode()
    assert "HTTP/1.1 431" in said
    assert ("请求头" in said) == (sentence == "链接太长")


# Too many


def test_connections_beyond_the_limit_are_told_so_and_are_answered_when_others_have_gone(served):
    connect = served(ConnectionLimits(connections=2, spare_connections=2, **PATIENT))
    first, second, third = connect(), connect(), connect()
    for connection in (first, second):
        assert answered(connection, GET + b"\r\n") == b"HTTP/1.1 200 OK"
    third.sendall(GET + b"\r\n")
    refused = until_cut(third)
    assert refused.startswith(b"HTTP/1.1 503 ")
    assert b"retry-after: 30" in refused.lower()
    first.sendall(GET + b"Connection: close\r\n\r\n")
    assert until_cut(first).startswith(b"HTTP/1.1 200 OK")
    assert answered(connect(), GET + b"\r\n") == b"HTTP/1.1 200 OK"


def test_connections_far_beyond_the_limit_are_dropped(served):
    connect = served(ConnectionLimits(connections=1, spare_connections=0, **PATIENT))
    first = connect()
    assert answered(first, GET + b"\r\n") == b"HTTP/1.1 200 OK"
    assert until_cut(connect()) == b""
    assert answered(first, GET + b"\r\n") == b"HTTP/1.1 200 OK"


UPGRADE = (
    GET + b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


@pytest.mark.parametrize(("most", "status"), [(1, b"403"), (0, b"503")])
def test_a_session_is_refused_where_there_is_no_room_for_it_and_led_on_where_there_is(served, most, status):
    connection = served(ConnectionLimits(slots=SessionSlots(most), **PATIENT))()
    connection.sendall(UPGRADE)
    assert until_cut(connection).startswith(b"HTTP/1.1 " + status)
