"""Files that visitors send are taken where a page takes files, few and small; elsewhere they are refused."""

import asyncio
import http.client
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from benchmarks.load.tab import Tab
from dashboard.web import uploads
from dashboard.web.uploads import UploadLimits, Uploads
from tests.conftest import running_app
from tests.faults import tree

BOUNDARY = "b"
SESSION = "s1"


# The real server, on which no page takes files


async def visit(address, work, page="deck"):
    """Do something on a thread while a visitor is there, given the id of the session."""
    async with Tab(urlsplit(address).port, "zh-CN") as tab:
        found = await tab.open(page, {})
        begun = next(m.new_session for m in map(parsed, found.raw) if m.HasField("new_session"))
        session = begun.initialize.session_id
        return await asyncio.to_thread(work, session)


def parsed(data):
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    return ForwardMsg.FromString(data)


def sent(address, session, name, body, spoken="en", token=""):
    """Status and text of the answer to an upload."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n'
    content = head.encode() + body + f"\r\n--{BOUNDARY}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Accept-Language": spoken}
    headers |= {"X-Xsrftoken": token, "Cookie": f"_streamlit_xsrf={token}"} if token else {}
    try:
        connection.request("PUT", f"/_stcore/upload_file/{session}/{name}", content, headers)
        found = connection.getresponse()
        return found.status, found.read().decode()
    finally:
        connection.close()


def test_server_stores_no_file_of_a_page_that_takes_none(built_database, tmp_path):
    with running_app(built_database, tmp_path / "log") as address:
        zh = asyncio.run(visit(address, lambda session: sent(address, session, "f", b"x" * 1000, "zh-CN"), "matrix"))
        en = asyncio.run(visit(address, lambda session: sent(address, session, "f", b"x" * 1000), "matrix"))
        nobody = sent(address, "nobody", "f", b"x")
    assert zh == (403, "此处不接收文件。")
    assert en == nobody == (403, "This site takes no files here.")


def token_of(address):
    """The token against forged requests, as the server gives it to a browser."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().headers["Set-Cookie"].partition("_streamlit_xsrf=")[2].partition(";")[0]
    finally:
        connection.close()


def test_of_a_page_that_takes_files_the_server_stores_few_of_each_session(built_database, tmp_path):
    product = tree(tmp_path / "product")
    module = product / "dashboard" / "web" / "uploads.py"
    assert '"deck"' in module.read_text(encoding="utf-8")
    large = b"x" * (4 << 20)

    def fill(session):
        token = token_of(address)
        return [sent(address, session, f"f{number}", large, token=token)[0] for number in range(4)]

    with running_app(built_database, tmp_path / "log", product) as address:
        assert asyncio.run(visit(address, fill)) == [204, 204, 413, 413]
        assert asyncio.run(visit(address, fill)) == [204, 204, 413, 413]  # another session


# The bounds


@pytest.fixture
def store(monkeypatch):
    """What Streamlit holds, by session and file; the session takes files."""
    held = {}
    monkeypatch.setattr(uploads, "stored_sizes", lambda: held)
    monkeypatch.setattr(uploads, "is_active", lambda session: True)
    monkeypatch.setattr(uploads, "_sessions", {SESSION, "s2"})
    return held


def put(app, name="f", size=10, session=SESSION, method="PUT", length=True):
    """Status of the answer to a file of so many bytes, sent in pieces of ten."""
    answers, rest = [], size

    async def receive():
        nonlocal rest
        piece = min(rest, 10)
        rest -= piece
        return {"type": "http.request", "body": b"x" * piece, "more_body": rest > 0}

    async def send(message):
        answers.append(message)

    headers = [(b"content-length", str(size).encode())] if length is True else []
    headers += [(b"content-length", length)] if isinstance(length, bytes) else []
    scope = {"type": "http", "method": method, "path": f"/_stcore/upload_file/{session}/{name}", "headers": headers}
    asyncio.run(app({**scope, "query_string": b""}, receive, send))
    return answers[0]["status"]


def storing(store):
    """An app that stores what it is sent, as Streamlit does; 499 where the asker went away."""

    async def app(scope, receive, send):
        session, name = scope["path"].split("/")[-2:]
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                await send({"type": "http.response.start", "status": 499, "headers": []})
                return
            body, more = body + message["body"], message["more_body"]
        store.setdefault(session, {})[name] = len(body)
        await send({"type": "http.response.start", "status": 204, "headers": []})

    return app


def test_files_of_a_session_are_bounded_in_number(store):
    app = Uploads(storing(store), UploadLimits(files=3, session=1000, total=5000))
    assert [put(app, str(number)) for number in range(5)] == [204, 204, 204, 413, 413]
    assert put(app, "0") == 204  # the same once more takes no other place
    assert put(app, "0", session="s2") == 204
    del store[SESSION]["1"]
    assert put(app, "new") == 204


def test_files_of_a_session_are_bounded_in_sum(store):
    app = Uploads(storing(store), UploadLimits(files=10, session=100, total=5000))
    assert [put(app, "a", 60), put(app, "b", 60), put(app, "b", 40), put(app, "c", 1)] == [204, 413, 204, 413]
    assert put(app, "a", 60) == 204  # in place of itself


def test_files_of_all_sessions_are_bounded_together(store):
    app = Uploads(storing(store), UploadLimits(files=10, session=100, total=150))
    assert [put(app, "a", 90), put(app, "a", 90, "s2"), put(app, "a", 60, "s2")] == [204, 503, 204]


def test_a_file_that_does_not_say_how_large_it_is_counts_as_the_largest(store):
    app = Uploads(storing(store), UploadLimits(session=1000))
    assert put(app, "a", 10, length=False) == 413
    assert put(app, "a", 10, length=b"ten") == 413
    assert put(app, "a", 10, length=b"9" * 400) == 413
    assert put(Uploads(storing(store), UploadLimits()), "a", 10, length=False) == 204


def test_a_file_that_is_larger_than_it_says_is_broken_off(store):
    assert put(Uploads(storing(store), UploadLimits()), "a", 500, length=b"20") == 499
    assert store == {}


def test_uploads_under_way_count_and_are_forgotten_when_they_are_over(store):
    inside = []

    async def meanwhile(scope, receive, send):
        inside.append((app.problem(SESSION, "b", 30), app.problem("s2", "b", 30)))
        raise ConnectionError

    app = Uploads(meanwhile, UploadLimits(session=100, total=120))
    with pytest.raises(ConnectionError):
        put(app, "a", 80)
    assert inside == [((413, "upload.many"), None)]
    assert not app.pending
    assert app.problem(SESSION, "b", 30) is None


@pytest.mark.parametrize("method", ["DELETE", "OPTIONS"])
def test_what_is_no_upload_is_led_on(store, method):
    assert put(Uploads(storing(store), UploadLimits(files=0)), method=method) == 204


# Which sessions may


def test_a_session_may_send_files_while_it_is_on_a_page_that_takes_them(monkeypatch, store):
    monkeypatch.setattr(uploads, "PAGES", frozenset({"desk"}))
    monkeypatch.setattr(uploads, "_sessions", set())
    monkeypatch.setattr(uploads, "get_script_run_ctx", lambda: SimpleNamespace(session_id=SESSION))
    app = Uploads(storing(store), UploadLimits())
    assert put(app) == 403
    uploads.register_page("desk")
    assert put(app) == 204
    uploads.register_page("indicator")
    assert put(app) == 403


def test_sessions_that_open_pages_at_once_are_all_noted(monkeypatch):
    monkeypatch.setattr(uploads, "PAGES", frozenset({"desk"}))
    monkeypatch.setattr(uploads, "_sessions", takers := {f"before-{number}" for number in range(100)})
    monkeypatch.setattr(uploads, "is_active", lambda _: time.sleep(0) or True)
    monkeypatch.setattr(
        uploads, "get_script_run_ctx", lambda: SimpleNamespace(session_id=threading.current_thread().name)
    )

    def come(_):
        uploads.register_page("desk")
        return threading.current_thread().name

    with ThreadPoolExecutor(16) as pool:
        names = set(pool.map(come, range(64)))
    assert names <= takers


def test_sessions_that_have_ended_are_forgotten(monkeypatch, store):
    monkeypatch.setattr(uploads, "PAGES", frozenset({"desk"}))
    monkeypatch.setattr(uploads, "_sessions", takers := {"gone"})
    monkeypatch.setattr(uploads, "is_active", lambda session: session != "gone")
    monkeypatch.setattr(uploads, "get_script_run_ctx", lambda: SimpleNamespace(session_id=SESSION))
    assert put(Uploads(storing(store)), session="gone") == 403
    uploads.register_page("desk")
    assert takers == {SESSION}
