"""What the tests share: the sources, a database built from data/, a running dashboard, a browser."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from tests import small
from tests.browser import NoBrowserError, launch_options, require_browser

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_START = 240
# The same examples on every machine and every run: a test that fails fails again.
hypothesis.settings.register_profile("duizhao", derandomize=True, deadline=None, max_examples=100, database=None)
hypothesis.settings.load_profile("duizhao")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def sources_dir() -> Path:
    """The folder of the five source texts, which are not part of the repository."""
    folder = Path(os.environ.get("DUIZHAO_SOURCES") or ROOT.parent / "shared" / "sources")
    if not folder.is_dir():
        pytest.skip(f"the source texts are not here: {folder} (set DUIZHAO_SOURCES)")
    return folder


@pytest.fixture(scope="session")
def built_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real database, built from data/ into a folder of its own."""
    folder = tmp_path_factory.mktemp("build")
    command = [sys.executable, "-m", "etl", "build", "--build", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "plans.duckdb"


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small database (tests/small.py), for all who only read it."""
    return small.write(tmp_path_factory.mktemp("small") / "plans.duckdb")


@pytest.fixture
def use_database(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Have this process read a database, from the folder in which it is started: use_database(file)."""

    def use(file: Path) -> None:
        monkeypatch.setenv("DUIZHAO_DATABASE", str(file))
        monkeypatch.chdir(ROOT)

    return use


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("localhost", port, timeout=2)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    return False


@contextlib.contextmanager
def running_app(database: Path | None, log: Path, product: Path = ROOT) -> Iterator[str]:
    """Start the dashboard as `make run` does, give its address, and end it with all its children.

    database: None for that of the product, built when it is due.
    """
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "ADDRESS": "localhost", "DUIZHAO_DATABASE": str(database or "")}
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "tools/start.py"],
            cwd=product,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_healthy(server, port, log)
        yield f"http://localhost:{port}"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def wait_until_healthy(server: subprocess.Popen, port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not is_healthy(port):
        if server.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"the dashboard did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
        time.sleep(0.1)


@pytest.fixture
def app_server(built_database: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server started for this test alone: some faults show in the first session only."""
    with running_app(built_database, tmp_path / "server.log") as address:
        yield address


@pytest.fixture(scope="session")
def shared_app_server(built_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one server for all tests to which its age does not matter."""
    with running_app(built_database, tmp_path_factory.mktemp("server") / "server.log") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator:
    """A browser, found by tests/browser.py. Without one the test fails: it is never skipped."""
    from playwright.sync_api import sync_playwright

    try:
        options = launch_options(require_browser())
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(**options)
        yield running
        running.close()


@pytest.fixture
def new_page(browser) -> Iterator[Callable]:
    """Make a page for each reader: new_page(locale="en-US", width=390, dark=True). Each is a session of its own."""
    contexts = []

    def make(locale: str = "zh-CN", width: int = 1280, height: int = 900, dark: bool = False):
        context = browser.new_context(
            locale=locale,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(90_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def browser_page(new_page):
    """One page of a Chinese reader at a desk: 1280 pixels, light."""
    return new_page()
