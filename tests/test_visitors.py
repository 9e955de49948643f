"""More visitors than there is room for: the first are served, later ones are told, and who leaves makes room."""

import asyncio
import contextlib
import resource
import subprocess
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus

from benchmarks.load.tab import Tab
from dashboard.web import request_scope, resources
from dashboard.web.visitors import STREAM, SessionSlots, Visitors
from tests.conftest import ROOT, free_port, wait_until_healthy
from tests.faults import answer

FEW = 256  # descriptors, as macOS gives them
TOO_MANY = resources.capacity(FEW).visitors + 10


@pytest.fixture
def site(built_database, tmp_path):
    """The address and the process of a server that may open so few descriptors, and cannot raise the limit."""

    def fewer():
        resource.setrlimit(resource.RLIMIT_NOFILE, (FEW, FEW))

    port, log = free_port(), tmp_path / "server.log"
    environment = {"PORT": str(port), "ADDRESS": "127.0.0.1", "DUIZHAO_DATABASE": str(built_database), "PATH": ""}
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "tools/start.py"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=fewer,
        )
    try:
        wait_until_healthy(server, port, log)
        yield f"http://127.0.0.1:{port}", server.pid, log
    finally:
        server.kill()
        server.wait()


def descriptors(pid):
    folder = Path(f"/proc/{pid}/fd")
    return len(list(folder.iterdir())) if folder.exists() else None


async def enter(port, staying):
    """The status with which a visitor was refused, 200 for one who was shown a page; `staying` keeps them there."""
    tab = Tab(port, "zh-CN", patience=600.0)  # however slow the machine is
    try:
        await staying.enter_async_context(tab)
    except InvalidStatus as refused:
        return refused.response.status_code
    found = await tab.open("", {})
    return 200 if found.status == 0 else found.status


def test_with_256_descriptors_more_than_a_hundred_are_served_and_the_rest_told_and_none_is_held_for_who_left(site):
    address, pid, log = site
    port = urlsplit(address).port

    async def come():
        async with AsyncExitStack() as staying:
            came = [await enter(port, staying) for _ in range(TOO_MANY)]
            full = await asyncio.gather(
                *(
                    asyncio.to_thread(answer, address, path)
                    for path in ("/health", "/?lang=en", "/?lang=zh", "/handout")
                )
            )
            held = descriptors(pid)
        return came, full, held

    empty = descriptors(pid)
    came, (health, english, chinese, handout), held = asyncio.run(come())
    assert came == [200] * resources.capacity(FEW).visitors + [503] * 10
    assert came.count(200) >= 100
    assert health[0] == 200
    assert '"status":"full"' in health[1]
    assert (english[0], chinese[0]) == (503, 503)
    assert "The site is full" in english[1]
    assert "已满" in chinese[1]
    assert handout[0] != 503  # costs no session
    assert "Too many open files" not in log.read_text(encoding="utf-8")
    if held is not None:
        assert held - empty < 1.3 * came.count(200)  # one for each
    assert answer(address, "/?lang=zh")[0] == 200  # they have left
    assert asyncio.run(come_once(port)) == 200


async def come_once(port):
    async with AsyncExitStack() as staying:
        return await enter(port, staying)


# The middleware


async def inner(scope, receive, send):
    """Accepts a session that goes on until it is told to end; answers all else."""
    if scope["type"] == "websocket":
        await receive()
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def status(app, path, kind="http", query=b""):
    """Status that an app answers with; None where it led a session on."""
    sent = []

    async def receive():
        return {"type": "end"}

    async def send(message):
        sent.append(message)

    scope = {"type": kind, "method": "GET", "path": path, "headers": [], "query_string": query, "root_path": ""}
    scope["extensions"] = {"websocket.http.response": {}}
    await app(scope, receive, send)
    return sent[0]["status"] if sent else None


@pytest.mark.parametrize("base", ["", "plans"])
def test_of_a_full_server_only_pages_and_sessions_are_refused(base, monkeypatch):
    monkeypatch.setattr(request_scope, "base_path", lambda: f"/{base}" if base else "")
    app = Visitors(inner, SessionSlots(0))
    under = f"/{base}" if base else ""
    for path in ("/", "/indicator", "/deck"):
        assert asyncio.run(status(app, under + path)) == 503
    for path in ("/health", "/take", "/handout", "/present", "/data/targets.csv", "/static/js/a.js"):
        assert asyncio.run(status(app, under + path)) == 200
    assert asyncio.run(status(app, under + STREAM, "websocket")) == 503


def test_a_session_is_counted_out_even_if_it_fails():
    async def fails(scope, receive, send):
        raise RuntimeError

    slots = SessionSlots(1)
    for _ in range(3):
        with contextlib.suppress(RuntimeError):
            asyncio.run(status(Visitors(fails, slots=slots), STREAM, "websocket"))
    assert slots.used == 0
    assert asyncio.run(status(Visitors(inner, slots=slots), STREAM, "websocket")) is None
