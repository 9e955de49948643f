"""A full room: hundreds of clients at real sockets, who all ask at the same moment."""

import asyncio
import threading
import time
from collections import Counter
from urllib.parse import urlencode, urlsplit

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.database.queries.register import indicators
from dashboard.deck.codec import encode_deck
from dashboard.deck.export_files import deck_bytes
from dashboard.deck.model import Deck, DeckItem
from dashboard.exports.html.document import handout_html
from dashboard.web.routes import deck_pages, endpoints, exports
from dashboard.web.routes.answers import Answers
from tests import small
from tests.conftest import free_port

ROOM, SLIDES = 200, 30
SHARE = DeckItem("indicator", "indicator", {"indicator": small.SHARE})


def deck(items, path="handout", **asked_for):
    return f"/{path}?{urlencode({'items': encode_deck(Deck(tuple(items))), 'lang': 'zh'} | asked_for)}"


def thirty(database):
    """Thirty indicators of a database, round and round where it has fewer."""
    codes = list(indicators(file=database)["indicator_id"])
    return [DeckItem("indicator", "indicator", {"indicator": codes[n % len(codes)]}, f"{n}") for n in range(SLIDES)]


def sixteen():
    """Sixteen figures that differ in their title."""
    return [DeckItem(**vars(SHARE) | {"title": f"{n}"}) for n in range(16)]


async def get(server, path, ready=None, **headers):
    """Status, headers and body of an answer; connected before `ready`, asked after it."""
    reader, writer = await asyncio.open_connection(*server)
    lines = {"Host": "duizhao.example", "Connection": "close", "Accept-Encoding": "gzip"} | headers
    try:
        if ready:
            await ready.wait()
        writer.write(f"GET {path} HTTP/1.1\r\n".encode() + "".join(f"{k}: {v}\r\n" for k, v in lines.items()).encode())
        writer.write(b"\r\n")
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    finally:
        writer.close()
    first, *rest = head.decode("latin-1").split("\r\n")
    return int(first.split()[1]), {line.split(":")[0].lower(): line.split(": ", 1)[1] for line in rest}, body


async def crowd(server, path, clients=ROOM):
    """The answers to so many clients who ask at once."""
    ready = asyncio.Barrier(clients)
    return await asyncio.gather(*(get(server, path, ready) for _ in range(clients)))


def address(url):
    return urlsplit(url).hostname, urlsplit(url).port


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def server(answers, use_database, tmp_path):
    """The addresses of this room at a real socket of this process, beside one that needs a thread, as /health does."""
    use_database(small.write(tmp_path / "plans.duckdb"))
    routes = [*endpoints.routes(answers), Route("/thread", lambda request: PlainTextResponse("here"))]
    port = free_port()
    running = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=running.run)
    thread.start()
    eventually(lambda: running.started)
    yield "127.0.0.1", port
    running.should_exit = True
    thread.join()


def eventually(holds):
    """Wait for something that comes without fail, however slow the machine."""
    deadline = time.monotonic() + 300
    while not holds():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.01)


class Gate:
    """Holds back whatever is made until it is opened, and counts it."""

    def __init__(self):
        self.made, self._open = Counter(), threading.Event()

    def around(self, make, name):
        def held(*args, **kwargs):
            self.made[name] += 1
            self._open.wait()
            return make(*args, **kwargs)

        return held

    def open(self):
        self._open.set()


@pytest.fixture
def gate(monkeypatch):
    made = Gate()
    monkeypatch.setattr(deck_pages, "html_page", made.around(handout_html, "page"))
    monkeypatch.setattr(exports, "deck_bytes", made.around(deck_bytes, "deck"))
    yield made
    made.open()


def waiting(answers):
    return sum(flight.waiting for flight in answers._flights._flights.values())


async def until(holds):
    await asyncio.to_thread(eventually, holds)


def test_a_room_of_two_hundred_has_a_deck_of_thirty_slides_that_was_made_once(server, answers, gate, tmp_path):
    async def test():
        path = deck(thirty(tmp_path / "plans.duckdb"))
        room = asyncio.ensure_future(crowd(server, path))
        await until(lambda: waiting(answers) == ROOM)
        assert (await get(server, "/thread"))[0] == 200  # none of them holds a thread
        gate.open()
        found = await room
        assert Counter(status for status, _, _ in found) == {200: ROOM}
        assert len({(headers["etag"], body) for _, headers, body in found}) == 1
        assert gate.made == {"page": 1}

    asyncio.run(test())


def test_whoever_leaves_the_room_is_no_longer_waited_for(server, answers, gate):
    async def test():
        room = [asyncio.ensure_future(get(server, deck([SHARE]))) for _ in range(20)]
        await until(lambda: waiting(answers) == 20)
        for client in room[5:]:
            client.cancel()
        await until(lambda: waiting(answers) == 5)
        gate.open()
        assert [status for status, _, _ in await asyncio.gather(*room[:5])] == [200] * 5
        assert gate.made == {"page": 1}

    asyncio.run(test())


def test_sixteen_large_decks_of_one_address_hold_up_no_table_and_no_other_address(server, answers, gate):
    async def test():
        decks = [deck([titled], "take", of="deck", form="pptx") for titled in sixteen()]
        large = [asyncio.ensure_future(get(server, path)) for path in decks]
        await until(lambda: waiting(answers) == 16 and gate.made["deck"] == 1)
        for form in ("csv", "xlsx"):
            assert (await get(server, deck([SHARE], "take", form=form)))[0] == 200
        other = {"X-Forwarded-For": "192.0.2.7"}  # the server believes the proxy on its own machine
        modest = asyncio.ensure_future(get(server, deck([SHARE]), **other))
        await until(lambda: gate.made == {"deck": 1, "page": 1})
        gate.open()
        assert {status for status, _, _ in await asyncio.gather(modest, *large)} == {200}

    asyncio.run(test())


def test_a_deck_is_made_while_tables_are_at_it(server, answers, gate, monkeypatch):
    monkeypatch.setitem(exports.TABLES, "csv", gate.around(exports.TABLES["csv"], "table"))
    monkeypatch.setattr(deck_pages, "html_page", lambda *args, **kwargs: b"page")

    async def test():
        paths = [deck([titled], "take", form="csv") for titled in sixteen()]
        tables = [asyncio.ensure_future(get(server, path)) for path in paths]
        await until(lambda: waiting(answers) == 16 and gate.made["table"])
        assert (await get(server, deck([SHARE])))[0] == 200
        gate.open()
        assert {status for status, _, _ in await asyncio.gather(*tables)} == {200}

    asyncio.run(test())


def test_the_real_server_serves_a_full_room_and_is_well_meanwhile(shared_app_server, built_database):
    async def test():
        server, path = address(shared_app_server), deck(thirty(built_database))
        room = asyncio.ensure_future(crowd(server, path))
        assert (await get(server, "/health"))[0] == 200
        found = await room
        assert Counter(status for status, _, _ in found) == {200: ROOM}
        assert len({headers["etag"] for _, headers, _ in found}) == 1

    asyncio.run(test())


def test_a_room_without_a_database_is_told_so_by_every_answer(server, use_database, tmp_path):
    use_database(tmp_path / "none.duckdb")

    async def test():
        found = await crowd(server, deck([SHARE]), 50)
        assert {status for status, _, _ in found} == {503}
        assert not [headers for _, headers, _ in found if "etag" in headers]

    asyncio.run(test())
