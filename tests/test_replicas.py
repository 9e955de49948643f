"""Two replicas on one snapshot behind the balancer whose configuration we ship: the same answers, whoever is asked;
a visitor stays with one, is taken over when it goes, and sees a new snapshot on the next click."""

import asyncio
import contextlib
import http.client
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.load import setting
from benchmarks.load.checks import Change
from benchmarks.load.crowd import Log, crowd
from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck, DeckItem
from tests.conftest import ROOT, free_port, is_healthy, wait_until_healthy
from tests.waiting import settle, until

HAPROXY = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin:/usr/local/sbin")
needs_haproxy = pytest.mark.skipif(HAPROXY is None, reason="haproxy is not installed: apt-get install haproxy")
ITEMS = encode_deck(Deck((DeckItem("indicator", "indicator", {"indicator": "dual-qualified-share"}),)))
CONNECTED = "document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED'"
# The first click after a change of replicas only makes the page anew from its address: one clicks again.
TRANSLATED = """chosen => {
  if (document.documentElement.lang === 'zh-CN') return true;
  if (document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning')
    [...document.querySelectorAll(chosen)].find(button => button.textContent === '中文').click();
  return false;
}"""
# Everything that is answered without a session.
SHARED = (
    "/?lang=zh",
    "/indicator?lang=en",
    "/health",
    "/data/manifest.json",
    "/data/targets.csv",
    f"/take?of=figure&form=csv&items={ITEMS}&lang=en",
    f"/take?of=figure&form=xlsx&items={ITEMS}&lang=zh",
    f"/handout?items={ITEMS}&lang=zh",
    f"/present?items={ITEMS}&lang=en",
)


class Replica:
    """One server that can be ended and started again on its port."""

    def __init__(self, database, log):
        self.port, self.database, self.log = free_port(), database, log
        self.process = None

    def start(self):
        environment = {"PORT": str(self.port), "ADDRESS": "127.0.0.1", "DUIZHAO_DATABASE": str(self.database)}
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "tools/start.py"],
                cwd=ROOT,
                env=os.environ | environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        return self

    def wait(self):
        wait_until_healthy(self.process, self.port, self.log)

    def end(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Site:
    """Two replicas and the balancer in front of them."""

    def __init__(self, database, folder):
        self.database = database
        self.replicas = {name: Replica(database, folder / f"{name}.log") for name in ("one", "two")}
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self.environment = {f"DUIZHAO_{name.upper()}": f"127.0.0.1:{one.port}" for name, one in self.replicas.items()}
        self.environment["DUIZHAO_LISTEN"] = f"127.0.0.1:{self.port}"


@pytest.fixture(scope="module")
def site(built_database, tmp_path_factory):
    """A site on a snapshot of its own."""
    folder = tmp_path_factory.mktemp("replicas")
    shutil.copytree(built_database.parent, folder / "snapshot")
    made = Site(folder / "snapshot" / built_database.name, folder)
    configuration = ROOT / "tools" / "container" / "haproxy.cfg"
    with (folder / "balancer.log").open("wb") as log:
        balancer = subprocess.Popen(
            [HAPROXY, "-db", "-f", str(configuration)], env=os.environ | made.environment, stdout=log, stderr=log
        )
    try:
        for one in made.replicas.values():
            one.start()
        for one in made.replicas.values():
            one.wait()
        eventually(lambda: is_healthy(made.port))
        yield made
    finally:
        balancer.terminate()
        balancer.wait()
        for one in made.replicas.values():
            one.end()


def eventually(holds, seconds=120):
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never held"
        time.sleep(0.1)


def get(port, path, cookie="", host=""):
    """Status, headers and body of an answer; the balancer's cookie as it came, the page's site as asked."""
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    with contextlib.closing(connection):
        headers = {"Host": host or f"localhost:{port}"} | ({"Cookie": f"duizhao={cookie}"} if cookie else {})
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


USED = re.compile(rb',"(descriptors|memory_mb|visitors)":\{[^}]*\}')
PROCESS = re.compile(rb'"process":"[0-9a-f]{12}"|, "[0-9a-f]{12}"\);')


def content(body):
    """What is in an answer but which process made it and what that uses; of a workbook all but the moment at which it was made."""
    if not body.startswith(b"PK"):
        return USED.sub(b"", PROCESS.sub(b"", body))
    with zipfile.ZipFile(io.BytesIO(body)) as workbook:
        return tuple((name, workbook.read(name)) for name in workbook.namelist() if name != "docProps/core.xml")


def given(headers):
    """The replica that an answer binds its asker to; "" where they stay with the one they have."""
    found = [value for name, value in headers.items() if name.lower() == "set-cookie" and value.startswith("duizhao=")]
    return found[0].split(";")[0].partition("=")[2] if found else ""


def test_the_compose_file_runs_two_replicas_that_cannot_write_and_one_that_builds():
    text = (ROOT / "tools" / "container" / "compose.yaml").read_text(encoding="utf-8")
    assert text.count(": *replica") == 2
    assert "snapshot:/snapshot:ro" in text
    for name in ("DUIZHAO_LISTEN", "DUIZHAO_ONE", "DUIZHAO_TWO"):
        assert f'"${{{name}}}"' in (ROOT / "tools" / "container" / "haproxy.cfg").read_text(encoding="utf-8")
        assert name in text


@needs_haproxy
@pytest.mark.parametrize("path", SHARED)
def test_both_replicas_and_the_balancer_give_the_same_answer(site, path):
    ports = [one.port for one in site.replicas.values()] + [site.port]
    answers = [get(port, path, host="duizhao.example") for port in ports]
    assert [status for status, _, _ in answers] == [200] * 3
    assert len({content(body) for _, _, body in answers}) == 1
    if not any(PROCESS.search(body) for _, _, body in answers):  # what names its process has a tag of its own
        assert len({headers.get("ETag") for _, headers, _ in answers}) == 1


@needs_haproxy
def test_the_front_end_is_the_same_on_both_replicas(site):
    chunks = sorted((ROOT / ".venv").glob("lib/python*/site-packages/streamlit/static/static/js/index.*.js"))
    for chunk in chunks[:2]:
        bodies = {get(one.port, f"/static/js/{chunk.name}")[2] for one in site.replicas.values()}
        assert len(bodies) == 1


@needs_haproxy
@pytest.mark.parametrize("name", ["one", "two"])
def test_a_visitor_stays_with_a_replica(site, name):
    for _ in range(4):
        status, headers, _ = get(site.port, "/health", cookie=name)
        assert (status, given(headers)) == (200, "")


@needs_haproxy
def test_a_visitor_without_a_cookie_is_given_a_replica(site):
    assert {given(get(site.port, "/health")[1]) for _ in range(6)} == {"one", "two"}


@needs_haproxy
def test_a_new_snapshot_comes_while_visitors_click_and_each_sees_it_on_the_next_click(site, tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    old, new = setting.version(), setting.new_version(tmp_path / "data")
    log = Log(Change(old, new))

    def roll_out():
        log.change = Change(old, new, setting.build(tmp_path / "data", site.database.parent))

    rolling = threading.Thread(target=roll_out)
    rolling.start()
    deadline = time.time() + 900

    def going():
        """Until each visitor has been answered after the change."""
        later = {one.visitor for one in list(log.shown) if one.version and one.asked > log.change.at}
        return time.time() < deadline and len(later) < 4

    with ThreadPoolExecutor(1) as thread:  # the browser of the other tests holds the event loop of this one
        thread.submit(asyncio.run, crowd(site.port, setting.codes(site.database), 4, going, 0, log)).result()
    rolling.join()
    log.judge()
    assert log.said == []
    assert list(log.first.values()) == [True] * 4


@needs_haproxy
def test_a_replica_that_ends_is_stood_in_for_and_comes_back(site, new_page):
    page = new_page(locale="en-US")
    page.goto(f"{site.address}/indicator?lang=en&indicator=training-person-times")
    settle(page)
    said = page.locator(".dz-headline").first.inner_text()
    mine = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "duizhao")
    site.replicas[mine].end()
    eventually(lambda: given(get(site.port, "/health", cookie=mine)[1]) not in ("", mine))
    until(page, CONNECTED)
    until(page, TRANSLATED, ".st-key-choose-lang button")
    settle(page)
    assert "indicator=training-person-times" in page.url
    assert page.locator(".dz-headline").first.inner_text() != said
    page.goto(f"{site.address}/indicator?lang=en&indicator=training-person-times")
    settle(page)
    assert page.locator(".dz-headline").first.inner_text() == said
    site.replicas[mine].start().wait()
    eventually(lambda: given(get(site.port, "/health", cookie=mine)[1]) == "")
