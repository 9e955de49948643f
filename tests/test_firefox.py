"""The main pages in Firefox, driven over WebDriver BiDi, which Firefox speaks by itself: nothing else is installed."""

import itertools
import json
import shutil
import subprocess
import time

import pytest
from websockets.sync.client import connect

from tests.conftest import free_port

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
pytestmark = pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed: apt-get install firefox-esr")
PATIENCE = 120
PAGES = ("", "matrix", "indicator?indicator=dual-qualified-share", "plan?plan=wuwei-2020", "register", "timeline")
PAGES += ("search?q=teachers", "files", "codebook", "sql", "deck")


class Firefox:
    """A page of a running Firefox."""

    def __init__(self, socket):
        self.socket, self.numbers = socket, itertools.count(1)
        self.ask("session.new", capabilities={})
        self.context = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method, **params):
        """The result of a BiDi command; events that come in between are left out."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self.socket.recv(timeout=PATIENCE))
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def open(self, url):
        self.ask("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def value(self, expression):
        found = self.ask("script.evaluate", expression=expression, target={"context": self.context}, awaitPromise=True)
        assert found["type"] == "success", found
        return found["result"].get("value")

    def wait(self, expression):
        deadline = time.monotonic() + PATIENCE
        while not (found := self.value(expression)):
            assert time.monotonic() < deadline, expression
            time.sleep(0.2)
        return found


def running(port, process):
    """A connection to a Firefox that has just been started."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None)
        except OSError:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.3)


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    port, profile = free_port(), tmp_path_factory.mktemp("firefox")
    command = [FIREFOX, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with running(port, process) as socket:
            yield Firefox(socket)
    finally:
        process.terminate()
        process.wait()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_its_headline_and_no_problem(firefox, shared_app_server, page):
    firefox.open(f"{shared_app_server}/{page}{'&' if '?' in page else '?'}lang=en")
    assert firefox.wait("document.querySelector('.dz-headline')?.textContent")
    firefox.wait("!document.querySelector('[data-testid=stStatusWidget]')")
    assert firefox.value("document.querySelector('.dz-problem')?.textContent ?? ''") == ""
    assert firefox.value("document.querySelector('[data-testid=stException]')?.textContent ?? ''") == ""


def test_a_chart_is_drawn(firefox, shared_app_server):
    firefox.open(f"{shared_app_server}/indicator?indicator=dual-qualified-share&lang=en")
    firefox.wait("document.querySelectorAll('.main-svg').length > 0")
    firefox.wait("document.querySelectorAll('.main-svg .point, .main-svg path').length > 3")


def test_the_search_box_answers_a_slash_and_follows_a_hit(firefox, shared_app_server):
    firefox.open(f"{shared_app_server}/matrix?lang=en")
    firefox.wait("!!document.querySelector('.dz-headline')")
    keys = [{"type": kind, "value": key} for key in "/farmers\ue007" for kind in ("keyDown", "keyUp")]
    firefox.ask(
        "input.performActions", context=firefox.context, actions=[{"type": "key", "id": "keyboard", "actions": keys}]
    )
    assert "farmer" in firefox.wait("document.querySelector('.dz-search mark')?.textContent.toLowerCase()")
    assert "/search?q=farmers" in firefox.value("location.href")
